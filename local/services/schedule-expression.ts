// `cron(…)`, `rate(…)` and `at(…)` as EventBridge reads them. Crons are evaluated in the schedule's own zone: a local
// time that daylight saving skips is skipped that day, and one that comes twice runs once.
import cronParser from 'aws-cron-parser';
import { Temporal } from 'temporal-polyfill';

export type ScheduleExpression =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly after: (now: number) => number | undefined };

/** Skips are rare (an hour a year, short months); so many in a row mean that no match is left. */
const SKIPPED_MATCHES_LIMIT = 400;
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `undefined` for anything that AWS answers with "Invalid Schedule Expression". */
export function parseScheduleExpression(text: string, zone = 'UTC'): ScheduleExpression | undefined {
  const [, kind, inner] = /^(at|rate|cron)\((.*)\)$/.exec(text) ?? [];
  if (inner === undefined || !isZone(zone)) return undefined;
  if (kind === 'at') return parseAt(inner, zone);
  return kind === 'rate' ? parseRate(inner) : parseCron(inner, zone);
}

/**
 * The first moment after `now` (epoch milliseconds), or `undefined` when none is left. A rate counts from
 * `startedAt`.
 */
export function nextOccurrence(
  expression: ScheduleExpression,
  now: number,
  startedAt: number,
): number | undefined {
  if (expression.kind === 'at') return expression.at > now ? expression.at : undefined;
  if (expression.kind === 'cron') return expression.after(now);
  const passed = Math.floor((now - startedAt) / expression.everyMs);
  return startedAt + (Math.max(passed, 0) + 1) * expression.everyMs;
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function parseAt(inner: string, zone: string): ScheduleExpression | undefined {
  // No fraction of a second and no zone: AWS refuses both.
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(inner)) return undefined;
  try {
    const local = Temporal.PlainDateTime.from(inner, { overflow: 'reject' });
    return { kind: 'at', at: local.toZonedDateTime(zone).epochMilliseconds };
  } catch {
    return undefined;
  }
}

function parseRate(inner: string): ScheduleExpression | undefined {
  const [, count, unit, plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(inner) ?? [];
  if (unit === undefined || (count === '1') === (plural === 's')) return undefined;
  return { kind: 'rate', everyMs: Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS] };
}

function parseCron(inner: string, zone: string): ScheduleExpression | undefined {
  const fields = inner.trim().split(/\s+/);
  // Exactly one of day-of-month and day-of-week says "any"; AWS refuses everything else.
  if (fields.length !== 6 || (fields[2] === '?') === (fields[4] === '?')) return undefined;
  if (!fields.every((field) => /^[\dA-Z*?/,#LW-]+$/i.test(field))) return undefined;
  try {
    const cron = { parsed: cronParser.parse(fields.join(' ')), days: plainDays(fields[2]!) };
    // Some mistakes only show when the parser looks for a match.
    cronParser.next(cron.parsed, new Date(0));
    return { kind: 'cron', after: (now) => nextLocal(cron, now, zone) };
  } catch {
    return undefined;
  }
}

interface Cron {
  readonly parsed: ReturnType<typeof cronParser.parse>;
  /** The parser rolls the 31st of a short month over to the 1st; where days are plain numbers, that is caught here. */
  readonly days: readonly number[] | undefined;
}

function plainDays(field: string): readonly number[] | undefined {
  return /^\d+(,\d+)*$/.test(field) ? field.split(',').map(Number) : undefined;
}

/** The parser only knows UTC, so it is shown the zone's wall clock as if that were UTC. */
function nextLocal(cron: Cron, now: number, zone: string): number | undefined {
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDateTime();
  let from = new Date(wall.toZonedDateTime('UTC').epochMilliseconds);
  for (let tries = 0; tries < SKIPPED_MATCHES_LIMIT; tries += 1) {
    const match = cronParser.next(cron.parsed, from);
    if (match === null) return undefined;
    const at = instantOf(match.getTime(), zone);
    const dayExists = cron.days?.includes(match.getUTCDate()) ?? true;
    if (dayExists && at !== undefined && at > now) return at;
    from = match;
  }
  return undefined;
}

function instantOf(wallAsUtc: number, zone: string): number | undefined {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallAsUtc).toZonedDateTimeISO('UTC').toPlainDateTime();
  const at = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return at.toPlainDateTime().equals(wall) ? at.epochMilliseconds : undefined;
}
