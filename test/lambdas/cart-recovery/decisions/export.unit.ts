import { describe, expect, it } from 'vitest';
import { EXPORT_COLUMNS, exportRow, inOrder } from '../../../../lambdas/cart-recovery/decisions/export.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import { aCart, hoursAfter, two } from '../builders.ts';

const linksOf = (cartId: string) => ({
  suppress: `s/${cartId}`,
  unsubscribe: `u/${cartId}`,
  writeOff: `w/${cartId}`,
});
const rowsOf = (...carts: readonly CartRow[]) =>
  inOrder(carts)
    .map((cart) =>
      exportRow(cart, {
        day: '2026-06-09',
        recoveredWithinDays: 7,
        currency: 'USD',
        zone: 'Europe/London',
        linksOf,
      }),
    )
    .map((row) => Object.fromEntries(EXPORT_COLUMNS.map((column, index) => [column, row[index]])));

describe('the list of a day’s carts', () => {
  it('given an open cart, then it says what is in it, in the shop’s own time, and how to stop it', () => {
    const items = [
      { sku: 'SHIRT', name: 'Linen shirt', quantity: 1, price_minor: 7_000 },
      { sku: 'CANDLE', name: 'Candle', quantity: 2, price_minor: 2_500 },
    ];
    expect(
      rowsOf(aCart({ items, first_at: hoursAfter(two, 2).toISOString(), first_outcome: 'sent' })),
    ).toEqual([
      {
        Day: '2026-06-09',
        Cart: 'k-42',
        'Last change': '2026-06-09 14:00',
        Shopper: 'a•••@example.com',
        Items: '1 × Linen shirt; 2 × Candle',
        Total: 120,
        Currency: 'USD',
        Status: 'open',
        Recovered: 'no',
        'Bought at': '',
        'First reminder': '2026-06-09 16:00',
        'Second reminder': '',
        'Suppress this cart': 's/k-42',
        'Unsubscribe this address': 'u/k-42',
        'Write off this cart': 'w/k-42',
      },
    ]);
  });

  it('given a cart in a foreign currency, then the list says that it has a medium cart’s waits, unless the store said its size', () => {
    const yen = { currency: 'JPY', total_minor: 4_650 };
    const [unknown, known, bought] = rowsOf(
      aCart({ cart_id: 'a', ...yen }),
      aCart({ cart_id: 'b', ...yen, shop_total_minor: 3_000 }),
      aCart({ cart_id: 'c', ...yen, status: 'bought' }),
    );
    expect(unknown).toMatchObject({
      Total: 4_650,
      Currency: 'JPY',
      Status: 'open, reminded as a medium cart: the store does not say what it comes to in USD',
    });
    expect([known?.Status, bought?.Status]).toEqual(['open', 'bought']);
  });

  it('given a cart bought after a reminder, then it is recovered and has nothing left to stop', () => {
    const [row] = rowsOf(
      aCart({
        status: 'bought',
        first_at: hoursAfter(two, 2).toISOString(),
        first_outcome: 'sent',
        bought_at: hoursAfter(two, 3).toISOString(),
      }),
    );
    expect(row).toMatchObject({
      Status: 'bought',
      Recovered: 'yes',
      'Bought at': '2026-06-09 17:00',
      'Suppress this cart': '',
      'Write off this cart': '',
      'Unsubscribe this address': 'u/k-42',
    });
  });

  it('given a skipped step and a closed cart, then both are told in words', () => {
    const [row] = rowsOf(
      aCart({
        status: 'closed',
        closed_reason: 'written-off',
        first_at: hoursAfter(two, 2).toISOString(),
        first_outcome: 'skipped-do-not-disturb',
      }),
    );
    expect(row).toMatchObject({
      Status: 'closed: written off',
      'First reminder': '2026-06-09 16:00 skipped: had a reminder lately',
    });
  });

  it('given several carts, then they stand in the order in which they were left, whatever order they came in', () => {
    const later = aCart({ cart_id: 'k-1', changed_at: hoursAfter(two, 1).toISOString() });
    expect(rowsOf(later, aCart()).map((row) => row.Cart)).toEqual(['k-42', 'k-1']);
    expect(rowsOf(aCart(), later).map((row) => row.Cart)).toEqual(['k-42', 'k-1']);
  });

  it('given a cart nobody signed, then there is nobody to unsubscribe', () => {
    const { email: _, ...anonymous } = aCart();
    expect(rowsOf(anonymous)[0]).toMatchObject({ Shopper: '', 'Unsubscribe this address': '' });
  });
});
