// The months of the upsell recommender, in London: 150 orders and 1,500.
import { demoUpsell } from '../../local/products/upsell/demo/upsell.ts';
import type { Month, MonthFacts } from '../month.ts';

/** Eight people in a hundred tap what they get; the tap of one in a hundred comes too late. */
const HABITS = { taps: 8, tapsLate: 1, optsOut: 2 };

const month = (count: number, people: number, atMostUsd: number): Month => ({
  of: `${count} orders`,
  count,
  playedDays: 30,
  atMostUsd,
  plays: (stage) => demoUpsell(stage, { people, habits: HABITS, story: false }),
});

export const upsellMonth: MonthFacts = {
  product: 'upsell',
  afterwardsDays: 0,
  sendsTexts: true,
  months: [month(150, 60, 1.3), month(1500, 600, 6)],
};
