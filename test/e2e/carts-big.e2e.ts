// The owner hears of a big cart that was left: once, when its first reminder is due, whatever fails on the way; and of no other cart.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
/** What goes wrong, in the calls of the sender. */
let trouble: Intercept | undefined;

beforeAll(async () => {
  shop = await startCarts({
    intercept: (call, phase) => (call.functionName === 'cr-sender' ? trouble?.(call, phase) : undefined),
  });
  await shop.runtime.objects.write(
    'cr-rules-source',
    'rules.txt',
    Buffer.from('All carts: 2 hours, then 22.\nTell me about carts over 500.\n'),
  );
  await shop.runtime.idle();
});
afterAll(() => shop.stop());

const now = () => shop.runtime.now();
const letters = (cart: { cart_id: string }) =>
  shop
    .ownerLetters()
    .filter(({ subject, text }) => subject?.startsWith('A cart of') && text.includes(cart.cart_id));

/** Left at two in the afternoon of the next day, and two hours and five minutes gone. */
async function left(changes: Readonly<Record<string, unknown>> = {}) {
  const cart = cartOf(now(), { total: '620.00', ...changes });
  await shop.tell(cart);
  await shop.advance('PT2H5M');
  return cart;
}
beforeEach(async () => {
  trouble = undefined;
  await shop.advance(`${new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10)}T13:00:00.000Z`);
});

it('tells what is in it, whose it is without the whole address, and that the reminder went out', async () => {
  const cart = await left();
  const [letter, ...more] = letters(cart);
  expect(more).toEqual([]);
  expect(letter?.subject).toMatch(/^A cart of US\$620\.00 was left$/);
  expect(letter?.text).toContain('Linen shirt');
  expect(letter?.text).toContain('The first one went to them.');
  expect(letter?.text).toContain('a•••@example.com');
  expect(letter?.text).not.toContain(cart.email);
  expect(shop.mailsTo(cart.email)).toHaveLength(1);
  await shop.advance('PT24H');
  expect(letters(cart), 'the second reminder brings no second letter').toHaveLength(1);
});

it('leads to a page that ends its reminders in that owner’s name, and only when its button is pressed', async () => {
  const cart = await left();
  const [link = ''] = /https?:\/\/\S+\/o\/\S+/.exec(letters(cart)[0]?.text ?? '') ?? [];
  expect((await fetch(link)).status).toBe(200);
  expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'open' });
  const pressed = await fetch(link, {
    method: 'POST',
    body: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(pressed.status).toBe(200);
  expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'closed', closed_reason: 'suppressed' });
  expect((await shop.audit(cart.cart_id)).at(-1)?.by_user).toContain('owner@ridgeback.example');
});

it('says so where nobody may be written to', async () => {
  const cart = await left({ marketing_consent: false });
  expect(letters(cart)).toHaveLength(1);
  expect(letters(cart)[0]?.text).toContain('None goes out');
  expect(shop.mailsTo(cart.email)).toEqual([]);
});

it.each([
  ['smaller', { total: '499.99' }],
  ['of another currency whose worth in ours nobody said', { currency: 'EUR' }],
  ['of nobody with an address', { email: null }],
])('says nothing of a cart that is %s', async (_, changes) => {
  expect(letters(await left(changes))).toEqual([]);
});

it('says nothing of a cart that was bought before its reminder was due', async () => {
  const cart = cartOf(now(), { total: '620.00' });
  await shop.tell(cart);
  await shop.tell(checkoutOf(cart, now()));
  await shop.advance('PT25H');
  expect(letters(cart)).toEqual([]);
});

it('hears once of a cart that is filled again, and waits for its new turn before that', async () => {
  const cart = cartOf(now(), { total: '620.00' });
  await shop.tell(cart);
  await shop.advance('PT1H30M');
  await shop.tell({
    ...cart,
    event_id: `${cart.event_id}-2`,
    occurred_at: now().toISOString(),
    total: '700.00',
  });
  await shop.advance('PT1H');
  expect(letters(cart)).toEqual([]);
  await shop.advance('PT2H');
  expect(letters(cart).map(({ subject }) => subject)).toEqual(['A cart of US$700.00 was left']);
});

it('comes once where the run dies after the reminder went out, and the shopper hears once', async () => {
  let sent = 0;
  trouble = ({ action }, phase) => {
    if (action !== 'SendEmail' || phase !== 'after') return undefined;
    sent += 1;
    return sent === 1 ? 'crash' : undefined;
  };
  const cart = await left();
  await shop.advance('PT10M');
  expect(shop.mailsTo(cart.email)).toHaveLength(1);
  expect(letters(cart)).toHaveLength(1);
});

it('fails nothing while SES says later, and comes with the second reminder', async () => {
  const later = { fail: 'TooManyRequestsException', status: 429, message: 'later' };
  trouble = ({ action, body }, phase) =>
    phase === 'before' && action === 'SendEmail' && body.toString().includes('owner@ridgeback.example')
      ? later
      : undefined;
  const cart = await left();
  expect(shop.mailsTo(cart.email)).toHaveLength(1);
  expect(letters(cart)).toEqual([]);
  trouble = undefined;
  await shop.advance('PT22H');
  expect(letters(cart)).toHaveLength(1);
});
