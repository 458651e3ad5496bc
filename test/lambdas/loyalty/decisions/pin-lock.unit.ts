import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideTry,
  lockState,
  type TryCount,
  waitMinutes,
} from '../../../../lambdas/loyalty/decisions/pin-lock.ts';

const NOON = new Date('2026-06-02T12:00:00.000Z');
const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

/** Wrong tries, each as early as it is allowed; how long they took in all, in minutes. */
function wrongTries(count: number): { readonly state: TryCount; readonly minutes: number } {
  let state: TryCount = { failures: 0 };
  let at = NOON;
  for (let number = 1; number <= count; number += 1) {
    if (state.lockedUntil !== undefined) at = new Date(state.lockedUntil);
    const decision = decideTry(state, at);
    if (decision.kind !== 'compare') throw new Error(`try ${number} was not allowed`);
    state = decision.counted;
  }
  return { state, minutes: (at.getTime() - NOON.getTime()) / 60_000 };
}

describe('how often a PIN may be guessed', () => {
  it('lets four wrong tries pass without a wait', () => {
    expect(wrongTries(4).state).toEqual({ failures: 4 });
  });

  it('locks for a minute with the fifth', () => {
    const { state } = wrongTries(5);
    expect(state).toEqual({ failures: 5, lockedUntil: later(1).toISOString() });
    expect(decideTry(state, later(0.99))).toEqual({ kind: 'wait', until: later(1).toISOString() });
    expect(decideTry(state, later(1)).kind).toBe('compare');
  });

  it('doubles the wait with every further one, up to a day', () => {
    const waits = [5, 6, 7, 8, 14, 15, 16, 17, 99].map(waitMinutes);
    expect(waits).toEqual([1, 2, 4, 8, 512, 1024, 1440, 1440, 1440]);
  });

  it('allows no hundred-and-first try, however long anybody waits', () => {
    const { state, minutes } = wrongTries(100);
    expect(decideTry(state, later(10 * 365 * 24 * 60))).toEqual({ kind: 'blocked' });
    expect(minutes / (24 * 60)).toBeGreaterThan(80);
  });

  it('never counts backwards and never shortens a lock', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.nat(3000), (failures, minutes) => {
        const decision = decideTry({ failures }, later(minutes));
        if (decision.kind !== 'compare') return failures >= 100;
        const until = decision.counted.lockedUntil;
        return (
          decision.counted.failures === failures + 1 &&
          (until === undefined ? failures < 4 : Date.parse(until) > later(minutes).getTime())
        );
      }),
      { seed: 7 },
    );
  });

  it('says on the staff list how it stands', () => {
    const { state } = wrongTries(5);
    expect([lockState({ failures: 4 }, NOON), lockState(state, NOON), lockState(state, later(1))]).toEqual([
      'open',
      'locked',
      'open',
    ]);
    expect(lockState({ failures: 100 }, NOON)).toBe('blocked');
  });
});
