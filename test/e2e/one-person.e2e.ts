// One person in three products that share what they know: silent anywhere is silent everywhere, messages are counted together, a
// purchase anywhere is known everywhere. From the store's and the till's webhooks to the inbox.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInFlight } from '../../local/aws/intercept.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { main as personTool } from '../../tools/person.ts';
import { main as why } from '../../tools/why.ts';
import { memberRow, openingRow } from '../support/loyalty-runtime.ts';
import { bikeOrder } from '../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

// Three products and two operator's commands, on a machine that may do much else.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let shop: WholeShop;
let onCall: ((call: CallInFlight, phase: 'before' | 'after') => 'crash' | 'fail' | undefined) | undefined;
let last = 0;

beforeAll(async () => {
  shop = await startWholeShop({
    shop: { people: { region: 'eu-central-1' } },
    intercept: (call, phase) => onCall?.(call, phase),
  });
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
}, 480_000);
afterAll(() => shop?.stop());

type Person = ReturnType<typeof somebody>;
function somebody() {
  last += 1;
  const phone = `+4477009005${String(last).padStart(2, '0')}`;
  const email = `person-${last}@example.com`;
  const customer = { id: `c-${last}`, name: 'Kim', phone, email, marketing_consent: true, locale: 'en-GB' };
  return { phone, email, customer, cart: `k-${last}`, order: `o-${last}`, sale: `s-${last}` };
}
const cartOf = ({ cart, email }: Person, changes: object = {}) => ({
  type: 'cart.updated',
  event_id: `e-${cart}-${shop.runtime.now().getTime()}`,
  cart_id: cart,
  occurred_at: shop.runtime.now().toISOString(),
  email,
  currency: 'GBP',
  total: '120.00',
  return_url: `https://ridgeback.example/cart/${cart}`,
  marketing_consent: true,
  items: [{ sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '120.00' }],
  ...changes,
});
const saleOf = ({ sale, phone }: Person, code = 'LATTE') => ({
  type: 'sale.completed',
  sale_id: sale,
  closed_at: shop.runtime.now().toISOString(),
  phone,
  currency: 'GBP',
  total: '18.00',
  items: [{ code, name: 'Something', quantity: 1, amount: '18.00' }],
});
const order = (person: Person) =>
  shop.tell('order', bikeOrder(person.order, shop.runtime.now(), person.customer));
const row = async (table: string, key: string, value: string) =>
  (await shop.runtime.table(table)).find((one) => one[key] === value);
const contact = (address: string) => row('ppl-contacts', 'person', digestOfAddress(address));
const offer = (person: Person) => row('upsr-offers', 'order_id', person.order);
const cart = (person: Person) => row('cr-state', 'cart_id', person.cart);
const messages = (person: Person) => shop.messagesTo(person.phone, person.email);
/** The morning of another day, so that nobody has a message of today. */
const nextMorning = async () => {
  const now = shop.runtime.now();
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 9));
  await shop.runtime.advance(`PT${Math.round((at.getTime() - now.getTime()) / 60_000)}M`);
};

beforeEach(nextMorning);
afterEach(() => {
  onCall = undefined;
});

describe('silence', () => {
  it('by a text to one product is silence in all, and each keeps its own list', async () => {
    const person = somebody();
    await order(person);
    await shop.runtime.advance('PT70M');
    expect(messages(person)).toHaveLength(1);
    shop.runtime.receiveText({ from: person.phone, body: 'STOP' });
    await shop.runtime.idle();
    expect(await contact(person.email)).toHaveProperty('silent_upsell');
    await nextMorning();
    await shop.tell('cart', cartOf(person));
    await shop.runtime.advance('P3D');
    expect(await cart(person)).toMatchObject({ first_outcome: 'skipped-silent-elsewhere' });
    expect(messages(person)).toHaveLength(1);
    const told = await shop.run(why, person.cart);
    expect(told.text).toContain('silence counts for all');
  });

  it('by the store is heard of through the queue', async () => {
    const person = somebody();
    await shop.tell('cart', cartOf(person));
    await shop.tell('order', { type: 'customer.opted_out', customer: person.customer });
    expect(await contact(person.email)).toHaveProperty('silent_upsell');
    await shop.runtime.advance('P2D');
    expect(messages(person)).toEqual([]);
  });
});

