import { describe, expect, it } from 'vitest';
import { decideTap } from '../../../../lambdas/upsell/decisions/tap.ts';
import { minutesAfter, noon } from '../builders.ts';

const windowEndsAt = minutesAfter(noon, 3 * 24 * 60).toISOString();

describe('a tap', () => {
  it('counts inside the window, its last moment included', () => {
    expect(decideTap({ state: 'sent', windowEndsAt }, noon)).toEqual({ kind: 'take' });
    expect(decideTap({ state: 'sent', windowEndsAt }, new Date(windowEndsAt))).toEqual({ kind: 'take' });
  });

  it('closes the offer as out of window after that', () => {
    const late = minutesAfter(new Date(windowEndsAt), 1);
    expect(decideTap({ state: 'sent', windowEndsAt }, late)).toEqual({ kind: 'close-out-of-window' });
  });

  it.each([
    ['ignored', 'note-late-tap'],
    ['out-of-window', 'note-late-tap'],
    ['taken', 'nothing'],
    ['chosen', 'nothing'],
    ['never-sent', 'nothing'],
  ] as const)('leaves an offer that is %s as it is', (state, kind) => {
    expect(decideTap({ state }, noon)).toEqual({ kind });
  });
});
