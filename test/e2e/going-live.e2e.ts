// Products that are not live for everybody: what would have gone out is an outcome with its reason, told by `why`, and where the
// settings say so the owner gets each message once, whatever dies in between. From the webhooks to the inbox.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import type { CallInFlight } from '../../local/aws/intercept.ts';
import { heldBackBy } from '../../shared/messages/going-live.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { main as person } from '../../tools/person.ts';
import { main as why } from '../../tools/why.ts';
import { memberRow, openingRow } from '../support/loyalty-runtime.ts';
import { bikeOrder } from '../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

type Trouble = ((call: CallInFlight, phase: 'before' | 'after') => 'crash' | 'fail' | undefined) | undefined;
let shop: WholeShop;
let onCall: Trouble;
let last = 0;
const owners = cdk.context.shop.ownerEmails;

const startLive = async (live: Readonly<Record<'upsell' | 'cartRecovery' | 'loyalty', string>>) => {
  const { products } = cdk.context.shop;
  shop = await startWholeShop({
    shop: {
      products: {
        upsell: { ...products.upsell, live: live.upsell },
        cartRecovery: { ...products.cartRecovery, live: live.cartRecovery },
        loyalty: { ...products.loyalty, live: live.loyalty },
      },
    },
    intercept: (call, phase) => onCall?.(call, phase),
  });
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
};

type Person = ReturnType<typeof somebody>;
function somebody(email?: string) {
  last += 1;
  const id = `g-${last}`;
  const address = email ?? `live-${last}@example.com`;
  const phone = `+4477009008${String(last).padStart(2, '0')}`;
  const customer = { id, name: 'Zoe', phone, email: address, marketing_consent: true, locale: 'en-GB' };
  return { id, phone, email: address, customer };
}
const cart = ({ id, email }: Person) =>
  shop.tell('cart', {
    type: 'cart.updated',
    event_id: `e-${id}`,
    cart_id: id,
    occurred_at: shop.runtime.now().toISOString(),
    email,
    name: 'Zoe',
    currency: 'GBP',
    total: '120.00',
    return_url: `https://ridgeback.example/cart/${id}`,
    marketing_consent: true,
    items: [{ sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '120.00' }],
  });
const order = (one: Person) => shop.tell('order', bikeOrder(one.id, shop.runtime.now(), one.customer));
const sale = ({ id, phone }: Person) =>
  shop.tell('sale', {
    type: 'sale.completed',
    sale_id: `s-${id}`,
    closed_at: shop.runtime.now().toISOString(),
    phone,
    currency: 'GBP',
    total: '18.00',
    items: [{ code: 'LATTE', name: 'Latte', quantity: 1, amount: '18.00' }],
  });
const row = async (table: string, key: string, value: string) =>
  (await shop.runtime.table(table)).find((one) => one[key] === value);
const messages = ({ phone, email }: Person) => shop.messagesTo(phone, email);
const copies = () => shop.messagesTo(...owners).filter(({ subject }) => subject?.startsWith('[for '));
const morning = async () => {
  const now = shop.runtime.now();
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 9));
  await shop.runtime.advance(`PT${Math.round((at.getTime() - now.getTime()) / 60_000)}M`);
};
afterEach(() => {
  onCall = undefined;
});

