// Moves the clock and fires what is due, in order of time: a clock, an agenda and the question whether the
// system is idle, put together.

import type { AgendaEntry, InFlight } from '../world.ts';
import type { RunningAgenda } from './agenda.ts';
import type { VirtualClock } from './clock.ts';
import type { Hurry } from './hurry.ts';

export type Fired = { readonly at: string; readonly target: string };

export interface Timeline {
  /** Fires everything due up to that moment; between two moments it waits until the system is idle. */
  advanceTo(epochMs: number): Promise<readonly Fired[]>;
  /** Fires what falls due as real time passes. */
  start(): void;
  stop(): void;
}

// Real timers drift and Node's take at most 2^31 milliseconds.
const LONGEST_TIMER_MS = 60 * 60 * 1000;

export function makeTimeline(parts: {
  readonly clock: VirtualClock;
  readonly agenda: RunningAgenda;
  readonly inFlight: InFlight;
  readonly hurry: Pick<Hurry, 'during'>;
  readonly report: (error: unknown, entry: AgendaEntry) => void;
  /** The clock moves by advances alone: what is later is not waited for, and what is due now is done in this turn. */
  readonly isHeld?: boolean;
  /** Called for each day that begins during an advance: housekeeping that follows the clock. */
  readonly onNewDay?: () => Promise<void>;
}): Timeline {
  const { clock, agenda, inFlight } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let advancing: Promise<unknown> = Promise.resolve();
  let day = dayOf(clock.now());

  function fire(entries: readonly AgendaEntry[], fired: Fired[]): void {
    for (const entry of entries) {
      if (entry.target !== undefined) {
        fired.push({ at: new Date(entry.at).toISOString(), target: entry.target });
      }
      inFlight.track(entry.run().catch((error: unknown) => parts.report(error, entry))).catch(() => {});
    }
  }

  async function housekeeping(): Promise<void> {
    const today = dayOf(clock.now());
    if (today === day) return;
    day = today;
    await parts.onNewDay?.();
  }

  async function advance(epochMs: number): Promise<Fired[]> {
    const fired: Fired[] = [];
    await inFlight.idle();
    for (;;) {
      const due = agenda.takeNext(epochMs);
      if (due.length === 0) break;
      clock.moveTo(due[0]!.at);
      await housekeeping();
      fire(due, fired);
      await inFlight.idle();
    }
    clock.moveTo(epochMs);
    await housekeeping();
    return fired;
  }

  function wait(): void {
    clearTimeout(timer);
    const at = agenda.nextAt();
    if (!running || at === undefined) return;
    const ms = Math.max(at - clock.now(), 0);
    if (parts.isHeld !== true) timer = setTimeout(due, Math.min(ms, LONGEST_TIMER_MS));
    else if (ms === 0) dueNow();
  }

  let isDuePlanned = false;
  /** Counted as work, so that whoever waits for idleness waits for what it fires. */
  function dueNow(): void {
    if (isDuePlanned) return;
    isDuePlanned = true;
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    void inFlight.track(
      turn.then(() => {
        isDuePlanned = false;
        due();
      }),
    );
  }

  function due(): void {
    const fired: Fired[] = [];
    for (let entries = agenda.takeNext(clock.now()); entries.length > 0; ) {
      fire(entries, fired);
      entries = agenda.takeNext(clock.now());
    }
    wait();
  }

  agenda.onChange(wait);
  return {
    advanceTo(epochMs) {
      // Two advances at once run one after the other; the second then finds its moment nearer or past.
      const result = advancing.then(async () => {
        const wasRunning = running;
        running = false;
        clearTimeout(timer);
        try {
          return await parts.hurry.during(() => advance(epochMs));
        } finally {
          running = wasRunning;
          wait();
        }
      });
      advancing = result.catch(() => {});
      return result;
    },
    start() {
      running = true;
      wait();
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
  };
}

function dayOf(epochMs: number): number {
  return Math.floor(epochMs / 86_400_000);
}
