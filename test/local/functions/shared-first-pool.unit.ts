// Where a function runs in real time: beside others, and by itself while many ask for it at once.
import { expect, it } from 'vitest';
import type { FunctionPool } from '../../../local/functions/pool.ts';
import { sharedFirstPool } from '../../../local/functions/shared-first-pool.ts';

function both() {
  const seen: string[] = [];
  const open: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const poolOf = (name: string): FunctionPool => ({
    isWarm: () => seen.includes(`${name} runs warm`),
    invoke: (id) => {
      seen.push(`${name} runs ${id}`);
      return new Promise((resolve) => open.push(() => resolve({ ok: true, payload: '' })));
    },
    tell: () => seen.push(`${name} hears`),
    crash: async (key) => void seen.push(`${name} crashes ${key}`),
    stall: (key) => seen.push(`${name} stalls ${key}`),
    forget: async () => void seen.push(`${name} forgets`),
    stop: async () => void seen.push(`${name} stops`),
  });
  const later = (_ms: number, run: () => void) => {
    timers.push(run);
    return () => void timers.splice(timers.indexOf(run), 1);
  };
  const pool = sharedFirstPool(poolOf('shared'), poolOf('threads'), { mostShared: 2, later });
  const end = async () => {
    for (const finish of open.splice(0)) finish();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { seen, timers, pool, end };
}

it('shares a thread while few ask, and has threads of its own from the first that is one too many', async () => {
  const { seen, pool, end } = both();
  for (const id of ['1', '2', '3', '4']) void pool.invoke(id, '{}');
  await end();
  expect(seen).toEqual(['shared runs 1', 'shared runs 2', 'threads runs 3', 'threads runs 4']);
});

it('keeps those threads for a while after the burst, then gives them back and shares again', async () => {
  const { seen, timers, pool, end } = both();
  for (const id of ['1', '2', '3']) void pool.invoke(id, '{}');
  await end();
  void pool.invoke('4', '{}');
  expect(timers, 'nothing is given back while it runs').toHaveLength(0);
  await end();
  expect(timers).toHaveLength(1);
  timers[0]!();
  void pool.invoke('5', '{}');
  await end();
  expect(seen.slice(3)).toEqual(['threads runs 4', 'threads forgets', 'shared runs 5']);
});

it('has a place free again however the run in it ended, and gives the threads back all the same', async () => {
  const timers: (() => void)[] = [];
  const broken = { invoke: () => Promise.reject(new Error('no thread')) } as unknown as FunctionPool;
  const later = (_ms: number, run: () => void) => {
    timers.push(run);
    return () => {};
  };
  const pool = sharedFirstPool(broken, broken, { mostShared: 1, later });
  const ends = ['1', '2'].map((id) => pool.invoke(id, '{}'));
  expect((await Promise.allSettled(ends)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(timers, 'the burst is over').toHaveLength(1);
  const { pool: sound, seen } = both();
  const shared = sharedFirstPool({ ...sound, invoke: broken.invoke }, sound, { mostShared: 1, later });
  for (const id of ['3', '4']) await shared.invoke(id, '{}').catch(() => {});
  expect(seen, 'one after the other is no burst').toEqual([]);
});

it('tells, ends and forgets in both places, because an invocation may be in either', async () => {
  const { seen, pool } = both();
  pool.tell({ kind: 'outside', hosts: [] } as never);
  pool.stall('a');
  await pool.crash('a');
  await pool.forget();
  await pool.stop();
  for (const what of ['hears', 'stalls a', 'crashes a', 'forgets', 'stops'])
    expect(seen.filter((line) => line.endsWith(` ${what}`))).toHaveLength(2);
});

it('is warm where it would run next: in the thread that functions share', async () => {
  const { pool, end } = both();
  expect(pool.isWarm()).toBe(false);
  void pool.invoke('warm', '{}');
  expect(pool.isWarm()).toBe(true);
  await end();
});
