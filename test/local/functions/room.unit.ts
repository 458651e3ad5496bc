// A function in the runtime's own thread: what it finds around it is its own, and nothing of it lives on once it is ended.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AwsCall } from '../../../local/aws/aws-call.ts';
import { openRoom, roomsHeld } from '../../../local/functions/room.ts';
import type { OpenWorker, WorkerLike } from '../../../local/functions/thread.ts';
import type { FromWorker, WorkerSetup } from '../../../local/functions/worker-messages.ts';
import { seededRandomness } from '../../../local/random.ts';
import { makeSleepers } from '../../../local/sleepers.ts';

const ENDPOINT = 'http://127.0.0.1:4566';
let folder: string;
let told: FromWorker[];
let ended: unknown[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'room-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  told = [];
  ended = [];
});

let bundles = 0;
function room(
  code: string,
  {
    setup = {},
    environment = {},
  }: { setup?: Partial<WorkerSetup>; environment?: Record<string, string> } = {},
): WorkerLike {
  bundles += 1;
  const file = `bundle${bundles}`;
  writeFileSync(join(folder, `${file}.mjs`), code);
  return opened(file, setup, environment);
}

function opened(
  file: string,
  setup: Partial<WorkerSetup>,
  environment: Record<string, string>,
  open: OpenWorker = openRoom,
): WorkerLike {
  const made = open(
    {
      functionName: 'a-function',
      functionArn: 'arn:a-function',
      folder,
      handler: `${file}.handler`,
      timeoutMs: 1000,
      memoryMb: 256,
      logGroup: '/aws/lambda/a-function',
      endpointUrl: ENDPOINT,
      clock: new SharedArrayBuffer(8),
      outside: {},
      ...setup,
    },
    environment,
  );
  made.on('message', (batch) => void told.push(...batch));
  made.on('error', (error) => void ended.push(error.message));
  made.on('exit', (code) => void ended.push(code));
  return made;
}

let invocations = 0;
async function invoked(made: WorkerLike, event: unknown = {}): Promise<unknown> {
  invocations += 1;
  const id = `i-${invocations}`;
  made.postMessage([{ kind: 'invoke', id, event: JSON.stringify(event) }]);
  const isMine = (message: FromWorker) =>
    (message.kind === 'result' || message.kind === 'failure') && message.id === id;
  for (let turn = 0; turn < 50 && !told.some(isMine); turn += 1) await nextTurn();
  const answer = told.find(isMine);
  return answer?.kind === 'result' ? JSON.parse(answer.payload) : answer;
}
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const callsTold = (): AwsCall[] => told.flatMap((message) => (message.kind === 'call' ? [message.call] : []));

it('reads its own clock and environment, under every name they have, and leaves ours alone', async () => {
  const clock = new SharedArrayBuffer(8);
  Atomics.store(new BigInt64Array(clock), 0, 86_400_000n * 365n * 100n);
  const made = room(
    `import { env } from 'node:process';
     export const handler = async () => {
       process.env.ADDED = 'by me';
       globalThis.added = 'by me';
       return [new Date().getUTCFullYear(), new Date(Date.now()).getUTCFullYear(),
         new globalThis.Date().getUTCFullYear(), new Date() instanceof Date, process.env.PLACE, env.PLACE,
         globalThis.process.env.PLACE, globalThis.added, 'PATH' in process.env];
     };`,
    { setup: { clock }, environment: { PLACE: 'here' } },
  );
  const year = expect.toSatisfy((value: number) => value > 2100);
  expect(await invoked(made)).toEqual([year, year, year, true, 'here', 'here', 'here', 'by me', false]);
  expect(process.env.ADDED).toBeUndefined();
  expect('added' in globalThis).toBe(false);
  expect(new Date().getUTCFullYear()).toBeLessThan(2100);
});

it('begins anew in every room, and stays as it was in its own', async () => {
  const code = 'let count = 0; export const handler = async () => { count += 1; return count; };';
  const first = room(code);
  expect([await invoked(first), await invoked(first)]).toEqual([1, 2]);
  expect(await invoked(opened(`bundle${bundles}`, {}, {}))).toBe(1);
});

it('is read again once its file has changed', async () => {
  const made = room('export const handler = async () => "before";');
  expect(await invoked(made)).toBe('before');
  writeFileSync(join(folder, `bundle${bundles}.mjs`), 'export const handler = async () => "after";');
  expect(await invoked(opened(`bundle${bundles}`, {}, {}))).toBe('after');
});

