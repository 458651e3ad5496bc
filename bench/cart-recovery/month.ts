// The months of cart recovery, in Singapore: 300, 1,000 and 3,000 abandoned carts of twelve events each.
import { demoCarts } from '../../local/products/cart-recovery/demo/cart-recovery.ts';
import type { Month, MonthFacts } from '../month.ts';

const EVENTS = 12;
/** Of a hundred carts so many are bought before the first wait is over; so many more after a reminder. */
const FATES = { buysAlone: 40, buysAfterReminder: 10, unsubscribes: 2 };

const month = (count: number, playedDays: number, atMostUsd: number): Month => ({
  of: `${count} abandoned carts`,
  count,
  playedDays,
  atMostUsd,
  plays: (stage, played, days) =>
    // Somebody else for each cart: nobody is spared a reminder because of another cart.
    demoCarts(stage, { carts: played, people: played, days, events: EVENTS, fates: FATES, story: false }),
});

export const cartMonth: MonthFacts = {
  product: 'cart-recovery',
  // The last carts' second reminders and their ends come so much later.
  afterwardsDays: 6,
  sendsTexts: false,
  months: [month(300, 30, 0.9), month(1_000, 6, 1.5), month(3_000, 2, 3)],
};
