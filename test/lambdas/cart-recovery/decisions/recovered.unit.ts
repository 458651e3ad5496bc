import { describe, expect, it } from 'vitest';
import { isRecovered } from '../../../../lambdas/cart-recovery/decisions/recovered.ts';
import { aCart, hoursAfter, two } from '../builders.ts';

const sent = { first_at: hoursAfter(two, 2).toISOString(), first_outcome: 'sent' } as const;
const boughtAfter = (hours: number) =>
  ({ status: 'bought', bought_at: hoursAfter(two, hours).toISOString() }) as const;

describe('a recovered cart', () => {
  it('given a purchase within seven days after a reminder, to the second, then it is recovered', () => {
    expect(isRecovered(aCart({ ...sent, ...boughtAfter(2) }), 7)).toBe(true);
    expect(isRecovered(aCart({ ...sent, ...boughtAfter(2 + 7 * 24) }), 7)).toBe(true);
  });

  it('given a purchase later than that, or before the reminder, then it is not', () => {
    expect(isRecovered(aCart({ ...sent, ...boughtAfter(2 + 7 * 24 + 0.001) }), 7)).toBe(false);
    expect(isRecovered(aCart({ ...sent, ...boughtAfter(1) }), 7)).toBe(false);
  });

  it('given a reminder that was skipped or failed, or none, then the purchase is nobody’s merit', () => {
    expect(
      isRecovered(aCart({ ...sent, first_outcome: 'skipped-do-not-disturb', ...boughtAfter(3) }), 7),
    ).toBe(false);
    expect(isRecovered(aCart({ ...sent, first_outcome: 'refused', ...boughtAfter(3) }), 7)).toBe(false);
    expect(isRecovered(aCart(boughtAfter(3)), 7)).toBe(false);
  });

  it('given a second reminder, then the days count from the nearer one', () => {
    const second = { second_at: hoursAfter(two, 22).toISOString(), second_outcome: 'sent' } as const;
    expect(isRecovered(aCart({ ...sent, ...second, ...boughtAfter(22 + 7 * 24) }), 7)).toBe(true);
  });

  it('given a cart that is not bought, then it is not recovered', () => {
    expect(isRecovered(aCart(sent), 7)).toBe(false);
  });
});
