import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuiet, nextAllowedMinute } from '../../../shared/time/quiet-hours.ts';
import { localParts } from '../../../shared/time/time.ts';

const usual = { from: '21:00', until: '08:00' };
const next = (iso: string, quiet: typeof usual | 'off', zone: string) =>
  nextAllowedMinute(new Date(iso), quiet, zone).toISOString().replace('.000Z', 'Z');

describe('quiet hours from 21:00 to 08:00', () => {
  test.each([
    ['Europe/London', '2026-11-17T20:59:59Z', '2026-11-17T20:59:59Z'],
    ['Europe/London', '2026-11-17T21:00:00Z', '2026-11-18T08:00:00Z'],
    ['Europe/London', '2026-11-17T22:10:00Z', '2026-11-18T08:00:00Z'],
    ['Europe/London', '2026-11-18T07:59:59Z', '2026-11-18T08:00:00Z'],
    ['Europe/London', '2026-11-18T08:00:00Z', '2026-11-18T08:00:00Z'],
    ['Asia/Singapore', '2026-11-17T14:10:00Z', '2026-11-18T00:00:00Z'],
    ['Asia/Kolkata', '2026-11-17T16:00:00Z', '2026-11-18T02:30:00Z'],
    // The night in which the clocks go forward, and the one in which they go back.
    ['Europe/London', '2026-03-28T22:10:00Z', '2026-03-29T07:00:00Z'],
    ['Europe/London', '2026-10-24T21:10:00Z', '2026-10-25T08:00:00Z'],
    ['America/New_York', '2026-03-08T03:00:00Z', '2026-03-08T12:00:00Z'],
    ['America/New_York', '2026-11-01T03:00:00Z', '2026-11-01T13:00:00Z'],
    ['Australia/Sydney', '2026-10-03T12:00:00Z', '2026-10-03T21:00:00Z'],
    ['Australia/Sydney', '2026-04-04T11:00:00Z', '2026-04-04T22:00:00Z'],
    // The last spring in which midnight did not exist in São Paulo.
    ['America/Sao_Paulo', '2018-11-04T01:00:00Z', '2018-11-04T10:00:00Z'],
  ])('in %s, given %s, the first allowed moment is %s', (zone, now, allowed) => {
    expect(next(now, usual, zone)).toBe(allowed);
  });
});

describe('unusual windows', () => {
  test('given a window within one day, the morning before and the evening after are allowed', () => {
    const siesta = { from: '13:00', until: '15:30' };
    expect(next('2026-11-17T12:00:00Z', siesta, 'UTC')).toBe('2026-11-17T12:00:00Z');
    expect(next('2026-11-17T13:00:00Z', siesta, 'UTC')).toBe('2026-11-17T15:30:00Z');
    expect(next('2026-11-17T15:30:00Z', siesta, 'UTC')).toBe('2026-11-17T15:30:00Z');
  });

  test('given equal times or "off", every moment is allowed', () => {
    expect(next('2026-11-17T03:00:00Z', { from: '21:00', until: '21:00' }, 'UTC')).toBe(
      '2026-11-17T03:00:00Z',
    );
    expect(next('2026-11-17T03:00:00Z', 'off', 'UTC')).toBe('2026-11-17T03:00:00Z');
    expect(isQuiet(new Date('2026-11-17T03:00:00Z'), 'off', 'UTC')).toBe(false);
  });

  test('given an end that spring skips, the first minute after the gap is allowed', () => {
    expect(next('2026-03-29T00:30:00Z', { from: '21:00', until: '01:30' }, 'Europe/London')).toBe(
      '2026-03-29T01:00:00Z',
    );
  });

  test('given an end that autumn repeats, its first passing ends the quiet, and the repeated half hour is quiet again', () => {
    const quiet = { from: '21:00', until: '01:30' };
    expect(next('2026-10-24T23:30:00Z', quiet, 'Europe/London')).toBe('2026-10-25T00:30:00Z');
    expect(next('2026-10-25T01:10:00Z', quiet, 'Europe/London')).toBe('2026-10-25T01:30:00Z');
  });

  test('given clocks that go back to before the beginning, that hour is allowed', () => {
    expect(next('2026-10-25T00:45:00Z', { from: '01:30', until: '08:00' }, 'Europe/London')).toBe(
      '2026-10-25T01:00:00Z',
    );
  });

  test.each([
    [{ from: '9pm', until: '08:00' }, 'UTC'],
    [{ from: '21:00', until: '24:00' }, 'UTC'],
    [usual, 'Europe/Londonderry'],
  ])('given %j in %s, it throws', (quiet, zone) => {
    expect(() => nextAllowedMinute(new Date('2026-11-17T22:00:00Z'), quiet, zone)).toThrow(RangeError);
  });
});

describe('for any window, zone and moment', () => {
  const clock = fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 59) })
    .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const zones = fc.constantFrom(
    'Europe/London',
    'America/New_York',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'Asia/Singapore',
    'America/Sao_Paulo',
    'Asia/Beirut',
    'Pacific/Chatham',
    'UTC',
  );
  // Half of the moments lie within a day and a half of a clock change somewhere, where mistakes live.
  const moments = fc.oneof(
    fc.integer({ min: Date.UTC(2018, 0), max: Date.UTC(2027, 0) }),
    fc
      .tuple(
        fc.constantFrom(
          Date.UTC(2026, 2, 29, 1),
          Date.UTC(2026, 9, 25, 1),
          Date.UTC(2026, 2, 8, 7),
          Date.UTC(2026, 10, 1, 6),
          Date.UTC(2026, 3, 4, 16),
          Date.UTC(2026, 9, 3, 16),
          Date.UTC(2018, 10, 4, 3),
        ),
        fc.integer({ min: -36 * 60, max: 36 * 60 }),
      )
      .map(([change, minutes]) => change + minutes * 60_000),
  );
  const given = fc.record({ from: clock, until: clock, zone: zones, at: moments });

  test('the result is never quiet, never before now and never later than 25 hours', () => {
    fc.assert(
      fc.property(given, ({ from, until, zone, at }) => {
        const now = new Date(at);
        const allowed = nextAllowedMinute(now, { from, until }, zone);
        expect(isQuiet(allowed, { from, until }, zone)).toBe(false);
        expect(allowed.getTime()).toBeGreaterThanOrEqual(at);
        expect(allowed.getTime() - at).toBeLessThanOrEqual(25 * 3_600_000);
      }),
      { seed: 23, numRuns: 2_000 },
    );
  });

  test('no allowed minute was missed: looking at every wall-clock minute in between finds none', () => {
    const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    fc.assert(
      fc.property(given, ({ from, until, zone, at }) => {
        const [begin, end] = [minutesOf(from), minutesOf(until)];
        const isAllowed = (moment: number) => {
          const { hour, minute } = localParts(new Date(moment), zone);
          const time = hour * 60 + minute;
          if (begin === end) return true;
          return begin < end ? time < begin || time >= end : time < begin && time >= end;
        };
        let moment = at;
        while (!isAllowed(moment)) moment = Math.floor(moment / 60_000) * 60_000 + 60_000;
        expect(nextAllowedMinute(new Date(at), { from, until }, zone).getTime()).toBe(moment);
      }),
      { seed: 29, numRuns: 150 },
    );
  });
});
