// The monthly summary as the owner reads it. Every number comes from the rows.

import type { FateCounts } from '../../../shared/messages/failure-rate.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';
import {
  type EmailBlock,
  type EmailContent,
  emailLayout,
  emailText,
} from '../../../shared/pages/email-layout.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { type CalendarMonth, monthName } from '../../../shared/time/calendar-month.ts';
import { type LoyaltyFigures, worthMinor } from '../decisions/summary.ts';
import type { Judged, WinBacks } from '../decisions/win-backs.ts';
import { shown } from '../points.ts';
import type { JudgedMonths } from './judged-win-backs.ts';

export type SummaryContext = {
  readonly month: CalendarMonth;
  /** Points that all members together held at the month's end. */
  readonly outstanding: number;
  /** What a point is worth in minor units, where the owner said so. */
  readonly pointValueMinor: number | undefined;
  /** Nudges and bonuses, each with how many came back. */
  readonly winBacks: JudgedMonths;
  /** What became of the month's mails to members. */
  readonly mails: FateCounts;
};

/** The figures as the paragraph may name them. Pure. */
export function paragraphFacts(figures: LoyaltyFigures, context: SummaryContext, shop: Shop): ParagraphFacts {
  const worth = worthOf(context, shop);
  return {
    month: monthName(context.month, shop.locale),
    counts: {
      people_joined: joined(figures),
      purchases_with_points: figures.purchases,
      points_given: shown(figures.given),
      rewards_claimed: figures.rewardsGiven,
      points_redeemed: shown(figures.redeemed),
      ...Object.fromEntries(figures.redemptions.map(({ reward, count }) => [`claimed: ${reward}`, count])),
      regulars_nudged: figures.nudged,
      win_back_bonuses: figures.bonuses,
      regulars_who_came_back: figures.returned,
      nudged_who_came_back: context.winBacks.month.nudges.cameBack,
      given_a_bonus: context.winBacks.month.bonuses.people,
      bonus_points: shown(context.winBacks.month.bonuses.points),
      given_a_bonus_who_came_back: context.winBacks.month.bonuses.cameBack,
      points_outstanding: shown(context.outstanding),
    },
    amounts: worth === undefined ? [] : [worth],
    percents: [],
    names: figures.redemptions.map(({ reward }) => reward),
    locale: shop.locale,
  };
}

/** The summary as an e-mail to the owner; without a `paragraph` a plain one stands on top. Pure. */
export function summaryEmail(
  figures: LoyaltyFigures,
  context: SummaryContext & { readonly paragraph: string | undefined },
  shop: Shop,
): Email {
  const month = monthName(context.month, shop.locale);
  const content: EmailContent = {
    shopName: shop.name,
    heading:
      figures.rewardsGiven === 0
        ? `No reward was claimed in ${month}`
        : `${count(figures.rewardsGiven, 'reward', shop)} claimed in ${month}`,
    preheader: `Loyalty, ${month}`,
    blocks: [
      { kind: 'paragraph', text: context.paragraph ?? plainParagraph(figures, context, shop) },
      ...figureBlocks(figures, context, shop),
    ],
    footer: {
      lines: [
        'Points for purchases count in the month the till told us of them; refunds, voids and what was undone are off.',
        'A regular counts as come back when they were on the lapsing list, or at rest, and were seen again; after a nudge or a bonus, when that was within the days after which your rules call a regular away.',
      ],
    },
    lang: shop.locale,
  };
  return {
    to: shop.ownerEmails,
    subject: `Loyalty in ${month}`,
    html: emailLayout(content),
    text: emailText(content),
    tags: { product: 'loyalty', letter: 'monthly-summary' },
  };
}

function figureBlocks(figures: LoyaltyFigures, context: SummaryContext, shop: Shop): EmailBlock[] {
  const bars = (rows: readonly (readonly [string, number])[]) =>
    rows.map(([label, value]) => ({ label, value, shown: number(value, shop) }));
  const points = (value: number) => number(shown(value), shop);
  const worth = worthOf(context, shop);
  return [
    {
      kind: 'figure',
      figure: points(context.outstanding),
      label: `points outstanding at the end of the month${worth === undefined ? '' : `, worth ${worth}`}`,
    },
    ...(worth === undefined
      ? [
          {
            kind: 'note' as const,
            text: 'To see what these points are worth, write it in your rules, for example: “100 points are worth 5.”',
          },
        ]
      : []),
    {
      kind: 'barChart',
      caption: 'New members',
      bars: bars([
        ['Joined at the till', figures.enrolledBySale],
        ['Signed up', figures.signedUp],
        ...(figures.imported === 0 ? [] : [['Imported', figures.imported] as const]),
      ]),
    },
    {
      kind: 'keyValueTable',
      caption: 'Points',
      rows: [
        { key: 'Purchases with points', value: number(figures.purchases, shop) },
        { key: 'Points given', value: points(figures.given) },
        { key: 'Points redeemed', value: points(figures.redeemed) },
        { key: 'Goodwill', value: points(figures.goodwill) },
        { key: 'Win-back bonuses', value: points(figures.bonusPoints) },
        ...(figures.broughtIn === 0 ? [] : [{ key: 'Imported', value: points(figures.broughtIn) }]),
        ...(figures.lapsed === 0
          ? []
          : [{ key: 'Lapsed with members who were forgotten', value: points(figures.lapsed) }]),
      ],
    },
    ...(figures.redemptions.length === 0
      ? []
      : [
          {
            kind: 'barChart' as const,
            caption: 'Rewards claimed',
            bars: bars(figures.redemptions.map(({ reward, count: times }) => [reward, times])),
          },
        ]),
    {
      kind: 'barChart',
      caption: 'Regulars who slipped away',
      bars: bars([
        ['Nudged', figures.nudged],
        ['Given a bonus', figures.bonuses],
        ['Came back', figures.returned],
        ['Let rest', figures.rested],
      ]),
    },
    ...winBackBlocks(context, shop),
    ...failuresNote(context.mails, shop),
    {
      kind: 'keyValueTable',
      caption: 'Looked at twice',
      rows: [
        { key: 'Sales held for review', value: number(figures.held, shop) },
        { key: 'Approved', value: number(figures.approved, shop) },
        { key: 'Rejected', value: number(figures.rejected, shop) },
        { key: 'Rewards given by a manager', value: number(figures.overrides, shop) },
        { key: 'Undone', value: number(figures.undone, shop) },
      ],
    },
  ];
}

