// Silence the moment the shopper buys, and never two mails, whatever dies in between.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
let trouble: Intercept | undefined;
beforeAll(async () => {
  shop = await startCarts({ intercept: (call, phase) => trouble?.(call, phase) });
});
beforeEach(async () => {
  trouble = undefined;
  const day = new Date(shop.runtime.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${day}T13:00:00.000Z`);
});
afterAll(() => shop.stop());
const now = () => shop.runtime.now();
const deadEvents = () =>
  shop.runtime.status().queues.find(({ name }) => name === 'cr-events-dlq')?.visible ?? 0;

describe('a purchase', () => {
  it('after the first reminder stops the second', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT3H');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    await shop.tell(checkoutOf(cart, now()));
    await shop.advance('P1D');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'bought' });
    expect(await shop.audit(cart.cart_id)).toMatchObject([{ action: 'bought', by_user: 'system' }]);
    expect(shop.wakeUps()).toEqual([]);
  });

  it('one second before the wake-up is in time', async () => {
    const left = now();
    const cart = cartOf(left);
    await shop.tell(cart);
    await shop.advance(new Date(left.getTime() + 2 * 3_600_000 - 1_000).toISOString());
    await shop.tell(checkoutOf(cart, now()));
    await shop.advance('PT3H');
    expect(shop.mailsTo(cart.email)).toEqual([]);
  });

  it('while the reminder waits for the morning stops it', async () => {
    await shop.advance('PT6H'); // 20:00 in London
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT3H');
    // Eight in the morning in London, in summer.
    expect(shop.wakeUps().map(({ at }) => at.slice(11, 15))).toEqual(['07:0']);
    await shop.tell(checkoutOf(cart, now()));
    expect(shop.wakeUps()).toEqual([]);
    await shop.advance('PT12H');
    expect(shop.mailsTo(cart.email)).toEqual([]);
  });

  it("under another cart id, with the same address in other letters, stops the person's every cart", async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT30M');
    const other = { cart_id: `${cart.cart_id}-other`, email: cart.email.toUpperCase() };
    await shop.tell(checkoutOf(other, now()));
    expect(await shop.cart(cart.cart_id)).toMatchObject({
      status: 'closed',
      closed_reason: 'bought-elsewhere',
    });
    expect(await shop.audit(cart.cart_id)).toMatchObject([{ action: 'bought-elsewhere' }]);
    await shop.advance('P1D');
    expect(shop.mailsTo(cart.email)).toEqual([]);
  });

  it('that arrives before the cart it is of, or before another cart of the person, counts', async () => {
    const began = now();
    const cart = cartOf(began);
    await shop.tell(checkoutOf(cart, new Date(began.getTime() + 60_000)));
    await shop.tell(cart);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'bought', total_minor: 12_000 });
    const late = cartOf(new Date(began.getTime() - 60_000), { email: cart.email });
    await shop.tell(late);
    await shop.advance('PT5H');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    expect(await shop.cart(late.cart_id)).toMatchObject({
      status: 'closed',
      closed_reason: 'bought-elsewhere',
    });
  });

  it('does not silence a cart that began after it', async () => {
    const bought = cartOf(now());
    await shop.tell(checkoutOf(bought, now()));
    await shop.advance('PT30M');
    const next = cartOf(now(), { email: bought.email });
    await shop.tell(next);
    await shop.advance('PT3H');
    expect(shop.mailsTo(next.email)).toHaveLength(1);
  });
});

describe('never two mails for a step, never a cart forgotten', () => {
  const crashOnce = (functionName: string, action: string, phase: 'before' | 'after'): Intercept => {
    let done = false;
    return (call, at) => {
      if (done || call.functionName !== functionName || call.action !== action || at !== phase)
        return undefined;
      done = true;
      return 'crash';
    };
  };

  it('the wake-up fires twice at once', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT1H59M');
    await shop.advance('PT90S');
    await Promise.all(
      Array.from({ length: 5 }, () => shop.runtime.invoke('cr-waiter', { cart_id: cart.cart_id })),
    );
    await shop.advance('PT10M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
  });

  it('the event is delivered five times at once', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    const row = await shop.cart(cart.cart_id);
    const detail = {
      cart_id: cart.cart_id,
      step: 'first',
      changed_at: row?.changed_at,
      changed_event: row?.changed_event,
    };
    await Promise.all(Array.from({ length: 5 }, () => shop.runtime.invoke('cr-sender', { detail })));
    await shop.runtime.idle();
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
  });

  it.each([
    ['cr-intake', 'PutItem', 'before'],
    ['cr-intake', 'PutItem', 'after'],
    ['cr-intake', 'CreateSchedule', 'before'],
    ['cr-intake', 'CreateSchedule', 'after'],
    ['cr-waiter', 'UpdateItem', 'before'],
    ['cr-waiter', 'UpdateItem', 'after'],
    ['cr-waiter', 'PutEvents', 'before'],
    ['cr-waiter', 'PutEvents', 'after'],
    ['cr-sender', 'TransactWriteItems', 'before'],
  ] as const)('%s dies at %s (%s the call): exactly one first reminder', async (name, action, phase) => {
    trouble = crashOnce(name, action, phase);
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT4H');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ first_outcome: 'sent' });
  });

  it.each([
    ['TransactWriteItems', 'after'],
    ['SendEmail', 'before'],
    ['SendEmail', 'after'],
  ] as const)('the sender dies at %s (%s the call): at most one', async (action, phase) => {
    trouble = crashOnce('cr-sender', action, phase);
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT6H');
    expect(shop.mailsTo(cart.email).length).toBeLessThanOrEqual(1);
    expect(await shop.sends(cart.cart_id)).toHaveLength(1);
  });

  it('the schedule can never be made: the sweep finds the cart and wakes it', async () => {
    trouble = ({ functionName, action }) =>
      functionName === 'cr-intake' && action.endsWith('Schedule') ? 'fail' : undefined;
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT4H30M');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
  });

  it('the mail service refuses for now: tried again; for good: recorded as failed and never again', async () => {
    let refusals = 1;
    trouble = ({ functionName, action }) => {
      if (functionName !== 'cr-sender' || action !== 'SendEmail' || refusals === 0) return undefined;
      refusals -= 1;
      return 'fail';
    };
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('PT3H');
    // A 500 may have sent the mail, so it is not sent again.
    expect(shop.mailsTo(cart.email).length).toBeLessThanOrEqual(1);
    expect(await shop.sends(cart.cart_id)).toHaveLength(1);
  });
});

describe('a flood', () => {
  it('of 500 events in a minute is taken in, none lost, none doubled, the dead-letter queue empty', async () => {
    const base = now();
    const before = shop.wakeUps().map(({ name }) => name);
    const dead = deadEvents();
    const ids = Array.from({ length: 50 }, (_, index) => `flood-${index}`);
    const events = ids.flatMap((cart_id, index) =>
      Array.from({ length: 10 }, (_, change) =>
        cartOf(new Date(base.getTime() + change * 1_000), {
          cart_id,
          event_id: `${cart_id}-${change}`,
          email: `flood${index}@example.com`,
          total: `${100 + change}.00`,
        }),
      ),
    );
    for (let index = 0; index < events.length; index += 50)
      await Promise.all(events.slice(index, index + 50).map((event) => shop.post(event)));
    await shop.runtime.idle();
    const rows = (await shop.runtime.table('cr-state')).filter(({ cart_id }) =>
      ids.includes(String(cart_id)),
    );
    expect(rows).toHaveLength(50);
    expect(rows.every(({ total_minor }) => total_minor === 10_900)).toBe(true);
    expect(shop.wakeUps().filter(({ name }) => !before.includes(name))).toHaveLength(50);
    expect(deadEvents()).toBe(dead);
  });

  it('with a poison event in it goes on, and the poison rings after five tries', async () => {
    const dead = deadEvents();
    await shop.runtime.services.sqs.deliver('cr-events', '{"type":"nonsense"}');
    const cart = cartOf(now());
    await shop.tell(cart);
    expect(await shop.cart(cart.cart_id)).toBeDefined();
    await shop.advance('PT2H');
    expect(deadEvents()).toBe(dead + 1);
    expect(shop.ownerLetters().some(({ subject }) => subject?.includes('cr-events-dlq'))).toBe(true);
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
