// The months of the upsell recommender, in London: 150 orders and 1,500.
import { demoUpsell } from '../../local/products/upsell/demo/upsell.ts';
import type { Month, MonthFacts } from '../month.ts';

/** Eight people in a hundred tap what they get; the tap of one in a hundred comes too late. */
const HABITS = { taps: 8, tapsLate: 1, optsOut: 2 };

/** Texts: 0.55 of the 3.80 and 32.80 USD that they cost while each was two parts. */
const month = (count: number, people: number, atMostUsd: number, textsAtMostUsd: number): Month => ({
  of: `${count} orders`,
  count,
  playedDays: 30,
  atMostUsd,
  textsAtMostUsd,
  plays: (stage) => demoUpsell(stage, { people, habits: HABITS, story: false }),
});

export const upsellMonth: MonthFacts = {
  product: 'upsell',
  afterwardsDays: 0,
  sendsTexts: true,
  months: [month(150, 60, 1.3, 2.09), month(1500, 600, 6, 18.04)],
};
