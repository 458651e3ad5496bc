// Where a function runs: in its threads, and beside them while the clock is moved.
import { expect, it } from 'vitest';
import { hurriedPool } from '../../../local/functions/hurried-pool.ts';
import type { FunctionPool } from '../../../local/functions/pool.ts';
import { functionOfKey } from '../../../local/functions/pool.ts';
import { makeHurry } from '../../../local/time/hurry.ts';

function both({ threadsAreWarm = false } = {}) {
  const warm = new Set<string>();
  const seen: string[] = [];
  const poolOf = (name: string): FunctionPool => ({
    isWarm: () => warm.has(name),
    invoke: async (id) => {
      seen.push(`${name} runs ${id}`);
      if (name === 'near' || threadsAreWarm) warm.add(name);
      return { ok: true, payload: '' };
    },
    tell: () => seen.push(`${name} hears`),
    crash: async (key) => void seen.push(`${name} crashes ${key}`),
    stall: (key) => seen.push(`${name} stalls ${key}`),
    forget: async () => void seen.push(`${name} forgets`),
    stop: async () => void seen.push(`${name} stops`),
  });
  const hurry = makeHurry();
  return { seen, hurry, pool: hurriedPool(poolOf('threads'), poolOf('near'), hurry) };
}

it('runs in threads, and near while the clock is moved', async () => {
  const { seen, hurry, pool } = both();
  await pool.invoke('1', '{}');
  await hurry.during(() => pool.invoke('2', '{}'));
  await pool.invoke('3', '{}');
  expect(seen).toEqual(['threads runs 1', 'near runs 2', 'threads runs 3']);
});

const runsOf = async (pool: FunctionPool, ids: readonly string[]) => {
  for (const id of ids) await pool.invoke(id, '{}');
};
const ids = (count: number) => Array.from({ length: count }, (_, id) => String(id));

it('stays in its threads for a few runs of a move where it has begun there, and then begins near', async () => {
  const { seen, hurry, pool } = both({ threadsAreWarm: true });
  await pool.invoke('first', '{}');
  await hurry.during(() => runsOf(pool, ids(19)));
  await pool.invoke('between two moves', '{}');
  expect(seen).toHaveLength(21);
  expect(seen.filter((line) => line.startsWith('near'))).toEqual([]);
  await hurry.during(() => runsOf(pool, ids(22)));
  expect(seen.slice(-3)).toEqual(['threads runs 19', 'near runs 20', 'near runs 21']);
  await pool.invoke('after', '{}');
  await hurry.during(() => pool.invoke('again', '{}'));
  expect(seen.slice(-2)).toEqual(['threads runs after', 'near runs again']);
});

it('begins near when many come at once, which would have threads of their own', async () => {
  const { seen, hurry, pool } = both({ threadsAreWarm: true });
  await pool.invoke('first', '{}');
  await hurry.during(() => Promise.all(ids(6).map((id) => pool.invoke(id, '{}'))));
  expect(seen.slice(1)).toEqual([...ids(4).map((id) => `threads runs ${id}`), 'near runs 4', 'near runs 5']);
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

it('is called by a key that names the same function', () => {
  expect(functionOfKey('upsr-sender.near')).toBe('upsr-sender');
  expect(functionOfKey('upsr-sender.shared')).toBe('upsr-sender');
  expect(functionOfKey('upsr-sender.near.3')).toBe('upsr-sender');
});
