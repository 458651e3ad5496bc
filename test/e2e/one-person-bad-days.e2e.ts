// One person in three products that share what they know, on days on which something is in the way: a purchase hidden behind another, a
// table that does not answer for hours, a nudge that has to wait for midnight. From the webhooks to the inbox.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInFlight } from '../../local/aws/intercept.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { memberRow, openingRow } from '../support/loyalty-runtime.ts';
import { bikeOrder } from '../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

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
afterEach(() => {
  onCall = undefined;
});
beforeEach(() => morning());

/** Nine in the morning, UTC, of the next day. */
async function morning(hour = 9): Promise<void> {
  const now = shop.runtime.now();
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, hour));
  await shop.runtime.advance(`PT${Math.round((at.getTime() - now.getTime()) / 60_000)}M`);
}

type Person = ReturnType<typeof somebody>;
function somebody() {
  last += 1;
  const phone = `+4477009006${String(last).padStart(2, '0')}`;
  const email = `bad-day-${last}@example.com`;
  const customer = { id: `b-${last}`, name: 'Kim', phone, email, marketing_consent: true, locale: 'en-GB' };
  return { phone, email, customer, id: `b-${last}` };
}
const cart = ({ id, email }: Person) =>
  shop.tell('cart', {
    type: 'cart.updated',
    event_id: `e-${id}`,
    cart_id: id,
    occurred_at: shop.runtime.now().toISOString(),
    email,
    currency: 'GBP',
    total: '120.00',
    return_url: `https://ridgeback.example/cart/${id}`,
    marketing_consent: true,
    items: [{ sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '120.00' }],
  });
const sale = ({ id, phone }: Person, code: string) =>
  shop.tell('sale', {
    type: 'sale.completed',
    sale_id: `s-${id}-${code}`,
    closed_at: shop.runtime.now().toISOString(),
    phone,
    currency: 'GBP',
    total: '18.00',
    items: [{ code, name: 'Something', quantity: 1, amount: '18.00' }],
  });
const order = (person: Person) =>
  shop.tell('order', bikeOrder(person.id, shop.runtime.now(), person.customer));
const row = async (table: string, key: string, value: string) =>
  (await shop.runtime.table(table)).find((one) => one[key] === value);
const messages = ({ phone, email }: Person) => shop.messagesTo(phone, email);
const isContacts = (call: CallInFlight, functionName: string) =>
  call.functionName === functionName && call.body.includes('ppl-contacts');
const NOTICES = { 'upsr-sender': 'upsr-notices', 'cr-sender': 'cr-notices' } as const;

describe('a purchase', () => {
  it('at the till ends the cart, whatever they bought there an hour later', async () => {
    const person = somebody();
    const member = memberRow(person.phone, { name: 'Kim', email: person.email, opted_in: false });
    await shop.runtime.put('loy-members', [member]);
    await shop.runtime.put('loy-ledger', [openingRow(person.phone, 5)]);
    await cart(person);
    await shop.runtime.advance('PT5M');
    await sale(person, 'SHIRT-LINEN');
    await shop.runtime.advance('PT60M');
    await sale(person, 'LATTE');
    await shop.runtime.advance('P2D');
    expect(await row('cr-state', 'cart_id', person.id)).toMatchObject({
      status: 'closed',
      closed_reason: 'bought-elsewhere',
    });
    expect(messages(person)).toEqual([]);
  });
});

describe('a second message on one day', () => {
  it('is a nudge that waits for midnight and the quiet hours, and goes out on the next day', async () => {
    const person = somebody();
    const counted = {
      id: 'x-1',
      kind: 'reminder',
      sent_at: shop.runtime.now().toISOString(),
      attempt: 'x',
    };
    await shop.runtime.put('ppl-contacts', [{ person: digestOfAddress(person.email), m0: counted }]);
    await shop.runtime.advance('PT6H');
    await order(person);
    await shop.runtime.advance('PT3H');
    expect(messages(person)).toEqual([]);
    expect(await row('upsr-offers', 'order_id', person.id)).toMatchObject({ state: 'chosen' });
    await morning(14);
    expect(messages(person)).toHaveLength(1);
    expect(await row('upsr-offers', 'order_id', person.id)).toMatchObject({ state: 'sent' });
  });
});

describe('a table that does not answer for hours', () => {
  it.each([
    ['upsr-sender', order, (id: string) => row('upsr-offers', 'order_id', id)],
    ['cr-sender', cart, (id: string) => row('cr-state', 'cart_id', id)],
  ] as const)(
    'makes %s ask less and less often, and fail once, which rings its alarm',
    async (name, begin, state) => {
      const person = somebody();
      const asked: number[] = [];
      const day = shop.runtime.now().toISOString().slice(0, 10);
      let down = true;
      onCall = (call, phase) => {
        if (!down || phase !== 'before' || !isContacts(call, name)) return undefined;
        asked.push(shop.runtime.now().getTime());
        return 'fail';
      };
      await begin(person);
      await shop.runtime.advance('PT8H');
      expect(messages(person)).toEqual([]);
      expect(await state(person.id)).toHaveProperty('put_off_at');
      const moments = [...new Set(asked.map((at) => Math.round(at / 60_000)))];
      const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
      expect(moments.length).toBeGreaterThan(3);
      expect(moments.length).toBeLessThan(25);
      expect(gaps.at(-1)).toBeGreaterThan(gaps[0] ?? 0);
      expect(await row(NOTICES[name], 'notice_id', `sends-held-up#${day}`)).toBeDefined();
      down = false;
      await shop.runtime.advance('PT90M');
      expect(messages(person)).toHaveLength(1);
    },
  );
});
