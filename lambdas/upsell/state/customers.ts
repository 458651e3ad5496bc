// The customers table: what somebody bought, how to reach them, and when they were last nudged. The two cap
// conditions below are what makes "one nudge per window" true whatever runs beside what.
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import type { Order, Person } from '../../../shared/store-events.ts';
import { CUSTOMERS_BY_PHONE } from '../names.ts';
import { ownedUpdate } from './owned-update.ts';

export type CustomerRow = {
  readonly customer_id: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly locale?: string;
  readonly time_zone?: string;
  readonly email_consent?: boolean;
  readonly sms_consent?: boolean;
  readonly owned_skus?: ReadonlySet<string>;
  /** Of SKUs for which the set grew too large; see decisions/owned.ts. */
  readonly owned_digests?: string;
  /** How often the set was emptied into the digests. */
  readonly owned_folds?: number;
  readonly order_count?: number;
  /** In the shop's currency. */
  readonly spent_minor?: number;
  readonly last_order_at?: string;
  readonly last_nudged_at?: string;
  readonly nudge_count?: number;
  /** The order whose nudge is on its way, and until when it counts. */
  readonly nudge_pending_order?: string;
  readonly nudge_pending_until?: string;
};

const noNudgeInsideTheCap = '(attribute_not_exists(last_nudged_at) OR last_nudged_at <= :floor)';
const noNudgeOnItsWay = '(attribute_not_exists(nudge_pending_until) OR nudge_pending_until <= :now)';
const theNudgeOnItsWayIsThisOrders = 'nudge_pending_order = :order';

export type Purchase = {
  readonly order: Order;
  readonly person: Person;
  /** What the shopper owns, as read; the write holds only while that is not folded by another order. */
  readonly owned?: Pick<CustomerRow, 'owned_skus' | 'owned_digests' | 'owned_folds'> | undefined;
  /** The shop's currency: only orders in it add to the amount spent. */
  readonly shopCurrency: string;
  /** Set when this order goes on to be picked: reserves the customer's one nudge for it. */
  readonly reserve?: { readonly until: Date; readonly capFloor: Date; readonly now: Date };
  /** False for somebody who opted out: their purchases count, their address is not kept. */
  readonly keepContact: boolean;
};

export type Customers = ReturnType<typeof makeCustomers>;

