import { describe, expect, it } from 'vitest';
import { monthBefore, monthName, previousMonth } from '../../../shared/time/calendar-month.ts';

describe('the month to sum up', () => {
  it('is the calendar month before, with all its days, on the shop’s own calendar', () => {
    const month = monthBefore(new Date('2026-11-02T09:00:00Z'), 'Europe/London');
    expect([month.key, month.days.length, month.days[0], month.days.at(-1)]).toEqual([
      '2026-10',
      31,
      '2026-10-01',
      '2026-10-31',
    ]);
    // In Auckland it is February already; the month before has 31 days.
    expect(monthBefore(new Date('2026-01-31T20:00:00Z'), 'Pacific/Auckland').key).toBe('2026-01');
    expect(monthBefore(new Date('2028-03-06T09:00:00Z'), 'UTC').days).toHaveLength(29);
    expect(monthBefore(new Date('2027-01-04T09:00:00Z'), 'UTC').key).toBe('2026-12');
  });

  it('is followed back month by month over the turn of a year', () => {
    const january = monthBefore(new Date('2027-02-01T09:00:00Z'), 'UTC');
    const december = previousMonth(january);
    expect([december.key, december.days.length, previousMonth(december).key]).toEqual([
      '2026-12',
      31,
      '2026-11',
    ]);
    expect(monthName(december, 'en-GB')).toBe('December 2026');
  });
});
