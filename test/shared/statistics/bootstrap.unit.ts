// The bootstrap of money beside what is known of it otherwise: of large groups the normal interval, of two that are alike no difference
// but 5 times of 100, and always the same interval for the same figures.
import { describe, expect, it } from 'vitest';
import {
  broughtMinor,
  moneyDifference,
  moneyFinding,
  type Spent,
} from '../../../shared/statistics/bootstrap.ts';

const spent = (of: number, amounts: Record<string, number>): Spent => ({
  of,
  hits: Object.values(amounts).reduce((sum, people) => sum + people, 0),
  amounts,
});

/** Of so many heads the mean, and the root of its variance. */
function momentsOf({ of, amounts }: Spent) {
  const each = Object.entries(amounts).map(([minor, people]) => [Number(minor), people] as const);
  const mean = each.reduce((sum, [minor, people]) => sum + minor * people, 0) / of;
  const squares = each.reduce((sum, [minor, people]) => sum + minor ** 2 * people, 0) / of;
  return { mean, error: Math.sqrt((squares - mean ** 2) / of) };
}

describe('what a head brings more in one group than in another', () => {
  const many = spent(4_000, { 1999: 200, 4950: 60, 12000: 4 });
  const fewer = spent(1_000, { 1999: 20, 4950: 8 });

  it('lies, of large groups, where the normal interval does', () => {
    const [one, other] = [momentsOf(many), momentsOf(fewer)];
    const half = 1.96 * Math.hypot(one.error, other.error);
    const found = moneyDifference(many, fewer);
    expect(found.estimate).toBeCloseTo(one.mean - other.mean, 8);
    expect(Math.abs(found.from - (found.estimate - half))).toBeLessThan(half / 8);
    expect(Math.abs(found.to - (found.estimate + half))).toBeLessThan(half / 8);
  });

  it('is the same at every asking', () => {
    expect(moneyDifference(many, fewer)).toEqual(moneyDifference(many, fewer));
  });

  it('asks of the amounts and not of the people: a hundred thousand are as quick as a hundred', () => {
    const found = moneyDifference(spent(100_000, { 2000: 900 }), spent(10_000, { 2000: 60 }));
    expect(found.from).toBeLessThan(found.estimate);
    expect(found.to).toBeGreaterThan(found.estimate);
  });

  it('covers no difference 95 times of 100, where there is none', () => {
    // Both groups buy at one rate: what they come to is drawn by a generator that has nothing to do with the bootstrap's.
    let state = 7;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const drawn = (of: number) => {
      const amounts: Record<string, number> = {};
      for (let head = 0; head < of; head += 1) {
        if (random() > 0.1) continue;
        const minor = [1_500, 2_500, 9_000][Math.floor(random() * 3)] ?? 0;
        amounts[minor] = (amounts[minor] ?? 0) + 1;
      }
      return spent(of, amounts);
    };
    const rounds = 200;
    const covered = Array.from({ length: rounds }, () => {
      const { from, to } = moneyDifference(drawn(600), drawn(200));
      return from <= 0 && to >= 0;
    }).filter(Boolean).length;
    expect(covered / rounds).toBeGreaterThan(0.9);
    expect(covered / rounds).toBeLessThan(0.99);
  });

  it('counts nobody who was taken back again', () => {
    expect(broughtMinor({ of: 10, hits: 1, amounts: { 500: 0, 900: 1 } })).toBe(900);
  });
});

describe('what is said of it', () => {
  it('is a difference where there is one', () => {
    const found = moneyFinding(spent(2_000, { 2000: 300 }), spent(400, { 2000: 20 }), 8);
    expect(found).toMatchObject({ kind: 'found', estimate: 200 });
  });

  it('is so many more weeks where the interval says nothing', () => {
    const found = moneyFinding(spent(300, { 2000: 36 }), spent(60, { 2000: 5 }), 8);
    expect(found).toMatchObject({ kind: 'not-enough', weeks: expect.any(Number) });
  });

  it('waits for five buyers in each group, however clear the rest may look', () => {
    const found = moneyFinding(spent(2_000, { 2000: 300 }), spent(400, { 2000: 2 }), 4);
    expect(found).toEqual({ kind: 'not-enough', weeks: 6 });
  });

  it('names no weeks where nobody of a group bought', () => {
    expect(moneyFinding(spent(300, { 2000: 36 }), spent(60, {}), 8)).toEqual({
      kind: 'not-enough',
      weeks: undefined,
    });
  });
});
