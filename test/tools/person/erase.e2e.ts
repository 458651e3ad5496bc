// Forgetting somebody everywhere, cut off after every few writes and begun again by either of their names: in the end nothing names
// them, every balance is the sum of its ledger, and a restore finds their marks though the tables be lost.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { erasePerson } from '../../../tools/person/erase.ts';
import { identify } from '../../../tools/person/identify.ts';
import { personAsked } from '../../../tools/person/person.ts';
import { openReaches, type Reach } from '../../../tools/person/reach.ts';
import { takenUp } from '../../../tools/person/thread.ts';
import { openTombstones } from '../../../tools/restore/tombstones.ts';
import { memberRow, openingRow } from '../../support/loyalty-runtime.ts';
import { bikeOrder } from '../../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../../support/whole-shop.ts';

const PHONE = '+447700900462';
const EMAIL = 'wilma.crash@example.com';
const ID = 'c-9001';
const DIGESTS = [PHONE, EMAIL].map(digestOfAddress);

let shop: WholeShop;
let reaches: readonly Reach[];
/** So many more writes to tables, and the process is gone: the write is done, its answer is lost. */
let writesLeft = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  shop = await startWholeShop();
  const { runtime } = shop;
  const customer = { id: ID, name: 'Wilma', phone: PHONE, email: EMAIL, marketing_consent: true };
  await runtime.put('loy-members', [
    memberRow(PHONE, { balance: 50, name: 'Wilma', email: undefined, needs_email: true }),
    memberRow('+447700900463', { email: 'else@example.com', pending_email: EMAIL, pending_id: 'x' }),
  ]);
  await runtime.put('loy-ledger', [openingRow(PHONE, 50), openingRow('+447700900463', 0)]);
  await runtime.put('upsr-customers', [
    { customer_id: 'c-family', name: 'Ida', phone: PHONE, email: 'ida@example.com' },
  ]);
  await shop.tell('order', bikeOrder('o-1', runtime.now(), customer));
  await shop.tell('cart', {
    type: 'cart.updated',
    event_id: 'e-1',
    cart_id: 'k-1',
    occurred_at: runtime.now().toISOString(),
    email: EMAIL,
    name: 'Wilma',
    currency: 'GBP',
    total: '120.00',
    return_url: 'https://ridgeback.example/cart/k-1',
    marketing_consent: true,
    items: [{ sku: 'SHIRT', name: 'Shirt', quantity: 1, price: '120.00' }],
  });
  await runtime.advance('PT3H');
  await runtime.put('cr-audit', [
    { cart_id: DIGESTS[1], ts: 't#unsubscribe', action: 'unsubscribe', by_user: 'system' },
  ]);
  reaches = await openReaches({
    options: { aws: false, endpoint: undefined },
    environment: { SHOP_SETTINGS: JSON.stringify(shop.settings), PORT: new URL(runtime.url).port },
  });
  for (const { destination } of reaches)
    destination.documents.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const answer = await next(args);
          if (/Put|Update|Delete|Write/.test(commandName)) writesLeft -= 1;
          if (writesLeft < 0) throw new Error('cut off');
          return answer;
        },
      { step: 'initialize' },
    );
}, 480_000);
afterAll(() => shop?.stop());

async function whereIs(...texts: readonly string[]): Promise<readonly string[]> {
  const { runtime } = shop;
  const found: string[] = [];
  for (const name of runtime.tables()) {
    const rows = JSON.stringify(await runtime.table(name));
    if (texts.some((text) => rows.includes(text))) found.push(name);
  }
  return found.sort();
}

it('given a run that is cut off after every few writes, then the next one goes on, by whichever name it is asked', async () => {
  let cutOff = 0;
  for (let isDone = false; !isDone; ) {
    writesLeft = 5;
    const asked = await takenUp(personAsked(cutOff % 2 === 0 ? EMAIL : PHONE, 'GB'), reaches);
    const person = await identify(asked, reaches, false);
    try {
      const done = await erasePerson(person, reaches);
      isDone = done.every(({ left }) => left.length === 0);
    } catch (error) {
      expect((error as Error).message).toBe('cut off');
      cutOff += 1;
      // Further each time, as a machine that is started again would come further.
      writesLeft = Number.POSITIVE_INFINITY;
      if (cutOff > 6) isDone = (await erasePerson(person, reaches)).every(({ left }) => left.length === 0);
    }
  }
  expect(cutOff).toBeGreaterThan(3);
  writesLeft = Number.POSITIVE_INFINITY;
  expect(await whereIs(EMAIL, 'Wilma')).toEqual([]);
  expect(await whereIs(PHONE)).toEqual([]);
  expect(await whereIs(`"${ID}"`)).toEqual(['upsr-optout']);
  expect(await whereIs(...DIGESTS)).toEqual(['cr-unsub', 'loy-notices', 'upsr-optout']);
  expect(await whereIs('erasing')).toEqual([]);
}, 480_000);

it('then whoever shares the number keeps all but the number, and whoever named the address keeps their own', async () => {
  const family = (await shop.runtime.table('upsr-customers')).find(
    ({ customer_id }) => customer_id === 'c-family',
  );
  expect(family).toMatchObject({ customer_id: 'c-family', name: 'Ida', email: 'ida@example.com' });
  expect(family).not.toHaveProperty('phone');
  const members = await shop.runtime.table('loy-members');
  const other = members.find(({ phone }) => phone === '+447700900463');
  expect([other?.email, other?.pending_email]).toEqual(['else@example.com', undefined]);
});

it('then every balance is the sum of its ledger', async () => {
  const ledger = await shop.runtime.table('loy-ledger');
  for (const { phone, balance } of await shop.runtime.table('loy-members')) {
    const sum = ledger
      .filter((row) => row.phone === phone)
      .reduce((all, row) => all + Number(row.points_change), 0);
    expect([phone, sum]).toEqual([phone, balance]);
  }
});

it('then a restore finds their marks in every product’s bucket', async () => {
  for (const { product, destination } of reaches) {
    const marks = await (await openTombstones(product, destination)).all();
    expect([...marks.keys()]).toEqual(expect.arrayContaining(DIGESTS));
    expect(marks.has(ID)).toBe(product !== 'loyalty');
  }
});
