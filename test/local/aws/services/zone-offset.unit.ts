import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { offsetAt } from '../../../../local/aws/services/zone-offset.ts';

const HOUR_MS = 3_600_000;
const ZONES = ['Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Singapore', 'UTC'];
/** Every half hour around the changes of a year, in no order, so that earlier moments are asked for after later ones. */
const moments = Array.from({ length: 365 * 48 }, (_, index) => (index * 7919) % (365 * 48)).map(
  (halfHours) => Date.UTC(2026, 0, 1) + (halfHours * HOUR_MS) / 2,
);

it.each(ZONES)('knows how far ahead the wall in %s is, whatever was asked before', (zone) => {
  const wrong = moments.filter((at) => {
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    return offsetAt(at, zone) !== there.offsetNanoseconds / 1_000_000;
  });
  expect(wrong).toEqual([]);
});

it('refuses what is no zone', () => {
  expect(() => offsetAt(0, 'Europe/Atlantis')).toThrow(RangeError);
});
