import { describe, expect, it } from 'vitest';
import {
  goodwillGiven,
  goodwillLeft,
  mayGiveGoodwill,
} from '../../../../lambdas/loyalty/decisions/goodwill-limit.ts';

describe('what somebody gave out of goodwill', () => {
  it('counts on its day', () => {
    expect(goodwillGiven({ goodwill_day: '2026-06-02', goodwill_count: 2 }, '2026-06-02')).toBe(2);
  });

  it('is nothing on another day, for whoever gave none, and for whoever is on no list', () => {
    expect(goodwillGiven({ goodwill_day: '2026-06-01', goodwill_count: 2 }, '2026-06-02')).toBe(0);
    expect(goodwillGiven({}, '2026-06-02')).toBe(0);
    expect(goodwillGiven(undefined, '2026-06-02')).toBe(0);
  });

  it('may go on below the limit, not at it, and for ever without one', () => {
    expect([0, 2, 3, 4].map((given) => mayGiveGoodwill(given, 3))).toEqual([true, true, false, false]);
    expect(mayGiveGoodwill(1_000, undefined)).toBe(true);
  });

  it('leaves so many', () => {
    expect([0, 2, 3, 4].map((given) => goodwillLeft(given, 3))).toEqual([3, 1, 0, 0]);
    expect(goodwillLeft(1_000, undefined)).toBeUndefined();
  });
});
