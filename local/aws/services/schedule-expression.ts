// `cron(…)`, `rate(…)` and `at(…)` as EventBridge reads them. Crons are evaluated in the schedule's own zone: a local
// time that daylight saving skips is skipped that day, and one that comes twice runs once.
import { Temporal } from 'temporal-polyfill';
import { type Cron, parseCron } from './cron.ts';
import { offsetAt } from './zone-offset.ts';

export type ScheduleExpression =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly after: (now: number) => number | undefined };

/** Skips are rare (an hour a year); so many in a row mean that no match is left. */
const SKIPPED_MATCHES_LIMIT = 400;
const DAY_MS = 86_400_000;
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: DAY_MS };

/** Crons and rates are few, and are asked for again each time that they fire. */
const read = new Map<string, ScheduleExpression>();

/**
 * `undefined` for anything that AWS answers with "Invalid Schedule Expression". Throws `UnsupportedSchedule`, naming the
 * part, for what AWS may read and the laptop would only guess.
 */
export function parseScheduleExpression(text: string, zone = 'UTC'): ScheduleExpression | undefined {
  const [, kind, inner] = /^(at|rate|cron)\((.*)\)$/.exec(text) ?? [];
  if (inner === undefined || !isZone(zone)) return undefined;
  if (kind === 'at') return parseAt(inner, zone);
  const known = read.get(`${zone} ${text}`);
  if (known !== undefined) return known;
  const made = kind === 'rate' ? parseRate(inner) : cronIn(inner, zone);
  if (made !== undefined) read.set(`${zone} ${text}`, made);
  return made;
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

const zones = new Set<string>();

export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    zones.add(zone);
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

function cronIn(inner: string, zone: string): ScheduleExpression | undefined {
  const cron = parseCron(inner);
  return cron && { kind: 'cron', after: (now) => nextLocal(cron, now, zone) };
}

/** A cron knows no zones: it is shown the zone's wall clock as if that were UTC. */
function nextLocal(cron: Cron, now: number, zone: string): number | undefined {
  let from = now + offsetAt(now, zone);
  for (let tries = 0; tries < SKIPPED_MATCHES_LIMIT; tries += 1) {
    const match = cron.next(from);
    if (match === undefined) return undefined;
    const at = instantOf(match, zone);
    if (at !== undefined && at > now) return at;
    from = match;
  }
  return undefined;
}

/** The first instant at which the wall shows this; undefined where it never does. */
function instantOf(wallAsUtc: number, zone: string): number | undefined {
  const before = wallAsUtc - offsetAt(wallAsUtc - DAY_MS, zone);
  if (before + offsetAt(before, zone) === wallAsUtc) return before;
  const behind = wallAsUtc - offsetAt(wallAsUtc + DAY_MS, zone);
  return behind + offsetAt(behind, zone) === wallAsUtc ? behind : undefined;
}
