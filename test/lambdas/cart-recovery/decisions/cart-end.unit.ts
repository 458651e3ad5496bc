import { describe, expect, it } from 'vitest';
import {
  holdsNextCart,
  isGivenUp,
  isOfNextCart,
  nextCartId,
} from '../../../../lambdas/cart-recovery/decisions/cart-end.ts';
import { aCart, aChange, aCheckout, hoursAfter, two } from '../builders.ts';

const hoursOn = (hours: number) => hoursAfter(two, hours).toISOString();

describe('a cart that was cancelled', () => {
  const cancelled = (hours: number, changes: object = {}) =>
    aCart({ cancelled_at: hoursOn(hours), ...changes });
  it('is given up, unless it was changed since', () => {
    expect(isGivenUp(cancelled(1))).toBe(true);
    expect(isGivenUp(cancelled(0))).toBe(true);
    expect(isGivenUp(cancelled(-1))).toBe(false);
    expect(isGivenUp(aCart())).toBe(false);
    expect(isGivenUp(cancelled(1, { status: 'bought' }))).toBe(false);
  });

  it('was not given up by anybody where the store does so by itself after that span', () => {
    const itself = { cancels_itself: { from: 59, to: 135 } };
    const minutes = (count: number) => isGivenUp(cancelled(count / 60, itself));
    expect([10, 58, 59, 60, 120, 135, 136, 600].map(minutes)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(isGivenUp(cancelled(30, { cancels_itself: { from: 1_380 } }))).toBe(false);
    expect(isGivenUp(cancelled(5, { cancels_itself: { from: 1_380 } }))).toBe(true);
  });
});

describe('an id that was bought', () => {
  const bought = aCart({ status: 'bought', bought_at: hoursOn(1), order_id: 'o-1' });
  it('is of another cart where it changes again, but for the echo of the purchase', () => {
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(2) }), bought)).toBe(true);
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(1.2) }), bought)).toBe(false);
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(0.5) }), bought)).toBe(false);
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(2), items: [] }), bought)).toBe(false);
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(2) }), aCart())).toBe(false);
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(2) }), undefined)).toBe(false);
  });

  it('is bought again by another order, and not by the same one', () => {
    expect(isOfNextCart(aCheckout({ occurredAt: hoursOn(30), orderId: 'o-2' }), bought)).toBe(true);
    expect(isOfNextCart(aCheckout({ occurredAt: hoursOn(30), orderId: 'o-1' }), bought)).toBe(false);
  });

  it('is never another cart where the cart is an order', () => {
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(2), isOrder: true }), bought)).toBe(false);
    expect(isOfNextCart(aChange({ occurredAt: hoursOn(2) }), { ...bought, is_order: true })).toBe(false);
  });

  it('is not another cart where the store says that this order of it was cancelled', () => {
    const cancelled = (orderId?: string) =>
      isOfNextCart(
        {
          type: 'cart.cancelled',
          eventId: 'e',
          cartId: 'k-42',
          occurredAt: hoursOn(30),
          ...(orderId === undefined ? {} : { orderId }),
        },
        bought,
      );
    expect([cancelled('o-1'), cancelled('o-2'), cancelled()]).toEqual([false, true, true]);
  });

  it('may hold the next cart already, where its purchase was told late', () => {
    expect(holdsNextCart({ ...bought, changed_at: hoursOn(2) })).toBe(true);
    expect(holdsNextCart({ ...bought, changed_at: hoursOn(1.1) })).toBe(false);
    expect(holdsNextCart({ ...bought, changed_at: hoursOn(2), items: [] })).toBe(false);
    expect(holdsNextCart({ ...bought, changed_at: hoursOn(2), is_order: true })).toBe(false);
  });

  it('is counted on', () => {
    expect(['k-42', 'k-42#2', 'k#9#10', ''].map(nextCartId)).toEqual(['k-42#2', 'k-42#3', 'k#9#11', '#2']);
  });
});
