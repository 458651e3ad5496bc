// A mail service that says "later", "never" or nothing at all: what becomes of reminders, of their claims and of the
// figures, and who hears of it.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Intercept, Trouble } from '../../local/aws/intercept.ts';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

// A runtime is started for each, and some go through many days.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

// The functions are bundled for the first of them, which takes a busy machine longer than any of the days: that is no test's time.
beforeAll(async () => (await startCarts()).stop());

let shop: CartRuntime;
/** What SES answers to the sender's next mails; undefined lets them through. */
let ses: ((nth: number, body: string) => Trouble | undefined) | undefined;
let asked = 0;
const intercept: Intercept = ({ functionName, action, body }, phase) => {
  if (functionName !== 'cr-sender' || action !== 'SendEmail' || phase !== 'before') return undefined;
  asked += 1;
  return ses?.(asked, body.toString());
};
const says = (fail: string, status?: number) => () =>
  status === undefined ? { fail } : { fail, status, message: fail };

async function open(options: Parameters<typeof startCarts>[0] = {}) {
  ses = undefined;
  asked = 0;
  shop = await startCarts({
    ...options,
    intercept: (call, phase) => more?.(call, phase) ?? intercept(call, phase),
  });
  shop.runtime.model.setMode('fail');
}
let more: Intercept | undefined;
afterEach(async () => {
  more = undefined;
  await shop.stop();
});
async function left(changes: Readonly<Record<string, unknown>> = {}) {
  const cart = cartOf(shop.runtime.now(), changes);
  await shop.tell(cart);
  return cart;
}
const person = async (email: string) =>
  (await shop.runtime.table('cr-people')).find((row) => row.email === email);
const alarmLetters = (name: string) =>
  shop.ownerLetters().filter(({ subject }) => subject?.includes(`ALARM: "${name}"`));

describe('SES that puts reminders off', () => {
  it('is paused, has no quota left for the day or throttles for hours loses neither reminder, is asked seldom, and the owner hears of it', async () => {
    await open();
    const errors = ['SendingPausedException', 'LimitExceededException', 'TooManyRequestsException'];
    const carts: { cart: Awaited<ReturnType<typeof left>>; error: string; asked: number }[] = [];
    for (const error of errors) carts.push({ cart: await left(), error, asked: 0 });
    // One mail for each of them at the same hour: each is put off as if it were alone.
    ses = (_, body) => {
      const of = carts.find(({ cart }) => body.includes(String(cart.email)));
      if (of === undefined) return undefined;
      of.asked += 1;
      return { fail: of.error, message: of.error };
    };
    await shop.advance('PT7H');
    for (const { cart, error, asked: times } of carts) {
      expect(shop.mailsTo(cart.email), error).toEqual([]);
      expect(await shop.cart(cart.cart_id), error).not.toHaveProperty('first_at');
      expect(await person(cart.email), error).not.toHaveProperty('last_reminded_at');
      expect(await shop.sends(cart.cart_id), error).toEqual([]);
      expect(times, error).toBeGreaterThan(3);
      expect(times, error).toBeLessThan(20);
    }
    expect(alarmLetters('cr-sender-errors')).toHaveLength(1);

    ses = undefined;
    await shop.advance('PT1H');
    for (const { cart, error } of carts) expect(shop.mailsTo(cart.email), error).toHaveLength(0);
    await shop.advance('PT17H10M');
    // By then it is morning; both came, the second not at the heels of the first.
    for (const { cart, error } of carts) expect(shop.mailsTo(cart.email), error).toHaveLength(2);
  });

  it('once only, costs a reminder a few minutes, a second one too', async () => {
    await open();
    const cart = await left();
    ses = (nth) => (nth === 1 ? { fail: 'TooManyRequestsException' } : undefined);
    await shop.advance('PT2H15M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    await shop.advance('PT19H30M');
    ses = (nth) => (nth === 3 ? { fail: 'TooManyRequestsException' } : undefined);
    await shop.advance('PT45M');
    expect(shop.mailsTo(cart.email)).toHaveLength(2);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ first_outcome: 'sent', second_outcome: 'sent' });
    expect(alarmLetters('cr-sender-errors')).toEqual([]);
  });

  it('looks at everything again at each later moment', async () => {
    await open();
    ses = says('SendingPausedException');
    const [bought, unsubscribed, changed] = [await left(), await left(), await left()];
    await shop.advance('PT2H30M');
    await shop.tell(checkoutOf(bought, shop.runtime.now()));
    await shop.runtime.put('cr-unsub', [
      { email: unsubscribed.email, unsubscribed_at: shop.runtime.now().toISOString(), source: 'shopper' },
    ]);
    await shop.tell({ ...changed, event_id: 'changed-later', occurred_at: shop.runtime.now().toISOString() });
    ses = undefined;
    await shop.advance('PT1H');
    for (const { email } of [bought, unsubscribed, changed]) expect(shop.mailsTo(email)).toEqual([]);
    await shop.advance('PT1H5M');
    expect(shop.mailsTo(changed.email)).toHaveLength(1);
  });

  it('for four days sends nothing that is outdated, says so in the rows, and rings', async () => {
    await open();
    const cart = await left();
    ses = says('SendingPausedException');
    await shop.advance('P4D');
    ses = undefined;
    await shop.advance('P4D');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    expect(await shop.cart(cart.cart_id)).toMatchObject({
      status: 'closed',
      first_outcome: 'skipped-too-late',
      closed_reason: 'gave-up',
    });
    expect(asked).toBeLessThan(100);
    expect(alarmLetters('cr-sender-errors').length).toBeGreaterThanOrEqual(2);
  });

  it('is not asked for all the night’s reminders in one second', async () => {
    await open({ cartRecovery: { mailsPerSecond: 2 }, startAt: '2026-06-09T18:30:00.000Z' });
    const carts = [];
    for (let index = 0; index < 12; index += 1) carts.push(await left());
    await shop.advance('2026-06-10T00:00:00.000Z');
    const at = shop.wakeUps().map((wakeUp) => wakeUp.at);
    const seconds = at.map((moment) => Date.parse(moment) - Date.parse('2026-06-10T07:00:00.000Z'));
    expect(seconds.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 12 }, (_, turn) => Math.floor(turn / 2) * 1_000),
    );
    await shop.advance('2026-06-10T07:10:00.000Z');
    for (const { email } of carts) expect(shop.mailsTo(email)).toHaveLength(1);
  });
});

