// Functions that share a thread: each has what a thread of its own would give it, and one's end is nobody else's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeSharedThread, type SharedThread } from '../../../local/functions/shared-thread.ts';
import { type FunctionThread, makeFunctionThread } from '../../../local/functions/thread.ts';

const AT_ENDPOINT = { status: 200, headers: {}, body: '{"from":"the endpoint"}' };
let folder: string;
let shared: SharedThread;
let output: string;
let calls: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shared-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  shared = makeSharedThread({ closesWithinMs: 300 });
  output = '';
  calls = [];
});
afterEach(() => shared.stop());

let bundles = 0;
/** A function of this code in the shared thread, as a pool has it. */
function lodger(code: string, { timeoutMs = 5_000, environment = {}, clock = 0n } = {}): FunctionThread {
  bundles += 1;
  const file = `bundle${bundles}`;
  writeFileSync(join(folder, `${file}.mjs`), code);
  const offset = new SharedArrayBuffer(8);
  Atomics.store(new BigInt64Array(offset), 0, clock);
  return makeFunctionThread({
    setup: () => ({
      functionName: file,
      functionArn: `arn:${file}`,
      folder,
      handler: `${file}.handler`,
      timeoutMs,
      memoryMb: 256,
      logGroup: `/aws/lambda/${file}`,
      endpointUrl: 'http://127.0.0.1:4566',
      clock: offset,
      outside: {},
    }),
    environment,
    onStart: () => {},
    onOutput: (text) => {
      output += text;
    },
    onCall: async ({ path }) => {
      calls.push(path);
      return AT_ENDPOINT;
    },
    open: shared.open,
  });
}
let invocations = 0;
const asked = (one: FunctionThread) => {
  invocations += 1;
  return one.invoke(`i-${invocations}`, '{}');
};
const wellWith = (payload: unknown) => ({ ok: true, payload });

const COUNTS = 'let count = 0; export const handler = async () => { count += 1; return count; };';

it('has its own environment, clock, globals and memory, side by side in one thread', async () => {
  const code = `import { threadId } from 'node:worker_threads';
    globalThis.seen ??= [];
    export const handler = async () => {
      globalThis.seen.push(process.env.NAME);
      console.log('said by', process.env.NAME);
      return { seen: globalThis.seen, year: new Date().getUTCFullYear(), path: process.env.PATH, threadId };
    };`;
  const year = 86_400_000n * 366n;
  const one = lodger(code, { environment: { NAME: 'one' }, clock: year * 100n });
  const other = lodger(code, { environment: { NAME: 'other' }, clock: year * 200n });
  const [first, second] = [await asked(one), await asked(other)] as { payload: Record<string, never> }[];
  expect([first?.payload.seen, second?.payload.seen]).toEqual([['one'], ['other']]);
  expect(Number(second?.payload.year) - Number(first?.payload.year)).toBeGreaterThanOrEqual(99);
  expect(first?.payload.threadId).toBe(second?.payload.threadId);
  expect(first?.payload.threadId).not.toBe(0);
  expect(first?.payload).not.toHaveProperty('path');
  expect(output.split('\n')).toEqual(['said by one', 'said by other', '']);
});

it('reaches the AWS endpoint by message, and no other machine', async () => {
  const one = lodger(`import http from 'node:http';
    import net from 'node:net';
    const ask = (host, port) => new Promise((done) => {
      try {
        const request = http.request({ host, port, method: 'POST', path: '/asked' }, (answer) => {
          answer.setEncoding('utf8');
          answer.on('data', done);
        });
        request.on('error', ({ code }) => done(code));
        request.end('{}');
      } catch ({ code }) { done(code); }
    });
    const connect = () => new Promise((done) => net.connect(80, '192.0.2.1').on('error', ({ code }) => done(code)));
    const fetched = () => fetch('https://example.com/').then(({ status }) => status, ({ cause }) => cause.code);
    export const handler = async () => [await ask('127.0.0.1', 4566), await ask('192.0.2.1', 80), await connect(), await fetched()];`);
  expect(await asked(one)).toEqual(wellWith([AT_ENDPOINT.body, 'ENETUNREACH', 'ENETUNREACH', 'ENETUNREACH']));
  expect(calls).toEqual(['/asked']);
});

it('begins anew once it was ended, and leaves the others as they were', async () => {
  const one = lodger(COUNTS);
  const other = lodger(COUNTS);
  for (const count of [1, 2])
    for (const each of [one, other]) expect(await asked(each)).toEqual(wellWith(count));
  await one.kill('A new process begins');
  expect([await asked(one), await asked(other)]).toEqual([wellWith(1), wellWith(3)]);
});

it('hears nothing and tells nothing after it was ended, and whoever waited is told', async () => {
  const one = lodger(`import http from 'node:http';
    export const handler = () => new Promise((done) => setTimeout(() => {
      http.request({ host: '127.0.0.1', port: 4566, path: '/too-late' }).end();
      console.log('too late');
      done();
    }, 50));`);
  const answer = asked(one);
  await one.kill('The process was killed');
  expect(await answer).toMatchObject({ ok: false, errorMessage: 'The process was killed' });
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect([calls, output]).toEqual([[], '']);
});

it('dies alone of what nobody caught, of its own exit and of code that does not load', async () => {
  const other = lodger(COUNTS);
  await asked(other);
  for (const [code, what] of [
    [
      "export const handler = () => new Promise(() => setTimeout(() => { throw new TypeError('thrown late'); }, 5));",
      { errorType: 'TypeError', errorMessage: 'thrown late' },
    ],
    [
      "export const handler = () => { Promise.reject(new RangeError('nobody waits')); return new Promise(() => {}); };",
      { errorType: 'RangeError', errorMessage: 'nobody waits' },
    ],
    [
      'export const handler = () => { process.exit(3); return new Promise(() => {}); };',
      { errorType: 'Runtime.ExitError', errorMessage: "The function's process ended with exit code 3" },
    ],
    [
      "throw new Error('does not load'); export const handler = () => {};",
      { errorType: 'Runtime.ExitError', errorMessage: 'does not load' },
    ],
  ] as const) {
    const one = lodger(code);
    expect(await asked(one)).toMatchObject({ ok: false, ...what });
    expect(await asked(one), 'and once more').toMatchObject({ ok: false, ...what });
  }
  expect(await asked(other)).toEqual(wellWith(2));
});

it('is ended at its time-out and begins anew', async () => {
  const one = lodger(
    'let count = 0; export const handler = () => { count += 1; return count > 1 ? count : new Promise(() => {}); };',
    { timeoutMs: 60 },
  );
  const other = lodger(COUNTS);
  await asked(other);
  expect(await asked(one)).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
  expect(await asked(one)).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
  expect(await asked(other)).toEqual(wellWith(2));
});

it('ends the whole thread with a loop without end, and everybody begins anew in another one', async () => {
  const one = lodger('export const handler = () => { for (;;); };', { timeoutMs: 100 });
  const other = lodger(COUNTS);
  await asked(other);
  const [stuck, waited] = await Promise.all([asked(one), asked(other)]);
  expect(stuck).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
  expect(waited).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' });
  expect(await asked(other)).toEqual(wellWith(1));
});

it('is stopped with all that are in it, and what was under way fails', async () => {
  const one = lodger('export const handler = () => new Promise(() => {});');
  const answer = asked(one);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await one.kill('The runtime stops');
  await shared.stop();
  expect(await answer).toMatchObject({ ok: false, errorMessage: 'The runtime stops' });
});
