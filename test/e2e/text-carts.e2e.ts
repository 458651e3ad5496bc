// What the world writes about carts, from the webhook to the reminder, the nightly list and the links in both.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
const now = () => shop.runtime.now();
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());

describe('carts of a hostile day', () => {
  it('are reminded and listed, each of them, and every link opens its cart', async () => {
    const accented = cartOf(now(), { cart_id: 'é'.repeat(200), event_id: 'ö'.repeat(200) });
    const cut = cartOf(now(), { name: `${'A'.repeat(99)}😀b` });
    const half = cartOf(now(), { items: [{ sku: 'MUG', name: 'Mug HALF', quantity: 1, price: '120.00' }] });
    const items = Array.from({ length: 500 }, (_, number) => ({
      sku: `S-${number}`,
      name: `Thing ${number} ${'😀'.repeat(150)}`,
      quantity: 1,
      price: '1.00',
    }));
    const large = cartOf(now(), { items, total: '500.00' });
    for (const cart of [accented, cut, large]) expect(await shop.tell(cart)).toMatchObject({ status: 200 });
    const text = JSON.stringify(half).replace('HALF', '\\ud83d');
    expect(await shop.postRaw(text)).toMatchObject({ status: 200 });
    await shop.runtime.idle();
    expect(await shop.cart(half.cart_id)).toMatchObject({ items: [{ name: 'Mug' }] });
    expect(await shop.cart(large.cart_id)).toMatchObject({ item_count: 500, total_minor: 50_000 });

    await shop.advance('P2D');
    for (const cart of [accented, cut, half, large]) {
      const [mail] = shop.mailsTo(cart.email);
      expect(mail?.text).toContain('cart');
      const header =
        Object.entries(mail?.headers ?? {}).find(
          ([name]) => name.toLowerCase() === 'list-unsubscribe',
        )?.[1] ?? '';
      expect(header.length).toBeLessThan(300);
      const link = /<([^>]+)>/.exec(header)?.[1] ?? '';
      expect((await fetch(link)).status).toBe(200);
    }
    expect(shop.mailsTo(large.email)[0]?.text).toContain('and 488 more');
    expect(shop.runtime.status().queues.filter(({ dead }) => dead > 0)).toEqual([]);

    const letter = shop.ownerLetters().find(({ text }) => /\/e\/[\w.-]+/.test(text));
    const list = /https?:\/\/\S+\/e\/[\w.-]+/.exec(letter?.text ?? '')?.[0] ?? '';
    const csv = await (await fetch(`${list}?csv`)).text();
    for (const cart of [accented, cut, half, large]) expect(csv).toContain(cart.cart_id);
    const links = [...csv.matchAll(/https?:\/\/[^",\s]+\/o\/[\w.-]+/g)].map(([url]) => url);
    expect(links.length).toBeGreaterThanOrEqual(4);
    const pages = await Promise.all(links.map(async (url) => (await fetch(url)).text()));
    expect(pages.some((page) => page.includes('é'.repeat(200)))).toBe(true);
  });

  it.each(['a\\u0000b', 'a\\ud83d', 'x'.repeat(201)])(
    'with an id that cannot be (%s) are refused by its field',
    async (id) => {
      const text = JSON.stringify(cartOf(now(), { cart_id: 'REPLACED' })).replace('REPLACED', id);
      expect(await shop.postRaw(text)).toMatchObject({
        status: 400,
        json: { issues: [{ path: 'cart_id' }] },
      });
    },
  );
});
