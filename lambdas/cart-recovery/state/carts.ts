// cr-state, one row per cart. Every write carries the version it was read at, so that two events, or an event and
// a wake-up, can never overwrite each other; whoever loses reads again.
//
//   open ── save (checkout) ──> bought        open ── close ──> closed        closed ── save (checkout) ──> bought
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from '../../../shared/aws/conditional.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { auditView } from '../decisions/audit-view.ts';
import type { Waits } from '../decisions/own-waits.ts';
import { linkIdOf } from '../links/links.ts';
import type { AuditRow, CartRow, CloseReason } from '../rows.ts';
import type { Audit } from './audit.ts';
import { makeCartReads } from './cart-reads.ts';

export type Carts = ReturnType<typeof makeCarts>;

export type Closing = {
  /** As it was read: the trail holds it, and nobody may have written since. */
  readonly cart: CartRow;
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

export type OwnWaits = {
  readonly cart: CartRow;
  /** Hours. */
  readonly waits: Waits;
  readonly now: Date;
  readonly by: AuditRow['by_user'];
};

const cartIsOpen = '#status = :open';
const nothingChangedSince = 'version = :seen';
/** Events of one cart may be handled side by side; the loser reads again. */
const TRIES = 8;

/** Reads and transitions of one cart table; `audit` writes the trail in the same transactions. */
export function makeCarts(client: DynamoDBDocumentClient, table: string, audit: Audit) {
  const putItem = (row: CartRow, seenVersion: number | undefined) => ({
    TableName: table,
    Item: { ...row, link_id: linkIdOf(row.cart_id), version: (seenVersion ?? 0) + 1 },
    ...(seenVersion === undefined
      ? { ConditionExpression: 'attribute_not_exists(cart_id)' }
      : { ConditionExpression: nothingChangedSince, ExpressionAttributeValues: { ':seen': seenVersion } }),
  });
  const tryTransaction = makeTransact(client);
  const transact = async (...items: Parameters<typeof tryTransaction>): Promise<boolean> =>
    (await tryTransaction(...items)).applied;
  const reads = makeCartReads(client, table);
  const { get } = reads;
  /** Reads and writes until nobody came between; false when the cart is unknown or `write` has nothing to do. */
  async function untilWritten(
    cartId: string,
    write: (cart: CartRow) => Promise<boolean> | undefined,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const cart = await get(cartId);
      const written = cart === undefined ? undefined : write(cart);
      if (written === undefined) return false;
      if (await written) return true;
    }
    throw new Error(`Cart ${cartId} lost ${TRIES} races in a row`);
  }
  const close = ({ cart, reason, now, audit: who }: Closing): Promise<boolean> => {
    const { waits: _, wakeup_at: __, ...rest } = cart;
    const after: CartRow = {
      ...rest,
      status: 'closed',
      closed_reason: reason,
      closed_at: now.toISOString(),
    };
    return transact([
      {
        Update: {
          TableName: table,
          Key: { cart_id: cart.cart_id },
          ConditionExpression: `${cartIsOpen} AND ${nothingChangedSince}`,
          UpdateExpression:
            'SET #status = :closed, closed_reason = :reason, closed_at = :now ADD version :one REMOVE waits, wakeup_at',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':open': 'open',
            ':seen': cart.version,
            ':closed': 'closed',
            ':reason': reason,
            ':now': now.toISOString(),
            ':one': 1,
          },
        },
      },
      audit.putItem(
        audit.entry(cart.cart_id, now, { ...who, before: auditView(cart), after: auditView(after) }),
      ),
    ]);
  };

  return {
    ...reads,

    /** Gives a row of the time before the short name that a link is about to carry. */
    async nameForLinks(cart: Pick<CartRow, 'cart_id' | 'link_id'>): Promise<void> {
      if (cart.link_id !== undefined) return;
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { cart_id: cart.cart_id },
            ConditionExpression: 'attribute_exists(cart_id)',
            UpdateExpression: 'SET link_id = :link',
            ExpressionAttributeValues: { ':link': linkIdOf(cart.cart_id) },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /**
     * Writes the row if nobody wrote since `seenVersion`; undefined means that the cart is new. A write whose answer was
     * lost reads as a lost race: whoever reads again finds it, with nothing left to add.
     */
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

    /** open → closed, with its entry in the trail. False when somebody wrote since, or the cart is no longer open. */
    close,

    /** The same for the cart as it is now, again while others write in between; false when it is not open any more. */
    closeNow: (cartId: string, closing: Omit<Closing, 'cart'>): Promise<boolean> =>
      untilWritten(cartId, (cart) => (cart.status === 'open' ? close({ ...closing, cart }) : undefined)),

    /**
     * Notes on the cart that its address was taken off the list of readers, or put on again, with its entry in the
     * trail. False when that is noted already, or the cart is unknown.
     */
    noteUnsubscribed: ({ cartId, now, unsubscribed, by }: Unsubscribing): Promise<boolean> =>
      untilWritten(cartId, (cart) => {
        if ((cart.unsubscribed_at !== undefined) === unsubscribed) return undefined;
        const { unsubscribed_at: _, ...rest } = cart;
        const after = unsubscribed ? { ...rest, unsubscribed_at: now.toISOString() } : rest;
        return transact([
          {
            Update: {
              TableName: table,
              Key: { cart_id: cartId },
              ConditionExpression: nothingChangedSince,
              UpdateExpression: unsubscribed
                ? 'SET unsubscribed_at = :now ADD version :one'
                : 'ADD version :one REMOVE unsubscribed_at',
              ExpressionAttributeValues: {
                ':one': 1,
                ':seen': cart.version,
                ...(unsubscribed ? { ':now': now.toISOString() } : {}),
              },
            },
          },
          audit.putItem(
            audit.entry(cartId, now, {
              action: unsubscribed ? 'unsubscribe' : 'opt-in',
              by_user: by,
              before: { unsubscribed: !unsubscribed, ...auditView(cart) },
              after: { unsubscribed, ...auditView(after) },
            }),
          ),
        ]);
      }),

    /** Gives the open cart waits of its own, with an entry in the trail. False when somebody wrote since. */
    setWaits: ({ cart, waits, now, by }: OwnWaits): Promise<boolean> => {
      const after: CartRow = { ...cart, wait_override: waits };
      return transact([
        {
          Update: {
            TableName: table,
            Key: { cart_id: cart.cart_id },
            ConditionExpression: `${cartIsOpen} AND ${nothingChangedSince}`,
            UpdateExpression: 'SET wait_override = :waits ADD version :one',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':open': 'open', ':seen': cart.version, ':waits': waits, ':one': 1 },
          },
        },
        audit.putItem(
          audit.entry(cart.cart_id, now, {
            action: 'own-waits',
            by_user: by,
            before: auditView(cart),
            after: auditView(after),
          }),
        ),
      ]);
    },

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
