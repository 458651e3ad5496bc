// The one check of time zones, made with what will use them: Temporal. `Intl` knows abbreviations such as IST that
// Temporal refuses, so asking the one and calculating with the other is a trap. The small form of Temporal is the same
// code at a quarter of the size, because webhooks ask too.
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';

const LONGEST = 64;
/** `GMT+1`, `UTC+05:30` and what JavaScript prints, `GMT+0100`. `Etc/GMT+1` is another thing, and a name. */
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/i;
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
/** Clocks on earth lie within these. */
const FURTHEST_MINUTES = 14 * 60;

const cache = new Map<string, string | undefined>();
const MOST_REMEMBERED = 500;

/**
 * The zone as Temporal knows it: an IANA name in any case, old names included, or an offset such as `+05:30`. Undefined
 * for anything else: abbreviations, which mean several zones each, Windows' names, free text.
 */
export function readZone(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const written = value.trim();
  if (cache.has(written)) return cache.get(written);
  const zone = knownZone(offsetIn(written) ?? (NAME.test(written) ? written : undefined));
  if (cache.size >= MOST_REMEMBERED) cache.clear();
  cache.set(written, zone);
  return zone;
}

/** The zone that a row has, if it is one: rows of earlier versions may hold any text. Else the shop's. */
export function zoneOr(written: string | undefined, shopZone: string): string {
  return readZone(written) ?? shopZone;
}

/** True for the name of a zone. An offset has no clock changes and is none. */
export function isZone(text: string): boolean {
  return NAME.test(text) && offsetIn(text) === undefined && readZone(text) !== undefined;
}

function offsetIn(written: string): string | undefined {
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(written.replace('\u2212', '-')) ?? [];
  if (sign === undefined || Number(hours) * 60 + Number(minutes) > FURTHEST_MINUTES) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

function knownZone(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return toZonedDateTimeISO(fromEpochMilliseconds(0), text).timeZoneId;
  } catch {
    return undefined;
  }
}
