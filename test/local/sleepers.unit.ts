// Waiting without real time: the shortest wait is over first, nothing is over while somebody still works.
import { expect, test } from 'vitest';
import { makeSleepers } from '../../local/sleepers.ts';

const sleep = (sleepers: ReturnType<typeof makeSleepers>, milliseconds: number) =>
  new Promise<void>((resolve) => sleepers.later(milliseconds, resolve));

test('an hour and a minute are over at once, the minute first, and durations show them', async () => {
  const sleepers = makeSleepers();
  const order: string[] = [];
  await Promise.all([
    sleep(sleepers, 3_600_000).then(() => order.push('hour')),
    sleep(sleepers, 60_000).then(() => order.push('minute')),
  ]);
  expect(order).toEqual(['minute', 'hour']);
  expect(sleepers.elapsed()).toBe(3_600_000);
});

test('a guard does not strike while the work that it guards goes on outside of this thread', async () => {
  const sleepers = makeSleepers();
  let struck = false;
  const forget = sleepers.later(10, () => {
    struck = true;
  });
  await sleepers.during(new Promise((resolve) => setTimeout(resolve, 30)));
  forget();
  await sleep(sleepers, 20);
  expect(struck).toBe(false);
});
