// What a product brought, as a letter to the owner says it: those who were written to beside those who are held out, with the
// interval of the difference, or that it is too early to say. Nothing where nobody is held out.
import type { EmailBlock } from '../pages/email-blocks.ts';
import type { Shop } from '../shop/shop.ts';
import { finding, type Share } from '../statistics/proportions.ts';
import { count, countsTable, number } from './figures.ts';

/** All since somebody was held out first. */
export type BroughtSoFar = { readonly offered: Share; readonly heldOut: Share; readonly weeks: number };

export type BroughtWords = {
  /** "What the reminders brought". */
  readonly caption: string;
  /** "Bought after a reminder". */
  readonly offered: string;
  /** "Bought without one, held out". */
  readonly heldOut: string;
};

export function broughtBlocks(so: BroughtSoFar, words: BroughtWords, shop: Shop): readonly EmailBlock[] {
  const { offered, heldOut, weeks } = so;
  if (heldOut.of === 0) return [];
  return [
    countsTable(
      words.caption,
      [
        [words.offered, shareText(offered, shop)],
        [words.heldOut, shareText(heldOut, shop)],
      ],
      shop,
    ),
    {
      kind: 'note',
      text: `${said(so, shop)} Counted since somebody was held out first, ${count(Math.round(weeks), 'week', shop)} in all.`,
    },
  ];
}

function said({ offered, heldOut, weeks }: BroughtSoFar, shop: Shop): string {
  const found = finding(offered, heldOut, weeks);
  if (found.kind === 'not-enough')
    return found.weeks === undefined
      ? 'Not enough yet to say what it brings, and at this pace not within a year: hold out more, or let it run.'
      : `Not enough yet: about ${count(found.weeks, 'more week', shop)} at this pace.`;
  const points = (share: number) => number(Math.round(share * 1000) / 10, shop);
  const between = `between ${points(found.from)} and ${points(found.to)}, 95 times of 100`;
  return `It brings ${points(found.estimate)} more of a hundred (${between}).`;
}

const shareText = ({ of, hits }: Share, shop: Shop): string =>
  of === 0
    ? '–'
    : `${number(hits, shop)} of ${number(of, shop)} (${number(Math.round((hits * 1000) / of) / 10, shop)}%)`;
