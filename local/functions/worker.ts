// The thread a function lives in: its bundle, its environment, the virtual clock, and no way out but loopback.
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { makeBatches } from '../aws/batches.ts';
import { callByMessage } from './worker-calls.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

const setup = workerData as WorkerSetup;
const port = parentPort!;
const leaving = makeBatches<FromWorker>((batch) => port.postMessage(batch));
let outside = setup.outside;

type Handler = (event: unknown, context: unknown) => unknown;

followTheClock(new BigInt64Array(setup.clock));
closeTheNetwork();
routeFetch();
writeByMessage();
const calls = callByMessage(setup.endpointUrl, (id, call) => send({ kind: 'call', id, call }));

const handler = await loadHandler();
port.on('message', (batch: readonly ToWorker[]) => {
  for (const message of batch) {
    if (message.kind === 'outside') outside = message.hosts;
    else if (message.kind === 'answer') calls.answered(message.id, message.answer);
    else void invoke(message);
  }
});
send({ kind: 'ready' });

async function invoke(call: Extract<ToWorker, { kind: 'invoke' }>): Promise<void> {
  const startedAt = performance.now();
  const context = {
    awsRequestId: call.id,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    logGroupName: setup.logGroup,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, setup.timeoutMs - (performance.now() - startedAt)),
  };
  try {
    const result = await handler(JSON.parse(call.event), context);
    send({ kind: 'result', id: call.id, payload: JSON.stringify(result ?? null) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    console.error(error instanceof Error ? error.stack : error);
    send({ kind: 'failure', id: call.id, errorType: name, errorMessage: message });
  }
}

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

/** `new Date()`, `Date()` and `Date.now()` answer virtual time; everything else about Date stays as it is. */
function followTheClock(offset: BigInt64Array): void {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  RealDate.now = now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
  });
}

/** A function here has what a function in a network without a route out has: its own machine. */
function closeTheNetwork(): void {
  const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
    const host = typeof first === 'object' && first !== null ? (first as { host?: string }).host : args[1];
    if (host === undefined || typeof host !== 'string' || isLoopback(host)) {
      return connect.apply(this, args);
    }
    process.nextTick(() => this.destroy(noRoute(host)));
    return this;
  } as typeof Socket.prototype.connect;
}

/** Hosts that the laptop stands in for are reached at their stand-in; the original host goes along in a header. */
function routeFetch(): void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (isLoopback(url.hostname)) return realFetch(request);
    const standIn = outside[url.host] ?? outside[url.hostname];
    if (standIn === undefined) throw new TypeError('fetch failed', { cause: noRoute(url.hostname) });
    const headers = new Headers(request.headers);
    headers.set('x-forwarded-host', url.host);
    headers.set('x-forwarded-proto', url.protocol.replace(':', ''));
    const target = new URL(`${standIn.replace(/\/$/, '')}${url.pathname}${url.search}`);
    return realFetch(new Request(target, { ...optionsOf(request), headers }));
  };
}

function optionsOf(request: Request): RequestInit {
  const { method, redirect, signal, body } = request;
  return body === null
    ? { method, redirect, signal }
    : ({ method, redirect, signal, body, duplex: 'half' } as RequestInit);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host);
}

function noRoute(host: string): Error {
  return Object.assign(new Error(`connect ENETUNREACH ${host}`), { code: 'ENETUNREACH', errno: -101 });
}
