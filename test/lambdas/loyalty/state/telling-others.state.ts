// What members say of mail is heard by the other products, on a real engine: twice, late, after being cut off, and taken back.
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type MailConsent, makeMailConsent } from '../../../../lambdas/loyalty/state/mail-consent.ts';
import { tellingConsent } from '../../../../lambdas/loyalty/state/telling-others.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { makeContacts } from '../../../../shared/people/contacts.ts';
import { startEngine, table } from '../../../support/dynamo.ts';
import { aMember, noon } from '../mail-builders.ts';
import { startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let shared: Awaited<ReturnType<typeof startEngine>>;
let own: MailConsent;
let consent: MailConsent;
beforeAll(async () => {
  tables = await startLoyaltyTables();
  shared = await startEngine([table('ppl-contacts', 'person')]);
  own = makeMailConsent(tables.documents, TABLES, ZONE);
  const contacts = makeContacts({ client: shared.documents, table: 'ppl-contacts' });
  consent = tellingConsent(own, { contacts });
});
afterAll(async () => {
  await tables.stop();
  await shared.stop();
});

let phone: string;
let email: string;
let people = 0;
beforeEach(async () => {
  people += 1;
  phone = `+1212555${2000 + people}`;
  email = `told${people}@example.com`;
  const member = { ...aMember(), phone, email, opted_in: true };
  await tables.documents.send(new PutCommand({ TableName: TABLES.members, Item: member }));
});
const isSilent = async (address: string): Promise<boolean> => {
  const key = { person: digestOfAddress(address) };
  const { Item } = await shared.documents.send(
    new GetCommand({ TableName: 'ppl-contacts', Key: key, ConsistentRead: true }),
  );
  return Item?.silent_loyalty !== undefined;
};
const silences = async () => [await isSilent(phone), await isSilent(email)];
const wish = (optedIn: boolean) => ({ phone, addressDigest: digestOfAddress(email), optedIn, at: noon });

it('a member who unsubscribes is silent under the number and the address, until they opt in again', async () => {
  await consent.setOptedIn(wish(false));
  await consent.setOptedIn(wish(false));
  expect(await silences()).toEqual([true, true]);
  await consent.setOptedIn(wish(true));
  expect(await silences()).toEqual([false, false]);
});

it('one who was cut off between the two is heard when they press again', async () => {
  expect(await own.setOptedIn(wish(false))).toBe('applied');
  expect(await consent.setOptedIn(wish(false))).toBe('already');
  expect(await silences()).toEqual([true, true]);
});

it('a reader whose address is the member’s no more silences that address, and nobody’s number', async () => {
  const old = { ...wish(false), addressDigest: digestOfAddress('old@example.com') };
  expect(await consent.setOptedIn(old)).toBe('other-address');
  expect([...(await silences()), await isSilent('old@example.com')]).toEqual([false, false, true]);
});

it('mail that came back silences the address, and nobody’s number', async () => {
  await consent.recordTrouble({ email, trouble: 'bounce', at: noon });
  expect(await silences()).toEqual([false, true]);
});

it('whoever wants no mail at all is silent; what staff take away says nothing of what the person wants', async () => {
  const clearing = { phone, which: 'confirmed', seen: digestOfAddress(email), at: noon } as const;
  await consent.clear({ ...clearing, by: 'Ana' });
  expect(await silences()).toEqual([false, false]);
  await consent.clear({ ...clearing, by: 'member' });
  expect(await silences()).toEqual([true, true]);
});

it('where the products share nothing, nothing is told', () => {
  expect(tellingConsent(own, {})).toBe(own);
});
