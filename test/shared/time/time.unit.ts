import { describe, expect, test } from 'vitest';
import { addDuration, isoWeekOf, localDate, localParts, toInstant } from '../../../shared/time/time.ts';

const at = (iso: string) => new Date(iso);

describe('local time', () => {
  test('given an instant, the wall clock of the zone is read', () => {
    expect(localParts(at('2026-07-01T21:10:30Z'), 'Europe/London')).toEqual({
      year: 2026,
      month: 7,
      day: 1,
      hour: 22,
      minute: 10,
      second: 30,
      dayOfWeek: 3,
    });
    expect(localDate(at('2026-11-17T20:00:00Z'), 'Asia/Singapore')).toBe('2026-11-18');
  });

  test('given a wall-clock time, its instant is found', () => {
    expect(toInstant({ year: 2026, month: 11, day: 17, hour: 8 }, 'Europe/London')).toEqual(
      at('2026-11-17T08:00:00Z'),
    );
  });

  test('given a time that spring skips, it is moved forward by the gap', () => {
    expect(toInstant({ year: 2026, month: 3, day: 29, hour: 1, minute: 30 }, 'Europe/London')).toEqual(
      at('2026-03-29T01:30:00Z'),
    );
  });

  test('given a time that autumn repeats, it is the first of the two', () => {
    expect(toInstant({ year: 2026, month: 10, day: 25, hour: 1, minute: 30 }, 'Europe/London')).toEqual(
      at('2026-10-25T00:30:00Z'),
    );
  });

  test('given a date that does not exist, it throws', () => {
    expect(() => toInstant({ year: 2026, month: 2, day: 30 }, 'Europe/London')).toThrow(RangeError);
  });
});

describe('durations', () => {
  test('given hours, they are exact; given days, the time of day stays', () => {
    const beforeSpring = at('2026-03-28T20:00:00Z');
    expect(addDuration(beforeSpring, 'PT24H', 'Europe/London')).toEqual(at('2026-03-29T20:00:00Z'));
    expect(addDuration(beforeSpring, 'P1D', 'Europe/London')).toEqual(at('2026-03-29T19:00:00Z'));
  });

  test('given no duration, it throws', () => {
    expect(() => addDuration(at('2026-03-28T20:00:00Z'), 'an hour')).toThrow(RangeError);
  });
});

describe('ISO weeks', () => {
  test('given a Tuesday, the week runs from Monday to Monday in the zone', () => {
    expect(isoWeekOf(at('2026-11-17T20:00:00Z'), 'Asia/Singapore')).toEqual({
      key: '2026-W47',
      startsAt: at('2026-11-15T16:00:00Z'),
      endsAt: at('2026-11-22T16:00:00Z'),
    });
  });

  test('given a week with a clock change, it is an hour shorter', () => {
    const week = isoWeekOf(at('2026-03-28T12:00:00Z'), 'Europe/London');
    expect(week.endsAt.getTime() - week.startsAt.getTime()).toBe((7 * 24 - 1) * 3_600_000);
  });

  test('given the turn of the year, the key names the year of the week', () => {
    expect(isoWeekOf(at('2027-01-01T12:00:00Z'), 'UTC').key).toBe('2026-W53');
    expect(isoWeekOf(at('2024-12-30T12:00:00Z'), 'UTC').key).toBe('2025-W01');
  });

  test('given a zone whose midnight is skipped on a Monday, the week starts with its first minute', () => {
    // On Monday 2021-03-22 Tehran's clocks went from 00:00 straight to 01:00 (UTC+4:30).
    const week = isoWeekOf(new Date('2021-03-24T12:00:00Z'), 'Asia/Tehran');
    expect(week.startsAt).toEqual(at('2021-03-21T20:30:00Z'));
  });
});
