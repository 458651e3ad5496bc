// What products tell each other of a person, one row for each digest: silence, purchases, and messages that are to come. Each word is
// safe to repeat, and comes to the same late and beside others.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed, refusedItem } from '../aws/conditional.ts';
import { lookAgain } from '../aws/look-again.ts';
import { type ContactRow, DUE, SILENCES, type Silence, SLOT_NAMES } from './contact-policy.ts';
import { expiryOf, sharedKeys } from './contact-stamp.ts';
import { type Bought, withPurchase } from './purchases.ts';

/** Others may write the row at this very moment. */
export const TRIES = 8;

const NOT_SILENT = SILENCES.map((silence) => `attribute_not_exists(${silence})`).join(' AND ');
const isSilent = (row: ContactRow): boolean => SILENCES.some((silence) => row[silence] !== undefined);
/** What a row knows beside who is silent, and forgets with the person. */
const KNOWN = ['bought_online', 'bought_in_shop', 'bought_items', ...Object.values(DUE), ...SLOT_NAMES];

type Change = { when?: string; change: string; values?: object };

export function makeContactWords({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  /** Undefined where it was written; a condition that does not hold is an answer: the row as it stands. */
  async function write(person: string, { when, change, values }: Change): Promise<ContactRow | undefined> {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { person },
          UpdateExpression: change,
          ...(when === undefined
            ? {}
            : { ConditionExpression: when, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
          ...(values === undefined ? {} : { ExpressionAttributeValues: { ...values } }),
        }),
      );
      return undefined;
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
      return (refusedItem(error) ?? { person }) as ContactRow;
    }
  }

  async function eachKey(keys: readonly string[], change: Change): Promise<void> {
    for (const person of sharedKeys(keys)) await write(person, change);
  }

  /** The things of a sale, put beside those that the row has: whoever wrote in between is looked at again. */
  async function boughtInShop(person: string, sale: Bought, now: Date): Promise<void> {
    let seen: ContactRow = { person };
    await lookAgain({ tries: TRIES, who: `The purchases of ${person}` }, async () => {
      const items = withPurchase(seen.bought_items ?? {}, sale);
      const isNewest = (seen.bought_in_shop ?? '') < sale.bought_at;
      if (!isNewest && items === seen.bought_items) return undefined;
      const asSeen =
        seen.bought_items === undefined ? 'attribute_not_exists(bought_items)' : 'bought_items = :seen';
      const refused = await write(person, {
        when: `${NOT_SILENT} AND ${asSeen}`,
        change: `SET ${isNewest ? 'bought_in_shop = :at, ' : ''}bought_items = :items, expires_at = :expires`,
        values: {
          ':items': items,
          ':expires': expiryOf(now),
          ...(isNewest ? { ':at': sale.bought_at } : {}),
          ...(seen.bought_items === undefined ? {} : { ':seen': seen.bought_items }),
        },
      });
      if (refused === undefined || isSilent(refused)) return undefined;
      seen = refused;
      return 'again';
    });
  }

  return {
    /** Somebody wants no messages of one product, and so gets none of any. The first moment stays. */
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

    /** They bought something. Of whoever is silent nothing is noted. */
    async bought(keys: readonly string[], purchase: Bought, now: Date): Promise<void> {
      if (purchase.bought_by === 'loyalty')
        for (const person of sharedKeys(keys)) await boughtInShop(person, purchase, now);
      else
        await eachKey(keys, {
          when: `${NOT_SILENT} AND (attribute_not_exists(bought_online) OR bought_online < :at)`,
          change: 'SET bought_online = :at, expires_at = :expires',
          values: { ':at': purchase.bought_at, ':expires': expiryOf(now) },
        });
    },

    /** The message of this name is to come until then, if it did not come already: lesser ones step back. */
    expect: (
      keys: readonly string[],
      { id, kind, until }: { readonly id: string; readonly kind: keyof typeof DUE; readonly until: Date },
    ) =>
      eachKey(keys, {
        when: [
          NOT_SILENT,
          `(attribute_not_exists(${DUE[kind]}) OR ${DUE[kind]} < :until)`,
          ...SLOT_NAMES.map((slot) => `(attribute_not_exists(${slot}.id) OR ${slot}.id <> :id)`),
        ].join(' AND '),
        change: `SET ${DUE[kind]} = :until, expires_at = :expires`,
        values: { ':until': until.toISOString(), ':expires': expiryOf(until), ':id': id },
      }),

    /** It does not come after all. */
    expectNoMore: (keys: readonly string[], kind: keyof typeof DUE) =>
      eachKey(keys, { when: `attribute_exists(${DUE[kind]})`, change: `REMOVE ${DUE[kind]}` }),
  };
}
