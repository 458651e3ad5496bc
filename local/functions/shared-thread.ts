// One thread for many functions. To begin a thread and to load Node's own parts into it costs more than most of what a function does
// when it is first asked, and each holds some thirty megabytes; a room in a thread that is there costs neither. Whoever is in a room
// that does not close, because it is in a loop without end, takes the others along: then the thread ends with all its rooms, as an
// environment on AWS may at any time, and the next function that is asked begins another one.
import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Batches, makeBatches } from '../aws/batches.ts';
import type { FromShared, ToShared } from './shared-messages.ts';
import type { OpenWorker, WorkerLike } from './thread.ts';
import { workerFile } from './worker-file.ts';

export type SharedThread = {
  readonly open: OpenWorker;
  stop(): Promise<void>;
};

type Told = Pick<Worker, 'postMessage' | 'unref' | 'terminate'> & {
  on(event: 'message', listener: (batch: readonly FromShared[]) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
};
type Running = {
  readonly worker: Told;
  readonly messages: Batches<ToShared>;
  readonly rooms: Map<number, EventEmitter>;
  readonly closing: Map<number, () => void>;
};

/** Of real time: whoever has not closed its room by then never will. */
const CLOSES_WITHIN_MS = 1_000;
/** For all rooms together; a function alone has at most 256. */
const HEAP_MEGABYTES = 512;

const startWorker = (): Told =>
  new Worker(workerFile('shared-worker'), {
    // Each room has an environment of its own; and what makes a script of a bundle is not kept for the next one.
    env: { ESBUILD_WORKER_THREADS: '0' },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: 24 },
  });

export function makeSharedThread({
  begin = startWorker,
  closesWithinMs = CLOSES_WITHIN_MS,
}: {
  readonly begin?: () => Told;
  readonly closesWithinMs?: number;
} = {}): SharedThread {
  let running: Running | undefined;
  let opened = 0;

  function start(): Running {
    const worker = begin();
    const messages = makeBatches<ToShared>((batch) => worker.postMessage(batch));
    const started: Running = { worker, messages, rooms: new Map(), closing: new Map() };
    worker.on('message', (batch) => {
      for (const message of batch) heard(started, message);
    });
    const over = (tell: (room: EventEmitter) => void) => {
      if (running === started) running = undefined;
      for (const room of started.rooms.values()) tell(room);
      started.rooms.clear();
      for (const closed of started.closing.values()) closed();
    };
    worker.on('error', (error) => over((room) => room.emit('error', error)));
    worker.on('exit', (code) => over((room) => room.emit('exit', code)));
    worker.unref();
    return started;
  }

  function close({ worker, messages, rooms, closing }: Running, room: number): Promise<void> {
    if (!rooms.delete(room)) return Promise.resolve();
    messages.add({ kind: 'close', room });
    return new Promise((resolve) => {
      const late = setTimeout(() => void worker.terminate(), closesWithinMs);
      closing.set(room, () => {
        clearTimeout(late);
        closing.delete(room);
        resolve();
      });
    });
  }

  return {
    open(setup, environment): WorkerLike {
      running ??= start();
      const home = running;
      opened += 1;
      const room = opened;
      const events = new EventEmitter();
      home.rooms.set(room, events);
      home.messages.add({ kind: 'open', room, setup, environment });
      return {
        postMessage: (batch) => home.messages.add({ kind: 'hear', room, batch }),
        on: (event: string, listener: (...given: never[]) => void) =>
          events.on(event, listener as (...given: unknown[]) => void),
        unref() {},
        terminate: () => close(home, room),
      };
    },
    async stop() {
      const last = running;
      running = undefined;
      if (last === undefined) return;
      // A room that is closed keeps what was compiled of it for the next start.
      await Promise.all([...last.rooms.keys()].map((room) => close(last, room)));
      await last.worker.terminate();
    },
  };
}

function heard({ rooms, closing }: Running, message: FromShared): void {
  const { room } = message;
  if (message.kind === 'closed') {
    closing.get(room)?.();
    return;
  }
  const events = rooms.get(room);
  if (message.kind === 'tell') events?.emit('message', message.batch);
  else {
    rooms.delete(room);
    if (message.kind === 'left') events?.emit('exit', message.code);
    else {
      const { name, message: words, stack } = message;
      events?.emit('error', Object.assign(new Error(words), { name, ...(stack && { stack }) }));
    }
  }
}