it('tells what it wrote before its result, and a failure by its name', async () => {
  const made = room(
    `export const handler = async (event) => {
       console.log('hello'); process.stdout.write('there\\n');
       if (event.fail) throw new RangeError('too far');
       return event;
     };`,
  );
  expect(await invoked(made, { a: 1 })).toEqual({ a: 1 });
  expect(told.map((message) => (message.kind === 'output' ? message.text : message.kind))).toEqual([
    'hello\n',
    'there\n',
    'result',
  ]);
  expect(await invoked(made, { fail: true })).toMatchObject({
    kind: 'failure',
    errorType: 'RangeError',
    errorMessage: 'too far',
  });
});

const ASKS = `import nodeHttp from 'node:http';
  const ask = (host, port) => new Promise((resolve, reject) => {
    const request = nodeHttp.request({ host, port, path: '/x?y=1', method: 'POST', headers: { authorization: 'me' } });
    request.on('response', (response) => response.on('data', (data) => resolve(String(data))));
    request.on('error', reject);
    request.end('body');
  });`;

it('asks the endpoint by message and gets its answer', async () => {
  const made = room(`${ASKS} export const handler = () => ask('127.0.0.1', 4566);`);
  const answer = invoked(made);
  await nextTurn();
  expect(callsTold()).toEqual([
    { method: 'POST', path: '/x?y=1', headers: { authorization: 'me' }, body: 'body' },
  ]);
  made.postMessage([{ kind: 'answer', id: 1, answer: { status: 200, headers: {}, body: 'said' } }]);
  expect(await answer).toBe('said');
});

it('reaches no other host, neither by http nor by fetch, unless something stands in for it', async () => {
  const made = room(
    `${ASKS} export const handler = async () => {
       const tried = [() => ask('shop.example', 80), () => fetch('https://shop.example/')];
       return Promise.all(tried.map((one) => Promise.resolve().then(one).then(() => 'reached', (error) => String(error.cause ?? error))));
     };`,
  );
  const refused = expect.stringContaining('ENETUNREACH shop.example');
  expect(await invoked(made)).toEqual([refused, refused]);
});

it('is never heard of again once it was ended: no call, no timer, no result', async () => {
  const made = room(
    `${ASKS} export const handler = async () => {
       setTimeout(() => console.log('late'), 0);
       setImmediate(() => void ask('127.0.0.1', 4566));
       await ask('127.0.0.1', 4566);
       return ask('127.0.0.1', 4566);
     };`,
  );
  made.postMessage([{ kind: 'invoke', id: 'killed', event: '{}' }]);
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  await made.terminate();
  const before = told.length;
  made.postMessage([{ kind: 'answer', id: 1, answer: { status: 200, headers: {}, body: 'said' } }]);
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  expect(told.slice(before)).toEqual([]);
  expect(callsTold().length).toBeLessThanOrEqual(1);
});

it('ends with its exit code where it ends its process, and with the error where it cannot be loaded', async () => {
  const made = room('export const handler = async () => { process.exit(3); };');
  made.postMessage([{ kind: 'invoke', id: 'leaves', event: '{}' }]);
  room('throw new TypeError("not today"); export const handler = 1;').postMessage([
    { kind: 'invoke', id: 'a', event: '{}' },
  ]);
  room('export const other = () => 1;').postMessage([{ kind: 'invoke', id: 'b', event: '{}' }]);
  expect(ended).toEqual([3, 'not today', expect.stringMatching(/handler is undefined or not exported/)]);
});

it('draws from the seed, and after a new beginning what it never drew before', async () => {
  writeFileSync(
    join(folder, 'draws.mjs'),
    `import { randomUUID } from 'node:crypto'; export const handler = async () => [randomUUID(), Math.random()];`,
  );
  const drawn = async (seed: string) => {
    const held = { realNow: () => 0, random: seededRandomness(seed), sleepers: makeSleepers() };
    const open = roomsHeld(held);
    return [
      await invoked(opened('draws', {}, {}, open)),
      await invoked(opened('draws', {}, {}, open)),
      await invoked(opened('draws', { functionName: 'another' }, {}, open)),
    ].flat();
  };
  const first = await drawn('one');
  expect(new Set(first).size).toBe(6);
  expect(await drawn('one')).toEqual(first);
  expect(await drawn('two')).not.toEqual(first);
});

it.each([
  ['wait(2_500)', 'a function that sleeps'],
  ['new Promise((resolve) => setTimeout(resolve, 2_500))', 'a client that pauses before it asks again'],
])('is later by as long as somebody waited: %s, %s', async (waiting) => {
  writeFileSync(
    join(folder, 'sleeps.mjs'),
    `import { setTimeout as wait } from 'node:timers/promises';
     export const handler = async () => {
       const [began, steady] = [Date.now(), performance.now()];
       await ${waiting};
       return [Date.now() - began, performance.now() - steady];
     };`,
  );
  const held = { realNow: () => 0, random: seededRandomness('one'), sleepers: makeSleepers() };
  expect(await invoked(opened('sleeps', {}, {}, roomsHeld(held)))).toEqual([2_500, 2_500]);
});
