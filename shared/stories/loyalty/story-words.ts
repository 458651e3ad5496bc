// What moved a member's points, what was held and why, what staff did, and what was mailed, in words.
import { listed } from '../../text/listed.ts';
import type { StoryLine, StoryMessage, StoryRow, StorySources } from '../story.ts';

const REASONS: Readonly<Record<string, string>> = {
  earn: 'for a sale',
  correction: 'for other figures of a sale',
  refund: 'for a refund',
  void: 'for a sale that was taken back',
  'reward-redeem': 'for a reward',
  goodwill: 'as goodwill',
  'win-back-bonus': 'as a win-back bonus',
  reversed: 'because staff took it back',
  import: 'brought along from before',
  erased: 'because they asked to be forgotten',
};
const BY_HAND = new Set(['reward-redeem', 'goodwill', 'win-back-bonus', 'reversed']);

export function ledgerLine(row: StoryRow, sale: StoryRow | undefined, { money }: StorySources): StoryLine {
  const change = Number(row.points_change);
  const points = change === 0 ? 'No points' : `${change > 0 ? '+' : ''}${pointsOf(change)}`;
  const reward = typeof row.reward === 'string' ? ` (${row.reward})` : '';
  const why = whyOf(row, sale, money);
  return {
    at: String(row.posted_at),
    kind: BY_HAND.has(String(row.reason)) ? 'deed' : 'decision',
    says: `${points} ${REASONS[String(row.reason)] ?? String(row.reason)}${reward}`,
    ...(why === '' ? {} : { why }),
  };
}

function whyOf(row: StoryRow, sale: StoryRow | undefined, money: StorySources['money']): string {
  const figures = sale?.figures as StoryRow | undefined;
  const crossed = Array.isArray(row.crossed) ? row.crossed.map(String) : [];
  return [
    ...(row.reason === 'earn' && figures !== undefined
      ? [
          `${money(figures.total_minor, sale?.currency)}: ${String(row.base_points)} points, and ${String(row.bonus_points ?? 0)} more as the owner’s rules have it.`,
        ]
      : []),
    ...(crossed.length === 0 ? [] : [`With it came within reach: ${listed(crossed)}.`]),
    ...(typeof row.by_staff === 'string' ? [`By ${row.by_staff}.`] : []),
  ].join(' ');
}

const pointsOf = (points: number): string =>
  `${points < 0 ? '−' : ''}${Math.abs(points).toLocaleString('en-GB')} ${Math.abs(points) === 1 ? 'point' : 'points'}`;

const KINDS: Readonly<Record<string, string>> = { changed: 'changed sale', unread: 'payment' };

const FLAGS: Readonly<Record<string, string>> = {
  'far-larger-basket': 'It is far larger than any basket of theirs before',
  'large-first-sale': 'It is very large for somebody’s first sale',
  'told-twice-differently': 'The till told the same sale twice, with other figures',
  'other-member': 'The till named another member for the same sale',
  'changed-after-refund': 'The sale was changed after some of it was refunded',
  'below-zero': 'The balance would fall below zero',
  'redeemed-already': 'The points are spent already',
  'unread-payment': 'The till never showed the sale behind this payment',
  'unread-refund': 'The till never showed the sale behind this refund',
};
const ENDS: Readonly<Record<string, string>> = {
  approved: 'approved, and the points move',
  rejected: 'rejected, and no point moves',
  withdrawn: 'taken back by the till first',
};

/** When it was held, and when it was decided. */
export function heldLines(row: StoryRow, { money }: StorySources): readonly StoryLine[] {
  const what = `${KINDS[String(row.kind)] ?? String(row.kind)} of ${money(row.total_minor, row.currency)}`;
  const held: StoryLine = {
    at: String(row.held_at),
    kind: 'decision',
    says: `Held: a ${what}, ${pointsOf(Number(row.computed_points ?? 0))}`,
    why: `${FLAGS[String(row.flag_reason)] ?? String(row.flag_reason)}, so a manager decides.`,
  };
  if (typeof row.decided_at !== 'string') return [held];
  const by = typeof row.by_staff === 'string' ? { why: `By ${row.by_staff}.` } : {};
  return [
    held,
    {
      at: row.decided_at,
      kind: 'deed',
      says: `The ${what} is ${ENDS[String(row.status)] ?? String(row.status)}`,
      ...by,
    },
  ];
}

export const auditLine = (row: StoryRow): StoryLine => ({
  at: String(row.ts).split('#')[0] ?? '',
  kind: row.by_user === 'system' ? 'decision' : 'deed',
  says: `Noted: ${String(row.action).replaceAll('-', ' ')}`,
  why: `By ${row.by_user === 'system' ? 'the tracker itself' : String(row.by_user)}.`,
});

const OUTCOMES: Readonly<Record<string, string>> = {
  sent: 'A mail goes out',
  refused: 'A mail is refused for good',
  later: 'A mail waits',
  unknown: 'A mail may have gone out; it is not sent again',
  'left-alone': 'A mail does not go out',
};

const LEFT_ALONE: Readonly<Record<string, string>> = {
  'silent-elsewhere': 'they want no messages of another product of the shop, and silence counts for all',
  'bought-elsewhere': 'they bought since, as another product told',
  'enough-messages': 'they had as many messages of all products as the owner allows',
  'better-message': 'a message that matters more is on its way',
  'not-live': 'they would have got it, and the loyalty tracker is not live for them yet',
  'owner-only': 'it went to the owner instead: the loyalty tracker is not live for anybody else yet',
};

export const mailLine = (row: StoryRow, message: StoryMessage | undefined): StoryLine => ({
  at: String(row.at),
  kind: 'message',
  says: OUTCOMES[String(row.outcome)] ?? `A mail: ${String(row.outcome)}`,
  why:
    typeof row.reason === 'string'
      ? `${String(row.subject)} (${LEFT_ALONE[row.reason] ?? row.reason})`
      : String(row.subject),
  ...(message === undefined ? {} : { message: message.id }),
});
