// What came of reminders, counted alike for those who got one and those who are held out.
import { describe, expect, it } from 'vitest';
import { brought } from '../../../../lambdas/cart-recovery/decisions/brought.ts';
import type { CartRow } from '../../../../lambdas/cart-recovery/rows.ts';
import { aCart, hoursAfter, two } from '../builders.ts';

const at = (hours: number) => hoursAfter(two, hours).toISOString();
const sent = { first_at: at(2), first_outcome: 'sent' } as const;
const heldOut = { first_at: at(2), first_outcome: 'skipped-held-out' } as const;
const bought = (hours: number): Partial<CartRow> => ({ status: 'bought', bought_at: at(hours) });
const of = (...carts: Partial<CartRow>[]) =>
  brought(
    carts.map((cart) => aCart(cart)),
    { withinDays: 7, now: new Date(at(10_000)), currency: 'GBP' },
  );

describe('what reminders brought', () => {
  it('counts both groups from the same moment, bought within the days', () => {
    expect(
      of({ ...sent, ...bought(5) }, sent, { ...heldOut, ...bought(30) }, heldOut, heldOut),
    ).toMatchObject({
      offered: { of: 2, hits: 1 },
      heldOut: { of: 3, hits: 1 },
    });
  });

  it.each([
    ['bought too late', bought(2 + 7 * 24 + 1), 0],
    ['bought just in time', bought(2 + 7 * 24), 1],
    ['bought before', bought(1), 0],
    ['taken back since', { ...bought(5), is_order: true, cancelled_at: at(60) }, 0],
    ['cancelled before it was bought after all', { ...bought(5), cancelled_at: at(3) }, 1],
    ['still open', {}, 0],
  ] as const)('of a cart that was %s counts %j alike in both', (_, end, hits) => {
    expect(of({ ...sent, ...end }, { ...heldOut, ...end })).toMatchObject({
      offered: { of: 1, hits },
      heldOut: { of: 1, hits },
    });
  });

  it('takes the first step that came to one or the other', () => {
    const second = { first_at: at(2), first_outcome: 'skipped-do-not-disturb', second_at: at(22) } as const;
    expect(
      of({ ...second, second_outcome: 'sent' }, { ...second, second_outcome: 'skipped-held-out' }),
    ).toMatchObject({
      offered: { of: 1, hits: 0 },
      heldOut: { of: 1, hits: 0 },
    });
  });

  it.each([
    ['no reminder was due', {}],
    ['it was skipped for another reason', { first_at: at(2), first_outcome: 'skipped-no-consent' as const }],
    ['nobody knows whether it went out', { first_at: at(2), first_outcome: 'unknown' as const }],
    ['the owner wrote it off', { ...sent, status: 'closed' as const, closed_reason: 'written-off' as const }],
  ])('leaves a cart out of which %s', (_, cart) => {
    expect(of(cart)).toMatchObject({ offered: { of: 0, hits: 0 }, heldOut: { of: 0, hits: 0 } });
  });

  it.each([
    ['the order’s total', { order_total_minor: 9_900, order_currency: 'GBP' }, { 9900: 1 }],
    ['the cart’s, where the order’s is not known', { total_minor: 12_000, currency: 'GBP' }, { 12000: 1 }],
    [
      'the cart’s in the shop’s currency',
      { total_minor: 15_000, currency: 'EUR', shop_total_minor: 12_900 },
      { 12900: 1 },
    ],
    ['nothing in another currency', { order_total_minor: 9_900, order_currency: 'EUR' }, {}],
  ])('brought %s', (_, paid, amounts) => {
    expect(of({ ...sent, ...bought(5), ...paid }).offered).toEqual({ of: 1, hits: 1, amounts });
  });

  it('leaves out whoever may still buy within the days, in both groups', () => {
    const early = { withinDays: 7, now: new Date(at(2 + 7 * 24 - 1)), currency: 'GBP' };
    expect(brought([aCart({ ...sent, ...bought(5) }), aCart(heldOut)], early)).toMatchObject({
      offered: { of: 0 },
      heldOut: { of: 0 },
    });
  });
});
