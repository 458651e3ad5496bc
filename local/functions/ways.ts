// Where the functions of a laptop run. What real time brings begins in the thread that they share, and has threads of its own while
// many ask at once; while the clock is moved all run in the runtime's own thread. Each of the three keeps some of them warm.
import type { Hurry } from '../time/hurry.ts';
import { hurriedPool } from './hurried-pool.ts';
import type { FunctionPool } from './pool.ts';
import { openRoom } from './room.ts';
import { sharedFirstPool } from './shared-first-pool.ts';
import { makeSharedThread } from './shared-thread.ts';
import type { OpenWorker } from './thread.ts';
import { makeWarm, type Warm } from './warm.ts';

/** A place for functions, and who of them stays warm there; without that nobody is ended. */
export type Way = { readonly open: OpenWorker | undefined; readonly warm: Warm | undefined };
export type Ways = {
  readonly own: Way;
  /** Where functions have threads, and bundles that hold all that they import. */
  readonly beside: { readonly shared: Way; readonly near: Way; readonly hurry: Hurry } | undefined;
  stop(): Promise<void>;
};

/**
 * Of the thousand runs of two days (five functions every few minutes or hours, six once a day) one in fifteen begins anew
 * with five, one in thirty-five with six, one in six with four.
 */
const WARM_THREADS = 5;
const WARM_ROOMS = 12;

export function waysOf({
  open,
  hurry,
}: {
  /** Default: each in threads of its own. */
  readonly open?: OpenWorker | undefined;
  /** Undefined: nobody runs anywhere else. */
  readonly hurry?: Hurry | undefined;
}): Ways {
  // What runs in this thread shares its memory: nothing is gained by beginning anew.
  const own = { open, warm: open === undefined ? makeWarm(WARM_THREADS) : undefined };
  if (hurry === undefined || open !== undefined) return { own, beside: undefined, stop: async () => {} };
  const thread = makeSharedThread();
  const near = makeWarm(WARM_ROOMS, hurry.isOn);
  // What was remembered in a hurry takes memory that others would rather have.
  hurry.onEnd(near.trim);
  return {
    own,
    beside: {
      shared: { open: thread.open, warm: makeWarm(WARM_ROOMS) },
      near: { open: openRoom, warm: near },
      hurry,
    },
    stop: thread.stop,
  };
}

/** A pool that is made when it is first asked; until then there is nothing to tell or to end. */
export function whenAsked(make: () => FunctionPool): FunctionPool {
  let made: FunctionPool | undefined;
  return {
    invoke: (...asked) => {
      made ??= make();
      return made.invoke(...asked);
    },
    tell: (message) => made?.tell(message),
    crash: async (accessKeyId) => made?.crash(accessKeyId),
    stall: (accessKeyId) => made?.stall(accessKeyId),
    isWarm: () => made?.isWarm() ?? false,
    forget: async () => made?.forget(),
    stop: async () => made?.stop(),
  };
}

/** `poolOf` makes a pool of this function whose first access key id is `key`; the key names the function wherever it runs: see functionOfKey. */
export function poolBy(
  { own, beside }: Ways,
  name: string,
  poolOf: (key: string, way: Way) => FunctionPool,
): FunctionPool {
  const threads = poolOf(name, own);
  if (beside === undefined) return threads;
  const { shared, near, hurry } = beside;
  return hurriedPool(
    sharedFirstPool(poolOf(`${name}.shared`, shared), threads),
    poolOf(`${name}.near`, near),
    hurry,
  );
}
