// cr-state, one row per cart. Every write carries the version it was read at, so that two events, or an event and
// a wake-up, can never overwrite each other; whoever loses reads again.
//
//   open ── save (checkout) ──> bought        open ── close ──> closed        closed ── save (checkout) ──> bought
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { auditView } from '../decisions/audit-view.ts';
import type { Waits } from '../decisions/own-waits.ts';
import type { AuditRow, CartRow, CloseReason } from '../rows.ts';
import type { Audit } from './audit.ts';
import { makeCartReads } from './cart-reads.ts';
import { cartIsOpen, cartPut, makeCartUpdates, nothingChangedSince } from './cart-updates.ts';

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

/** Events of one cart may be handled side by side; the loser reads again. */
const TRIES = 8;

/** Reads and transitions of one cart table; `audit` writes the trail in the same transactions. */
export function makeCarts(client: DynamoDBDocumentClient, table: string, audit: Audit) {
  const tryTransaction = makeTransact(client);
  /** True where the cart stood as it was read, and the trail has its entry. */
  const change = async (cart: TransactItem, entry: AuditRow): Promise<boolean> =>
    (await tryTransaction({ cart, trail: audit.putItem(entry) })).applied;
  const reads = makeCartReads(client, table);
  const { get } = reads;
  /** Reads and writes until nobody came between; false when the cart is unknown or `write` has nothing to do. */
  async function untilWritten(
    cartId: string,
    write: (cart: CartRow) => Promise<boolean> | undefined,
  ): Promise<boolean> {
    return lookAgain({ tries: TRIES, who: `Cart ${cartId}` }, async () => {
      const cart = await get(cartId);
      const written = cart === undefined ? undefined : write(cart);
      if (written === undefined) return false;
      return (await written) ? true : 'again';
    });
  }
  const close = ({ cart, reason, now, audit: who }: Closing): Promise<boolean> => {
    const { waits: _, wakeup_at: __, ...rest } = cart;
    const after: CartRow = {
      ...rest,
      status: 'closed',
      closed_reason: reason,
      closed_at: now.toISOString(),
    };
    return change(
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
      audit.entry(cart.cart_id, now, { ...who, before: auditView(cart), after: auditView(after) }),
    );
  };

  return {
    ...reads,
    ...makeCartUpdates(client, table),

    /** Writes the row as `save` does, with an entry in the trail, both or neither. */
    saveAudited: (row: CartRow, seenVersion: number | undefined, entry: AuditRow) =>
      change({ Put: cartPut(table, row, seenVersion) }, entry),

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
        return change(
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
          audit.entry(cartId, now, {
            action: unsubscribed ? 'unsubscribe' : 'opt-in',
            by_user: by,
            before: { unsubscribed: !unsubscribed, ...auditView(cart) },
            after: { unsubscribed, ...auditView(after) },
          }),
        );
      }),

    /** Gives the open cart waits of its own, with an entry in the trail. False when somebody wrote since. */
    setWaits: ({ cart, waits, now, by }: OwnWaits): Promise<boolean> => {
      const after: CartRow = { ...cart, wait_override: waits };
      return change(
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
        audit.entry(cart.cart_id, now, {
          action: 'own-waits',
          by_user: by,
          before: auditView(cart),
          after: auditView(after),
        }),
      );
    },
  };
}
