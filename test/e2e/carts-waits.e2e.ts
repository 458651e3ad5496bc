// Waits of one cart's own: by the command, by hand, and by the cart as it stands when a night is over.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../tools/carts.ts';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());
const minutesFromNow = (minutes: number) =>
  new Date(shop.runtime.now().getTime() + minutes * 60_000).toISOString();

describe('waits of a cart’s own', () => {
  it('given by the command, shorter than the size’s, then the reminder comes at that hour and the trail says who', async () => {
    const cart = cartOf(shop.runtime.now());
    await shop.tell(cart);
    const said: string[] = [];
    const args = ['waits', cart.cart_id, '0.5', '20', '--by', 'Ana', '--endpoint', shop.runtime.url];
    expect(await main(args, { print: (line) => said.push(line) }, {})).toBe(0);
    expect(said.join()).toContain('0.5 and 20 hours');
    await shop.advance('PT33M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    expect(await shop.audit(cart.cart_id)).toMatchObject([{ action: 'own-waits', by_user: 'command: Ana' }]);
  });

  it('written on the row by hand, then the hourly sweep finds them', async () => {
    const cart = cartOf(shop.runtime.now());
    await shop.tell(cart);
    const row = await shop.cart(cart.cart_id);
    expect(String(row?.wakeup_at) > minutesFromNow(40)).toBe(true);
    await shop.runtime.put('cr-state', [
      { ...row, wait_override: [0.25, 20], version: Number(row?.version) + 1 },
    ]);
    await shop.advance('PT63M');
    const [mail] = shop.mailsTo(cart.email);
    expect(mail).toBeDefined();
  });
});

describe('a cart that changes at night', () => {
  it('given a reminder that waits for eight and a change at half past two, then eight o’clock reminds of the cart as it is then', async () => {
    await shop.advance('2026-06-09T19:30:00.000Z');
    const cart = cartOf(shop.runtime.now());
    await shop.tell(cart);
    // Half past two in London, hours after the reminder of the first state was put off.
    await shop.advance('2026-06-10T01:30:00.000Z');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    await shop.tell({
      ...cart,
      event_id: 'at-night',
      occurred_at: shop.runtime.now().toISOString(),
      total: '45.00',
      items: [{ sku: 'LAMP', name: 'Night lamp', quantity: 1, price: '45.00' }],
    });
    await shop.advance('2026-06-10T07:05:00.000Z');
    const mails = shop.mailsTo(cart.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Night lamp');
    expect(mails[0]?.text).not.toContain('Linen shirt');
    expect(mails[0]?.at).toMatch(/^2026-06-10T07:0/);
  });
});
