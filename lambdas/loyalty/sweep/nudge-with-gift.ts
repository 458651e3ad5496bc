// The nudge that goes out by itself, and what the owner's rules give with it. Announced first, counted then: after a crash in
// between it is announced again, under the same name, and mailed once; the points have their name from the same nudge.
import { heldBackBy } from '../../../shared/messages/going-live.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { askOf } from '../../../shared/people/ask-contacts.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { boughtAgainSince } from '../decisions/lapsing.ts';
import { bonusKey } from '../decisions/ledger-key.ts';
import { type Announce, rewardEarned } from '../mails/announce.ts';
import { WIN_BACK } from '../names.ts';
import type { LapsingRow, MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { Lapsing } from '../state/lapsing.ts';
import { giftId, nudgeRef } from '../state/nudging.ts';
import type { makeGrantBonus } from '../state/points/bonus.ts';
import { sharedKeysOf } from '../state/telling-others.ts';

export type NudgeParts = {
  readonly lapsing: Pick<Lapsing, 'nudge'>;
  readonly announce: Announce;
  readonly grantBonus: ReturnType<typeof makeGrantBonus>;
  /** Where the products share what they know of people. */
  readonly contacts?: Pick<Contacts, 'look'>;
  readonly shop: Pick<Shop, 'timeZone' | 'live'>;
};

export type NudgeRules = Pick<LoyaltyRules, 'winBackGift' | 'rewards' | 'fromAll' | 'sameDay'>;

type Nudge = {
  readonly row: LapsingRow;
  readonly member: MemberRow;
  readonly at: Date;
  readonly rules: NudgeRules;
};

const FIRST = 1;

export async function nudgeBySystem(nudge: Nudge, parts: NudgeParts): Promise<void> {
  const { row, at } = nudge;
  const { phone } = row;
  // One mail, not two: the present's own says that they were missed.
  if (!(await giveWith(nudge, parts)))
    await parts.announce({ type: WIN_BACK, detail: { phone, kind: 'nudge', ref: nudgeRef(row, FIRST) } });
  await parts.lapsing.nudge({ phone, at, byUser: 'system', maxNudges: FIRST });
}

/**
 * False where nothing is given: no rule says so, staff gave a bonus in this very moment, or nobody would hear of it.
 */
async function giveWith(nudge: Nudge, parts: NudgeParts): Promise<boolean> {
  const { row, member, at, rules } = nudge;
  const { winBackGift: points, rewards } = rules;
  const { phone, listed_at } = row;
  const keyed = new Date(listed_at);
  // An earlier try gave it and died before it was told: what was given is told of, whatever holds by now.
  const wasGiven = member.last_bonus === bonusKey({ at: keyed, id: giftId(FIRST) });
  if (points === undefined || (!wasGiven && (await hearsNothing(nudge, parts)))) return false;
  const given = await parts.grantBonus({
    phone,
    id: giftId(FIRST),
    at,
    keyed,
    points,
    byStaff: 'system',
    seen: member.last_bonus ?? '',
    rewards,
  });
  if (given.kind !== 'granted' && given.kind !== 'already') return false;
  const { ts } = given.row;
  const earned = rewardEarned(given.row);
  if (earned !== undefined) await parts.announce(earned);
  await parts.announce({
    type: WIN_BACK,
    detail: { phone, kind: 'bonus', ref: ts, points: given.row.points_change },
  });
  return true;
}

/**
 * Whoever it is not live for, or who is silent in another product, gets no mail, and whoever bought in another is not missed: a present that nobody hears of brings
 * nobody back. Their nudge is announced all the same, and its row says why it did not go out. Throws where nobody can be asked: the
 * sweep is tried again.
 */
async function hearsNothing({ row, member, at, rules }: Nudge, parts: NudgeParts): Promise<boolean> {
  const { phone, email } = member;
  if (heldBackBy(parts.shop.live, digestOfAddress(phone)) !== undefined) return true;
  if (parts.contacts === undefined) return false;
  const since = boughtAgainSince(member);
  const question = askOf({
    id: nudgeRef(row, FIRST),
    kind: 'member-mail',
    at,
    rules,
    zone: parts.shop.timeZone,
    ...(since === undefined ? {} : { notBoughtSince: since }),
  });
  const keys = sharedKeysOf(phone, email === undefined ? undefined : digestOfAddress(email));
  const refused = await parts.contacts.look(keys, question);
  return refused?.reason === 'silent-elsewhere' || refused?.reason === 'bought-elsewhere';
}
