// A function's place among others in one thread, and the threads of its own that it gets while many ask for it at once: then the two
// would take each other's time, and the functions beside it would wait.
import { realSleepers, type Sleepers } from '../sleepers.ts';
import type { FunctionPool } from './pool.ts';

/** A page and what follows from it are a few at a time; a till that sends a day's sales at once is more. */
const MOST_SHARED = 8;
/** Of real time: after a burst its threads are kept for so long, for the next one. */
const KEEPS_MS = 20_000;

export function sharedFirstPool(
  shared: FunctionPool,
  threads: FunctionPool,
  { mostShared = MOST_SHARED, later = realSleepers.later as Sleepers['later'] } = {},
): FunctionPool {
  const both = [shared, threads];
  let atWork = 0;
  let inThreads = 0;
  let isBurst = false;
  let forget = () => {};

  function over(): void {
    isBurst = false;
    void threads.forget();
  }

  return {
    async invoke(id, event, began) {
      isBurst ||= atWork >= mostShared;
      const own = isBurst;
      atWork += 1;
      if (own) {
        forget();
        inThreads += 1;
      }
      try {
        return await (own ? threads : shared).invoke(id, event, began);
      } finally {
        atWork -= 1;
        if (own) inThreads -= 1;
        if (own && inThreads === 0) forget = later(KEEPS_MS, over);
      }
    },
    tell: (message) => {
      for (const pool of both) pool.tell(message);
    },
    crash: async (accessKeyId) => void (await Promise.all(both.map((pool) => pool.crash(accessKeyId)))),
    stall: (accessKeyId) => {
      for (const pool of both) pool.stall(accessKeyId);
    },
    isWarm: shared.isWarm,
    forget: async () => void (await Promise.all(both.map((pool) => pool.forget()))),
    stop: async () => {
      forget();
      await Promise.all(both.map((pool) => pool.stop()));
    },
  };
}
