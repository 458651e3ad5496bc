// The busiest minute of a shop's year: everything that came in is in the rows, once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());

const CARTS = 500;
const CHANGES = 8;
const AT_ONCE = 50;

/** In an order of their own that is the same in every run. */
const mixed = <T>(list: readonly T[]): T[] =>
  list
    .map((one, index) => [(index * 7_919) % list.length, one] as const)
    .sort(([left], [right]) => left - right)
    .map(([, one]) => one);

describe('a flood of 5,000 events that happened within a minute, in no order and some of them doubled', () => {
  it('is taken in: none lost, none doubled, the dead-letter queue empty', { timeout: 300_000 }, async () => {
    const base = shop.runtime.now();
    const at = (seconds: number) => new Date(base.getTime() + seconds * 1_000);
    const ids = Array.from({ length: CARTS }, (_, index) => `flood-${index}`);
    const changes = ids.flatMap((cart_id, index) =>
      Array.from({ length: CHANGES }, (_, change) =>
        cartOf(at(change), {
          cart_id,
          event_id: `${cart_id}-${change}`,
          email: `flood${index}@example.com`,
          total: `${100 + change}.00`,
        }),
      ),
    );
    const bought = ids.filter((_, index) => index % 4 === 0);
    const checkouts = bought.map((cart_id) =>
      checkoutOf({ cart_id, email: `flood${cart_id.slice(6)}@example.com` }, at(20)),
    );
    const once = [...changes, ...checkouts];
    const doubled = once.filter((_, index) => index % 4 === 0).slice(0, 5_000 - once.length);
    const events = mixed([...once, ...doubled]);
    expect(events).toHaveLength(5_000);

    for (let index = 0; index < events.length; index += AT_ONCE) {
      const answers = await Promise.all(events.slice(index, index + AT_ONCE).map(shop.post));
      expect(answers.every(({ status }) => status === 200)).toBe(true);
    }
    await shop.runtime.idle();

    const rows = (await shop.runtime.table('cr-state')).filter(({ cart_id }) =>
      ids.includes(String(cart_id)),
    );
    expect(rows).toHaveLength(CARTS);
    expect(rows.filter(({ total_minor }) => total_minor !== 10_700)).toEqual([]);
    expect(
      rows
        .filter(({ status }) => status === 'bought')
        .map(({ cart_id }) => cart_id)
        .sort(),
    ).toEqual(bought.toSorted());
    expect(rows.filter(({ status }) => status === 'open')).toHaveLength(CARTS - bought.length);
    expect(shop.wakeUps()).toHaveLength(CARTS - bought.length);
    expect(await shop.runtime.table('cr-audit')).toHaveLength(bought.length);
    const { queues } = shop.runtime.status();
    expect(queues.filter(({ visible }) => visible > 0)).toEqual([]);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });

  it('ends in one reminder for each cart that was left, and none for those bought', {
    timeout: 300_000,
  }, async () => {
    shop.runtime.model.setMode('fail');
    await shop.advance('PT2H10M');
    const reminded = shop.runtime.messages().filter(({ to }) => to.startsWith('flood'));
    expect(new Set(reminded.map(({ to }) => to)).size).toBe(reminded.length);
    expect(reminded).toHaveLength(375);
  });
});
