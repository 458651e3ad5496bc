// Where the functions of a laptop run, told apart by the key that each place gives its first process.
import { expect, it } from 'vitest';
import type { FunctionPool } from '../../../local/functions/pool.ts';
import { openRoom } from '../../../local/functions/room.ts';
import { poolBy, type Way, type Ways, waysOf } from '../../../local/functions/ways.ts';
import { makeHurry } from '../../../local/time/hurry.ts';

function poolsOf(ways: Ways) {
  const seen: string[] = [];
  const poolOf = (key: string, _way: Way): FunctionPool => ({
    isWarm: () => false,
    invoke: async () => {
      seen.push(key);
      return { ok: true, payload: '' };
    },
    tell() {},
    crash: async () => {},
    stall() {},
    forget: async () => {},
    stop: async () => {},
  });
  return { seen, pool: poolBy(ways, 'a-function', poolOf) };
}

it('is the shared thread in real time, and the runtime’s own while the clock is moved', async () => {
  const hurry = makeHurry();
  const ways = waysOf({ hurry });
  const { seen, pool } = poolsOf(ways);
  await pool.invoke('1', '{}');
  await hurry.during(() => pool.invoke('2', '{}'));
  await Promise.all(Array.from({ length: 9 }, (_, id) => pool.invoke(String(id), '{}')));
  expect(seen.slice(0, 2)).toEqual(['a-function.shared', 'a-function.near']);
  expect(
    seen.filter((key) => key === 'a-function'),
    'a burst has threads',
  ).toHaveLength(1);
  await pool.stop();
  await ways.stop();
});

it('keeps who ran in a hurry warm, but no more of them than twelve once that is over', async () => {
  const hurry = makeHurry();
  const ways = waysOf({ hurry });
  const ended: number[] = [];
  await hurry.during(async () => {
    for (let one = 1; one <= 14; one += 1) ways.beside?.near.warm?.idle({}, () => ended.push(one));
    expect(ended).toEqual([]);
  });
  expect(ended).toEqual([1, 2]);
  await ways.stop();
});

it('is one place alone where all is in this thread, or nobody hurries', () => {
  expect(waysOf({ open: openRoom, hurry: makeHurry() })).toMatchObject({
    own: { open: openRoom, warm: undefined },
    beside: undefined,
  });
  expect(waysOf({}).beside).toBeUndefined();
});
