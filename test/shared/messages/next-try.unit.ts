import { describe, expect, it } from 'vitest';
import { nextTry } from '../../../shared/messages/next-try.ts';

const due = new Date('2026-06-09T13:00:00.000Z');
const later = (minutes: number) => new Date(due.getTime() + minutes * 60_000);
const waitMinutes = (lateMinutes: number) =>
  (nextTry(due, later(lateMinutes)).getTime() - later(lateMinutes).getTime()) / 60_000;

describe('the next try of a message that was put off', () => {
  it.each([
    [0, 5],
    [20, 5],
    [60, 15],
    [120, 30],
    [240, 60],
    [3_000, 60],
  ])('that is %i minutes late is in %i minutes', (late, wait) => {
    expect(waitMinutes(late)).toBe(wait);
  });

  it('is a whole minute, never sooner than five', () => {
    const odd = new Date(due.getTime() + 61_234);
    expect(nextTry(due, odd)).toEqual(later(7));
  });

  it('asks a service that is paused for a day a few dozen times', () => {
    let tries = 0;
    for (let now = due; now < later(24 * 60); now = nextTry(due, now)) tries += 1;
    expect(tries).toBeLessThan(40);
  });
});
