// Past orders, for `npm run import -- history`: what somebody owns and has spent, counted once per order
// however often the import runs. The order's row is the marker: it is put, if nothing is there, in the same
// transaction that adds to the customer's row. It never expires, so that no later import can count it again.

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { isItemTooLarge, type TransactItem } from '../../../shared/aws/conditional.ts';
import { lookAgain } from '../../../shared/aws/look-again.ts';
import { makeTransact, type Parts } from '../../../shared/aws/transact.ts';
import type { Order, Person } from '../../../shared/events/store-events.ts';
import { countsFrom } from '../../../shared/people/consent.ts';
import { personKeys } from '../../../shared/people/person-keys.ts';
import { notLaterThan } from '../../../shared/time/instant.ts';
import { orderConsents } from '../decisions/order-consents.ts';
import type { CustomerRow, RecordedOutcome } from '../rows.ts';
import type { OptOut } from './optout.ts';
import { ownedUpdate } from './owned-update.ts';

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

/** Answers a function that imports one order. Safe to repeat, to break off and to run beside live orders. */
export function makeImportOrder(
  client: DynamoDBDocumentClient,
  tables: { readonly orders: string; readonly customers: string },
  optOut: Pick<OptOut, 'notListedItems'>,
) {
  const rowOf = async ({ person }: PastOrder): Promise<CustomerRow | undefined> => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: tables.customers,
        Key: { customer_id: person.id },
        ConsistentRead: true,
      }),
    );
    return Item as CustomerRow | undefined;
  };

  const transact = makeTransact(client);
  async function written(parts: Parts<'order' | 'purchase' | 'notListed'>): Promise<Written> {
    try {
      const outcome = await transact(parts);
      if (outcome.applied) return 'applied';
      if (outcome.refusedBy.includes('order')) return 'order-known';
      return outcome.refusedBy.includes('notListed') ? 'listed' : 'refused';
    } catch (error) {
      if (isItemTooLarge(error)) return 'too-large';
      throw error;
    }
  }

  return async (told: PastOrder): Promise<ImportResult> => {
    const past = { ...told, order: { ...told.order, placedAt: notLaterThan(told.order.placedAt, told.now) } };
    // The row is read only where it matters: when it is full. Mostly the order is added to it unseen.
    let row: CustomerRow | undefined;
    let isNewest = true;
    const isLarge = ownedUpdate({}, past.order).conditions.length > 0;
    return lookAgain({ tries: TRIES, who: `Order ${past.order.orderId}` }, async () => {
      const result = await written({
        order: markItem(tables.orders, past),
        purchase: purchaseItem(tables.customers, { ...past, row, isNewest }),
        // Somebody who opts out or is erased while the import runs must not come back by an old list.
        notListed: optOut.notListedItems(personKeys(past.person)),
      });
      if (result === 'applied') return 'imported';
      if (result === 'order-known') return 'already';
      if (result === 'listed') return 'listed';
      // A refusal without a look at the row means a newer order; then there always is one, and no condition is needed.
      if (result === 'refused' && row === undefined && !isLarge) isNewest = false;
      else {
        row = await rowOf(past);
        isNewest = (row?.last_order_at ?? '') <= past.order.placedAt;
      }
      return 'again';
    });
  };
}

/** `refused`: a newer order is known, or the row was folded meanwhile. */
type Written = 'applied' | 'order-known' | 'listed' | 'refused' | 'too-large';
const TRIES = 5;

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

type Known = { readonly row: CustomerRow | undefined; readonly isNewest: boolean };

function purchaseItem(table: string, past: PastOrder & Known): TransactItem {
  const { order, person, isNewest } = past;
  const said = orderConsents({ ...order, customer: person });
  const contact = Object.entries({
    name: person.name,
    email: person.email,
    phone: person.phone,
    locale: person.locale,
    time_zone: person.timeZone,
    email_consent: person.emailConsent,
    sms_consent: person.smsConsent,
    email_consent_at: said.email === undefined ? undefined : countsFrom(said.email),
    sms_consent_at: said.sms === undefined ? undefined : countsFrom(said.sms),
  }).filter(([, value]) => value !== undefined);
  const set = contact.map((_, index) => `#c${index} = if_not_exists(#c${index}, :c${index})`);
  if (isNewest) set.push('last_order_at = :placed');
  const owned = ownedUpdate(past.row ?? {}, order);
  const anew = Object.entries(owned.set);
  set.push(...anew.map(([name], index) => `${name} = :o${index}`));
  const conditions = [...(isNewest ? [nothingNewerIsKnown] : []), ...owned.conditions];
  return {
    Update: {
      TableName: table,
      Key: { customer_id: person.id },
      UpdateExpression:
        `${set.length === 0 ? '' : `SET ${set.join(', ')} `}` +
        `ADD order_count :one, spent_minor :spent${owned.add}`,
      ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
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
        ...Object.fromEntries(anew.map(([, value], index) => [`:o${index}`, value])),
        ...owned.values,
      },
    },
  };
}
