// One function's worker thread: started at its first invocation, ended by a time-out, a crash or the runtime's stop,
// and started again at the next invocation.
import { Worker } from 'node:worker_threads';
import type { AwsAnswer, AwsCall } from '../aws/aws-call.ts';
import { type Batches, makeBatches } from '../aws/batches.ts';
import { realSleepers, type Sleepers } from '../sleepers.ts';
import type { InvocationResult } from '../world.ts';
import type { CallShort } from './short-way/short-way.ts';
import { workerFile } from './worker-file.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

export interface FunctionThread {
  /** Never rejects. `event` is JSON text. */
  invoke(id: string, event: string): Promise<InvocationResult>;
  tell(message: ToWorker): void;
  /** Ends the thread at once; what it was doing fails. */
  kill(reason: string): Promise<void>;
  /** It remembers whatever earlier invocations left. */
  isWarm(): boolean;
  /** Nobody hears of what the thread does any more: whatever it was at runs into its time-out. */
  stall(): void;
}

/** As much of a Worker as is used, so that a room in this thread can take its place. */
export interface WorkerLike {
  readonly stdout?: NodeJS.ReadableStream;
  readonly stderr?: NodeJS.ReadableStream;
  postMessage(batch: readonly ToWorker[]): void;
  on(event: 'message', listener: (batch: readonly FromWorker[]) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  unref(): void;
  terminate(): Promise<unknown>;
}
/** `callShort` is for who runs in the runtime's thread; others write their calls out. */
export type OpenWorker = (
  setup: WorkerSetup,
  environment: Readonly<Record<string, string>>,
  callShort?: CallShort,
) => WorkerLike;

/** How Lambda calls an invocation that its time-out ended. */
export const TIMED_OUT = 'Sandbox.Timedout';

type Running = { readonly thread: WorkerLike; readonly messages: Batches<ToWorker>; isStalled: boolean };
type Waiting = { readonly settle: (result: InvocationResult) => void; readonly forget: () => void };

export function makeFunctionThread(options: {
  readonly setup: () => WorkerSetup;
  readonly environment: Readonly<Record<string, string>>;
  readonly onStart: () => void;
  readonly onOutput: (text: string) => void;
  /** Answers a call to AWS; undefined where the caller is not to hear. Never rejects. */
  readonly onCall: (call: AwsCall) => Promise<AwsAnswer | undefined>;
  readonly callShort?: CallShort | undefined;
  /** Default: a thread of its own. */
  readonly open?: OpenWorker | undefined;
  /** How a time-out waits; default: in real time. */
  readonly sleepers?: Sleepers | undefined;
}): FunctionThread {
  const { open = startThread, sleepers = realSleepers } = options;
  let worker: Running | undefined;
  let waiting = new Map<string, Waiting>();

  function start(): Running {
    const { callShort } = options;
    const short: CallShort | undefined =
      callShort &&
      (async (call) => {
        sleepers.stir();
        const reply = running.isStalled ? undefined : await callShort(call);
        return running.isStalled ? new Promise(() => {}) : reply;
      });
    const started = open(options.setup(), options.environment, short);
    const own = new Map<string, Waiting>();
    waiting = own;
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (data) => options.onOutput(String(data)));
    }
    const messages = makeBatches<ToWorker>((batch) => started.postMessage(batch));
    const running: Running = { thread: started, messages, isStalled: false };
    const answer = async (id: number, call: AwsCall) => {
      sleepers.stir();
      const given = await options.onCall(call);
      messages.add({ kind: 'answer', id, ...(given === undefined ? {} : { answer: given }) });
    };
    started.on('message', (batch: readonly FromWorker[]) => {
      if (running.isStalled) return;
      for (const message of batch) {
        if (message.kind === 'call') void answer(message.id, message.call);
        else if (message.kind === 'output') options.onOutput(message.text);
        else settle(own, message);
      }
    });
    started.on('error', (error: Error) => {
      options.onOutput(`${error.stack ?? error.message}\n`);
      failAll(own, error.name === 'Error' ? 'Runtime.ExitError' : error.name, error.message);
      if (worker === running) worker = undefined;
    });
    started.on('exit', (code) => {
      failAll(own, 'Runtime.ExitError', `The function's process ended with exit code ${code}`);
      if (worker === running) worker = undefined;
    });
    // The runtime's own servers keep the process alive; an idle function must not.
    started.unref();
    options.onStart();
    return running;
  }

  async function kill(reason: string): Promise<void> {
    const ended = worker;
    worker = undefined;
    if (ended === undefined) return;
    failAll(waiting, 'Runtime.ExitError', reason);
    await ended.thread.terminate();
  }

  return {
    invoke(id, event) {
      worker ??= start();
      const { timeoutMs } = options.setup();
      return new Promise((resolve) => {
        const forget = sleepers.later(timeoutMs, () => {
          const seconds = (timeoutMs / 1000).toFixed(2);
          waiting.delete(id);
          resolve({
            ok: false,
            errorType: TIMED_OUT,
            errorMessage: `RequestId: ${id} Error: Task timed out after ${seconds} seconds`,
          });
          void kill('Another invocation of this function timed out in the same thread');
        });
        waiting.set(id, { settle: resolve, forget });
        worker!.messages.add({ kind: 'invoke', id, event });
      });
    },
    tell: (message) => worker?.messages.add(message),
    kill,
    isWarm: () => worker !== undefined,
    stall() {
      if (worker !== undefined) worker.isStalled = true;
    },
  };
}

const startThread: OpenWorker = (setup, environment) =>
  new Worker(workerFile('worker'), {
    workerData: setup,
    env: { ...environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.min(setup.memoryMb, 256), maxYoungGenerationSizeMb: 3 },
  });

function settle(
  waiting: Map<string, Waiting>,
  message: Extract<FromWorker, { kind: 'ready' | 'result' | 'failure' }>,
): void {
  if (message.kind === 'ready') return;
  const found = waiting.get(message.id);
  if (found === undefined) return;
  waiting.delete(message.id);
  found.forget();
  found.settle(
    message.kind === 'result'
      ? { ok: true, payload: JSON.parse(message.payload) }
      : { ok: false, errorType: message.errorType, errorMessage: message.errorMessage },
  );
}

function failAll(waiting: Map<string, Waiting>, errorType: string, errorMessage: string): void {
  for (const { settle: fail, forget } of waiting.values()) {
    forget();
    fail({ ok: false, errorType, errorMessage });
  }
  waiting.clear();
}
