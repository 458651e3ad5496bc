// "Hold out 50% of …" in all three products at once: who is held out gets nothing of that product and is noted as such, everybody else
// gets what they always got, and the month's letter sets the one beside the other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { type HoldingProduct, isHeldOut } from '../../shared/people/held-out.ts';
import { main as why } from '../../tools/why.ts';
import { memberRow } from '../support/loyalty-runtime.ts';
import { bikeOrder } from '../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

const PERCENT = 50;
const some = (product: HoldingProduct, names: readonly string[], heldOut: boolean): string => {
  const found = names.find((name) => isHeldOut(digestOfAddress(name), PERCENT, product) === heldOut);
  if (found === undefined) throw new Error('Nobody fits');
  return found;
};
const addresses = Array.from({ length: 20 }, (_, index) => `ona${index}@example.com`);
const numbers = Array.from({ length: 20 }, (_, index) => `+4477009005${String(index).padStart(2, '0')}`);
const both = (product: HoldingProduct, names: readonly string[]) =>
  [some(product, names, true), some(product, names, false)] as const;

const [heldOrder, openOrder] = both('upsell', addresses);
const [heldCart, openCart] = both('cart-recovery', addresses);
const [heldMember, openMember] = both('loyalty', numbers);

let shop: WholeShop;
const cart = (id: string, email: string) => ({
  type: 'cart.updated',
  event_id: `e-${id}`,
  cart_id: id,
  occurred_at: shop.runtime.now().toISOString(),
  email,
  name: 'Ona',
  currency: 'GBP',
  total: '120.00',
  return_url: `https://ridgeback.example/cart/${id}`,
  marketing_consent: true,
  items: [{ sku: 'SHIRT', name: 'Shirt', quantity: 1, price: '120.00' }],
});
/** A cart of June whose first step was on the tenth. */
const ofJune = (index: number, first_outcome: string, isBought: boolean) => ({
  cart_id: `june-${first_outcome}-${index}`,
  status: isBought ? 'bought' : 'closed',
  ...(isBought ? { bought_at: '2026-06-11T12:00:00.000Z' } : { closed_reason: 'gave-up' }),
  version: 3,
  began_at: '2026-06-10T09:00:00.000Z',
  changed_at: '2026-06-10T09:30:00.000Z',
  changed_event: 'e',
  currency: 'GBP',
  total_minor: 12_000,
  items: [],
  saved_link: false,
  email: `june${index}@example.com`,
  first_at: '2026-06-10T12:00:00.000Z',
  first_outcome,
  day: '2026-06-11',
});

beforeAll(async () => {
  // The first Monday of July, half past eight in London.
  shop = await startWholeShop({ startAt: '2026-07-06T07:30:00.000Z' });
  const { runtime } = shop;
  const say = async (bucket: string, key: string, sentence: string) => {
    await runtime.objects.write(bucket, key, Buffer.from(`${sentence}\n`));
    await runtime.idle();
  };
  await say('upsr-rules-source', 'settings.txt', `Hold out ${PERCENT}% of orders.`);
  await say('cr-rules-source', 'rules.txt', `Hold out ${PERCENT}% of carts.`);
  await say(
    'loy-rules-source',
    'rules.txt',
    `Reward tiers: 100 points = a free coffee.\nNudge lapsing regulars once.\nHold out ${PERCENT}% of lapsing regulars.`,
  );
  runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
  await runtime.put('cr-state', [
    ...Array.from({ length: 60 }, (_, index) => ofJune(index, 'sent', index < 30)),
    ...Array.from({ length: 40 }, (_, index) => ofJune(index, 'skipped-held-out', index < 4)),
  ]);
  for (const phone of [heldMember, openMember]) {
    await runtime.put('loy-members', [
      memberRow(phone, { email: `m${phone.slice(-3)}@example.com`, last_seen: '2026-05-01T12:00:00.000Z' }),
    ]);
    await runtime.put('loy-sales', [
      { sale_id: `s-${phone}`, phone, move: 'add', version: 0, day_points: 0, day: '2026-05-01' },
    ]);
  }
  const order = (email: string) => ({
    id: `c-${email}`,
    name: 'Ona',
    email,
    phone: `+44770090${String(600 + addresses.indexOf(email))}1`,
    marketing_consent: true,
  });
  await shop.tell('order', bikeOrder('o-held', runtime.now(), order(heldOrder)));
  await shop.tell('order', bikeOrder('o-open', runtime.now(), order(openOrder)));
  await shop.tell('cart', cart('k-held', heldCart));
  await shop.tell('cart', cart('k-open', openCart));
  await runtime.advance('PT3H');
}, 480_000);
afterAll(() => shop?.stop());

