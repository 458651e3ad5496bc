// The thread a function lives in: its bundle, its environment, the virtual clock, and no way out but loopback.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { makeBatches } from '../aws/batches.ts';
import { closeTheNetwork } from './closed-network.ts';
import { type Handler, invokeHandler } from './invocation.ts';
import { routedFetch, virtualDate } from './surroundings.ts';
import { callByMessage } from './worker-calls.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

const setup = workerData as WorkerSetup;
const port = parentPort!;
const leaving = makeBatches<FromWorker>((batch) => port.postMessage(batch));
let outside = setup.outside;

globalThis.Date = virtualDate(new BigInt64Array(setup.clock));
closeTheNetwork();
globalThis.fetch = routedFetch(globalThis.fetch, () => outside);
writeByMessage();
const calls = callByMessage(setup.endpointUrl, (id, call) => send({ kind: 'call', id, call }));

const handler = await loadHandler();
port.on('message', (batch: readonly ToWorker[]) => {
  for (const message of batch) {
    if (message.kind === 'outside') outside = message.hosts;
    else if (message.kind === 'answer') calls.answered(message.id, message.answer);
    else void invokeHandler({ setup, handler, send, console }, message);
  }
});
send({ kind: 'ready' });

async function loadHandler(): Promise<Handler> {
  const [file, name] = setup.handler.split('.') as [string, string];
  for (const extension of ['mjs', 'js', 'cjs']) {
    const url = pathToFileURL(join(setup.folder, `${file}.${extension}`)).href;
    try {
      const loaded = (await import(url)) as Record<string, unknown> & { default?: Record<string, unknown> };
      const found = loaded[name] ?? loaded.default?.[name];
      if (typeof found === 'function') return found as Handler;
      throw new Error(`${setup.handler} is undefined or not exported`);
    } catch (error) {
      const { code, url: missing } = error as { code?: string; url?: string };
      if (code !== 'ERR_MODULE_NOT_FOUND' || missing !== url) throw error;
    }
  }
  throw new Error(`Cannot find the file of the handler ${setup.handler} in ${setup.folder}`);
}

function send(message: FromWorker): void {
  leaving.add(message);
}

/** A line that a function logs leaves with its calls, before its result; a stream between threads would cost far more. */
function writeByMessage(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (text: string | Uint8Array, ...rest: unknown[]): boolean => {
      send({ kind: 'output', text: typeof text === 'string' ? text : Buffer.from(text).toString() });
      const done = rest.find((argument) => typeof argument === 'function');
      if (done !== undefined) process.nextTick(done);
      return true;
    };
  }
  process.on('exit', leaving.flush);
}
