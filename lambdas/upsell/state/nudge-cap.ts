// The frequency cap, which is a person's and not an id's. Each key of a person (personKeys) has a row in the customers
// table that says when the person was last nudged and which order's nudge is on its way; the row of an address's digest
// holds nothing else, unless its owner shops as a guest. Both are written to all keys in one transaction, each under the
// same condition, so that "one nudge per window" is true whatever runs beside what and whoever the order says it is for.

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AT_ONCE, readMany } from '../../../shared/aws/batches.ts';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import type { Asked, CapRow } from '../rows.ts';

export type Reservation = { readonly until: Date; readonly capFloor: Date; readonly now: Date };
/** What a key of the person says they were asked: as it was read, and from now on. */
export type AskedStamp = {
  readonly key: string;
  readonly known: readonly Asked[] | undefined;
  readonly next: readonly Asked[];
};
export type CapStamp = { readonly key: string; readonly previous: string | undefined };

const noNudgeInsideTheCap = '(attribute_not_exists(last_nudged_at) OR last_nudged_at <= :floor)';
const noNudgeOnItsWay = '(attribute_not_exists(nudge_pending_until) OR nudge_pending_until <= :now)';
const theNudgeOnItsWayIsThisOrders = 'nudge_pending_order = :order';

/** The condition of every reservation. */
export const nudgeIsFree = `${noNudgeInsideTheCap} AND ${noNudgeOnItsWay}`;
export const reservationValues = ({ capFloor, now }: Reservation) => ({
  ':floor': capFloor.toISOString(),
  ':now': now.toISOString(),
});

/** The newest of what the rows of one person say. */
export function capOf(rows: readonly CapRow[]): {
  readonly lastNudgedAt?: string;
  readonly pendingUntil?: string;
} {
  const newest = (moments: readonly (string | undefined)[]) =>
    moments
      .filter((moment) => moment !== undefined)
      .sort()
      .at(-1);
  const lastNudgedAt = newest(rows.map((row) => row.last_nudged_at));
  const pendingUntil = newest(rows.map((row) => row.nudge_pending_until));
  return {
    ...(lastNudgedAt === undefined ? {} : { lastNudgedAt }),
    ...(pendingUntil === undefined ? {} : { pendingUntil }),
  };
}

export type NudgeCap = ReturnType<typeof makeNudgeCap>;

/** Reads and writes of the cap in one customers table. */
export function makeNudgeCap(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    /** The rows of these keys, as far as there are any; strongly consistent. */
    rows(keys: readonly string[]): Promise<CapRow[]> {
      return readMany<CapRow>(
        client,
        { table, keys: keys.map((customer_id) => ({ customer_id })), ConsistentRead: true },
        AT_ONCE,
      );
    },

    /** Part of the recording transaction: reserves the nudge under one more key of the person. */
    reserveItem: (key: string, orderId: string, reservation: Reservation): TransactItem => ({
      Update: {
        TableName: table,
        Key: { customer_id: key },
        ConditionExpression: nudgeIsFree,
        UpdateExpression: 'SET nudge_pending_order = :order, nudge_pending_until = :until',
        ExpressionAttributeValues: {
          ':order': orderId,
          ':until': reservation.until.toISOString(),
          ...reservationValues(reservation),
        },
      },
    }),

    /**
     * Part of the sending transaction: stamps one key, only if no other nudge went out inside the window. The customer's
     * own row must still agree to the channel; so an erased one does not come back by its stamp either.
     */
    stampItem: (
      key: string,
      stamp: {
        readonly at: Date;
        readonly capFloor: Date;
        /** Where it is the customer's own row: the channel to which it must agree at this very moment. */
        readonly agreesTo?: Channel | undefined;
        /** What they were asked lately, this included. */
        readonly asked?: readonly Asked[] | undefined;
      },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { customer_id: key },
        ConditionExpression: `${stamp.agreesTo === undefined ? '' : `${stamp.agreesTo}_consent = :yes AND `}${noNudgeInsideTheCap}`,
        UpdateExpression:
          `SET last_nudged_at = :now, nudge_count = if_not_exists(nudge_count, :zero) + :one${stamp.asked === undefined ? '' : ', asked = :asked'} ` +
          'REMOVE nudge_pending_order, nudge_pending_until',
        ExpressionAttributeValues: {
          ':now': stamp.at.toISOString(),
          ':floor': stamp.capFloor.toISOString(),
          ':zero': 0,
          ':one': 1,
          ...(stamp.agreesTo === undefined ? {} : { ':yes': true }),
          ...(stamp.asked === undefined ? {} : { ':asked': stamp.asked }),
        },
      },
    }),

    /**
     * Part of the transaction by which somebody is held out: their key says what they would have been asked, if nobody wrote that
     * meanwhile. When they were last nudged stays as it is, because they were not.
     */
    askedItem: (
      { key, known, next }: AskedStamp,
      { agreesTo }: { readonly agreesTo: Channel | undefined },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { customer_id: key },
        ConditionExpression:
          `${agreesTo === undefined ? '' : `${agreesTo}_consent = :yes AND `}` +
          (known === undefined ? 'attribute_not_exists(asked)' : 'asked = :known'),
        UpdateExpression: 'SET asked = :next',
        ExpressionAttributeValues: {
          ':next': next,
          ...(known === undefined ? {} : { ':known': known }),
          ...(agreesTo === undefined ? {} : { ':yes': true }),
        },
      },
    }),

    /** Part of the releasing transaction: takes this nudge's stamp back, if it is still the last one. */
    unstampItem: ({ key, previous }: CapStamp, at: Date): TransactItem => ({
      Update: {
        TableName: table,
        Key: { customer_id: key },
        ConditionExpression: 'last_nudged_at = :at',
        UpdateExpression:
          previous === undefined
            ? 'SET nudge_count = nudge_count - :one REMOVE last_nudged_at'
            : 'SET nudge_count = nudge_count - :one, last_nudged_at = :previous',
        ExpressionAttributeValues: {
          ':at': at.toISOString(),
          ':one': 1,
          ...(previous === undefined ? {} : { ':previous': previous }),
        },
      },
    }),

    /** Frees the person's one nudge when this order's came to nothing. Rows that hold another order's stay. */
    async free(keys: readonly string[], orderId: string): Promise<void> {
      await Promise.all(
        keys.map((key) =>
          update({
            key: { customer_id: key },
            when: theNudgeOnItsWayIsThisOrders,
            change: 'REMOVE nudge_pending_order, nudge_pending_until',
            values: { ':order': orderId },
          }),
        ),
      );
    },
  };
}
