// Tells the table that all products ask of everybody whom a product's own lists know already: who opted out before the table was there,
// and after it was lost. Each is read once more when it was told, so that whoever came back in that very moment is not left silent.
// Safe to repeat, beside everything that runs, and to break off anywhere.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { MemberRow } from '../../lambdas/loyalty/rows.ts';
import { sharedKeysOf } from '../../lambdas/loyalty/state/telling-others.ts';
import type { ProductName } from '../../lib/product-names.ts';
import { scanRows } from '../../shared/aws/pages.ts';
import { formsOf } from '../../shared/people/address.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import type { Silence } from '../../shared/people/contact-policy.ts';
import { sharedKeys } from '../../shared/people/contact-stamp.ts';
import { makeContactWords } from '../../shared/people/contact-words.ts';
import { ERASED } from '../../shared/people/erased.ts';
import { personKeys } from '../../shared/people/person-keys.ts';
import type { Destination } from '../frame/destination.ts';
import type { ContactsTable } from './contacts-table.ts';

type Reach = { readonly product: ProductName; readonly destination: Destination };
type Row = Readonly<Record<string, unknown>>;
export type Shared = { readonly product: ProductName; readonly told: number };

/** What a row says of its person's silence; undefined: nothing. */
type Said = { readonly keys: readonly string[]; readonly silence: Silence; readonly at: Date };
type List = {
  /** Without prefix and stage. */
  readonly table: string;
  readonly key: string;
  readonly says: (row: Row, reach: Reach) => Promise<Said | undefined> | Said | undefined;
};

const digestsIn = (key: string): readonly string[] =>
  key.includes('@') ? formsOf(key).map(digestOfAddress) : [key];
const moment = (value: unknown, { destination }: Reach): Date =>
  typeof value === 'string' ? new Date(value) : destination.now();
const asOf = (source: unknown, own: Silence): Silence => (source === ERASED ? 'silent_erased' : own);

const LISTS: Readonly<Record<ProductName, readonly List[]>> = {
  upsell: [
    {
      table: 'optout',
      key: 'customer_id',
      says: async ({ customer_id: key, opted_out_at, source }, reach) => ({
        keys: await keysOfShopper(String(key), reach),
        silence: asOf(source, 'silent_upsell'),
        at: moment(opted_out_at, reach),
      }),
    },
  ],
  'cart-recovery': [
    {
      table: 'unsub',
      key: 'email',
      says: ({ email, unsubscribed_at, source }, reach) => ({
        keys: digestsIn(String(email)),
        silence: asOf(source, 'silent_cart_recovery'),
        at: moment(unsubscribed_at, reach),
      }),
    },
    {
      table: 'people',
      key: 'email',
      says: ({ email, consent_refused, consent_at }, reach) =>
        consent_refused === true
          ? {
              keys: digestsIn(String(email)),
              silence: 'silent_cart_recovery',
              at: moment(consent_at, reach),
            }
          : undefined,
    },
  ],
  loyalty: [
    { table: 'members', key: 'phone', says: saidByMember },
    {
      table: 'notices',
      key: 'notice_id',
      says: ({ notice_id, erased_at, never, source }, reach) => {
        const [kind, digest = ''] = String(notice_id).split('#');
        if (kind === ERASED && source === ERASED)
          return { keys: [digest], silence: 'silent_erased', at: moment(erased_at, reach) };
        // An address whose reader wants nothing there, whoever's it is by now.
        if (kind === 'confirm-mails' && never === true)
          return { keys: [digest], silence: 'silent_loyalty', at: reach.destination.now() };
        return undefined;
      },
    },
  ],
};

/** The store's id alone says nothing to others: their own row knows who that is. */
async function keysOfShopper(key: string, { destination }: Reach): Promise<readonly string[]> {
  if (sharedKeys([key]).length > 0) return [key];
  const { documents, tableName } = destination;
  const { Item } = await documents.send(
    new GetCommand({ TableName: tableName('customers'), Key: { customer_id: key } }),
  );
  const { email, phone } = (Item ?? {}) as { email?: string; phone?: string };
  return personKeys({ ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
}

/** Whoever confirmed an address and wants no mail there, and whose mail came back. Who never gave one said nothing. */
function saidByMember(row: Row, reach: Reach): Said | undefined {
  const {
    phone,
    email,
    email_confirmed_at: confirmed,
    opted_in,
    email_trouble,
  } = row as unknown as MemberRow;
  if (email === undefined) return undefined;
  const at = reach.destination.now();
  const digest = digestOfAddress(email);
  if (confirmed !== undefined && opted_in === false)
    return { keys: sharedKeysOf(phone, digest), silence: 'silent_loyalty', at };
  return email_trouble === undefined ? undefined : { keys: [digest], silence: 'silent_loyalty', at };
}

/** So often the lists are told again while somebody comes back at that very moment. */
const MOST_ROUNDS = 3;

/** Throws what AWS throws, and then may be run again. */
export async function shareSilences(
  reaches: readonly Reach[],
  { documents, table }: ContactsTable,
): Promise<readonly Shared[]> {
  const words = makeContactWords({ client: documents, table });
  const shared: Shared[] = [];
  for (const reach of reaches) {
    let round = await tellLists(reach, words);
    const { told } = round;
    // Whoever came back to one list of a product may stand on another, which says the same of them: it is told once more.
    for (let rounds = 1; round.lifted > 0 && rounds < MOST_ROUNDS; rounds += 1)
      round = await tellLists(reach, words);
    shared.push({ product: reach.product, told });
  }
  return shared;
}

async function tellLists(reach: Reach, words: ReturnType<typeof makeContactWords>) {
  const { documents: own, tableName, now } = reach.destination;
  let [told, lifted] = [0, 0];
  for (const { table: name, key, says } of LISTS[reach.product])
    for await (const row of scanRows<Row>(own, { TableName: tableName(name), ConsistentRead: true })) {
      const said = await says(row, reach);
      if (said === undefined || sharedKeys(said.keys).length === 0) continue;
      await words.silence(said.keys, said.silence, said.at);
      told += 1;
      const { Item } = await own.send(
        new GetCommand({ TableName: tableName(name), Key: { [key]: row[key] }, ConsistentRead: true }),
      );
      const still = Item === undefined ? undefined : await says(Item, reach);
      if (still !== undefined || said.silence === 'silent_erased') continue;
      await words.unsilence(said.keys, said.silence, now());
      lifted += 1;
    }
  return { told, lifted };
}
