// cr-state, one row per cart. Every write carries the version it was read at, so that two events, or an event and
// a wake-up, can never overwrite each other; whoever loses reads again.
//
//   open ── save (checkout) ──> bought        open ── close ──> closed        closed ── save (checkout) ──> bought
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  cancellationReasons,
  isConditionFailed,
  retryConflicts,
  type TransactItem,
} from '../../../shared/aws/conditional.ts';
import { pause } from '../../../shared/aws/pause.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { CARTS_BY_DAY, CARTS_BY_EMAIL, CARTS_BY_WAKEUP } from '../names.ts';
import type { Audit } from './audit.ts';
import type { AuditRow, CartRow, CloseReason } from './rows.ts';

export type Carts = ReturnType<typeof makeCarts>;

export type Closing = {
  readonly cart: Pick<CartRow, 'cart_id' | 'status'>;
  readonly reason: CloseReason;
  readonly now: Date;
  readonly audit: Pick<AuditRow, 'action' | 'by_user'>;
};

export type Unsubscribing = {
  readonly cartId: string;
  readonly now: Date;
  /** False: the shopper wants to hear from us again. */
  readonly unsubscribed: boolean;
  readonly by: AuditRow['by_user'];
};

const cartIsOpen = '#status = :open';
const nothingChangedSince = 'version = :seen';
const DAYS_PAGE = 200;

