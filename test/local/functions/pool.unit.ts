import { beforeEach, expect, it } from 'vitest';
import { type FunctionPool, makeFunctionPool } from '../../../local/functions/pool.ts';
import { makeWarm, type Warm } from '../../../local/functions/warm.ts';
import type { InvocationResult } from '../../../local/world.ts';

let at: { readonly thread: string; readonly id: string }[];
let ended: string[];
let finish: Map<string, (result: InvocationResult) => void>;
let timers: { readonly milliseconds: number; readonly run: () => void; forgotten: boolean }[];

beforeEach(() => {
  at = [];
  ended = [];
  finish = new Map();
  timers = [];
});

function pool(mostThreads: number, name = 'upsr-order', warm?: Warm): FunctionPool {
  return makeFunctionPool({
    name,
    mostThreads,
    warm,
    mostAtWork: 4,
    make: (thread) => ({
      invoke: (id) => {
        at.push({ thread, id });
        return new Promise((resolve) => finish.set(id, resolve));
      },
      tell: () => {},
      isWarm: () => at.some((one) => one.thread === thread) && !ended.includes(thread),
      kill: async () => void ended.push(thread),
      stall: () => void ended.push(`${thread} stands still`),
    }),
    later: (milliseconds, run) => {
      const timer = { milliseconds, run, forgotten: false };
      timers.push(timer);
      return () => {
        timer.forgotten = true;
      };
    },
  });
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const ids = () => at.map(({ id }) => id).join(' ');

async function invoked(target: FunctionPool, names: string): Promise<Promise<InvocationResult>[]> {
  const results = names.split(' ').map((name) => target.invoke(name, '{}'));
  await settled();
  return results;
}

async function done(id: string): Promise<void> {
  finish.get(id)?.({ ok: true, payload: id });
  await settled();
}

/** The real time of everything that waits for so long is over. */
async function passed(milliseconds: number): Promise<void> {
  for (const timer of timers.splice(0)) {
    if (timer.forgotten) continue;
    if (timer.milliseconds > milliseconds) timers.push(timer);
    else timer.run();
  }
  await settled();
}

it('given a burst, then as many as may be are at work and the rest come in their order, as places become free', async () => {
  const results = await invoked(pool(1), 'a b c d e f g');
  expect(ids()).toBe('a b c d');
  await done('c');
  await done('a');
  expect(ids()).toBe('a b c d e f');
  await done('e');
  expect(ids()).toBe('a b c d e f g');
  await Promise.all(['b', 'd', 'f', 'g'].map(done));
  expect(await Promise.all(results)).toEqual([...'abcdefg'].map((payload) => ({ ok: true, payload })));
});

it('given invocations that wait for somebody else, then they give up their places and are answered all the same', async () => {
  const results = await invoked(pool(1), 'a b c d e');
  await passed(500);
  expect(ids()).toBe('a b c d e');
  await done('e');
  await Promise.all(['a', 'b', 'c', 'd'].map(done));
  expect(await Promise.all(results)).toHaveLength(5);
});

it('given a slow one ends after it gave up its place, then no place becomes free twice', async () => {
  const target = pool(1);
  await invoked(target, 'a b c d');
  await passed(500);
  await invoked(target, 'e f g h i');
  expect(ids()).toBe('a b c d e f g h');
  await done('a');
  expect(ids()).toBe('a b c d e f g h');
  await done('e');
  expect(ids()).toBe('a b c d e f g h i');
});

it('given cores to spare, then a second thread takes what the first has no place for, and ends when it is idle', async () => {
  const target = pool(2);
  await invoked(target, 'a b c d e');
  expect(at.map(({ thread }) => thread)).toEqual([...Array(4).fill('upsr-order'), 'upsr-order.1']);
  await Promise.all([...'abcde'].map(done));
  expect(ended).toEqual([]);
  await passed(20_000);
  expect(ended).toEqual(['upsr-order.1']);
  await invoked(target, 'f');
  expect(at.at(-1)).toEqual({ thread: 'upsr-order', id: 'f' });
});

it('given an idle thread is needed again in time, then it stays', async () => {
  const target = pool(2);
  await invoked(target, 'a b c d e');
  await done('e');
  await invoked(target, 'f');
  await passed(20_000);
  expect(ended).toEqual([]);
});

it('given more functions than stay warm, then whoever idled longest gives its thread back and begins anew', async () => {
  const warm = makeWarm(2);
  const [one, two, three] = ['one', 'two', 'three'].map((name) => pool(1, name, warm));
  for (const [each, id] of [
    [one, 'a'],
    [two, 'b'],
    [one, 'c'],
    [three, 'd'],
  ] as const) {
    await invoked(each!, id);
    await done(id);
  }
  expect(ended).toEqual(['two']);
  const [again] = await invoked(two!, 'e');
  expect(ended).toEqual(['two']);
  await done('e');
  expect(await again).toEqual({ ok: true, payload: 'e' });
  expect(ended).toEqual(['two', 'one']);
});

it('given a thread is at work, then no number of idle ones ends it', async () => {
  const warm = makeWarm(1);
  const busy = pool(1, 'busy', warm);
  await invoked(busy, 'a b');
  await done('a');
  for (const name of ['one', 'two', 'three']) {
    await invoked(pool(1, name, warm), name);
    await done(name);
  }
  expect(ended).toEqual(['one', 'two']);
  await done('b');
  expect(ended).toEqual(['one', 'two', 'three']);
});

it('is warm from its first invocation on, until what it remembers is forgotten', async () => {
  const threads = pool(2);
  expect(threads.isWarm()).toBe(false);
  const invoked = threads.invoke('1', '{}');
  await Promise.resolve();
  expect(threads.isWarm()).toBe(true);
  finish.get('1')?.({ ok: true, payload: '' });
  await invoked;
  await threads.forget();
  expect(threads.isWarm()).toBe(false);
});
