import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isZone, readZone, zoneOr } from '../../../shared/time/zone.ts';

describe('a zone', () => {
  test.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['ASIA/SINGAPORE', 'Asia/Singapore'],
    [' Asia/Singapore ', 'Asia/Singapore'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['US/Pacific', 'US/Pacific'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['UTC', 'UTC'],
    ['Etc/GMT+1', 'Etc/GMT+1'],
    ['+05:30', '+05:30'],
    ['+0530', '+05:30'],
    ['-08', '-08:00'],
    ['GMT+1', '+01:00'],
    ['UTC+5:30', '+05:30'],
    ['gmt+0800', '+08:00'],
  ])('%j is read as %s', (written, zone) => {
    expect(readZone(written)).toBe(zone);
  });

  test.each([
    ...['IST', 'PST', 'PDT', 'CST', 'CDT', 'JST', 'AST', 'BST', 'CEST', 'AEST', 'ist', 'ACT', 'NST'],
    ...['India Standard Time', 'GMT Standard Time', 'W. Europe Standard Time', 'Pacific Standard Time'],
    ...[
      '',
      'London',
      'local',
      'null',
      'undefined',
      'Europe/Londonderry',
      'Europe/London; drop',
      '(GMT+01:00) Paris',
    ],
    ...[
      'GMT+25',
      '+99:99',
      '+15:00',
      '-14:30',
      '5.5',
      '+5:99',
      '2026-01-01T00:00[Europe/London]',
      '2026-01-01T00:00Z',
    ],
    ...['Europe/London\u0000', 'Europe/../London', '/', `A${'/a'.repeat(40)}`],
  ])('%j is none', (written) => {
    expect(readZone(written)).toBeUndefined();
    expect(zoneOr(written, 'Europe/London')).toBe('Europe/London');
  });

  test.each([undefined, null, 5, {}, ['UTC']])('%j is none', (value) => {
    expect(readZone(value)).toBeUndefined();
  });

  test('whatever is read can be calculated with, and every zone that Node lists is read', () => {
    const abbreviations = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((a) =>
      [...'CDMSN'].map((b) => `${a}${b}T`),
    );
    for (const text of [...Intl.supportedValuesOf('timeZone'), ...abbreviations, '+05:30', 'gmt+1']) {
      const zone = readZone(text);
      if (zone === undefined) continue;
      const local = Temporal.Instant.from('2026-03-29T00:30:00Z').toZonedDateTimeISO(zone);
      expect(local.add({ days: 1 }).epochMilliseconds, text).toBeGreaterThan(local.epochMilliseconds);
      expect(readZone(zone)).toBe(zone);
    }
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !isZone(zone))).toEqual([]);
  });

  test('a shop needs one with clock changes: an offset is none', () => {
    for (const name of ['Europe/London', 'UTC', 'Asia/Calcutta']) expect(isZone(name)).toBe(true);
    for (const offset of ['+01:00', 'GMT+1', 'UTC+2', 'GMT+25', '', 'London'])
      expect(isZone(offset)).toBe(false);
  });
});