/** Reads and transitions of one cart table; `audit` writes the trail in the same transactions. */
export function makeCarts(client: DynamoDBDocumentClient, table: string, audit: Audit) {
  const putItem = (row: CartRow, seenVersion: number | undefined) => ({
    TableName: table,
    Item: { ...row, version: (seenVersion ?? 0) + 1 },
    ...(seenVersion === undefined
      ? { ConditionExpression: 'attribute_not_exists(cart_id)' }
      : { ConditionExpression: nothingChangedSince, ExpressionAttributeValues: { ':seen': seenVersion } }),
  });
  const transact = async (TransactItems: TransactItem[]): Promise<boolean> => {
    try {
      await retryConflicts(() => client.send(new TransactWriteCommand({ TransactItems })), pause);
      return true;
    } catch (error) {
      if (cancellationReasons(error) === undefined) throw error;
      return false;
    }
  };
  async function* query(input: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName'>) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({ ...input, TableName: table, ExclusiveStartKey: start }),
      );
      for (const item of page.Items ?? []) yield item as Partial<CartRow> & { cart_id: string };
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }

  return {
    /** Strongly consistent: it is the last look before something irrevocable. */
    async get(cartId: string): Promise<CartRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { cart_id: cartId }, ConsistentRead: true }),
      );
      return Item as CartRow | undefined;
    },

    /** Writes the row if nobody wrote since `seenVersion`; undefined means that the cart is new. */
    async save(row: CartRow, seenVersion: number | undefined): Promise<boolean> {
      try {
        await client.send(new PutCommand(putItem(row, seenVersion)));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** The same, with an entry in the trail, both or neither. */
    saveAudited: (row: CartRow, seenVersion: number | undefined, entry: AuditRow) =>
      transact([{ Put: putItem(row, seenVersion) }, audit.putItem(entry)]),

    /** open → closed, with its entry in the trail. False when the cart is no longer open. */
    close: ({ cart, reason, now, audit: who }: Closing) =>
      transact([
        {
          Update: {
            TableName: table,
            Key: { cart_id: cart.cart_id },
            ConditionExpression: cartIsOpen,
            UpdateExpression:
              'SET #status = :closed, closed_reason = :reason, closed_at = :now ADD version :one REMOVE waits, wakeup_at',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':open': 'open',
              ':closed': 'closed',
              ':reason': reason,
              ':now': now.toISOString(),
              ':one': 1,
            },
          },
        },
        audit.putItem(
          audit.entry(cart.cart_id, now, {
            ...who,
            before: { status: cart.status },
            after: { status: 'closed', closed_reason: reason },
          }),
        ),
      ]),

    /**
     * Notes on the cart that its address was taken off the list of readers, or put on again, with its entry in the
     * trail. False when that is noted already, or the cart is unknown.
     */
    noteUnsubscribed: ({ cartId, now, unsubscribed, by }: Unsubscribing) =>
      transact([
        {
          Update: {
            TableName: table,
            Key: { cart_id: cartId },
            ConditionExpression: `attribute_exists(cart_id) AND ${
              unsubscribed ? 'attribute_not_exists(unsubscribed_at)' : 'attribute_exists(unsubscribed_at)'
            }`,
            UpdateExpression: unsubscribed
              ? 'SET unsubscribed_at = :now ADD version :one'
              : 'ADD version :one REMOVE unsubscribed_at',
            ExpressionAttributeValues: { ':one': 1, ...(unsubscribed ? { ':now': now.toISOString() } : {}) },
          },
        },
        audit.putItem(
          audit.entry(cartId, now, {
            action: unsubscribed ? 'unsubscribe' : 'opt-in',
            by_user: by,
            before: { unsubscribed: !unsubscribed },
            after: { unsubscribed },
          }),
        ),
      ]),

    /** Remembers when the cart is next looked at, while it is open; undefined: not at all. */
    async planWakeUp(cart: Pick<CartRow, 'cart_id' | 'version'>, at: Date | undefined): Promise<boolean> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { cart_id: cart.cart_id },
            ConditionExpression: `${cartIsOpen} AND ${nothingChangedSince}`,
            UpdateExpression:
              at === undefined
                ? 'ADD version :one REMOVE waits, wakeup_at'
                : 'SET waits = :open, wakeup_at = :at ADD version :one',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':open': 'open',
              ':seen': cart.version,
              ':one': 1,
              ...(at === undefined ? {} : { ':at': at.toISOString() }),
            },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Carts of an address, in whichever form they have it: keys, status and times. Eventually consistent. */
    async *byEmail(email: string) {
      for (const form of formsOf(email))
        yield* query({
          IndexName: CARTS_BY_EMAIL,
          KeyConditionExpression: 'email = :email',
          ExpressionAttributeValues: { ':email': form },
        });
    },

    /** Open carts whose next look is overdue since before `until`, the longest overdue first. */
    overdue: (until: Date) =>
      query({
        IndexName: CARTS_BY_WAKEUP,
        KeyConditionExpression: 'waits = :open AND wakeup_at <= :until',
        ExpressionAttributeValues: { ':open': 'open', ':until': until.toISOString() },
        Limit: DAYS_PAGE,
      }),

    /** Whole rows of one local day, found by the index and fetched by key. */
    async byDay(day: string): Promise<CartRow[]> {
      const ids: string[] = [];
      const found = query({
        IndexName: CARTS_BY_DAY,
        KeyConditionExpression: '#day = :day',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': day },
      });
      for await (const { cart_id } of found) ids.push(cart_id);
      const rows: CartRow[] = [];
      for (let index = 0; index < ids.length; index += 100) {
        let keys: Record<string, unknown>[] = ids.slice(index, index + 100).map((cart_id) => ({ cart_id }));
        for (let attempt = 0; keys.length > 0; attempt += 1) {
          if (attempt > 5) throw new Error(`${table}: ${keys.length} rows of ${day} could not be read`);
          if (attempt > 0) await pause(50 * 2 ** attempt);
          const page = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: keys } } }));
          rows.push(...((page.Responses?.[table] ?? []) as CartRow[]));
          keys = (page.UnprocessedKeys?.[table]?.Keys ?? []) as Record<string, unknown>[];
        }
      }
      return rows;
    },

    /** Forgets who the cart belongs to, if it is still theirs. Safe to repeat. */
    async erase(cartId: string, email: string, now: Date): Promise<boolean> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { cart_id: cartId },
            ConditionExpression: 'email = :email',
            UpdateExpression:
              'SET erased_at = :now ADD version :one REMOVE email, email_at, #name, name_at, return_url, return_url_at, ' +
              'time_zone, time_zone_at, locale, locale_at, waits, wakeup_at',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: { ':email': email, ':now': now.toISOString(), ':one': 1 },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}
