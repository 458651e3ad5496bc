// A function in the runtime's own thread: it hears and tells the same messages as one in a thread of its own, and has its
// own clock, environment, output and timers. For tests, which start many short-lived runtimes. What only a thread can do is
// missing: nobody can interrupt a loop without end, and the memory has no limit.
import { Console } from 'node:console';
import { EventEmitter } from 'node:events';
import { makeBatches } from '../aws/batches.ts';
import type { Randomness } from '../random.ts';
import type { Sleepers } from '../sleepers.ts';
import { clockOn } from '../time/clock.ts';
import { keepCompiled, type Own, runBundle } from './bundle-script.ts';
import { type Handler, invokeHandler } from './invocation.ts';
import { nearFetch } from './near-fetch.ts';
import { seededCrypto, seededMath, sleepersFiles, sleepersPromises, sleepersTimers } from './own-chance.ts';
import { makeOwnModules, ownGlobals, ownProcess, ownTimers, writesTo } from './own-names.ts';
import { type CallShort, longWay, makeShortWay } from './short-way/short-way.ts';
import { virtualDate } from './surroundings.ts';
import type { OpenWorker, WorkerLike } from './thread.ts';
import { callByMessage } from './worker-calls.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

/** What a room is in where nothing is left to chance and real time does not matter. */
export interface Held {
  /** What the clock's offset is added to. */
  readonly realNow: () => number;
  readonly random: Randomness;
  readonly sleepers: Sleepers;
}

/** Rooms whose functions draw from a seed and wait without real time. */
export function roomsHeld(held: Held): OpenWorker {
  const opened = new Map<string, number>();
  return (setup, environment, callShort) => {
    // A process that begins anew draws what none before it drew: an id that two of them share would pass for one attempt.
    const count = (opened.get(setup.functionName) ?? 0) + 1;
    opened.set(setup.functionName, count);
    return openRoom(setup, environment, callShort, { ...held, random: held.random.of(`process ${count}`) });
  };
}

/** Opens a room as `new Worker` would start a thread. Whoever is in it when it is closed never hears of anything again. */
export function openRoom(
  setup: WorkerSetup,
  environment: Readonly<Record<string, string>>,
  callShort?: CallShort,
  held?: Held,
): WorkerLike {
  const events = new EventEmitter();
  let isOpen = true;
  let { outside } = setup;
  const leaving = makeBatches<FromWorker>((batch) => {
    if (isOpen) events.emit('message', batch);
  }, queueMicrotask);
  const send = (message: FromWorker) => leaving.add(message);
  const whileOpen = <T>(work: () => T): T | undefined => (isOpen ? work() : undefined);

  const stream = writesTo((text) => send({ kind: 'output', text }));
  const console = new Console({ stdout: stream, stderr: stream });
  const process = ownProcess({
    environment,
    stream,
    exit: (code) => {
      isOpen = false;
      events.emit('exit', code);
    },
  });
  const own = held === undefined ? undefined : heldNames(held, setup, whileOpen);
  const modules = makeOwnModules(process, own?.modules);
  const calls = callByMessage(
    setup.endpointUrl,
    (id, call) => send({ kind: 'call', id, call }),
    modules.http,
  );
  const reach = nearFetch(fetch, () => outside);
  const names = {
    process,
    console,
    Date: virtualDate(new BigInt64Array(setup.clock), held?.realNow),
    fetch: (...asked: Parameters<typeof fetch>) => {
      const work = reach(...asked);
      return neverOnceClosed(held === undefined ? work : held.sleepers.during(work), () => isOpen);
    },
    ...ownTimers(whileOpen),
    crypto,
    performance,
    Math,
    ...own?.globals,
  };
  const resolveCommand =
    callShort === undefined
      ? longWay
      : makeShortWay({
          accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
          call: (call) => neverOnceClosed(callShort(call), () => isOpen),
          uuid: () => (names.crypto as { randomUUID(): string }).randomUUID(),
          later: laterBy(names),
        });
  const module: { exports: Record<string, unknown> } = { exports: {} };
  let loaded: Handler | undefined;

  function load(): Handler {
    const [file, name] = setup.handler.split('.') as [string, string];
    const globals = ownGlobals(names);
    const bundleNames: Own = {
      ...names,
      require: modules.require,
      module,
      exports: module.exports,
      globalThis: globals,
      global: globals,
      resolveCommand,
    };
    runBundle(setup.folder, file, bundleNames);
    const found = module.exports[name];
    if (typeof found === 'function') return found as Handler;
    throw new Error(`${setup.handler} is undefined or not exported`);
  }

  function hear(message: ToWorker): void {
    if (message.kind === 'outside') outside = message.hosts;
    else if (message.kind === 'answer') calls.answered(message.id, message.answer);
    else {
      loaded ??= load();
      void invokeHandler({ setup, handler: loaded, send, console }, message);
    }
  }

  return {
    postMessage(batch) {
      for (const message of batch) {
        try {
          if (isOpen) hear(message);
        } catch (error) {
          isOpen = false;
          events.emit('error', error);
        }
      }
    },
    on: (event: string, listener: (...given: never[]) => void) =>
      events.on(event, listener as (...given: unknown[]) => void),
    unref() {},
    async terminate() {
      isOpen = false;
      keepCompiled();
    },
  };
}

/** Waits by the room's own timers. */
function laterBy(names: { readonly setTimeout: unknown; readonly clearTimeout: unknown }): Sleepers['later'] {
  const own = names as {
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(timer: unknown): void;
  };
  return (milliseconds, run) => {
    const timer = own.setTimeout(run, milliseconds);
    return () => own.clearTimeout(timer);
  };
}

/** The names and modules that a held room has of its own. */
function heldNames(
  { random, sleepers, realNow }: Held,
  { functionName, clock }: Pick<WorkerSetup, 'functionName' | 'clock'>,
  whileOpen: (work: () => unknown) => unknown,
) {
  const own = random.of(functionName);
  const crypto = seededCrypto(own) as typeof import('node:crypto');
  const timers = sleepersTimers(sleepers, clockOn(clock, realNow), whileOpen);
  const performance = { now: sleepers.elapsed };
  const files = sleepersFiles(sleepers);
  return {
    globals: { ...timers, crypto: crypto.webcrypto, performance, Math: seededMath(own) },
    modules: {
      crypto,
      fs: { ...process.getBuiltinModule('node:fs'), promises: files },
      'fs/promises': files,
      timers: { ...process.getBuiltinModule('node:timers'), ...timers },
      'timers/promises': sleepersPromises(timers.setTimeout),
      perf_hooks: { ...process.getBuiltinModule('node:perf_hooks'), performance },
    },
  };
}

/** Settles as `work` does, but not any more once the room is closed. */
function neverOnceClosed<T>(work: Promise<T>, isOpen: () => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(
      (value) => isOpen() && resolve(value),
      (error: unknown) => isOpen() && reject(error),
    );
  });
}
