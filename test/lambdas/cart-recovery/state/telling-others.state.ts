// Who wants no reminders, and who bought, is heard by the other products, on a real engine: twice, after being cut off, and taken back.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makePeople, type People } from '../../../../lambdas/cart-recovery/state/people.ts';
import { tellingPeople, tellingUnsub } from '../../../../lambdas/cart-recovery/state/telling-others.ts';
import { makeUnsub, type Unsub } from '../../../../lambdas/cart-recovery/state/unsub.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { makeContacts } from '../../../../shared/people/contacts.ts';
import { startEngine, table } from '../../../support/dynamo.ts';

const NOON = new Date('2026-06-10T12:00:00.000Z');
let engine: Awaited<ReturnType<typeof startEngine>>;
let own: Unsub;
let unsub: Unsub;
let people: People;
beforeAll(async () => {
  engine = await startEngine([
    table('unsub', 'email'),
    table('people', 'email'),
    table('ppl-contacts', 'person'),
  ]);
  const contacts = makeContacts({ client: engine.documents, table: 'ppl-contacts' });
  own = makeUnsub(engine.documents, 'unsub');
  unsub = tellingUnsub(own, { contacts }, () => NOON);
  people = tellingPeople(makePeople(engine.documents, 'people'), { contacts }, () => NOON);
});
afterAll(() => engine.stop());

let email: string;
let last = 0;
beforeEach(() => {
  last += 1;
  email = `cart${last}@example.com`;
});
const row = async () => {
  const Key = { person: digestOfAddress(email) };
  return (
    await engine.documents.send(new GetCommand({ TableName: 'ppl-contacts', Key, ConsistentRead: true }))
  ).Item;
};

it('whoever is listed is silent everywhere, also under a digest, and heard again by their own page', async () => {
  await unsub.list(digestOfAddress(email), 'shopper', NOON);
  expect(await row()).toHaveProperty('silent_cart_recovery');
  await unsub.unlist(digestOfAddress(email));
  expect(await row()).not.toHaveProperty('silent_cart_recovery');
});

it('a listing that was cut off before it was told is told by its repeat', async () => {
  expect(await own.list(email, 'complaint', NOON)).toBe('listed');
  expect(await unsub.list(email, 'complaint', NOON)).toBe('already');
  expect(await row()).toHaveProperty('silent_cart_recovery');
});

it('whoever was forgotten stays silent, whatever is taken off the list', async () => {
  await unsub.erase(email, NOON);
  await unsub.unlist(email);
  expect(await row()).toMatchObject({ silent_erased: NOON.toISOString() });
});

it('a purchase is known to all', async () => {
  await people.recordPurchase(email, NOON.toISOString());
  await people.recordPurchase(email, NOON.toISOString());
  expect(await row()).toMatchObject({ bought_online: NOON.toISOString() });
});

it('where the products share nothing, nothing is told', () => {
  expect(tellingUnsub(own, {}, () => NOON)).toBe(own);
});
