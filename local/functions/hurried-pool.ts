// A function's threads, and beside them its place in the runtime's own thread, which it takes while the clock is moved: a week is
// thousands of short runs, and to begin a thread, to wake it and to tell it what comes is most of each. Whatever real time brings
// has a thread to itself, with its time-out and its memory; but for what comes while the clock is on its way, and a loop without end
// holds the clock until Ctrl-C. Who has begun in its threads does not begin once more for a few runs: that takes longer than they do.
import type { Hurry } from '../time/hurry.ts';
import type { FunctionPool } from './pool.ts';

/** In a row. To begin takes as long as the messages of some hundred short runs; who runs more often will run much more often. */
const MOST_STAYING = 20;
/** More at a time would have threads of their own, and those take longest of all to begin. */
const MOST_AT_ONCE = 4;

export function hurriedPool(
  threads: FunctionPool,
  near: FunctionPool,
  hurry: Pick<Hurry, 'isOn'>,
): FunctionPool {
  const both = [threads, near];
  let stayed = 0;
  let atWork = 0;

  const mayStay = (): boolean =>
    stayed < MOST_STAYING && atWork < MOST_AT_ONCE && threads.isWarm() && !near.isWarm();

  return {
    async invoke(id, event, began) {
      const isHurried = hurry.isOn();
      if (isHurried && !mayStay()) return near.invoke(id, event, began);
      stayed = isHurried ? stayed + 1 : 0;
      atWork += 1;
      const result = await threads.invoke(id, event, began);
      atWork -= 1;
      return result;
    },
    tell: (message) => {
      for (const pool of both) pool.tell(message);
    },
    crash: async (accessKeyId) => void (await Promise.all(both.map((pool) => pool.crash(accessKeyId)))),
    stall: (accessKeyId) => {
      for (const pool of both) pool.stall(accessKeyId);
    },
    isWarm: () => both.some((pool) => pool.isWarm()),
    forget: async () => void (await Promise.all(both.map((pool) => pool.forget()))),
    stop: async () => void (await Promise.all(both.map((pool) => pool.stop()))),
  };
}