describe('to the owner alone', () => {
  beforeAll(
    () => startLive({ upsell: 'owner-only', cartRecovery: 'owner-only', loyalty: 'owner-only' }),
    480_000,
  );
  afterAll(() => shop?.stop());
  beforeEach(morning);

  it('a nudge goes to the owner, its offer says so, and nobody is capped by it', async () => {
    const [one, before] = [somebody(), copies().length];
    await order(one);
    await shop.runtime.advance('PT80M');
    expect(messages(one)).toEqual([]);
    const [copy, ...more] = copies().slice(before);
    expect(more).toEqual([]);
    expect(copy?.subject).toBe('[for Z.] A text message');
    expect(await row('upsr-offers', 'order_id', one.id)).toMatchObject({
      state: 'never-sent',
      reason: 'owner-only',
    });
    expect(await row('upsr-customers', 'customer_id', one.id)).not.toHaveProperty('last_nudged_at');
    expect((await shop.run(why, one.id)).text).toContain('it went to the owner instead');
  });

  it('both reminders of a cart go to the owner, and its steps say so', async () => {
    const [one, before] = [somebody(), copies().length];
    await cart(one);
    await shop.runtime.advance('P5D');
    expect(messages(one)).toEqual([]);
    expect(copies().slice(before)).toHaveLength(2);
    expect(await row('cr-state', 'cart_id', one.id)).toMatchObject({
      first_outcome: 'skipped-owner-only',
      second_outcome: 'skipped-owner-only',
    });
    expect((await shop.run(why, one.id)).text).toContain('It went to the owner instead');
  });

  it('mails to members go to the owner, rewards among them, and their rows say so', async () => {
    const [one, before] = [somebody(), copies().length];
    await shop.runtime.put('loy-members', [
      memberRow(one.phone, { name: 'Zoe', email: one.email, balance: 95 }),
    ]);
    await shop.runtime.put('loy-ledger', [openingRow(one.phone, 95)]);
    await sale(one);
    await shop.runtime.advance('PT23H');
    expect(messages(one)).toEqual([]);
    const told = (await shop.runtime.table('loy-sends')).filter(({ phone }) => phone === one.phone);
    expect(told.map(({ kind, outcome, reason }) => `${kind} ${outcome} ${reason}`).toSorted()).toEqual([
      'nightly-balance left-alone owner-only',
      'reward-earned left-alone owner-only',
    ]);
    expect(copies().slice(before)).toHaveLength(2);
    expect((await shop.run(person, 'why', one.email)).text).toContain('it went to the owner instead');
  });

  // After the copy's claim, after the mail, after the outcome: the owner never gets two, and the row has its reason.
  const steps = [
    ['upsr-sender', 'PutItem', 'upsr-notices'],
    ['upsr-sender', 'SendEmail', ''],
    ['upsr-sender', 'UpdateItem', 'upsr-offers'],
    ['cr-sender', 'PutItem', 'cr-notices'],
    ['cr-sender', 'SendEmail', ''],
    ['cr-sender', 'TransactWriteItems', 'cr-state'],
  ] as const;
  it.each(steps.flatMap((step) => (['before', 'after'] as const).map((phase) => [...step, phase] as const)))(
    'given %s dies at %s %s (%s the call), then one copy at most, and one outcome',
    async (name, action, table, phase) => {
      const [one, before] = [somebody(), copies().length];
      let crashes = 0;
      onCall = (call, when) => {
        const isIt = call.functionName === name && call.action === action && call.body.includes(table);
        if (!isIt || when !== phase || crashes > 0) return undefined;
        crashes += 1;
        return 'crash';
      };
      await (name === 'upsr-sender' ? order(one) : cart(one));
      await shop.runtime.advance('PT10H');
      expect(crashes).toBe(1);
      const outcome =
        name === 'upsr-sender'
          ? (await row('upsr-offers', 'order_id', one.id))?.reason
          : (await row('cr-state', 'cart_id', one.id))?.first_outcome;
      expect(String(outcome)).toContain('owner-only');
      expect(copies().length - before).toBeLessThanOrEqual(1);
      expect(messages(one)).toEqual([]);
    },
  );

  it('a copy that the mail service puts off is tried again', async () => {
    const [one, before] = [somebody(), copies().length];
    shop.runtime.faults.set([{ service: 'ses', error: 'TooManyRequestsException', forMinutes: 120 }]);
    await order(one);
    await shop.runtime.advance('PT90M');
    expect(await row('upsr-offers', 'order_id', one.id)).toMatchObject({ state: 'chosen' });
    shop.runtime.faults.set([]);
    await shop.runtime.advance('PT90M');
    expect(await row('upsr-offers', 'order_id', one.id)).toMatchObject({ reason: 'owner-only' });
    expect(copies().length - before).toBe(1);
  });
});

describe('a tenth, and a preview', () => {
  beforeAll(() => startLive({ upsell: '10%', cartRecovery: '10%', loyalty: 'preview' }), 480_000);
  afterAll(() => shop?.stop());

  it('reaches the same people in each product, and what the others would have got stands on its rows', async () => {
    const people = Array.from({ length: 14 }, (_, index) => somebody(`tenth-${index}@example.com`));
    const isIn = ({ email }: Person) => heldBackBy('10%', digestOfAddress(email)) === undefined;
    const inside = people.filter(isIn);
    expect(inside.length).toBeGreaterThan(0);
    for (const one of people) {
      await cart(one);
      await order({ ...one, id: `o-${one.id}` });
    }
    await shop.runtime.advance('PT80M');
    for (const one of people)
      expect(await row('upsr-offers', 'order_id', `o-${one.id}`)).toMatchObject(
        isIn(one) ? { state: 'sent' } : { state: 'never-sent', reason: 'not-live' },
      );
    expect(people.filter((one) => messages(one).length > 0)).toEqual(inside);
    expect(copies()).toEqual([]);
  });

  it('in a preview nobody is written to, and neither is the owner', async () => {
    const one = somebody();
    await shop.runtime.put('loy-members', [
      memberRow(one.phone, { name: 'Zoe', email: one.email, balance: 95 }),
    ]);
    await shop.runtime.put('loy-ledger', [openingRow(one.phone, 95)]);
    await sale(one);
    await shop.runtime.advance('PT23H');
    const told = (await shop.runtime.table('loy-sends')).filter(({ phone }) => phone === one.phone);
    expect(told.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'left-alone not-live',
      'left-alone not-live',
    ]);
    expect([...messages(one), ...copies()]).toEqual([]);
    // The points are theirs all the same.
    expect((await row('loy-members', 'phone', one.phone))?.balance).toBeGreaterThan(95);
  });
});
