// Past orders, for `npm run import -- history`: what somebody owns and has spent, counted once per order
// however often the import runs. The order's row is the marker: it is put, if nothing is there, in the same
// transaction that adds to the customer's row. It never expires, so that no later import can count it again.
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationReasons, retryConflicts, type TransactItem } from '../../../shared/aws/conditional.ts';
import { pause } from '../../../shared/aws/pause.ts';
import { notLaterThan } from '../../../shared/instant.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import type { Order, Person } from '../../../shared/store-events.ts';
import type { OptOut } from './optout.ts';
import type { RecordedOutcome } from './orders.ts';

const orderIsUnknown = 'attribute_not_exists(order_id)';
const nothingNewerIsKnown = '(attribute_not_exists(last_order_at) OR last_order_at <= :placed)';
const imported: RecordedOutcome = 'imported';

export type PastOrder = {
  readonly order: Order;
  /** What is known of the customer from all orders; kept only where the row says nothing yet. */
  readonly person: Person;
  readonly shopCurrency: string;
  readonly now: Date;
};

/** `already`: the order is known, from its webhook or from an earlier import. `listed`: its customer wants no messages. */
export type ImportResult = 'imported' | 'already' | 'listed';
type Written = 'applied' | 'order-known' | 'newer-known' | 'listed';

/** Answers a function that imports one order. Safe to repeat, to break off and to run beside live orders. */
export function makeImportOrder(
  client: DynamoDBDocumentClient,
  tables: { readonly orders: string; readonly customers: string },
  optOut: Pick<OptOut, 'notListedItems'>,
) {
  // Somebody who opts out or is erased while the import runs must not come back by an old list.
  const write = (past: PastOrder, isNewest: boolean): Promise<Written> =>
    transact(client, [
      markItem(tables.orders, past),
      purchaseItem(tables.customers, past, isNewest),
      ...optOut.notListedItems(personKeys(past.person)),
    ]);

  return async (told: PastOrder): Promise<ImportResult> => {
    const past = { ...told, order: { ...told.order, placedAt: notLaterThan(told.order.placedAt, told.now) } };
    const first = await write(past, true);
    // Once a newer order is known there always is one, so the second write needs no such condition.
    const result = first === 'newer-known' ? await write(past, false) : first;
    if (result === 'listed') return 'listed';
    return result === 'applied' ? 'imported' : 'already';
  };
}

async function transact(client: DynamoDBDocumentClient, items: TransactItem[]): Promise<Written> {
  try {
    await retryConflicts(() => client.send(new TransactWriteCommand({ TransactItems: items })), pause);
    return 'applied';
  } catch (error) {
    const reasons = cancellationReasons(error);
    if (reasons?.[0]?.code === 'ConditionalCheckFailed') return 'order-known';
    if (reasons?.slice(2).some(({ code }) => code === 'ConditionalCheckFailed')) return 'listed';
    if (reasons?.[1]?.code === 'ConditionalCheckFailed') return 'newer-known';
    throw error;
  }
}

function markItem(table: string, { order, person, now }: PastOrder): TransactItem {
  return {
    Put: {
      TableName: table,
      Item: {
        order_id: order.orderId,
        customer_id: person.id,
        placed_at: order.placedAt,
        imported_at: now.toISOString(),
        gate_outcome: imported,
      },
      ConditionExpression: orderIsUnknown,
    },
  };
}

function purchaseItem(table: string, past: PastOrder, isNewest: boolean): TransactItem {
  const { order, person } = past;
  const contact = Object.entries({
    name: person.name,
    email: person.email,
    phone: person.phone,
    locale: person.locale,
    time_zone: person.timeZone,
    email_consent: person.emailConsent,
    sms_consent: person.smsConsent,
  }).filter(([, value]) => value !== undefined);
  const set = contact.map((_, index) => `#c${index} = if_not_exists(#c${index}, :c${index})`);
  if (isNewest) set.push('last_order_at = :placed');
  const skus = new Set(order.items.map((item) => item.sku));
  return {
    Update: {
      TableName: table,
      Key: { customer_id: person.id },
      UpdateExpression:
        `${set.length === 0 ? '' : `SET ${set.join(', ')} `}` +
        `ADD order_count :one, spent_minor :spent${skus.size === 0 ? '' : ', owned_skus :skus'}`,
      ...(isNewest ? { ConditionExpression: nothingNewerIsKnown } : {}),
      ...(contact.length === 0
        ? {}
        : {
            ExpressionAttributeNames: Object.fromEntries(
              contact.map(([name], index) => [`#c${index}`, name]),
            ),
          }),
      ExpressionAttributeValues: {
        ...Object.fromEntries(contact.map(([, value], index) => [`:c${index}`, value])),
        ...(isNewest ? { ':placed': order.placedAt } : {}),
        ':one': 1,
        ':spent': order.currency === past.shopCurrency ? order.totalMinor : 0,
        // DynamoDB knows no empty set.
        ...(skus.size === 0 ? {} : { ':skus': skus }),
      },
    },
  };
}
