import { describe, expect, it } from 'vitest';
import { changedPhones, nightlyBatches } from '../../../../lambdas/loyalty/decisions/nightly.ts';
import { aFreshMember, aMember } from '../mail-builders.ts';

const members = (count: number) =>
  Array.from({ length: count }, (_, index) => aMember({ phone: `+1212${5_550_000 + index}` }));

describe('the evening’s batches', () => {
  it.each([
    [1, 20],
    [5, 100],
    [10, 200],
    [200, 200],
  ])(
    'given %s mails a second, then a batch has at most %s, which are sent in twenty seconds',
    (perSecond, size) => {
      const batches = nightlyBatches(members(450), perSecond);
      expect(Math.max(...batches.map(({ length }) => length))).toBe(size);
      expect(batches.flat()).toHaveLength(450);
      expect(new Set(batches.flat()).size).toBe(450);
    },
  );

  it('given members in another order, then the same batches', () => {
    const all = members(300);
    expect(nightlyBatches(all.toReversed(), 10)).toEqual(nightlyBatches(all, 10));
  });

  it('given only members who want or can get no mail, then none', () => {
    const none = [aMember({ opted_in: false }), aFreshMember(), aMember({ email_trouble: 'complaint' })];
    expect(nightlyBatches(none, 10)).toEqual([]);
    expect(nightlyBatches([], 10)).toEqual([]);
  });
});

describe('whose balance changed', () => {
  it('is whoever bought or had points moved, once, and nobody who was brought over or only used a stamp card', () => {
    const change = (phone: string, reason: 'reward-redeem' | 'import', points_change: number) => ({
      phone,
      reason,
      points_change,
    });
    expect(
      changedPhones(
        [
          { phone: '+1', move: 'add' },
          { phone: '+2', move: 'hold' },
        ],
        [
          change('+1', 'reward-redeem', -100),
          change('+3', 'reward-redeem', -100),
          change('+4', 'reward-redeem', 0),
          change('+5', 'import', 50),
        ],
      ),
    ).toEqual(['+1', '+3']);
  });
});
