// Newcombe's interval beside the worked examples that he published (Statistics in Medicine 17, 1998, table II, method 10), and what
// is said where it says nothing.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, finding, wilson } from '../../../shared/statistics/proportions.ts';

const share = (hits: number, of: number) => ({ hits, of });

describe('the difference of two shares', () => {
  it.each([
    ['56/70 − 48/80', share(56, 70), share(48, 80), 0.0524, 0.3339],
    ['9/10 − 3/10', share(9, 10), share(3, 10), 0.1705, 0.809],
    ['6/7 − 2/7', share(6, 7), share(2, 7), 0.0582, 0.8062],
    ['5/56 − 0/29', share(5, 56), share(0, 29), -0.0381, 0.1926],
    ['0/10 − 0/20', share(0, 10), share(0, 20), -0.1611, 0.2775],
    ['0/10 − 0/10', share(0, 10), share(0, 10), -0.2775, 0.2775],
    ['10/10 − 0/20', share(10, 10), share(0, 20), 0.6791, 1],
    ['10/10 − 0/10', share(10, 10), share(0, 10), 0.6075, 1],
  ])('%s lies where Newcombe has it', (_, one, other, from, to) => {
    const found = difference(one, other);
    expect(found.from).toBeCloseTo(from, 4);
    expect(found.to).toBeCloseTo(to, 4);
  });

  const shares = fc
    .integer({ min: 0, max: 500 })
    .chain((of) => fc.integer({ min: 0, max: of }).map((hits) => share(hits, of)));
  it('turned round is the same with the other sign, and never leaves −1 to 1', () => {
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const [there, back] = [difference(one, other), difference(other, one)];
        expect(there.from).toBeCloseTo(-back.to, 10);
        expect(there.from).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(there.to).toBeLessThanOrEqual(1 + 1e-9);
        expect(there.from).toBeLessThanOrEqual(there.estimate);
        expect(there.to).toBeGreaterThanOrEqual(there.estimate);
      }),
      { seed: 14, numRuns: 300 },
    );
  });
});

it('of nobody nothing is known', () => {
  expect(wilson(share(0, 0))).toEqual({ from: 0, to: 1 });
});

describe('a finding', () => {
  it('is a difference with its interval where zero lies outside of it', () => {
    expect(finding(share(120, 400), share(10, 80), 8)).toMatchObject({
      kind: 'found',
      estimate: expect.closeTo(0.175, 3),
    });
    expect(finding(share(10, 400), share(20, 80), 8)).toMatchObject({
      kind: 'found',
      estimate: expect.closeTo(-0.225, 3),
    });
  });

  it('is too early where it does not, with the weeks that the same difference would need', () => {
    const early = finding(share(30, 100), share(2, 11), 4);
    expect(early).toMatchObject({ kind: 'not-enough' });
    const { weeks } = early as { weeks: number };
    // So many weeks more of the same, and it is found; half as many, and it is not.
    const timesBy = (more: number) => (4 + more) / 4;
    const grown = (times: number) => [share(30 * times, 100 * times), share(2 * times, 11 * times)] as const;
    expect(finding(...grown(timesBy(weeks * 1.3)), 4 + weeks).kind).toBe('found');
    expect(finding(...grown(timesBy(weeks / 2)), 4 + weeks / 2).kind).toBe('not-enough');
  });

  it.each([
    ['nobody was held out', share(30, 100), share(0, 0)],
    ['nothing was offered', share(0, 0), share(3, 10)],
    ['both are the same', share(10, 100), share(10, 100)],
    ['it would take more than a year', share(101, 1000), share(10, 100)],
  ])('names no weeks where %s', (_, offered, heldOut) => {
    expect(finding(offered, heldOut, 4)).toEqual({ kind: 'not-enough', weeks: undefined });
  });
});
