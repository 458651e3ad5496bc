import { expect, test } from 'vitest';
import { type Beat, playBeats } from '../../../local/demo/beats.ts';
import { unexplained } from '../../../local/demo/expected-unused.ts';
import { listed } from '../../../local/demo/listed.ts';
import { makeCast } from '../../../local/products/upsell/demo/cast.ts';
import { monthOfOrders } from '../../../local/products/upsell/demo/month-of-orders.ts';
import { storyCast } from '../../../local/products/upsell/demo/story.ts';
import type { InboxMessage } from '../../../local/world.ts';

const habits = { taps: 20, tapsLate: 5, optsOut: 5 };
const startsAt = new Date('2026-10-12T00:00:00Z');

test('given the same seed, then the month is the same; given another, it is not', () => {
  const month = (seed: number) =>
    monthOfOrders({ seed, cast: makeCast(seed, 40, habits), count: 100, startsAt, days: 30 });
  expect(month(3)).toEqual(month(3));
  expect(month(3)).not.toEqual(month(4));
});

test('given a month of orders, then they lie inside it, in order, under ids of their own', () => {
  const orders = monthOfOrders({ seed: 1, cast: makeCast(1, 40, habits), count: 300, startsAt, days: 30 });
  const moments = orders.map(({ at }) => at);
  expect(moments).toEqual([...moments].sort((one, other) => one - other));
  expect(moments.at(-1)).toBeLessThan(startsAt.getTime() + 30 * 86_400_000);
  expect(new Set(orders.map(({ order }) => order.order_id)).size).toBe(300);
});

test('given the largest cast and the story, then nobody shares a number or an address', () => {
  const everybody = [...makeCast(1, 600, habits), ...storyCast];
  const addresses = everybody
    .flatMap(({ phone, email }) => [phone, email])
    .filter((text) => text !== undefined);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('given beats and a message, then all are played in order of time and the reaction as well', async () => {
  const played: string[] = [];
  const messages: InboxMessage[] = [];
  let now = 0;
  const hour = 3_600_000;
  const beat = (at: number, name: string): Beat => ({ at, play: async () => void played.push(name) });
  await playBeats({
    runtime: {
      now: () => new Date(now),
      messages: () => [...messages],
      advance: async (until) => {
        now = Date.parse(until);
        if (now === 2 * hour) messages.push({ id: 'm-1', at: until } as InboxMessage);
        return { now: until, fired: [] };
      },
    },
    beats: [beat(5 * hour, 'late'), beat(2 * hour, 'early')],
    until: 6 * hour,
    onMessage: ({ at }) => [beat(Date.parse(at) + 90 * 60_000, 'reaction')],
  });
  expect(played).toEqual(['early', 'reaction', 'late']);
});

test('given a grant for a bad day, then its own product explains it; another one’s, or any other grant, is not', () => {
  const known = { function: 'a-sweep', action: 'dynamodb:DeleteItem', resource: 'a:table/a-notices' };
  const other = { ...known, resource: 'a:table/a-offers' };
  const foreign = { ...known, function: 'a-sweep-of-b' };
  const nobodys = { ...known, function: 'a-sweep-of-nobody' };
  const why = 'A letter that was certainly refused gives its claim back.';
  const expected = { function: /^a-sweep/, action: /DeleteItem/, resource: /a-notices/, why };
  const packs = [
    { product: 'a', expectedUnused: [expected] },
    { product: 'b', expectedUnused: [] },
  ];
  const owners = new Map([
    ['a-sweep', 'a'],
    ['a-sweep-of-b', 'b'],
  ]);
  const left = unexplained([known, other, foreign, nobodys], packs, (name) => owners.get(name));
  expect(left).toEqual([other, foreign, nobodys]);
});

test('given words, then they are counted, most frequent first', () => {
  expect(listed(['sent', 'taken', 'sent', undefined])).toBe('2 sent, 1 taken, 1 unknown');
  expect(listed([])).toBe('none');
});
