// A function in the runtime's own thread: it hears and tells the same messages as one in a thread of its own, and has its
// own clock, environment, output and timers. For tests, which start many short-lived runtimes. What only a thread can do is
// missing: nobody can interrupt a loop without end, and the memory has no limit.
import { Console } from 'node:console';
import { EventEmitter } from 'node:events';
import { makeBatches } from '../aws/batches.ts';
import { type Own, runBundle } from './bundle-script.ts';
import { type Handler, invokeHandler } from './invocation.ts';
import { makeOwnModules, ownGlobals, ownProcess, ownTimers, writesTo } from './own-names.ts';
import { routedFetch, virtualDate } from './surroundings.ts';
import type { WorkerLike } from './thread.ts';
import { callByMessage } from './worker-calls.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

/** Opens a room as `new Worker` would start a thread. Whoever is in it when it is closed never hears of anything again. */
export function openRoom(setup: WorkerSetup, environment: Readonly<Record<string, string>>): WorkerLike {
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
  const modules = makeOwnModules(process);
  const calls = callByMessage(
    setup.endpointUrl,
    (id, call) => send({ kind: 'call', id, call }),
    modules.http,
  );
  const reach = routedFetch(fetch, () => outside);
  const names = {
    process,
    console,
    Date: virtualDate(new BigInt64Array(setup.clock)),
    fetch: (...asked: Parameters<typeof fetch>) => neverOnceClosed(reach(...asked), () => isOpen),
    ...ownTimers(whileOpen),
  };
  const module: { exports: Record<string, unknown> } = { exports: {} };
  let loaded: Handler | undefined;

  function load(): Handler {
    const [file, name] = setup.handler.split('.') as [string, string];
    const globals = ownGlobals(names);
    const own: Own = {
      ...names,
      require: modules.require,
      module,
      exports: module.exports,
      globalThis: globals,
      global: globals,
    };
    runBundle(setup.folder, file, own);
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
