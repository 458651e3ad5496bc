// By how much the clock on the wall of a zone is ahead of UTC. It stays the same for months, and every schedule asks for it each
// time that it fires: what was looked up once holds until the zone's next change.
import { Temporal } from 'temporal-polyfill';

/** Epoch milliseconds; `until` is not in it. */
type Span = { readonly from: number; readonly until: number; readonly offsetMs: number };

const spans = new Map<string, Span[]>();
const MOST_SPANS = 50;

/** Milliseconds. Throws a RangeError for what is no zone. */
export function offsetAt(epochMs: number, zone: string): number {
  const known = spans.get(zone) ?? [];
  const found = known.find(({ from, until }) => from <= epochMs && epochMs < until);
  if (found !== undefined) return found.offsetMs;
  const there = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  const span: Span = {
    from: epochMs,
    until: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: there.offsetNanoseconds / 1_000_000,
  };
  // Whoever asks for an earlier moment of the same time widens it.
  const others = known.filter(({ until }) => until !== span.until);
  spans.set(zone, [...others.slice(-MOST_SPANS), span]);
  return span.offsetMs;
}
