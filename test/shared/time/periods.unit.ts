import { describe, expect, it } from 'vitest';
import { isDayOfSummary, monthToSumUp } from '../../../shared/time/calendar-month.ts';
import { dayBefore, unfinishedPeriods } from '../../../shared/time/periods.ts';

const days = (
  last: string,
  through: string | undefined,
  changes: { most?: number; isDueToday?: boolean } = {},
) =>
  unfinishedPeriods(
    { last: { key: last }, before: dayBefore, most: 3, isDueToday: true, ...changes },
    through,
  ).map(({ key }) => key);

describe('the periods that are not finished', () => {
  it('are none when the last one is', () => {
    expect(days('2026-11-17', '2026-11-17')).toEqual([]);
    expect(days('2026-11-17', '2026-11-18')).toEqual([]);
  });

  it('are those since the last finished one, oldest first, over a change of year', () => {
    expect(days('2027-01-01', '2026-12-30')).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('go back to a bound', () => {
    expect(days('2026-11-17', '2026-10-01')).toEqual(['2026-11-15', '2026-11-16', '2026-11-17']);
  });

  it('begin with the day on which the first comes due, and on no other', () => {
    expect(days('2026-11-17', undefined)).toEqual(['2026-11-17']);
    expect(days('2026-11-17', undefined, { isDueToday: false })).toEqual([]);
  });
});

describe('the month that is to be summed up', () => {
  const zone = 'America/New_York';
  const due = (wall: string) => monthToSumUp(new Date(`${wall}-05:00`), zone).key;

  it.each([
    // The first of February 2027 is a Monday itself.
    ['2027-02-01T08:59:00', '2026-12'],
    ['2027-02-01T09:00:00', '2027-01'],
    ['2027-02-02T00:00:00', '2027-01'],
    // The first Monday of December 2026 is the seventh.
    ['2026-12-01T12:00:00', '2026-10'],
    ['2026-12-06T23:59:00', '2026-10'],
    ['2026-12-07T08:59:00', '2026-10'],
    ['2026-12-07T09:00:00', '2026-11'],
    ['2026-12-14T08:00:00', '2026-11'],
    ['2026-12-31T23:00:00', '2026-11'],
  ])('at %s is %s', (wall, key) => {
    expect(due(wall)).toBe(key);
  });

  it('comes due on the first Monday alone', () => {
    const isDay = (day: string) => isDayOfSummary(new Date(`${day}T12:00:00-05:00`), zone);
    expect(['2026-12-07', '2026-12-08', '2026-12-14', '2026-12-01'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
