// The one reader of instants. It takes what stores, tills, files and people write of ISO 8601, to the minute or finer,
// and nothing that is no moment: `Date.parse` takes 31 February for 3 March. What comes out is UTC with milliseconds,
// which sorts as text.

/** How far a sender's clock may be ahead of ours. What is further ahead is a mistake, not a clock. */
export const AHEAD_MS = 5 * 60_000;

/** Before it there were no webhooks; the year 0001 and a row of noughts are how programs write "none". */
const EARLIEST_MS = 0;
/** Later ones have longer years, which sort before all others. */
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const WRITTEN =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,30}))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/i;
const LONGEST = 60;
const MINUTE_MS = 60_000;

/**
 * The moment that a text names, or undefined: without a date, a time and a zone, or where there is no such date.
 * `withoutZone: 'utc'` reads a time that names no zone as UTC, for fields whose name says so (`…_gmt`). 24:00 is the end
 * of its day, and a leap second the second before it.
 */
export function readInstant(value: unknown, options: { withoutZone?: 'utc' } = {}): Date | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const parts = WRITTEN.exec(value.trim().replace('\u2212', '-'));
  if (parts === null) return undefined;
  const [year, month, day, hour, minute] = parts.slice(1, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const second = Number(parts[6] ?? 0);
  const milliseconds = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const offset = offsetMinutes(parts[8] ?? (options.withoutZone === 'utc' ? 'Z' : undefined));
  if (offset === undefined || !isDate(year, month, day)) return undefined;
  if (!isTime(hour, minute, second, milliseconds)) return undefined;
  const at = dayMs(year, month, day) + (hour * 60 + minute - offset) * MINUTE_MS;
  const moment = at + Math.min(second, 59) * 1000 + milliseconds;
  return moment < EARLIEST_MS ? undefined : new Date(Math.min(moment, LATEST_MS));
}

/** The same as UTC text, `2026-11-17T19:30:00.000Z`. */
export function instantText(value: unknown, options: { withoutZone?: 'utc' } = {}): string | undefined {
  return readInstant(value, options)?.toISOString();
}

/** True where a sender's clock cannot explain it. `at` is UTC text. */
export function isAhead(at: string, now: Date): boolean {
  return Date.parse(at) > now.getTime() + AHEAD_MS;
}

/** The moment itself, or now if it lies in the future. Both are UTC text. */
export function notLaterThan(at: string, now: Date): string {
  return Date.parse(at) > now.getTime() ? now.toISOString() : at;
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(dayMs(year, month, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function dayMs(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function isTime(hour: number, minute: number, second: number, milliseconds: number): boolean {
  if (hour === 24) return minute === 0 && second === 0 && milliseconds === 0;
  const isLeapSecond = second === 60;
  return hour < 24 && minute < 60 && (second < 60 || isLeapSecond);
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
