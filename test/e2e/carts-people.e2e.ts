// What was erased stays erased: after `shopper.erased` no event, early or late, no queue, schedule or link brings an
// address, a name or a way back into any table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';
import { oneClickLink } from '../support/mail-links.ts';

let shop: CartRuntime;
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());

const TABLES = ['state', 'sends', 'audit', 'unsub', 'people', 'notices'];
const everything = async () =>
  JSON.stringify(await Promise.all(TABLES.map((name) => shop.runtime.table(`cr-${name}`))));
const erased = (email: string) => ({
  type: 'shopper.erased',
  event_id: `gone-${email}`,
  occurred_at: shop.runtime.now().toISOString(),
  email,
});

describe('an erased shopper', () => {
  it('given the same event again, newer ones, a saved cart and a purchase, then nothing of them comes back', async () => {
    const email = 'gone-once@example.com';
    const cart = cartOf(shop.runtime.now(), { email, name: 'Rosalind' });
    await shop.tell(cart);
    expect(await everything()).toContain(email);
    await shop.tell(erased(email));

    await shop.tell(cart);
    const later = new Date(shop.runtime.now().getTime() + 60_000);
    await shop.tell({ ...cart, event_id: 'later', occurred_at: later.toISOString() });
    // Without the address, but of the same cart.
    const { email: _, ...anonymous } = cart;
    await shop.tell({ ...anonymous, event_id: 'no-address', occurred_at: later.toISOString() });
    const fresh = cartOf(shop.runtime.now(), {
      email: email.toUpperCase(),
      name: 'Rosalind',
      type: 'cart.saved',
    });
    await shop.tell(fresh);
    await shop.tell(checkoutOf(fresh, later, { email }));
    await shop.tell(checkoutOf({ cart_id: 'never-seen' }, later, { email }));
    await shop.tell(erased(email));
    await shop.tell(cart);

    const left = await everything();
    for (const trace of [email, 'Rosalind', `cart/${cart.cart_id}`, 'ridgeback.example/cart'])
      expect(left).not.toContain(trace);
    // The figures stay: a cart was left and one was bought.
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'closed', total_minor: 12_000 });
    expect(await shop.cart(fresh.cart_id)).toMatchObject({ status: 'bought' });
    expect(shop.wakeUps()).toEqual([]);
  });

  it('given the erasure before the cart’s own event, then the late event brings nobody back', async () => {
    const email = 'gone-early@example.com';
    await shop.tell(erased(email));
    const cart = cartOf(shop.runtime.now(), { email, name: 'Rosalind' });
    await shop.tell(cart);
    expect(await everything()).not.toContain(email);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'open', total_minor: 12_000 });
    expect(shop.wakeUps()).toEqual([]);
  });

  it('given carts and the erasure at the same moment, then nothing is left once both are done', async () => {
    const email = 'gone-beside@example.com';
    const carts = Array.from({ length: 6 }, () => cartOf(shop.runtime.now(), { email, name: 'Rosalind' }));
    await Promise.all([
      ...carts.slice(0, 3).map((cart) => shop.post(cart)),
      shop.post(erased(email)),
      ...carts.slice(3).map((cart) => shop.post(cart)),
    ]);
    await shop.runtime.idle();
    await shop.advance('PT3M');
    expect(await everything()).not.toContain(email);
    expect(shop.wakeUps()).toEqual([]);
  });

  it('given a reminder that was sent, then its record holds a digest, and its old link switches nothing on', async () => {
    const email = 'gone-reminded@example.com';
    const cart = cartOf(shop.runtime.now(), { email });
    await shop.tell(cart);
    await shop.advance('PT2H5M');
    const [mail] = shop.mailsTo(email);
    const link = oneClickLink(mail ?? {}) ?? '';
    await shop.tell(erased(email));
    expect(await shop.sends(cart.cart_id)).toMatchObject([{ recipient: digestOfAddress(email) }]);

    const page = await fetch(link);
    expect(await page.text()).toContain('You asked to be forgotten');
    await fetch(link, { method: 'POST', body: new URLSearchParams({ wish: 'opt-in' }) });
    await shop.tell({ ...cart, event_id: 'after-the-link' });
    expect(await everything()).not.toContain(email);
  });
});