/** Mails that did not surely go out, in a sentence or two; nothing in a good month. */
function failuresNote({ refused, unknown, late }: FateCounts, shop: Shop): EmailBlock[] {
  const never = refused + late;
  const sentences = [
    ...(never === 0 ? [] : [`${count(never, 'mail', shop)} to members could not be sent.`]),
    ...(unknown === 0 ? [] : [`We do not know the fate of ${count(unknown, 'mail', shop)} to members.`]),
  ];
  return sentences.length === 0 ? [] : [{ kind: 'note', text: sentences.join(' ') }];
}

/** How the tries to win somebody back went: those of this month so far, those of the month before with a month more. */
function winBackBlocks({ month, winBacks }: SummaryContext, shop: Shop): EmailBlock[] {
  const rowsOf = ({ nudges, bonuses }: WinBacks, of: CalendarMonth, soFar: string) => [
    ...(nudges.people === 0
      ? []
      : [{ key: `Nudged in ${monthName(of, shop.locale)}`, value: `${ofThem(nudges, shop)}${soFar}` }]),
    ...(bonuses.people === 0
      ? []
      : [
          {
            key: `Given a bonus in ${monthName(of, shop.locale)}, ${count(shown(bonuses.points), 'point', shop)} in all`,
            value: `${ofThem(bonuses, shop)}${soFar}`,
          },
        ]),
  ];
  const rows = [
    ...rowsOf(winBacks.month, month, ' so far'),
    ...rowsOf(winBacks.before, winBacks.before.of, ''),
  ];
  return rows.length === 0
    ? []
    : [{ kind: 'keyValueTable', caption: 'Was it worth it? How many came back', rows }];
}

const ofThem = ({ people, cameBack }: Judged, shop: Shop): string =>
  `${number(cameBack, shop)} of ${number(people, shop)}`;

function plainParagraph(figures: LoyaltyFigures, context: SummaryContext, shop: Shop): string {
  const worth = worthOf(context, shop);
  const points = (value: number) => count(shown(value), 'point', shop);
  return [
    `In ${monthName(context.month, shop.locale)} ${joined(figures) === 1 ? '1 person' : `${number(joined(figures), shop)} people`} joined, and ${count(figures.purchases, 'purchase', shop)} earned ${points(figures.given)}.`,
    `Members claimed ${count(figures.rewardsGiven, 'reward', shop)} for ${points(figures.redeemed)}.`,
    ...(figures.nudged + figures.bonuses + figures.returned === 0
      ? []
      : [
          `${count(figures.nudged, 'regular', shop)} who had slipped away got a friendly word, and ${number(figures.returned, shop)} came back.`,
        ]),
    ...(context.winBacks.month.bonuses.people === 0
      ? []
      : [
          `We gave ${points(context.winBacks.month.bonuses.points)} in bonuses, and ${ofThem(context.winBacks.month.bonuses, shop)} came back so far.`,
        ]),
    `Together they hold ${points(context.outstanding)} now${worth === undefined ? '' : `, worth ${worth}`}.`,
  ].join(' ');
}

const joined = ({ enrolledBySale, signedUp, imported }: LoyaltyFigures): number =>
  enrolledBySale + signedUp + imported;

const worthOf = ({ outstanding, pointValueMinor }: SummaryContext, shop: Shop): string | undefined =>
  pointValueMinor === undefined
    ? undefined
    : formatMoney(worthMinor(outstanding, pointValueMinor), shop.currency, shop.locale);

const count = (value: number, thing: string, shop: Shop): string =>
  `${number(value, shop)} ${thing}${value === 1 ? '' : 's'}`;

const number = (value: number, shop: Shop): string => new Intl.NumberFormat(shop.locale).format(value);
