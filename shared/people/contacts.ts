// What the products know of one person together (the table ppl-contacts, where the settings name a region for it): who wants no
// messages, what they had of all of us, what they bought. Each product asks here before it claims a message of its own:
//
//   decide ─▶ ask here (one write) ─▶ claim at home ─▶ send          certainly not sent: given back here first, then at home
//
// The count comes first and carries the message's name: a run that dies behind it counted a message that the next run sends, and
// finds counted. It is given back before the claim is, while nobody else may send that message, and only by the try that counted
// it. So neither is given twice, in whatever regions they are. Who cannot ask does not send: it is tried again.
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { newAttempt } from '../aws/attempt.ts';
import { isConditionFailed } from '../aws/conditional.ts';
import { lookAgain } from '../aws/look-again.ts';
import { makeTransact } from '../aws/transact.ts';
import { GUEST_PREFIX } from './address-digest.ts';
import {
  type Ask,
  type Bought,
  boughtSince,
  type ContactRow,
  DUE,
  type LeftAlone,
  leftAlone,
  SILENCES,
  type Silence,
  SLOT_NAMES,
} from './contact-policy.ts';
import { expiryOf, slotOf, stampItem, takeOverItem, unstampItem } from './contact-stamp.ts';

/** May go out; `giveBack` where it certainly did not. Or why not. */
export type Asked =
  | { readonly may: true; readonly giveBack: () => Promise<void> }
  | ({ readonly may: false } & LeftAlone);

export type Contacts = ReturnType<typeof makeContacts>;

/** Others may write the row at this very moment. */
const TRIES = 8;

/** Of a person's keys those by which every product knows them; an id of the store's is one product's own. */
export const sharedKeys = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => key.startsWith(GUEST_PREFIX));

export function makeContacts({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  const transact = makeTransact(client);

  /** Writes one row of each key; a condition that does not hold is an answer. */
  async function eachKey(
    keys: readonly string[],
    change: { when?: string; change: string; values?: object },
  ) {
    for (const person of sharedKeys(keys)) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { person },
            UpdateExpression: change.change,
            ...(change.when === undefined ? {} : { ConditionExpression: change.when }),
            ...(change.values === undefined ? {} : { ExpressionAttributeValues: { ...change.values } }),
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    }
  }

  async function giveBack(person: string, id: string, attempt: string): Promise<void> {
    await lookAgain({ tries: TRIES, who: `The messages of ${person}` }, async () => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { person }, ConsistentRead: true }),
      );
      const row = Item as ContactRow | undefined;
      const slot = slotOf(row, id);
      // Another try took it over since: it is that one's.
      if (row === undefined || slot === undefined || row[slot]?.attempt !== attempt) return undefined;
      const { applied } = await transact({ row: unstampItem({ table, person, attempt }, row, slot) });
      return applied ? undefined : 'again';
    });
  }

  return {
    /** Counts a message under each key of its person, or says why it should not go out. Safe to repeat. */
    async ask(keys: readonly string[], ask: Ask): Promise<Asked> {
      const attempt = newAttempt();
      const people = sharedKeys(keys);
      if (people.length === 0) return { may: true, giveBack: async () => undefined };
      const rows = new Map<string, ContactRow>();
      return lookAgain<Asked>({ tries: TRIES, who: `The messages of ${people[0]}` }, async () => {
        const parts = Object.fromEntries(
          people.map((person) => {
            const row = rows.get(person);
            const slot = slotOf(row, ask.id);
            const passedOver =
              row === undefined || boughtSince(row, ask) !== undefined ? undefined : row.bought_at;
            const stamp = { table, person, ask, attempt, passedOver };
            return [person, slot === undefined ? stampItem(stamp) : takeOverItem(stamp, slot)];
          }),
        );
        const told = await transact(parts);
        if (told.applied)
          return {
            may: true,
            giveBack: async () => {
              for (const person of people) await giveBack(person, ask.id, attempt);
            },
          };
        for (const person of told.refusedBy) {
          const row = (told.rows[person] ?? { person }) as ContactRow;
          const refusal = leftAlone(row, ask);
          if (refusal !== undefined) return { may: false, ...refusal };
          rows.set(person, row);
        }
        return 'again';
      });
    },

    /** Somebody wants no messages of one product, and so gets none of any. The first moment stays; safe to repeat. */
    silence: (keys: readonly string[], silence: Silence, at: Date) =>
      eachKey(keys, {
        change: `SET ${silence} = if_not_exists(${silence}, :at) REMOVE ${['expires_at', ...(silence === 'silent_erased' ? KNOWN : [])].join(', ')}`,
        values: { ':at': at.toISOString() },
      }),

    /** They want that product's messages again; what they said of another stands. */
    async unsilence(keys: readonly string[], silence: Silence, at: Date) {
      await eachKey(keys, { when: `attribute_exists(${silence})`, change: `REMOVE ${silence}` });
      // As long as another is left, the row stays. In a write of its own, which a repeat makes up for.
      await eachKey(keys, {
        when: `attribute_exists(person) AND attribute_not_exists(expires_at) AND ${NOT_SILENT}`,
        change: 'SET expires_at = :expires',
        values: { ':expires': expiryOf(at) },
      });
    },

    /** They bought something. An older purchase changes nothing, and of whoever is silent nothing is noted. */
    bought: (keys: readonly string[], { bought_at, bought_by, bought_skus }: Bought, now: Date) =>
      eachKey(keys, {
        when: `${NOT_SILENT} AND (attribute_not_exists(bought_at) OR bought_at < :at)`,
        change: 'SET bought_at = :at, bought_by = :by, bought_skus = :skus, expires_at = :expires',
        values: {
          ':at': bought_at,
          ':by': bought_by,
          ':skus': bought_skus.slice(0, MOST_SKUS),
          ':expires': expiryOf(now),
        },
      }),

    /** A message of this kind is to come until then: lesser ones step back. */
    expect: (keys: readonly string[], kind: keyof typeof DUE, until: Date) =>
      eachKey(keys, {
        when: NOT_SILENT,
        change: `SET ${DUE[kind]} = :until, expires_at = :expires`,
        values: { ':until': until.toISOString(), ':expires': expiryOf(until) },
      }),

    /** It does not come after all. */
    expectNoMore: (keys: readonly string[], kind: keyof typeof DUE) =>
      eachKey(keys, { when: `attribute_exists(${DUE[kind]})`, change: `REMOVE ${DUE[kind]}` }),
  };
}

const MOST_SKUS = 50;
const NOT_SILENT = SILENCES.map((silence) => `attribute_not_exists(${silence})`).join(' AND ');
/** What a row knows beside who is silent, and forgets with the person. */
const KNOWN = ['bought_at', 'bought_by', 'bought_skus', ...Object.values(DUE), ...SLOT_NAMES];
