// One virtual clock for the whole runtime: real time plus an offset that only ever grows. The offset lies in
// shared memory, because the workers that run the functions read it for every `new Date()`.
import { readInstant } from '../../shared/time/instant.ts';
import type { Clock } from '../world.ts';

export interface VirtualClock extends Clock {
  /** Epoch milliseconds of virtual time may only grow: an earlier moment leaves the clock as it is. */
  moveTo(epochMs: number): void;
  readonly offsetMs: number;
  /** What the offset is added to: real time, or the moment at which a held clock began. */
  readonly realNow: () => number;
  /** One BigInt64: what workers add to real time. */
  readonly shared: SharedArrayBuffer;
}

/** `realNow` answers epoch milliseconds; `offsetMs` is where an earlier run of the runtime left off. */
export function makeClock(realNow: () => number, offsetMs = 0): VirtualClock {
  const shared = new SharedArrayBuffer(8);
  Atomics.store(new BigInt64Array(shared), 0, BigInt(offsetMs));
  return clockOn(shared, realNow);
}

/** The clock whose offset lies there. */
export function clockOn(shared: SharedArrayBuffer, realNow: () => number): VirtualClock {
  const cell = new BigInt64Array(shared);
  const offset = () => Number(Atomics.load(cell, 0));
  return {
    shared,
    realNow,
    now: () => realNow() + offset(),
    get offsetMs() {
      return offset();
    },
    moveTo(epochMs) {
      const needed = Math.ceil(epochMs - realNow());
      if (needed > offset()) Atomics.store(cell, 0, BigInt(needed));
    },
  };
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO-8601 duration of weeks, days and smaller (`P3D`, `PT5M`). Undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return Math.round(((((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000);
}

/**
 * The moment that a duration from `nowMs` or an instant names, in epoch milliseconds. Throws an Error with a sentence
 * for what is neither.
 */
export function momentMs(durationOrInstant: string, nowMs: number): number {
  const length = durationMs(durationOrInstant);
  const moment = length === undefined ? readInstant(durationOrInstant)?.getTime() : nowMs + length;
  if (moment !== undefined) return moment;
  throw new Error(
    `"${durationOrInstant}" is neither a duration such as PT1H nor an instant such as 2026-11-17T20:00:00Z`,
  );
}
