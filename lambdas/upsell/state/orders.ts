// The orders table: one row per order, however often and in whatever order the store speaks of it.
//
//   (nothing) ── recordItem ──> queueing ── beginJob ──> queued
//   (nothing) ── recordItem ──> opted-out | no-consent | no-contact | capped | stopped | renewal
//   anything, or nothing yet ── stop ──> the same, with `stopped_reason`
//
// `queueing` until the picker has the order's job in its hands. Whoever meets an order there queues its job again; of
// several jobs one is begun.

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import type { Order } from '../../../shared/events/store-events.ts';
import { keptLines } from '../../../shared/text/kept-lines.ts';
import { ORDERS_BY_ENDING } from '../names.ts';
import {
  GATE_ENDINGS,
  type GateEnding,
  type OrderRow,
  type RecordedOutcome,
  type StopReason,
} from '../rows.ts';

/** The order as it was recorded. Throws for a row that so far only knows its order was taken back. */
export function orderOf(row: OrderRow): Order {
  const { order_id, customer_id, placed_at, currency, total_minor, items } = row;
  if (!customer_id || !placed_at || !currency || total_minor === undefined || items === undefined)
    throw new Error(`Order ${order_id} was not recorded whole`);
  return {
    orderId: order_id,
    placedAt: placed_at,
    currency,
    totalMinor: total_minor,
    customer: { id: customer_id },
    items: items.map(({ sku, name, quantity, price_minor }) => ({
      sku,
      name,
      quantity,
      priceMinor: price_minor,
    })),
  };
}

/** More lines than anybody takes off an order; a row is small whatever a store says. */
const MOST_GONE = 200;

const orderIsNotRecorded = 'attribute_not_exists(gate_outcome)';
const orderIsNotStopped = 'attribute_not_exists(stopped_reason)';
const orderAwaitsItsJob = 'gate_outcome = :queueing';
const thisJobWasBegun = 'job_id = :job';

/** What a row keeps of a large order: more than any pick looks at, and far from the table's limit of 400 KB. */
export const MOST_KEPT = { lines: 200, bytes: 150_000 } as const;

/** Kept as long as a closed offer, so that a very late duplicate still finds its order. */
const KEEP_DAYS = 396;
const expiryOf = (now: Date): number => Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400;

export type Orders = ReturnType<typeof makeOrders>;

/** Reads and transitions of one orders table. */
export function makeOrders(client: DynamoDBDocumentClient, table: string) {
  const conditionalUpdate = makeConditionalUpdate(client, table);
  const update = (orderId: string, when: string, change: string, values: Record<string, unknown>) =>
    conditionalUpdate({ key: { order_id: orderId }, when, change, values });

  return {
    /** How many orders of that time ended at the gate, by why. Reads the index alone, a few keys an order. */
    async endedBetween(from: Date, until: Date): Promise<Readonly<Record<GateEnding, number>>> {
      const counts = await Promise.all(
        GATE_ENDINGS.map(async (ending) => {
          const rows = queryRows(client, {
            TableName: table,
            IndexName: ORDERS_BY_ENDING,
            KeyConditionExpression: 'ended_as = :ending AND recorded_at BETWEEN :from AND :until',
            ExpressionAttributeValues: {
              ':ending': ending,
              ':from': from.toISOString(),
              // The last moment that belongs to it.
              ':until': new Date(until.getTime() - 1).toISOString(),
            },
          });
          return [ending, (await allOf(rows)).length] as const;
        }),
      );
      return Object.fromEntries(counts) as Record<GateEnding, number>;
    },

    async get(orderId: string): Promise<OrderRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { order_id: orderId }, ConsistentRead: true }),
      );
      return Item as OrderRow | undefined;
    },

    /** Part of the recording transaction. Keeps a `stopped_reason` that came before the order itself. */
    recordItem: (
      order: Order,
      record: { readonly outcome: RecordedOutcome; readonly now: Date; readonly mustNotBeStopped: boolean },
    ): TransactItem => {
      const lines = order.items.map(({ sku, name, quantity, priceMinor }) => ({
        sku,
        name,
        quantity,
        price_minor: priceMinor,
      }));
      const kept = keptLines(lines, MOST_KEPT);
      return {
        Update: {
          TableName: table,
          Key: { order_id: order.orderId },
          ConditionExpression: record.mustNotBeStopped
            ? `${orderIsNotRecorded} AND ${orderIsNotStopped}`
            : orderIsNotRecorded,
          UpdateExpression:
            'SET gate_outcome = :outcome, placed_at = :placed, recorded_at = :now, currency = :currency, ' +
            '#total = :total, #items = :items, expires_at = :expires' +
            (record.outcome === 'queueing' ? '' : ', ended_as = :outcome') +
            (order.customer === undefined ? '' : ', customer_id = :customer') +
            (kept.length === lines.length ? '' : ', line_count = :lines'),
          ExpressionAttributeNames: { '#items': 'items', '#total': 'total_minor' },
          ExpressionAttributeValues: {
            ':outcome': record.outcome,
            ':placed': order.placedAt,
            ':now': record.now.toISOString(),
            ':currency': order.currency,
            ':total': order.totalMinor,
            ':items': kept,
            ...(kept.length === order.items.length ? {} : { ':lines': order.items.length }),
            ':expires': expiryOf(record.now),
            ...(order.customer === undefined ? {} : { ':customer': order.customer.id }),
          },
          // Whoever meets the order again need not read it.
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      };
    },

    /**
     * queueing → queued, by the picker that begins the job. True again for the same job when the queue hands it out
     * again; false for every other job of the order.
     */
    beginJob: (orderId: string, jobId: string) =>
      update(
        orderId,
        `${orderAwaitsItsJob} OR ${thisJobWasBegun}`,
        'SET gate_outcome = :queued, job_id = :job',
        { ':queueing': 'queueing', ':queued': 'queued', ':job': jobId },
      ),

    /** Notes that the store took the order back, also when the order itself has not arrived yet. */
    stop: (orderId: string, reason: StopReason, now: Date) =>
      update(
        orderId,
        orderIsNotStopped,
        'SET stopped_reason = :reason, stopped_at = :now, expires_at = if_not_exists(expires_at, :expires)',
        { ':reason': reason, ':now': now.toISOString(), ':expires': expiryOf(now) },
      ),

    /** Notes what was taken off the order, also when the order itself has not arrived yet. Safe to repeat. */
    noteGone: (orderId: string, skus: readonly string[], now: Date) =>
      update(
        orderId,
        'attribute_not_exists(gone_skus) OR size(gone_skus) < :most',
        'SET expires_at = if_not_exists(expires_at, :expires) ADD gone_skus :gone',
        {
          ':gone': new Set(skus.slice(0, MOST_GONE)),
          ':most': MOST_GONE,
          ':expires': expiryOf(now),
        },
      ),

    /** Part of the sending transaction: the order must not have been taken back meanwhile. */
    notStoppedItem: (orderId: string): TransactItem => ({
      ConditionCheck: {
        TableName: table,
        Key: { order_id: orderId },
        ConditionExpression: orderIsNotStopped,
      },
    }),
  };
}