const rowOf = async (table: string, key: string, value: string) =>
  (await shop.runtime.table(table)).find((row) => row[key] === value);

describe('given a hold-out of orders', () => {
  it('then whoever is held out is chosen for and gets no nudge, and everybody else gets theirs', async () => {
    expect(await rowOf('upsr-offers', 'order_id', 'o-held')).toMatchObject({
      state: 'never-sent',
      reason: 'held-out',
      sku: 'BUNDLE-LIGHTS-LOCK',
    });
    expect(await rowOf('upsr-offers', 'order_id', 'o-open')).toMatchObject({ state: 'sent' });
    const texts = shop.runtime
      .messages()
      .filter(({ product, channel }) => product === 'upsell' && channel === 'sms');
    expect(texts).toHaveLength(1);
  });

  it('then the next order of theirs waits for no nudge that never comes', async () => {
    const row = (await shop.runtime.table('upsr-customers')).find(({ email }) => email === heldOrder);
    expect(row).not.toHaveProperty('nudge_pending_order');
    expect(row).not.toHaveProperty('last_nudged_at');
  });

  it('then npm run why says so', async () => {
    const { text } = await shop.run(why, 'o-held');
    expect(text).toContain('the owner’s rules hold them out');
    expect(text).toContain('50% of people get no nudge, always the same ones');
  });
});

describe('given a hold-out of carts', () => {
  it('then whoever is held out gets no reminder, and everybody else gets theirs', async () => {
    expect(await rowOf('cr-state', 'cart_id', 'k-held')).toMatchObject({ first_outcome: 'skipped-held-out' });
    expect(await rowOf('cr-state', 'cart_id', 'k-open')).toMatchObject({ first_outcome: 'sent' });
    const mails = shop.runtime
      .messages()
      .filter(({ product, to }) => product === 'cart-recovery' && addresses.includes(to));
    expect(mails.map(({ to }) => to)).toEqual([openCart]);
    expect((await shop.run(why, 'k-held')).text).toContain('they would have got it, and get none');
  });

  it('then the letter of the month sets the one beside the other, with its interval', async () => {
    const letter = shop.runtime.messages().find(({ subject }) => subject?.startsWith('Cart recovery in'));
    expect(letter?.text).toContain('What the reminders brought');
    expect(letter?.text).toMatch(/Carts bought after a reminder +30 of 60 \(50%\)/);
    expect(letter?.text).toMatch(/Carts bought by those who are held out +4 of 40 \(10%\)/);
    expect(letter?.text?.replaceAll(/\s+/g, ' ')).toMatch(
      /It brings 40 more of a hundred \(between 22\.\d and 53\.\d, 95 times of 100\)/,
    );
    expect(await rowOf('cr-notices', 'notice_id', 'brought#2026-06')).toMatchObject({
      offered: { of: 60, hits: 30 },
      heldOut: { of: 40, hits: 4 },
    });
  });
});

describe('given a hold-out of lapsing regulars', () => {
  it('then whoever is held out is listed and noted and gets no mail, and everybody else is nudged', async () => {
    expect(await rowOf('loy-lapsing', 'phone', heldMember)).toMatchObject({
      nudge_count: 0,
      held_out_at: expect.any(String),
    });
    expect(await rowOf('loy-lapsing', 'phone', openMember)).toMatchObject({ nudge_count: 1 });
    const noted = (await shop.runtime.table('loy-audit')).filter(({ action }) => action === 'held-out');
    expect(noted).toMatchObject([{ phone: heldMember, by_user: 'system' }]);
    const mailed = shop.runtime
      .messages()
      .filter(({ product, to }) => product === 'loyalty' && to.startsWith('m'));
    expect(mailed.map(({ to }) => to)).toEqual([`m${openMember.slice(-3)}@example.com`]);
  });
});
