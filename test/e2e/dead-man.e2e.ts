// A store and a till that fall silent, on the laptop: from the webhooks of four weeks to the owner's letters.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { bikeOrder } from '../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

let shop: WholeShop;
beforeAll(async () => {
  shop = await startWholeShop();
}, 480_000);
afterAll(() => shop?.stop());

let told = 0;
/** One event at each of these doors. */
async function tell(...doors: readonly ('order' | 'cart' | 'sale')[]) {
  told += 1;
  const [at, id] = [shop.runtime.now(), `d-${told}`];
  const customer = { id, name: 'Kim', email: `${id}@example.com`, marketing_consent: false };
  const events = {
    order: bikeOrder(id, at, customer),
    cart: {
      type: 'cart.updated',
      event_id: `e-${id}`,
      cart_id: id,
      occurred_at: at.toISOString(),
      currency: 'GBP',
      total: '120.00',
      items: [{ sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '120.00' }],
    },
    sale: {
      type: 'sale.completed',
      sale_id: id,
      closed_at: at.toISOString(),
      currency: 'GBP',
      total: '18.00',
      items: [{ code: 'LATTE', name: 'Latte', quantity: 1, amount: '18.00' }],
    },
  };
  for (const door of doors) await shop.tell(door, events[door]);
}
const letters = () =>
  shop
    .messagesTo(...cdk.context.shop.ownerEmails)
    .map(({ subject }) => subject ?? '')
    .filter((subject) => / from the (store|till) on |is heard again/.test(subject))
    .map((subject) => subject.split(': ')[1])
    .toSorted();

it('the owner hears once of each that is silent on a day that usually has some, and once when it is back', async () => {
  // Four Tuesdays.
  for (let week = 0; week < 4; week += 1) {
    await tell('order', 'cart', 'sale');
    await shop.runtime.advance('P7D');
  }
  expect(letters()).toEqual([]);
  // The fifth, on which the store alone tells of an order.
  await tell('order');
  await shop.runtime.advance('PT24H');
  await shop.runtime.advance('PT2H');
  expect(letters()).toEqual([
    'no cart from the store on Tuesday 7 July',
    'no sale from the till on Tuesday 7 July',
  ]);
  await shop.runtime.advance('P1D');
  expect(letters()).toHaveLength(2);
  await tell('cart', 'sale');
  await shop.runtime.advance('P1D');
  await shop.runtime.advance('P1D');
  expect(letters().slice(2)).toEqual(['the store is heard again', 'the till is heard again']);
});
