// A function's threads, and beside them its place in the runtime's own thread, which it takes while the clock is moved: a week is
// thousands of short runs, and to begin a thread, to wake it and to tell it what comes is most of each. Whatever real time brings
// has a thread to itself, with its time-out and its memory; but for what comes while the clock is on its way, and a loop without end
// holds the clock until Ctrl-C.
import type { Hurry } from '../time/hurry.ts';
import type { FunctionPool } from './pool.ts';

export function hurriedPool(
  threads: FunctionPool,
  near: FunctionPool,
  hurry: Pick<Hurry, 'isOn'>,
): FunctionPool {
  const both = [threads, near];
  return {
    invoke: (id, event, began) => (hurry.isOn() ? near : threads).invoke(id, event, began),
    tell: (message) => {
      for (const pool of both) pool.tell(message);
    },
    crash: async (accessKeyId) => void (await Promise.all(both.map((pool) => pool.crash(accessKeyId)))),
    stall: (accessKeyId) => {
      for (const pool of both) pool.stall(accessKeyId);
    },
    forget: async () => void (await Promise.all(both.map((pool) => pool.forget()))),
    stop: async () => void (await Promise.all(both.map((pool) => pool.stop()))),
  };
}
