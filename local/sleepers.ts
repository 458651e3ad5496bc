// Whoever waits for some milliseconds. On a laptop that is a timer. Where real time is not to matter it is over as soon as
// nobody has anything left to do but wait, the shortest wait first: a pause costs nothing, and what guards against a call
// that takes too long still strikes for one that never answers.

export interface Sleepers {
  /** Runs this once the time is over; answers how to forget it. */
  later(milliseconds: number, run: () => void): () => void;
  /** Milliseconds from some moment on. */
  elapsed(): number;
  /** Work outside of this thread, during which nobody's wait is over. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Somebody has something to do: a call, an answer. */
  stir(): void;
}

export const realSleepers: Sleepers = {
  later(milliseconds, run) {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  elapsed: () => performance.now(),
  during: (work) => work,
  stir: () => {},
};

/** So many turns of the event loop without a stir mean that all are waiting. */
const QUIET_TURNS = 20;

type Sleeper = { readonly at: number; readonly order: number; readonly run: () => void };

export function makeSleepers(): Sleepers {
  const asleep = new Set<Sleeper>();
  let elapsed = 0;
  let planned = 0;
  let outside = 0;
  let quiet = 0;
  let isWatching = false;

  function watch(): void {
    if (isWatching || asleep.size === 0 || outside > 0) return;
    isWatching = true;
    quiet = 0;
    setImmediate(turn);
  }

  function turn(): void {
    quiet += 1;
    if (asleep.size === 0 || outside > 0) {
      isWatching = false;
      return;
    }
    if (quiet >= QUIET_TURNS) wake();
    setImmediate(turn);
  }

  function wake(): void {
    quiet = 0;
    const [first] = [...asleep].sort((one, other) => one.at - other.at || one.order - other.order);
    if (first === undefined) return;
    asleep.delete(first);
    elapsed = Math.max(elapsed, first.at);
    first.run();
  }

  return {
    elapsed: () => elapsed,
    later(milliseconds, run) {
      planned += 1;
      const sleeper = { at: elapsed + Math.max(0, milliseconds), order: planned, run };
      asleep.add(sleeper);
      watch();
      return () => void asleep.delete(sleeper);
    },
    stir: () => {
      quiet = 0;
    },
    async during(work) {
      outside += 1;
      try {
        return await work;
      } finally {
        outside -= 1;
        watch();
      }
    },
  };
}
