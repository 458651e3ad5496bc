// The runtime on a small app of its own: addresses, threads, permissions, the clock, retries, the control interface.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallInFlight, Intercept, Phase } from '../../local/aws/intercept.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { startRuntime } from '../../local/start-runtime.ts';

const APP = 'test/local/fixture-app/app.ts';
const START = '2026-11-17T12:01:00Z';

let intercept: Intercept | undefined;
let runtime: Runtime;

beforeAll(async () => {
  runtime = await startRuntime({
    app: APP,
    ephemeral: true,
    quiet: true,
    startAt: START,
    // The app of this test leaves the SDK to Lambda, as none of ours does, and a function's place in this thread has none.
    hurries: false,
    intercept: (call, phase) => intercept?.(call, phase),
  });
});
beforeEach(() => {
  intercept = undefined;
});
afterAll(() => runtime.stop());

const web = (query: string, init?: RequestInit) => fetch(`${runtime.functionUrl('fix-web')}${query}`, init);
const deed = async (query: string) => (await (await web(`?do=${query}`)).json()) as Record<string, unknown>;
const control = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`${runtime.url}${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

describe('a Function URL', () => {
  it('hands over the event of payload format 2.0', async () => {
    const event = await (
      await web('some/path%20x?do=echo&a=1&a=2&b=%2B', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Custom': 'Yes',
          cookie: 'a=1; b=2',
          'user-agent': 'me',
        },
        body: '{"æ":1}',
      })
    ).json();
    expect(event).toMatchObject({
      version: '2.0',
      rawPath: '/some/path%20x',
      rawQueryString: 'do=echo&a=1&a=2&b=%2B',
      queryStringParameters: { a: '1,2', b: '+' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-custom': 'Yes', 'content-type': 'application/json' },
      requestContext: {
        http: { method: 'POST', path: '/some/path%20x', sourceIp: '127.0.0.1', userAgent: 'me' },
      },
      body: '{"æ":1}',
      isBase64Encoded: false,
    });
  });

  it('hands over a form post as base64', async () => {
    const event = await (
      await web('?do=echo', { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
    ).json();
    expect(event).toMatchObject({ isBase64Encoded: true, body: Buffer.from('a=b').toString('base64') });
  });

  it('turns a structured result into HTTP: status, headers, cookies, binary body', async () => {
    const answer = await web('?do=page');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('image/gif');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/']);
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe('R0lGODlh');
  });

  it('answers 413 to more than 6 MB and 502 to an error of the function', async () => {
    expect((await web('', { method: 'POST', body: 'x'.repeat(6_300_000) })).status).toBe(413);
    expect((await web('?do=throw')).status).toBe(502);
  });
});

describe('a function', () => {
  it('follows the virtual clock', async () => {
    await runtime.advance('P1D');
    const { date, now, isDate } = await deed('time');
    expect(String(date)).toMatch(/^2026-11-18T12:01/);
    expect(Math.abs(Number(now) - runtime.now().getTime())).toBeLessThan(2000);
    expect(isDate).toBe(true);
  });

  it('reads and writes the real table', async () => {
    await deed('put&id=one');
    expect(await deed('get&id=one')).toEqual({ id: 'one', state: 'new', at: 1 });
    expect(await runtime.table('fix-things')).toContainEqual({ id: 'one', state: 'new', at: 1 });
  });

  it('may do nothing that its role does not allow, and the refusal is listed', async () => {
    expect((await web('?do=forbidden&id=one')).status).toBe(502);
    expect(runtime.logs('fix-web').join('\n')).toContain('not authorized to perform: dynamodb:DeleteItem');
    expect(runtime.permissions().denied).toContainEqual({
      function: 'fix-web',
      action: 'dynamodb:DeleteItem',
      resource: 'arn:aws:dynamodb:eu-west-2:000000000000:table/fix-things',
    });
    expect(await runtime.table('fix-things')).toContainEqual(expect.objectContaining({ id: 'one' }));
  });

  it('is ended at its time-out and begins anew', async () => {
    await deed('starts');
    const startedAt = performance.now();
    expect((await web('?do=sleep&ms=10000')).status).toBe(502);
    expect(performance.now() - startedAt).toBeLessThan(4000);
    expect(runtime.logs('fix-web').join('\n')).toContain('Task timed out after 2.00 seconds');
    expect(await deed('starts')).toEqual({ starts: 1 });
  });

  it('dies of an uncaught exception alone, and begins anew', async () => {
    expect((await web('?do=die')).status).toBe(502);
    expect(await deed('starts')).toEqual({ starts: 1 });
  });

  it('reaches the hosts that are stood in for, and no others', async () => {
    const server = createServer((request, response) => {
      response.end(JSON.stringify({ path: request.url, host: request.headers['x-forwarded-host'] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    runtime.outside.register('api.example', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const url = encodeURIComponent('https://api.example/a/b?c=1');
    expect(await deed(`fetch&url=${url}`)).toEqual({
      status: 200,
      body: { path: '/a/b?c=1', host: 'api.example' },
    });
    expect((await web(`?do=fetch&url=${encodeURIComponent('https://elsewhere.example/')}`)).status).toBe(502);
    server.close();
  });

  it('answers fifty requests at once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => deed(`put&id=many-${index}`)));
    expect(all).toHaveLength(50);
    const rows = await runtime.table('fix-things');
    expect(rows.filter(({ id }) => String(id).startsWith('many-'))).toHaveLength(50);
  });
});

describe('a fault', () => {
  const onPut = (phase: Phase, what: 'crash' | 'fail') => (call: CallInFlight, when: Phase) =>
    call.action === 'PutItem' && when === phase ? what : undefined;
  const isStored = async (id: string) => (await runtime.table('fix-things')).some((row) => row.id === id);

  it('before a call kills the function and nothing is written', async () => {
    intercept = onPut('before', 'crash');
    expect((await web('?do=put&id=never')).status).toBe(502);
    expect(await isStored('never')).toBe(false);
  });

  it('after a call kills the function and the write stays', async () => {
    intercept = onPut('after', 'crash');
    expect((await web('?do=put&id=applied')).status).toBe(502);
    expect(await isStored('applied')).toBe(true);
  });

  it('may lose the answer only: the write stays, the function sees an error and lives', async () => {
    await deed('starts');
    intercept = onPut('after', 'fail');
    expect((await web('?do=put&id=lost-answer')).status).toBe(502);
    expect(await isStored('lost-answer')).toBe(true);
    expect(Number((await deed('starts')).starts)).toBeGreaterThan(1);
  });

  it('has the name and the status that were asked for, on the way to DynamoDB and back', async () => {
    intercept = ({ action }, phase) =>
      action === 'PutItem' && phase === 'after'
        ? { fail: 'ProvisionedThroughputExceededException' }
        : undefined;
    expect((await web('?do=put&id=throttled')).status).toBe(502);
    expect(runtime.logs('fix-web').at(-1)).toContain('"errorType":"ProvisionedThroughputExceededException"');
    expect(await isStored('throttled')).toBe(true);
  });

  it('of Lambda itself is 429 at an address, and the function never ran', async () => {
    await deed('starts');
    const starts = Number((await deed('starts')).starts);
    intercept = ({ functionName, action }) =>
      functionName === 'fix-web' && action === 'InvokeFunctionUrl'
        ? { fail: 'TooManyRequestsException' }
        : undefined;
    const refused = await web('?do=starts');
    expect([refused.status, await refused.json()]).toEqual([429, { Message: 'Too Many Requests' }]);
    intercept = undefined;
    expect((await deed('starts')).starts).toBe(starts + 1);
  });

  it('is ordered through the control interface, lasts as long as it was ordered for, and is seen there', async () => {
    const order = { service: 'dynamodb', action: 'PutItem', error: 'ThrottlingException', forMinutes: 30 };
    const set = await control('/_local/faults', { faults: [order] });
    expect(set.body).toEqual({ faults: [{ ...order, struck: 0, isOver: false }] });
    expect((await web('?do=put&id=bad-day')).status).toBe(502);
    expect((await control('/_local/faults')).body.faults).toMatchObject([{ struck: 1, isOver: false }]);
    await runtime.advance('PT30M');
    expect((await web('?do=put&id=bad-day')).status).toBe(200);
    expect((await control('/_local/faults')).body.faults).toMatchObject([{ struck: 1, isOver: true }]);
    expect((await control('/_local/faults', { faults: [] })).body).toEqual({ faults: [] });
  });

  it.each([
    [{ faults: [{ service: 'ses' }] }, 400, /takes/],
    [{ faults: [{ service: 'sess', error: 'X' }] }, 400, /no service "sess"; there are: dynamodb, s3, ses/],
    [
      { faults: [{ service: 'ses', error: 'TooManyRequest' }] },
      400,
      /needs a status.*TooManyRequestsException/,
    ],
    [{ faults: [{ service: 'ses', error: 'SendingPausedException', function: 'upsr' }] }, 404, /fix-web/],
  ])('that nobody knows is refused by name: %j', async (order, status, error) => {
    const answer = await control('/_local/faults', order);
    expect(answer).toEqual({ status, body: { error: expect.stringMatching(error) as unknown } });
  });
});

describe('asynchronous invocations', () => {
  it('are tried again after one and two minutes, then go to the on-failure destination', async () => {
    const errors = () =>
      runtime.logs('fix-consumer').filter((line) => line.includes('"errorMessage":"exploded"')).length;
    runtime.services.lambdaApi.handle(
      {
        method: 'POST',
        path: '/2015-03-31/functions/fix-consumer/invocations',
        query: new URLSearchParams(),
        headers: { 'x-amz-invocation-type': 'Event' },
        body: Buffer.from('{"explode":true}'),
      },
      { kind: 'operator' },
    );
    await runtime.idle();
    expect(errors()).toBe(1);
    await runtime.advance('PT65S');
    expect(errors()).toBe(2);
    await runtime.advance('PT125S');
    expect(errors()).toBe(3);
    expect(runtime.status().queues.find(({ name }) => name === 'fix-jobs-dlq')?.visible).toBe(1);
  });
});

describe('queues and schedules of the template', () => {
  it('bring a job to its consumer, and a bad one to the dead-letter queue', async () => {
    await deed('send&body=good');
    await deed('send&body=bad');
    await runtime.advance('PT5M');
    expect(await runtime.table('fix-things')).toContainEqual({ id: 'good' });
    expect(runtime.status().queues.find(({ name }) => name === 'fix-jobs')).toMatchObject({
      visible: 0,
      dead: 2,
    });
  });

  it('fire in order while the clock advances', async () => {
    const { fired } = await runtime.advance('PT15M');
    expect(fired.map(({ target }) => target)).toEqual(Array(3).fill('fix-tick -> fix-consumer'));
    expect(fired.every(({ at }) => /:[0-5][05]:00\.000Z$/.test(at))).toBe(true);
  });
});

describe('rows past their time to live', () => {
  it('go when a day has passed', async () => {
    const seconds = Math.floor(runtime.now().getTime() / 1000);
    await runtime.put('fix-things', [
      { id: 'expired', expires_at: seconds + 60 },
      { id: 'kept', expires_at: seconds + 10 * 86_400 },
    ]);
    await runtime.advance('P2D');
    const ids = (await runtime.table('fix-things')).map(({ id }) => id);
    expect(ids).toContain('kept');
    expect(ids).not.toContain('expired');
  });
});

describe('the control interface', () => {
  it('tells what runs, and where', async () => {
    const { body } = await control('/_local/status');
    expect(body).toMatchObject({
      products: ['fixture'],
      functions: [
        { name: 'fix-consumer', product: 'fixture' },
        { name: 'fix-web', url: runtime.functionUrl('fix-web') },
      ],
      schedules: [{ name: 'fix-tick', target: 'fix-tick -> fix-consumer' }],
    });
  });

  it('moves the clock by a duration and to an instant', async () => {
    const before = runtime.now().getTime();
    const { body } = await control('/_local/clock', { advance: 'PT1H' });
    expect(Date.parse(String(body.now)) - before).toBeGreaterThanOrEqual(3_600_000);
    expect(body.fired).toHaveLength(12);
    const to = new Date(runtime.now().getTime() + 86_400_000).toISOString();
    expect(Date.parse(String((await control('/_local/clock', { to })).body.now))).toBeGreaterThanOrEqual(
      Date.parse(to),
    );
  });

  it('puts and shows items, sets and numbers included', async () => {
    const items = [
      { id: 'texts', tags: ['b', 'a'], price: 4.5 },
      { id: 'others', lines: [{ sku: 'b' }, { sku: 'a' }] },
    ];
    expect((await control('/_local/put/fix-things', items)).body).toEqual({ put: 2 });
    const { body } = await control('/_local/tables/fix-things');
    expect(body).toContainEqual({ id: 'texts', tags: ['a', 'b'], price: 4.5 });
    expect(body).toContainEqual({ id: 'others', lines: [{ sku: 'b' }, { sku: 'a' }] });
  });

  it('answers idle, messages, permissions, usage, logs and alarms', async () => {
    expect((await control('/_local/idle', {})).body).toEqual({});
    expect((await control('/_local/messages')).body).toEqual([]);
    expect((await control('/_local/permissions')).body).toHaveProperty('unused');
    const { body } = await control('/_local/usage');
    expect(body.calls).toContainEqual(
      expect.objectContaining({ function: 'fix-web', service: 'dynamodb', action: 'PutItem' }),
    );
    expect(body.bill).toMatchObject({ currency: 'USD', total: expect.any(Number) });
    expect((await control('/_local/logs/fix-web')).status).toBe(200);
    expect((await control('/_local/alarms')).body).toEqual([]);
  });

  it.each([
    ['/_local/clock', { advance: 'soon' }, 400, /neither a duration/],
    ['/_local/clock', { forward: 1 }, 400, /takes \{"advance"/],
    ['/_local/put/nothing', { id: 'x' }, 404, /There is no table nothing; there are: fix-things/],
    ['/_local/put/fix-things', 'text', 400, /an item or a list/],
    ['/_local/model', { mode: 'loud' }, 400, /takes/],
    ['/_local/sms', { from: '+447700900123', body: 'STOP' }, 400, /No product has a topic/],
    ['/_local/nothing', {}, 404, /There is no POST/],
  ])('says what is wrong with %s %j', async (path, body, status, message) => {
    const answer = await control(path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(message);
  });

  it('is closed to pages of other origins', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await fetch(`${runtime.url}/_local/idle`, { method: 'POST', headers });
    expect(answer.status).toBe(403);
  });
});

describe('a restart', () => {
  it('goes on with tables, clock, bill and secrets; a fresh one begins anew', async () => {
    const stateDirectory = mkdtempSync(join(tmpdir(), 'laptop-'));
    const start = (fresh = false) => startRuntime({ app: APP, stateDirectory, fresh, quiet: true });
    try {
      const first = await start();
      await first.put('fix-things', [{ id: 'kept' }]);
      const { now } = await first.advance('P3D');
      const secret = first.services.secretsManager.value('fix/webhook');
      const { since } = await first.usage();
      await first.stop();

      const second = await start();
      expect(await second.table('fix-things')).toEqual([{ id: 'kept' }]);
      expect(second.now().getTime()).toBeGreaterThanOrEqual(Date.parse(now));
      expect(second.services.secretsManager.value('fix/webhook')).toBe(secret);
      expect((await second.usage()).since).toBe(since);
      await second.stop();

      const third = await start(true);
      expect(await third.table('fix-things')).toEqual([]);
      expect(third.now().getTime()).toBeLessThan(Date.parse(now));
      await third.stop();
    } finally {
      rmSync(stateDirectory, { recursive: true, force: true });
    }
  });

  it('on the state of another one says where that is, and touches nothing; on what a killed one left it starts', async () => {
    const stateDirectory = mkdtempSync(join(tmpdir(), 'laptop-'));
    const start = (fresh = false) => startRuntime({ app: APP, stateDirectory, fresh, quiet: true });
    try {
      const first = await start();
      await first.put('fix-things', [{ id: 'kept' }]);
      for (const fresh of [false, true]) await expect(start(fresh)).rejects.toThrow(first.url);
      await first.stop();

      const NOBODY = 2 ** 22 + 1;
      writeFileSync(join(stateDirectory, 'running.json'), JSON.stringify({ pid: NOBODY, url: first.url }));
      const second = await start();
      expect(await second.table('fix-things')).toEqual([{ id: 'kept' }]);
      await second.stop();
    } finally {
      rmSync(stateDirectory, { recursive: true, force: true });
    }
  });

  it('on a port in use says so, and how to choose another', async () => {
    const port = Number(new URL(runtime.url).port);
    await expect(startRuntime({ app: APP, ephemeral: true, quiet: true, port })).rejects.toThrow(
      /Port \d+ is in use.*--port \d+ --state /,
    );
  });
});
