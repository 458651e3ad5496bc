// Where a function runs: in its threads, and beside them while the clock is moved.
import { expect, it } from 'vitest';
import { hurriedPool } from '../../../local/functions/hurried-pool.ts';
import type { FunctionPool } from '../../../local/functions/pool.ts';
import { functionOfKey } from '../../../local/functions/pool.ts';
import { makeHurry } from '../../../local/time/hurry.ts';

function both() {
  const seen: string[] = [];
  const poolOf = (name: string): FunctionPool => ({
    invoke: async (id) => {
      seen.push(`${name} runs ${id}`);
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
