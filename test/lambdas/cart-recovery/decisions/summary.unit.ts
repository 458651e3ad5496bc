import { describe, expect, it } from 'vitest';
import { recoveryPercent, summaryFigures } from '../../../../lambdas/cart-recovery/decisions/summary.ts';
import { aCart, hoursAfter, two } from '../builders.ts';

const at = (hours: number): string => hoursAfter(two, hours).toISOString();
const first = { first_at: at(2), first_outcome: 'sent' } as const;
const second = { second_at: at(22), second_outcome: 'sent' } as const;
const bought = (hours: number) => ({ status: 'bought', bought_at: at(hours) }) as const;

describe('the figures of a month', () => {
  it('given carts of every fate, then each is counted where it belongs', () => {
    const { email: _, ...anonymous } = aCart({ cart_id: 'anonymous' });
    const figures = summaryFigures(
      [
        aCart({ cart_id: 'open' }),
        anonymous,
        aCart({ cart_id: 'won', ...first, ...bought(3), order_total_minor: 15_000 }),
        aCart({
          cart_id: 'won-late',
          ...first,
          ...second,
          ...bought(23),
          currency: 'EUR',
          total_minor: 9_000,
        }),
        aCart({ cart_id: 'unaided', ...bought(1) }),
        aCart({ cart_id: 'too-late', ...first, ...bought(200) }),
        aCart({ cart_id: 'gave-up', ...first, ...second, status: 'closed', closed_reason: 'gave-up' }),
        aCart({ cart_id: 'suppressed', status: 'closed', closed_reason: 'suppressed' }),
        aCart({
          cart_id: 'skipped',
          first_at: at(2),
          first_outcome: 'skipped-unsubscribed',
          unsubscribed_at: at(1),
        }),
        aCart({ cart_id: 'refused', first_at: at(2), first_outcome: 'refused', ...bought(3) }),
        aCart({ cart_id: 'unknown', first_at: at(2), first_outcome: 'unknown', ...bought(3) }),
        aCart({ cart_id: 'written-off', ...first, status: 'closed', closed_reason: 'written-off' }),
      ],
      7,
    );
    expect(figures).toEqual({
      seen: 11,
      reachable: 10,
      reminded: 4,
      recovered: 2,
      boughtUnaided: 4,
      firstReminders: 4,
      secondReminders: 2,
      skipped: 1,
      skippedBy: [{ reason: 'skipped-unsubscribed', count: 1 }],
      firstAlone: 2,
      secondAlone: 0,
      both: 2,
      fates: [
        { fate: 'bought', count: 4 },
        { fate: 'recovered', count: 2 },
        { fate: 'gave-up', count: 1 },
        { fate: 'no-address', count: 1 },
        { fate: 'open', count: 1 },
        { fate: 'suppressed', count: 1 },
        { fate: 'unsubscribed', count: 1 },
      ],
      refused: 1,
      unknown: 1,
      gaveUp: 1,
      suppressed: 1,
      writtenOff: 1,
      unsubscribed: 1,
      wonBack: [
        { currency: 'USD', minor: 15_000 },
        { currency: 'EUR', minor: 9_000 },
      ],
    });
    expect(recoveryPercent(figures)).toBe(50);
    const sum = (counts: readonly { readonly count: number }[]) =>
      counts.reduce((total, { count }) => total + count, 0);
    expect(sum(figures.fates)).toBe(figures.seen);
    expect(sum(figures.skippedBy)).toBe(figures.skipped);
    expect(figures.firstAlone + figures.secondAlone + figures.both).toBe(figures.reminded);
  });

  it('given any of these, then what became of carts, of reminders and of the reminded adds up to all of them', () => {
    const skips = ['skipped-unsubscribed', 'skipped-unsubscribed', 'skipped-too-late'] as const;
    const carts = [
      aCart({ cart_id: 'open' }),
      aCart({ cart_id: 'won', ...first, ...bought(3) }),
      aCart({ cart_id: 'both', ...first, ...second, status: 'closed', closed_reason: 'gave-up' }),
      aCart({ cart_id: 'second', first_at: at(2), first_outcome: 'refused', ...second }),
      ...skips.map((first_outcome, index) =>
        aCart({ cart_id: `s-${index}`, first_at: at(2), first_outcome }),
      ),
    ];
    const figures = summaryFigures(carts, 7);
    const sum = (counted: readonly { readonly count: number }[]) =>
      counted.reduce((total, { count }) => total + count, 0);
    expect([sum(figures.fates), figures.seen]).toEqual([carts.length, carts.length]);
    expect([sum(figures.skippedBy), figures.skipped]).toEqual([3, 3]);
    expect(figures.firstAlone + figures.secondAlone + figures.both).toBe(figures.reminded);
    expect(figures).toMatchObject({ reminded: 3, firstAlone: 1, secondAlone: 1, both: 1 });
  });

  it.each([
    ['its order was cancelled', { order_id: 'o-1', taken_back_order: 'o-1', taken_back_at: at(90) }, 0],
    ['another order of it was', { order_id: 'o-1', taken_back_order: 'o-2', taken_back_at: at(90) }, 1],
    ['it is an order and was refunded', { is_order: true as const, cancelled_at: at(90) }, 0],
    ['its checkout was closed behind it', { cancelled_at: at(4) }, 1],
  ])('given a cart that was won back, and %s, then that is what is left', (_, since, recovered) => {
    const won = aCart({ cart_id: 'a', ...first, ...bought(3), order_total_minor: 3_000, ...since });
    const figures = summaryFigures([won], 7);
    expect(figures).toMatchObject({ seen: 1, recovered, boughtUnaided: 0 });
    expect(figures.wonBack).toHaveLength(recovered);
    expect(figures.fates).toEqual([{ fate: recovered === 1 ? 'recovered' : 'taken-back', count: 1 }]);
  });

  it('given carts in the shopper’s currency, then what they were bought for is counted in the order’s', () => {
    const yen = { ...first, ...bought(3), currency: 'JPY', total_minor: 4_650 };
    const { wonBack } = summaryFigures(
      [
        aCart({ cart_id: 'a', ...yen, order_total_minor: 3_000, order_currency: 'USD' }),
        aCart({ cart_id: 'b', ...first, ...bought(3), order_total_minor: 1_000, order_currency: 'USD' }),
        aCart({ cart_id: 'c', ...yen }),
      ],
      7,
    );
    expect(wonBack).toEqual([
      { currency: 'JPY', minor: 4_650 },
      { currency: 'USD', minor: 4_000 },
    ]);
  });

  it('given a purchase without a cart, then it is no cart', () => {
    const { changed_at: _, ...onlyBought } = aCart(bought(1));
    expect(summaryFigures([onlyBought], 7)).toMatchObject({ seen: 0, boughtUnaided: 0 });
  });

  it('given nothing, then there is no rate', () => {
    expect(recoveryPercent(summaryFigures([], 7))).toBeUndefined();
  });
});
