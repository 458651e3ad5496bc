// What the nightly list and the monthly summary of cart recovery find: the same day's and month's carts among any number.
import type { Item, ListFacts } from '../lists.ts';

const CARTS_A_DAY = 10;
const YESTERDAY = '2026-11-01';
const OCTOBER = Array.from({ length: 31 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
const OLD_DAYS = 300;
const DAY_MS = 86_400_000;

export const cartLists: ListFacts = {
  product: 'cart-recovery',
  // The first Monday of a month: the list is yesterday's, the summary October's.
  now: '2026-11-02T10:00:00Z',
  counted: 'carts',
  runs: { 'cr-nightly-export': 'nightly list', 'cr-summary': 'summary' },
  rows: (count) => ({ 'cr-state': cartRows(count) }),
};

/** Yesterday's carts and October's in every table; all others were left in the year before. */
function cartRows(count: number): readonly Item[] {
  const days = [YESTERDAY, ...OCTOBER].flatMap((day) => Array.from({ length: CARTS_A_DAY }, () => day));
  const oldest = Date.parse('2025-09-01T00:00:00Z');
  return Array.from({ length: count }, (_, index) => {
    const old = new Date(oldest + (index % OLD_DAYS) * DAY_MS).toISOString().slice(0, 10);
    return row(`B-${index}`, days[index] ?? old);
  });
}

const row = (cartId: string, day: string): Item => ({
  cart_id: cartId,
  status: 'closed',
  closed_reason: 'gave-up',
  version: 4,
  changed_at: `${day}T12:00:00.000Z`,
  changed_event: 'e-1',
  began_at: `${day}T11:00:00.000Z`,
  currency: 'GBP',
  total_minor: 5_500,
  items: [{ sku: 'RACK-REAR', name: 'Rear rack', quantity: 1, price_minor: 5_500 }],
  saved_link: false,
  email: `${cartId.toLowerCase()}@example.com`,
  email_at: `${day}T12:00:00.000Z`,
  day,
});