describe('a count over all products', () => {
  it('lets no second message out on a day: the nudge goes, the reminder waits for the next day', async () => {
    const person = somebody();
    await order(person);
    await shop.runtime.advance('PT61M');
    await shop.tell('cart', cartOf(person));
    await shop.runtime.advance('PT9H');
    expect(messages(person)).toHaveLength(1);
    expect(await cart(person)).toMatchObject({ status: 'open' });
    await shop.runtime.advance('PT20H');
    expect(await cart(person)).toMatchObject({ first_outcome: 'sent' });
    expect(messages(person)).toHaveLength(2);
    expect(await contact(person.email)).toMatchObject({ m0: { kind: 'reminder' }, m1: { kind: 'nudge' } });
  });

  it('lets a nudge that is to come go before the reminder of a cart', async () => {
    const person = somebody();
    await shop.tell('cart', cartOf(person));
    await shop.runtime.advance('PT1M');
    await shop.tell('order', { ...bikeOrder(person.order, shop.runtime.now(), person.customer) });
    expect(await contact(person.email)).toHaveProperty('nudge_due');
    await shop.runtime.advance('PT70M');
    expect(await contact(person.email)).not.toHaveProperty('nudge_due');
    expect(await contact(person.email)).toMatchObject({ m0: { kind: 'nudge' } });
  });

  it('ends a nudge with its reason where somebody had enough, and `why` says so', async () => {
    const person = somebody();
    const at = (hours: number) => new Date(shop.runtime.now().getTime() - hours * 3_600_000).toISOString();
    const one = (hours: number) => ({ id: `x-${hours}`, kind: 'reminder', sent_at: at(hours), attempt: 'x' });
    await shop.runtime.put('ppl-contacts', [
      { person: digestOfAddress(person.email), m0: one(30), m1: one(60), m2: one(90) },
    ]);
    await order(person);
    await shop.runtime.advance('PT70M');
    expect(await offer(person)).toMatchObject({ state: 'never-sent', reason: 'enough-messages' });
    expect(messages(person)).toEqual([]);
    expect((await shop.run(why, person.order)).text).toContain('as many messages of all products');
  });
});

describe('a purchase', () => {
  it('in the store ends a cart that the cart product knows nothing of', async () => {
    const person = somebody();
    await shop.tell('cart', cartOf(person));
    await shop.runtime.advance('PT5M');
    await shop.tell(
      'order',
      bikeOrder(person.order, shop.runtime.now(), { ...person.customer, marketing_consent: false }),
    );
    await shop.runtime.advance('P2D');
    expect(await cart(person)).toMatchObject({ status: 'closed', closed_reason: 'bought-elsewhere' });
    expect(messages(person)).toEqual([]);
  });

  it('at the till ends it where it was the same things, and lets it be where it was others', async () => {
    const [same, others] = [somebody(), somebody()];
    for (const person of [same, others]) {
      await shop.runtime.put('loy-members', [memberRow(person.phone, { name: 'Kim', email: person.email })]);
      await shop.runtime.put('loy-ledger', [openingRow(person.phone, 50)]);
      await shop.tell('cart', cartOf(person));
    }
    await shop.runtime.advance('PT5M');
    await shop.tell('sale', saleOf(same, 'SHIRT-LINEN'));
    await shop.tell('sale', saleOf(others, 'LATTE'));
    await shop.runtime.advance('P2D');
    expect(await cart(same)).toMatchObject({ status: 'closed', closed_reason: 'bought-elsewhere' });
    expect(await cart(others)).toMatchObject({ first_outcome: 'sent' });
  });
});

