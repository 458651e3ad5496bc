// Rows, lists and digests that earlier versions kept under an address as it was typed are found under the address as it
// is read now.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseShopper } from '../../../../lambdas/cart-recovery/taking-in/erase-shopper.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { aCart, aShop, someRules, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

let tables: CartTables;
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());

const parts = () => ({
  ...tables,
  shop: aShop(),
  log: makeLog({ functionName: 'test', now: () => two, write: () => {} }),
  now: () => two,
  rules: async () => someRules(),
  goLive: { begin: async () => {}, moment: async () => undefined } as never,
  schedules: { set: async () => {}, remove: async () => {} } as never,
});

describe.each([
  ['a curly apostrophe', 'pat.o\u2019neil@example.com', "pat.o'neil@example.com"],
  ['a domain in Unicode', 'a@exämple.com', 'a@xn--exmple-cua.com'],
])('given a cart of earlier days with %s', (name, then, now) => {
  const cart_id = `k-${name}`;

  it('when the shopper is forgotten by the address as it is read now, the cart forgets them', async () => {
    await tables.given(aCart({ cart_id, email: then }));
    await tables.people.recordPurchase(then, two.toISOString());
    await eraseShopper(now, parts());
    expect(await tables.carts.get(cart_id)).toMatchObject({ status: 'closed', closed_reason: 'erased' });
    expect(await tables.carts.get(cart_id)).not.toHaveProperty('email');
    expect(await tables.people.get(then)).toBeUndefined();
    expect(await tables.unsub.isListed(now)).toBe(true);
  });
});

describe('the list of those who want no reminder', () => {
  it.each([
    ['pat.o\u2019neil2@example.com', "pat.o'neil2@example.com"],
    ['b@exämple.com', 'b@xn--exmple-cua.com'],
  ])('given %s on it, or its digest, then %s is on it', async (then, now) => {
    expect(await tables.unsub.isListed(now)).toBe(false);
    await tables.unsub.list(digestOfAddress(then), 'shopper', two);
    expect(await tables.unsub.isListed(now)).toBe(true);
    await tables.unsub.list(then, 'shopper', two);
    await tables.unsub.unlist(now);
    expect((await tables.all('unsub')).map(({ email }) => email)).not.toContain(then);
  });
});
