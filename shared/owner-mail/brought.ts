// What a product brought, as a letter to the owner says it: those who were written to beside those who are held out, with the
// interval of the difference, or that it is too early to say. Nothing where nobody is held out.
import type { EmailBlock } from '../pages/email-blocks.ts';
import { formatMoney } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { broughtMinor, moneyFinding, type Spent } from '../statistics/bootstrap.ts';
import { type Finding, finding, type Share } from '../statistics/proportions.ts';
import { count, countsTable, number } from './figures.ts';

/** Whom something was offered, or would have been; with what each brought, in the shop's currency, where that is known. */
export type BroughtGroup = Share & Partial<Spent>;

/** All since somebody was held out first. */
export type BroughtSoFar = {
  readonly offered: BroughtGroup;
  readonly heldOut: BroughtGroup;
  readonly weeks: number;
};

export type BroughtWords = {
  /** "What the reminders brought". */
  readonly caption: string;
  /** "Bought after a reminder". */
  readonly offered: string;
  /** "Bought without one, held out". */
  readonly heldOut: string;
  /** "a cart", for what it brings of each. */
  readonly each?: string;
};

export function broughtBlocks(so: BroughtSoFar, words: BroughtWords, shop: Shop): readonly EmailBlock[] {
  const { offered, heldOut, weeks } = so;
  if (heldOut.of === 0) return [];
  const counted = `Counted since somebody was held out first, ${count(Math.round(weeks), 'week', shop)} in all.`;
  return [
    countsTable(
      words.caption,
      [
        [words.offered, shareText(offered, shop)],
        [words.heldOut, shareText(heldOut, shop)],
      ],
      shop,
    ),
    { kind: 'note', text: [said(so, shop), ...saidOfMoney(so, words, shop), counted].join(' ') },
  ];
}

function said({ offered, heldOut, weeks }: BroughtSoFar, shop: Shop): string {
  const found = finding(offered, heldOut, weeks);
  if (found.kind === 'not-enough') return notEnough('Not enough yet', 'to say what it brings', found, shop);
  const points = (share: number) => number(Math.round(share * 1000) / 10, shop);
  const between = `between ${points(found.from)} and ${points(found.to)}, 95 times of 100`;
  return `It brings ${points(found.estimate)} more of a hundred (${between}).`;
}

function saidOfMoney(
  { offered, heldOut, weeks }: BroughtSoFar,
  { each = 'one' }: BroughtWords,
  shop: Shop,
): readonly string[] {
  if (!hasMoney(offered) || !hasMoney(heldOut)) return [];
  const found = moneyFinding(offered, heldOut, weeks);
  if (found.kind === 'not-enough')
    return [notEnough('In money not enough yet', 'to say what it brings', found, shop)];
  const money = (minor: number) => formatMoney(Math.round(minor), shop.currency, shop.locale);
  const between = `between ${money(found.from)} and ${money(found.to)}, 95 times of 100`;
  const inAll = `about ${money(found.estimate * offered.of)} for all ${number(offered.of, shop)}`;
  return [
    `In money it brings ${money(found.estimate)} more ${each} (${between}), ${inAll}; what was cancelled or refunded since is off.`,
  ];
}

const hasMoney = (group: BroughtGroup): group is Spent =>
  group.amounts !== undefined && (group.hits === 0 || broughtMinor(group as Spent) > 0);

function notEnough(
  so: string,
  toSay: string,
  { weeks }: Extract<Finding, { kind: 'not-enough' }>,
  shop: Shop,
): string {
  return weeks === undefined
    ? `${so} ${toSay}, and at this pace not within a year: hold out more, or let it run.`
    : `${so}: about ${count(weeks, 'more week', shop)} at this pace.`;
}

const shareText = ({ of, hits }: Share, shop: Shop): string =>
  of === 0
    ? '–'
    : `${number(hits, shop)} of ${number(of, shop)} (${number(Math.round((hits * 1000) / of) / 10, shop)}%)`;
