// What the functions ask of AWS while nobody buys anything: a run that finds nothing due has asked one question.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { openSampleShop } from '../../local/sample/shop.ts';
import { sampleHistory } from '../../local/sample/store/feed.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import { buildHere } from '../support/build-here.ts';
import { wayOf } from '../support/way.ts';

let runtime: Runtime;
let store: Awaited<ReturnType<typeof openSampleShop>>;
beforeAll(async () => {
  runtime = await startRuntime({
    packs,
    quiet: true,
    build: buildHere,
    ...wayOf({}),
    startAt: '2026-06-09T10:58:00Z',
  });
  store = await openSampleShop(runtime, packs);
});
afterAll(async () => {
  await store?.stop();
  await runtime?.stop();
});

it('begin with what the sample shop had before: its catalogue, its earlier orders, somebody at the counter', async () => {
  expect(await runtime.table('upsr-catalogue')).not.toEqual([]);
  expect(await runtime.table('upsr-orders')).toHaveLength(sampleHistory.length);
  expect(await runtime.table('loy-staff')).toHaveLength(1);
});

const NOT_ITS_OWN = /^(lambda|scheduler|logs) |^sqs (Receive|Delete)Message/;

/** Function to what it asked for, and how often. */
async function asked(): Promise<Map<string, number>> {
  const { calls } = await runtime.usage();
  return new Map(
    calls
      .filter(({ service, action }) => !NOT_ITS_OWN.test(`${service} ${action}`))
      .map(({ function: name, service, action, count }) => [`${name} ${service} ${action}`, count]),
  );
}

it('is one call for each run of the timetable that finds nothing due', async () => {
  // The first runs of each function have its first looks behind them.
  await runtime.advance('2026-06-09T12:58:00Z');
  const before = await asked();
  const { fired } = await runtime.advance('2026-06-09T14:58:00Z');
  const runs = new Map<string, number>();
  for (const { target = '' } of fired) {
    const name = /(upsr|cr|loy)-[a-z-]+$/.exec(target)?.[0] ?? target;
    runs.set(name, (runs.get(name) ?? 0) + 1);
  }
  expect(Object.fromEntries(runs)).toMatchObject({
    'upsr-sender': 24,
    'upsr-sweep': 2,
    'upsr-catalog-sync': 8,
    'cr-sweep': 2,
    'loy-drive-sync': 8,
  });
  const after = await asked();
  const since = [...after].map(([key, count]) => [key, count - (before.get(key) ?? 0)] as const);
  expect(Object.fromEntries(since.filter(([, count]) => count > 0))).toEqual({
    'upsr-sender dynamodb Query': 24,
    'upsr-sweep dynamodb Query': 2,
    // The store itself is asked every time; its credentials are read again once an hour.
    'upsr-catalog-sync secretsmanager GetSecretValue': 2,
    'cr-sweep dynamodb Query': 2,
    // The loyalty tracker's run knows by heart that the day's copy is made.
  });
}, 60_000);

it.each([
  ['upsr-rules-source', 'settings.txt', 'upsell settings'],
  ['upsr-rules-source', 'voice.txt', 'upsell wording'],
  ['cr-rules-source', 'rules.txt', 'cart recovery rules'],
  ['cr-rules-source', 'voice.txt', 'cart recovery wording'],
  ['loy-rules-source', 'rules.txt', 'loyalty rules'],
  ['loy-rules-source', 'voice.txt', 'loyalty wording'],
])(
  'a mistake in %s/%s is told within the minute, once, by a letter about the %s',
  async (bucket, key, title) => {
    await runtime.objects.write(bucket, key, Buffer.from('Send everything by pigeon.\n'));
    const letters = () =>
      runtime.messages().filter(({ subject }) => subject?.includes(`look at your ${title}`));
    await runtime.advance('PT1M');
    expect(letters()).toHaveLength(1);
    // Past one of the runs that look without being told to.
    await runtime.advance('PT7H');
    expect(letters()).toHaveLength(1);
  },
);

it('was allowed to every function by its own role', () => {
  expect(runtime.permissions().denied).toEqual([]);
});