/** Reads and transitions of one customers table. */
export function makeCustomers(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    async get(customerId: string): Promise<CustomerRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { customer_id: customerId }, ConsistentRead: true }),
      );
      return Item as CustomerRow | undefined;
    },

    /** Ids of everybody with this number; eventually consistent. */
    async idsByPhone(phone: string): Promise<string[]> {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: CUSTOMERS_BY_PHONE,
          KeyConditionExpression: 'phone = :phone',
          ExpressionAttributeValues: { ':phone': phone },
          Limit: 50,
        }),
      );
      return Items.map((item) => String(item.customer_id));
    },

    /** Part of the transaction that records an order: adds the purchase once, with the order's row. */
    purchaseItem: (purchase: Purchase): TransactItem => {
      const { order, person, reserve } = purchase;
      const set = new Map<string, unknown>([['last_order_at', order.placedAt]]);
      if (purchase.keepContact) {
        const contact = {
          name: person.name,
          email: person.email,
          phone: person.phone,
          locale: person.locale,
          time_zone: person.timeZone,
          email_consent: person.emailConsent,
          sms_consent: person.smsConsent,
        };
        for (const [attribute, value] of Object.entries(contact))
          if (value !== undefined) set.set(attribute, value);
      }
      if (reserve !== undefined) {
        set.set('nudge_pending_order', order.orderId);
        set.set('nudge_pending_until', reserve.until.toISOString());
      }
      const owned = ownedUpdate(purchase.owned ?? {}, order);
      for (const [attribute, value] of Object.entries(owned.set)) set.set(attribute, value);
      const attributes = [...set.keys()];
      const conditions = [
        ...(reserve === undefined ? [] : [noNudgeInsideTheCap, noNudgeOnItsWay]),
        ...owned.conditions,
      ];
      return {
        Update: {
          TableName: table,
          Key: { customer_id: person.id },
          UpdateExpression:
            `SET ${attributes.map((_, index) => `#a${index} = :a${index}`).join(', ')} ` +
            `ADD order_count :one, spent_minor :spent${owned.add}`,
          ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
          ExpressionAttributeNames: Object.fromEntries(attributes.map((name, index) => [`#a${index}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries([...set.values()].map((value, index) => [`:a${index}`, value])),
            ':one': 1,
            ':spent': order.currency === purchase.shopCurrency ? order.totalMinor : 0,
            ...owned.values,
            ...(reserve === undefined
              ? {}
              : { ':floor': reserve.capFloor.toISOString(), ':now': reserve.now.toISOString() }),
          },
        },
      };
    },

    /** Part of the sending transaction: stamps the cap, only if no other nudge went out inside the window. */
    stampCapItem: (
      customerId: string,
      stamp: { readonly at: Date; readonly capFloor: Date },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { customer_id: customerId },
        ConditionExpression: `attribute_exists(customer_id) AND ${noNudgeInsideTheCap}`,
        UpdateExpression:
          'SET last_nudged_at = :now, nudge_count = if_not_exists(nudge_count, :zero) + :one ' +
          'REMOVE nudge_pending_order, nudge_pending_until',
        ExpressionAttributeValues: {
          ':now': stamp.at.toISOString(),
          ':floor': stamp.capFloor.toISOString(),
          ':zero': 0,
          ':one': 1,
        },
      },
    }),

    /** Part of the releasing transaction: takes this nudge's stamp back, if it is still the last one. */
    unstampCapItem: (
      customerId: string,
      stamp: { readonly at: Date; readonly previous: string | undefined },
    ): TransactItem => ({
      Update: {
        TableName: table,
        Key: { customer_id: customerId },
        ConditionExpression: 'last_nudged_at = :at',
        UpdateExpression:
          stamp.previous === undefined
            ? 'SET nudge_count = nudge_count - :one REMOVE last_nudged_at'
            : 'SET nudge_count = nudge_count - :one, last_nudged_at = :previous',
        ExpressionAttributeValues: {
          ':at': stamp.at.toISOString(),
          ':one': 1,
          ...(stamp.previous === undefined ? {} : { ':previous': stamp.previous }),
        },
      },
    }),

    /** Frees the customer's one nudge when this order's came to nothing. False when it was another order's. */
    freePending: (customerId: string, orderId: string): Promise<boolean> =>
      update({
        key: { customer_id: customerId },
        when: theNudgeOnItsWayIsThisOrders,
        change: 'REMOVE nudge_pending_order, nudge_pending_until',
        values: { ':order': orderId },
      }),

    /** Remembers that the shopper agreed to this channel. */
    async recordConsent(
      customerId: string,
      consent: { readonly channel: 'email' | 'sms'; readonly email?: string; readonly phone?: string },
    ): Promise<void> {
      const set = new Map<string, unknown>([
        [consent.channel === 'email' ? 'email_consent' : 'sms_consent', true],
      ]);
      if (consent.email !== undefined) set.set('email', consent.email);
      if (consent.phone !== undefined) set.set('phone', consent.phone);
      const names = [...set.keys()];
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { customer_id: customerId },
          UpdateExpression: `SET ${names.map((name, index) => `${name} = :v${index}`).join(', ')}`,
          ExpressionAttributeValues: Object.fromEntries(
            names.map((name, index) => [`:v${index}`, set.get(name)]),
          ),
        }),
      );
    },

    /** Forgets the person. Safe to repeat. */
    async erase(customerId: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName: table, Key: { customer_id: customerId } }));
    },
  };
}
