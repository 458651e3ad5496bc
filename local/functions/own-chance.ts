// What a bundle in the runtime's thread draws from a seed instead of from chance, and how it waits where real time is not to
// matter: node:crypto, Math, timers and the clock of durations, with the rest of them as it is.
import crypto from 'node:crypto';
import type { Randomness } from '../random.ts';
import type { Sleepers } from '../sleepers.ts';
import type { VirtualClock } from '../time/clock.ts';

type Call = (...given: unknown[]) => unknown;
type Done = (error: Error | null, made?: unknown) => void;

/** `node:crypto` whose random values come from `random`. */
export function seededCrypto(random: Randomness): object {
  const answered = (made: unknown, done: unknown) => {
    if (typeof done !== 'function') return made;
    queueMicrotask(() => (done as Done)(null, made));
    return undefined;
  };
  const fill = <T extends NodeJS.ArrayBufferView>(view: T): T => {
    random.bytes(view.byteLength).copy(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    return view;
  };
  const randomInt = (...given: unknown[]) => {
    const [low, high] = typeof given[1] === 'number' ? [Number(given[0]), given[1]] : [0, Number(given[0])];
    return answered(low + random.below(high - low), given.at(-1));
  };
  const webcrypto = over(crypto.webcrypto, { getRandomValues: fill, randomUUID: random.uuid });
  return {
    ...crypto,
    randomUUID: random.uuid,
    randomBytes: (size: number, done?: unknown) => answered(random.bytes(size), done),
    randomInt,
    randomFillSync: fill,
    getRandomValues: fill,
    webcrypto,
    // At once, although that takes longer: what another thread is done with comes when it likes.
    scrypt: (...given: unknown[]) => {
      const done = given.pop() as Done;
      atOnce(() => hashOf(given)).then(
        (key) => done(null, key),
        (error: Error) => done(error),
      );
    },
  };
}

/** A hash that is made to take long takes long once for each secret: the same few people come in every play. */
const hashes = new Map<string, Buffer>();
const MOST_HASHES = 1_000;

function hashOf(given: readonly unknown[]): Buffer {
  const asked = JSON.stringify(given);
  const hash = hashes.get(asked) ?? ((crypto.scryptSync as Call)(...given) as Buffer);
  if (hashes.size >= MOST_HASHES) hashes.clear();
  hashes.set(asked, hash);
  return Buffer.from(hash);
}

/** The shared object with some members of its own, and functions bound to what they belong to. */
function over(shared: object, own: Readonly<Record<string, unknown>>): object {
  return new Proxy(shared, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name as string];
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? (value as Call).bind(target) : value;
    },
  });
}

/**
 * Files are read by other threads: the SDK looks for settings of its own when it starts, or first fails. Among runs that do
 * something meanwhile its answer would come sooner or later as the machine likes, so that it is there at once.
 */
export function sleepersFiles(sleepers: Sleepers): object {
  const files = process.getBuiltinModule('node:fs/promises');
  const inTurn = process.getBuiltinModule('node:fs') as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(files).map(([name, member]: [string, unknown]) => {
      if (typeof member !== 'function') return [name, member];
      const same = inTurn[`${name}Sync`];
      return [
        name,
        typeof same === 'function'
          ? (...given: unknown[]) => atOnce(() => (same as Call)(...given))
          : (...given: unknown[]) => sleepers.during(Promise.resolve((member as Call)(...given))),
      ];
    }),
  );
}

const atOnce = async (work: () => unknown): Promise<unknown> => work();

export function seededMath(random: Randomness): Math {
  return Object.create(Math, { random: { value: random.share } }) as Math;
}

/**
 * Timers that are over as soon as everybody waits; `whileOpen` keeps them silent once the room is closed. Whoever waited is that
 * much later afterwards, and so is everybody else: what a client pauses before it asks again is time as well.
 */
export function sleepersTimers(
  sleepers: Sleepers,
  clock: Pick<VirtualClock, 'now' | 'moveTo'>,
  whileOpen: (work: () => unknown) => unknown,
) {
  type Timer = { forget: () => void; ref(): Timer; unref(): Timer; hasRef(): boolean };
  const setTimeout = (run: Call, milliseconds = 0, ...given: unknown[]): Timer => {
    const until = clock.now() + milliseconds;
    const forget = sleepers.later(milliseconds, () =>
      whileOpen(() => {
        clock.moveTo(until);
        run(...given);
      }),
    );
    const timer: Timer = { forget, ref: () => timer, unref: () => timer, hasRef: () => true };
    return timer;
  };
  const clearTimeout = (timer: unknown) => (timer as Partial<Timer> | undefined)?.forget?.();
  return { setTimeout, clearTimeout };
}

/** `node:timers/promises` made of such timers. */
export const sleepersPromises = (setTimeout: (run: Call, milliseconds?: number) => unknown) => ({
  ...process.getBuiltinModule('node:timers/promises'),
  setTimeout: (milliseconds = 0, value?: unknown) =>
    new Promise((resolve) => {
      setTimeout(() => resolve(value), milliseconds);
    }),
});
