// A cart left behind, from its events over HTTP to its reminders at the right minute, or not at all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
beforeAll(async () => {
  shop = await startCarts({ functions: 'threads' });
});
afterAll(() => shop.stop());

const now = () => shop.runtime.now();
const minutesBetween = (from: Date, to: string | undefined) =>
  (Date.parse(to ?? '') - from.getTime()) / 60_000;
/** Carts are told of at two in the afternoon, each on a day of its own. */
async function nextTwo() {
  const day = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${day}T13:00:00.000Z`);
}

describe('a cart of 120.00 left at two in the afternoon', () => {
  it('is reminded after two hours, again 22 hours after it was left, and given up three days later', async () => {
    const left = now();
    const cart = cartOf(left);
    expect((await shop.tell(cart)).json).toEqual({ status: 'accepted' });
    await shop.advance('PT1H59M');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    await shop.advance('PT3M');
    const [first] = shop.mailsTo(cart.email);
    expect(minutesBetween(left, first?.at)).toBeGreaterThanOrEqual(120);
    expect(minutesBetween(left, first?.at)).toBeLessThan(122);

    await shop.advance('PT20H');
    const [, second, ...others] = shop.mailsTo(cart.email);
    expect(minutesBetween(left, second?.at)).toBeGreaterThanOrEqual(22 * 60);
    expect(minutesBetween(left, second?.at)).toBeLessThan(22 * 60 + 2);
    expect(others).toEqual([]);

    await shop.advance('P3DT5M');
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'closed', closed_reason: 'gave-up' });
    expect(shop.mailsTo(cart.email)).toHaveLength(2);
    expect(await shop.sends(cart.cart_id)).toMatchObject([
      { step: 'first', outcome: 'sent', recipient: cart.email },
      { step: 'second', outcome: 'sent', recipient: cart.email },
    ]);
    expect(await shop.audit(cart.cart_id)).toMatchObject([{ action: 'gave-up', by_user: 'system' }]);
    expect(shop.wakeUps()).toEqual([]);
  });

  it.each([
    ['small', '39.99', 240],
    ['big', '150.00', 60],
  ])('or of a %s total is reminded by its own wait', async (_, total, minutes) => {
    await nextTwo();
    const left = now();
    const cart = cartOf(left, { total });
    await shop.tell(cart);
    await shop.advance('PT5H');
    const [first] = shop.mailsTo(cart.email);
    expect(Math.floor(minutesBetween(left, first?.at))).toBe(minutes);
  });

  it('obeys its own waits where it has some', async () => {
    await nextTwo();
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.runtime.put('cr-state', [{ ...(await shop.cart(cart.cart_id)), wait_override: [3, 5] }]);
    await shop.advance('PT2H30M');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    await shop.advance('PT35M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    await shop.advance('PT2H');
    expect(shop.mailsTo(cart.email)).toHaveLength(2);
  });

  it('obeys a document that was edited while it waits', async () => {
    await nextTwo();
    const cart = cartOf(now());
    await shop.tell(cart);
    const edited =
      'Small carts (under $40): remind after 4 hours, then after 24.\nMedium carts: 3 hours, then 22.\nBig carts (over $150): 1 hour, then 20.\n';
    await shop.runtime.objects.write('cr-rules-source', 'rules.txt', Buffer.from(edited));
    await shop.advance('PT2H30M');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    await shop.advance('PT40M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    const shipped = edited.replace('3 hours', '2 hours');
    await shop.runtime.objects.write('cr-rules-source', 'rules.txt', Buffer.from(shipped));
    await shop.advance('PT2M');
  });
});

describe('a shopper who goes on shopping', () => {
  it('hears nothing while they add things, and a dozen events make one wake-up', async () => {
    await nextTwo();
    const cart = cartOf(now(), { total: '20.00' });
    const before = shop.wakeUps().map(({ name }) => name);
    for (let event = 0; event < 12; event += 1) {
      await shop.tell({ ...cart, event_id: `${cart.event_id}-${event}`, occurred_at: now().toISOString() });
      await shop.advance('PT15M');
    }
    expect(shop.mailsTo(cart.email)).toEqual([]);
    expect(shop.wakeUps().filter(({ name }) => !before.includes(name))).toHaveLength(1);
    await shop.advance('PT3H30M');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    await shop.advance('PT20M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
  });

  it("is reminded by the big cart's wait once the cart has grown", async () => {
    await nextTwo();
    const cart = cartOf(now(), { total: '20.00' });
    await shop.tell(cart);
    await shop.advance('PT10M');
    const grown = now();
    await shop.tell({ ...cart, event_id: 'grown', occurred_at: grown.toISOString(), total: '400.00' });
    await shop.advance('PT1H5M');
    const [first] = shop.mailsTo(cart.email);
    expect(Math.floor(minutesBetween(grown, first?.at))).toBe(60);
  });
});

describe('an address', () => {
  it('that is not there is not guessed; when it arrives the wait counts from the last change', async () => {
    await nextTwo();
    const left = now();
    const cart = cartOf(left);
    const { email, ...anonymous } = cart;
    await shop.tell(anonymous);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'open' });
    await shop.advance('PT1H');
    // An older event brings the address; the newest change stays the moment of abandonment.
    await shop.tell({
      ...cart,
      event_id: 'a-earlier',
      occurred_at: new Date(left.getTime() - 60_000).toISOString(),
      total: '1.00',
    });
    await shop.advance('PT1H5M');
    const [first] = shop.mailsTo(String(email));
    expect(Math.floor(minutesBetween(left, first?.at))).toBe(120);
    expect(first?.text).toContain('120.00');
  });

  it('of a second cart inside the do-not-disturb window is left alone, and that is recorded as its step', async () => {
    await nextTwo();
    const one = cartOf(now());
    await shop.tell(one);
    await shop.advance('PT3H');
    const two = cartOf(now(), { email: one.email });
    await shop.tell(two);
    await shop.advance('PT3H');
    expect(shop.mailsTo(one.email)).toHaveLength(1);
    expect(await shop.sends(two.cart_id)).toMatchObject([
      { step: 'first', outcome: 'skipped-do-not-disturb' },
    ]);
    // Its own first reminder does not block the second of the first cart.
    await shop.advance('PT20H');
    expect((await shop.sends(one.cart_id)).map(({ step, outcome }) => [step, outcome])).toEqual([
      ['first', 'sent'],
      ['second', 'sent'],
    ]);
  });
});

describe('a cart that began before the product was switched on', () => {
  it('is never reminded', async () => {
    await nextTwo();
    const cart = cartOf(now(), { began_at: '2026-06-01T10:00:00.000Z' });
    await shop.tell(cart);
    await shop.advance('P1D');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    expect(await shop.cart(cart.cart_id)).toMatchObject({
      status: 'closed',
      closed_reason: 'before-go-live',
    });
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
