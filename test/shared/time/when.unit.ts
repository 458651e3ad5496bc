import { describe, expect, it } from 'vitest';
import { isQuiet, nextAllowedMinute, type QuietHours } from '../../../shared/time/quiet-hours.ts';
import { isWithin, type When } from '../../../shared/time/when.ts';

const zone = 'Europe/London';
const holds = (when: When, instant: string) => isWithin(when, new Date(instant), zone);
const tuesdays = { weekdays: [2], dates: [] };

describe('days and hours that come again', () => {
  it('given a weekday, then it counts from midnight to midnight by the clock of the place', () => {
    // In British summer time midnight is 23:00 of the day before in UTC.
    expect(holds({ days: tuesdays }, '2026-06-29T22:59:00Z')).toBe(false);
    expect(holds({ days: tuesdays }, '2026-06-29T23:00:00Z')).toBe(true);
    expect(holds({ days: tuesdays }, '2026-06-30T22:59:00Z')).toBe(true);
    expect(holds({ days: tuesdays }, '2026-06-30T23:00:00Z')).toBe(false);
  });

  it('given hours, then they are closed at the beginning and open at the end, over midnight too', () => {
    const noon = { hours: { from: '00:00', until: '12:00' } };
    expect([holds(noon, '2026-12-01T11:59:00Z'), holds(noon, '2026-12-01T12:00:00Z')]).toEqual([true, false]);
    const late = { hours: { from: '22:00', until: '02:00' } };
    expect(
      ['2026-12-01T21:59:00Z', '2026-12-01T22:00:00Z', '2026-12-01T01:59:00Z', '2026-12-01T02:00:00Z'].map(
        (at) => holds(late, at),
      ),
    ).toEqual([false, true, true, false]);
  });

  it('given dates without a year, then they come every year, over its end too; with one they come once', () => {
    const yearly = { days: { weekdays: [], dates: [{ from: '12-24', to: '01-02' }] } };
    expect(
      ['2026-12-23', '2026-12-24', '2027-01-02', '2027-01-03', '2030-12-31'].map((day) =>
        holds(yearly, `${day}T12:00:00Z`),
      ),
    ).toEqual([false, true, true, false, true]);
    const once = { days: { weekdays: [], dates: [{ from: '2026-12-05', to: '2026-12-06' }] } };
    expect(
      ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07', '2027-12-05'].map((day) =>
        holds(once, `${day}T12:00:00Z`),
      ),
    ).toEqual([false, true, true, false, false]);
  });
});

describe('quiet days', () => {
  const quiet: QuietHours = {
    from: '21:00',
    until: '08:00',
    days: { weekdays: [7], dates: [{ from: '12-25', to: '12-26' }] },
  };
  const next = (instant: string, hours: QuietHours = quiet) =>
    nextAllowedMinute(new Date(instant), hours, zone).toISOString();

  it('given a quiet Sunday, then nothing goes out before Monday morning', () => {
    expect(isQuiet(new Date('2026-11-29T12:00:00Z'), quiet, zone)).toBe(true);
    expect(next('2026-11-28T22:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
    expect(next('2026-11-29T12:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
  });

  it('given quiet dates before a quiet Sunday, then all of them are waited for', () => {
    // 25 December 2026 is a Friday, the 27th a Sunday.
    expect(next('2026-12-25T09:00:00Z')).toBe('2026-12-28T08:00:00.000Z');
  });

  it('given no quiet hours beside them, then the day after begins at midnight', () => {
    expect(
      next('2026-11-29T12:00:00Z', { from: '00:00', until: '00:00', days: { weekdays: [7], dates: [] } }),
    ).toBe('2026-11-30T00:00:00.000Z');
  });

  it('given a pause without an end, then the question is asked again after a day', () => {
    const pause: QuietHours = {
      from: '00:00',
      until: '00:00',
      days: { weekdays: [], dates: [{ from: '0001-01-01', to: '9999-12-31' }] },
    };
    expect(next('2026-11-29T12:00:00Z', pause)).toBe('2026-11-30T12:00:00.000Z');
  });
});
