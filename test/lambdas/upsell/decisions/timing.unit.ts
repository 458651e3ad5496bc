// When a nudge is due: so long after its order, or at a time on the day after it.
import { describe, expect, it } from 'vitest';
import { dueAt, isTooLate } from '../../../../lambdas/upsell/decisions/timing.ts';

const due = (placedAt: string, wait: Partial<Parameters<typeof dueAt>[1]>, now = '2026-11-20T00:00:00Z') =>
  dueAt(
    placedAt,
    { sendDelayMinutes: 60, ...wait },
    { now: new Date(now), zone: 'Europe/London' },
  ).toISOString();

describe('a nudge', () => {
  it('is due so long after its order, and a clock that runs ahead counts as now', () => {
    expect(due('2026-11-17T10:00:00Z', {})).toBe('2026-11-17T11:00:00.000Z');
    expect(due('2026-11-17T10:00:00Z', {}, '2026-11-17T09:00:00Z')).toBe('2026-11-17T10:00:00.000Z');
  });

  it('is due on the next day of the shop where its owner says so, whatever the wait', () => {
    const wait = { sendNextDayAt: '09:00', sendDelayMinutes: 600 };
    expect(due('2026-11-17T10:00:00Z', wait)).toBe('2026-11-18T09:00:00.000Z');
    expect(due('2026-07-17T22:59:00Z', wait)).toBe('2026-07-18T08:00:00.000Z');
    expect(due('2026-07-17T23:01:00Z', wait)).toBe('2026-07-19T08:00:00.000Z');
  });

  it('keeps its time of day over a change of the clocks, and one that spring skips is made up for', () => {
    expect(due('2026-10-24T12:00:00Z', { sendNextDayAt: '09:00' })).toBe('2026-10-25T09:00:00.000Z');
    expect(due('2026-03-28T12:00:00Z', { sendNextDayAt: '01:30' })).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is pointless once it is more than a day late', () => {
    const at = new Date('2026-11-17T11:00:00Z');
    expect(isTooLate(at, new Date('2026-11-18T11:00:00Z'))).toBe(false);
    expect(isTooLate(at, new Date('2026-11-18T11:00:01Z'))).toBe(true);
  });
});