describe('a claim whose answer is lost', () => {
  it.each(['after', 'before'] as const)('is known again, and the reminder goes out (%s)', async (when) => {
    await open();
    let lost = 0;
    more = ({ functionName, action }, phase) => {
      if (functionName !== 'cr-sender' || action !== 'TransactWriteItems' || phase !== when) return undefined;
      lost += 1;
      return lost === 1 ? { fail: 'InternalServerError' } : undefined;
    };
    const cart = await left();
    await shop.advance('PT2H10M');
    expect(lost).toBeGreaterThan(1);
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ first_outcome: 'sent' });
  });
});

describe('five carts that SES refuses for good, and five of which nobody knows', () => {
  it('ring once, say so in the rows and in the summary, and win nothing back', async () => {
    await open({ startAt: '2026-06-09T09:00:00.000Z' });
    const refused = [];
    const unknown = [];
    ses = says('MessageRejected');
    for (let index = 0; index < 5; index += 1) refused.push(await left());
    await shop.advance('PT2H10M');
    expect(alarmLetters('cr-sender-errors')).toHaveLength(1);
    ses = says('InternalServiceErrorException', 500);
    for (let index = 0; index < 5; index += 1) unknown.push(await left());
    await shop.advance('PT2H10M');

    for (const { cart_id, email } of refused) {
      expect(await shop.cart(cart_id)).toMatchObject({ first_outcome: 'refused' });
      expect(await shop.sends(cart_id)).toMatchObject([{ step: 'first', outcome: 'refused' }]);
      // Nobody was disturbed.
      expect(await person(email)).not.toHaveProperty('last_reminded_at');
    }
    for (const cart of unknown) {
      expect(await shop.cart(cart.cart_id)).toMatchObject({ first_outcome: 'unknown' });
      expect(await shop.sends(cart.cart_id)).toMatchObject([{ step: 'first', outcome: 'unknown' }]);
      expect(await person(cart.email)).toHaveProperty('last_reminded_at');
      await shop.tell(checkoutOf(cart, shop.runtime.now()));
    }
    ses = says('MessageRejected');
    await shop.advance('2026-07-06T09:00:00.000Z');
    const summary = shop.ownerLetters().find(({ subject }) => subject?.startsWith('Cart recovery in'));
    expect(summary?.text).toContain('5 reminders whose fate we do not know');
    expect(summary?.text).toContain('refused 10 reminders');
    expect(summary?.subject).toBeDefined();
    expect(summary?.text).toContain('No cart was won back');
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