describe('whatever happens between the count and the message', () => {
  const isCount = (call: CallInFlight, functionName: string) =>
    call.functionName === functionName && call.body.includes('ppl-contacts');

  it('a sender that dies behind its count sends once, and counts once', async () => {
    const person = somebody();
    let crashes = 0;
    onCall = (call, phase) => {
      if (!isCount(call, 'upsr-sender') || phase !== 'after' || crashes > 0) return undefined;
      crashes += 1;
      return 'crash';
    };
    await order(person);
    await shop.runtime.advance('PT80M');
    expect(crashes).toBe(1);
    expect(messages(person)).toHaveLength(1);
    expect(await contact(person.email)).toMatchObject({ m0: { kind: 'nudge' }, m1: {} });
    expect((await contact(person.email))?.m1).toEqual({});
  });

  it('a table that does not answer holds the message back, and none is lost', async () => {
    const person = somebody();
    onCall = (call, phase) => (isCount(call, 'upsr-sender') && phase === 'before' ? 'fail' : undefined);
    await order(person);
    await shop.runtime.advance('PT80M');
    expect(messages(person)).toEqual([]);
    onCall = undefined;
    await shop.runtime.advance('PT60M');
    expect(messages(person)).toHaveLength(1);
  });

  it('a reminder whose cart is claimed late, twice and beside itself goes out once', async () => {
    const person = somebody();
    let crashes = 0;
    onCall = (call, phase) => {
      if (!isCount(call, 'cr-sender') || phase !== 'after' || crashes > 0) return undefined;
      crashes += 1;
      return 'crash';
    };
    await shop.tell('cart', cartOf(person));
    await shop.runtime.advance('PT9H');
    expect(crashes).toBe(1);
    expect(messages(person)).toHaveLength(1);
    expect(await contact(person.email)).toMatchObject({ m0: { kind: 'reminder' }, m1: {} });
    expect((await contact(person.email))?.m1).toEqual({});
  });
});

describe('a mail about points', () => {
  it('of an evening ends where somebody had enough, and the row says why; news of a reward goes out', async () => {
    const person = somebody();
    const at = (hours: number) => new Date(shop.runtime.now().getTime() - hours * 3_600_000).toISOString();
    const one = (hours: number) => ({ id: `x-${hours}`, kind: 'reminder', sent_at: at(hours), attempt: 'x' });
    await shop.runtime.put('ppl-contacts', [
      { person: digestOfAddress(person.email), m0: one(30), m1: one(60), m2: one(90) },
    ]);
    await shop.runtime.put('loy-members', [
      memberRow(person.phone, { name: 'Kim', email: person.email, balance: 95 }),
    ]);
    await shop.runtime.put('loy-ledger', [openingRow(person.phone, 95)]);
    await shop.tell('sale', saleOf(person));
    await shop.runtime.advance('PT23H');
    const kinds = (await shop.runtime.table('loy-sends'))
      .filter(({ phone }) => phone === person.phone)
      .map(({ kind, outcome, reason }) => `${kind}: ${outcome} ${reason ?? ''}`.trim());
    expect(kinds.toSorted()).toEqual(['nightly-balance: left-alone enough-messages', 'reward-earned: sent']);
    expect(messages(person)).toHaveLength(1);
  });
});

describe('whoever is forgotten', () => {
  it('leaves nothing there but silence, and the copy had it before', async () => {
    const person = somebody();
    await order(person);
    await shop.runtime.advance('PT70M');
    const told = await shop.run(personTool, 'show', person.email);
    expect(told.text).toContain('All products together:');
    expect(told.text).toContain('a suggestion counts as a message of all products');
    await shop.run(personTool, 'erase', person.email, '--yes');
    for (const address of [person.email, person.phone]) {
      const left = await contact(address);
      expect(Object.keys(left ?? {}).toSorted()).toEqual(['person', 'silent_erased']);
    }
  });
});
