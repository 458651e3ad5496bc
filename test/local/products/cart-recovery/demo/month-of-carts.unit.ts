import { expect, test } from 'vitest';
import { makeCartOwners } from '../../../../../local/products/cart-recovery/demo/cast.ts';
import {
  type Fate,
  fateOf,
  monthOfCarts,
} from '../../../../../local/products/cart-recovery/demo/month-of-carts.ts';
import { reminderIn } from '../../../../../local/products/cart-recovery/demo/reminder.ts';
import { storyOwners } from '../../../../../local/products/cart-recovery/demo/story-cast.ts';
import type { InboxMessage } from '../../../../../local/world.ts';

const fates = { buysAlone: 40, buysAfterReminder: 10, unsubscribes: 2 };
const month = (seed: number) =>
  monthOfCarts({
    seed,
    owners: makeCartOwners(seed, 50),
    count: 100,
    events: 12,
    startsAt: new Date('2026-10-12T00:00:00Z'),
    days: 30,
    fates,
  });

test('given the same seed, then the month of carts is the same; given another, it is not', () => {
  expect(month(3)).toEqual(month(3));
  expect(month(3)).not.toEqual(month(4));
});

test('given a month of carts, then each changes as often as asked, in order of time, under an id of its own', () => {
  const carts = month(1);
  expect(new Set(carts.map(({ cartId }) => cartId)).size).toBe(100);
  for (const { changes, boughtAt } of carts) {
    const moments = changes.map(({ at }) => at);
    expect(moments).toHaveLength(12);
    expect(moments).toEqual([...moments].sort((one, other) => one - other));
    expect(changes.every(({ lines }) => lines.length > 0)).toBe(true);
    if (boughtAt !== undefined) expect(boughtAt).toBeGreaterThan(moments.at(-1) ?? 0);
  }
});

test('given a hundred carts, then fates are dealt out in exactly the shares asked for', () => {
  const dealt = Array.from({ length: 100 }, (_, index) => fateOf(index, fates));
  const share = (fate: Fate) => dealt.filter((one) => one === fate).length;
  expect([share('buys-alone'), share('buys-after-reminder'), share('unsubscribes'), share('leaves')]).toEqual(
    [40, 10, 2, 48],
  );
});

test('given the cast and the story, then nobody shares an address', () => {
  const addresses = [...makeCartOwners(1, 3_000), ...storyOwners].map(({ email }) => email);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('given a reminder, then its cart, step and way out are read; a letter to the owner is none', () => {
  const mail = {
    text: 'Return to your cart: https://shop.example/cart/k-42?holds=A*1&utm_source=cart-recovery&utm_medium=email&utm_campaign=second-reminder',
    headers: { 'List-Unsubscribe': '<http://127.0.0.1/u/x.y>' },
  } as unknown as InboxMessage;
  expect(reminderIn(mail)).toMatchObject({
    cartId: 'k-42',
    step: 'second',
    unsubscribe: 'http://127.0.0.1/u/x.y',
  });
  expect(reminderIn({ text: 'Carts of Monday' } as InboxMessage)).toBeUndefined();
});
