import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { AHEAD_MS, instantText, isAhead, notLaterThan, readInstant } from '../../../shared/time/instant.ts';

describe('an instant', () => {
  test.each([
    ['2026-01-02T03:04+08:00', '2026-01-01T19:04:00.000Z'],
    ['2026-01-02T03:04Z', '2026-01-02T03:04:00.000Z'],
    ['2026-01-02T03:04:05\u221205:00', '2026-01-02T08:04:05.000Z'],
    ['2026-01-02T03:04:05.6789123456Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02t03:04:05z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.6Z', '2026-01-02T03:04:05.600Z'],
    ['2026-01-02T03:04:05,678Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05.678912345-05:00', '2026-01-02T08:04:05.678Z'],
    ['2026-01-02T03:04:05+0800', '2026-01-01T19:04:05.000Z'],
    ['2026-01-02T03:04:05+08', '2026-01-01T19:04:05.000Z'],
    ['2026-01-02T03:04:05+05:45', '2026-01-01T21:19:05.000Z'],
    ['2026-01-02 03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05 +0000', '2026-01-02T03:04:05.000Z'],
    [' 2026-01-02T03:04:05-00:00 ', '2026-01-02T03:04:05.000Z'],
    ['2028-02-29T12:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59-01:00', '9999-12-31T23:59:59.999Z'],
  ])('%j is %s', (written, text) => {
    expect(instantText(written)).toBe(text);
  });

  test.each([
    ...['2026-02-31T00:00:00Z', '2026-02-29T00:00:00Z', '2026-04-31T10:00Z', '2026-13-01T00:00:00Z'],
    ...['2026-00-10T00:00:00Z', '2026-01-00T00:00:00Z', '0000-00-00T00:00:00Z', '2026-01-32T00:00:00Z'],
    ...[
      '2026-01-02T24:00:01Z',
      '2026-01-02T24:01Z',
      '2026-01-02T25:00Z',
      '2026-01-02T03:60Z',
      '2026-01-02T03:04:61Z',
    ],
    ...[
      '2026-01-02T03:04:05+24:00',
      '2026-01-02T03:04:05+08:60',
      '2026-01-02T03:04:05+8',
      '2026-01-02T03:04:05 BST',
    ],
    ...[
      '2026-01-02T03:04:05',
      '2026-01-02',
      '2026-01-02Z',
      '20260102T030405Z',
      '26-01-02T03:04Z',
      '+012026-01-02T03:04Z',
    ],
    ...['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '1970-01-01T00:00:00+01:00', '-000001-01-01T00:00Z'],
    ...[
      '',
      'yesterday',
      '1767323045',
      '2026-01-02T03Z',
      '2026-01-02T03:04:05.Z',
      `2026-01-02T03:04:05.${'1'.repeat(80)}Z`,
    ],
  ])('%j is none', (written) => {
    expect(readInstant(written)).toBeUndefined();
  });

  test.each([undefined, null, 1767323045, new Date(0), {}])('%j is none', (value) => {
    expect(readInstant(value)).toBeUndefined();
  });

  test('a field whose name says UTC needs no zone, and one that is written counts', () => {
    const read = (written: string) => instantText(written, { withoutZone: 'utc' });
    expect(read('2026-01-02T03:04:05')).toBe('2026-01-02T03:04:05.000Z');
    expect(read('2026-01-02 03:04:05')).toBe('2026-01-02T03:04:05.000Z');
    expect(read('2026-01-02T03:04:05+01:00')).toBe('2026-01-02T02:04:05.000Z');
    expect(read('0000-00-00 00:00:00')).toBeUndefined();
    expect(read('2026-02-30T00:00:00')).toBeUndefined();
  });

  test('is read as Temporal reads it', () => {
    const moments = fc.date({ min: new Date(0), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true });
    const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(moments, offsets, (moment, minutes) => {
        const sign = minutes < 0 ? '-' : '+';
        const two = (number: number) => String(number).padStart(2, '0');
        const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
        const text = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toString({ timeZone: offset });
        expect(readInstant(text)?.getTime()).toBe(moment.getTime());
      }),
      { seed: 20261127, numRuns: 1000 },
    );
  });
});

describe('a time from the future', () => {
  const now = new Date('2026-11-17T20:00:00.000Z');

  test('is ahead where no clock explains it', () => {
    const later = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();
    expect(isAhead(later(0), now)).toBe(false);
    expect(isAhead(later(AHEAD_MS), now)).toBe(false);
    expect(isAhead(later(AHEAD_MS + 1), now)).toBe(true);
    expect(isAhead('9999-12-31T23:59:59.999Z', now)).toBe(true);
  });

  test('is now, and what is past stays', () => {
    expect(notLaterThan('2026-11-17T20:00:00.001Z', now)).toBe(now.toISOString());
    expect(notLaterThan('2026-11-17T19:59:59.999Z', now)).toBe('2026-11-17T19:59:59.999Z');
  });
});
