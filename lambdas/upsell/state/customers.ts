// The customers table: what somebody bought, how to reach them, and when they were last nudged. The cap's own writes,
// which go to every key of a person, are in nudge-cap.ts.

import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import type { Order, Person } from '../../../shared/events/store-events.ts';
import { formsOfPhone } from '../../../shared/people/phone-forms.ts';
import { type OrderConsents, orderConsents } from '../decisions/order-consents.ts';
import type { Unseen } from '../decisions/unseen.ts';
import { CUSTOMERS_BY_EMAIL, CUSTOMERS_BY_PHONE } from '../names.ts';
import type { CustomerRow } from '../rows.ts';
import { consentWrites, makeConsentItem } from './customer-consents.ts';
import { nudgeIsFree, type Reservation, reservationValues } from './nudge-cap.ts';
import { ownedUpdate } from './owned-update.ts';
import { namesOf, setOf } from './set-attributes.ts';
import { unseenConditions } from './unseen-conditions.ts';

type BoughtBefore = Pick<CustomerRow, 'owned_skus' | 'owned_digests' | 'order_count'>;

export type Purchase = {
  readonly order: Order;
  readonly person: Person;
  /** Of what the order says of consent, what is to be remembered; all of it, if not given. A newer word refuses the write. */
  readonly consents?: OrderConsents;
  /** What the shopper owns, as read; the write holds only while that is not folded by another order. */
  readonly owned?: Pick<CustomerRow, 'owned_skus' | 'owned_digests' | 'owned_folds'> | undefined;
  /** The shop's currency: only orders in it add to the amount spent. */
  readonly shopCurrency: string;
  /** Set when this order goes on to be picked: reserves the customer's one nudge for it. */
  readonly reserve?: Reservation;
  /** The shopper bought again since: when they last did is not turned back. */
  readonly isOlderOrder?: boolean;
  /** False for somebody who opted out: their purchases count, their address is not kept. */
  readonly keepContact: boolean;
  /** Newer addresses are known: those of an order that comes late are not kept. */
  readonly addressesAreOld?: boolean;
  /** Set where nobody looked at the row: it is written only if a look would have told nothing new. */
  readonly unseen?: Unseen;
};

/** Where `:contactAt` is when the new ones were told. */
const orderIsTheLatest = '(attribute_not_exists(last_order_at) OR last_order_at <= :placedAt)';

export const addressesAreNewer = '(attribute_not_exists(contact_at) OR contact_at <= :contactAt)';

export type Customers = ReturnType<typeof makeCustomers>;

/** Reads and transitions of one customers table. */
export function makeCustomers(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  const idsBy = async (IndexName: string, attribute: string, value: string): Promise<string[]> => {
    const rows = queryRows(client, {
      TableName: table,
      IndexName,
      KeyConditionExpression: `${attribute} = :value`,
      ExpressionAttributeValues: { ':value': value },
    });
    return (await allOf(rows)).map(({ customer_id }) => String(customer_id));
  };
  return {
    async get(customerId: string): Promise<CustomerRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { customer_id: customerId }, ConsistentRead: true }),
      );
      return Item as CustomerRow | undefined;
    },

    /** What the shopper bought before, without who they are; undefined for somebody unknown. Strongly consistent. */
    async boughtBy(customerId: string): Promise<BoughtBefore | undefined> {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: { customer_id: customerId },
          ConsistentRead: true,
          ProjectionExpression: 'owned_skus, owned_digests, order_count',
        }),
      );
      return Item as BoughtBefore | undefined;
    },

    /** Ids of everybody with this number, in whichever of its forms and however many there are; eventually consistent. */
    idsByPhone: async (phone: string): Promise<string[]> => {
      const found = formsOfPhone(phone).map((form) => idsBy(CUSTOMERS_BY_PHONE, 'phone', form));
      return (await Promise.all(found)).flat();
    },
    /** Ids of everybody with this address, however many there are; eventually consistent. */
    idsByEmail: (email: string): Promise<string[]> => idsBy(CUSTOMERS_BY_EMAIL, 'email', email),

    /** Part of the transaction that records an order: adds the purchase once, with the order's row. */
    purchaseItem: (purchase: Purchase): TransactItem => {
      const { order, person, reserve, unseen } = purchase;
      const set = new Map<string, unknown>(
        purchase.isOlderOrder === true ? [] : [['last_order_at', order.placedAt]],
      );
      const keepsAddresses = purchase.keepContact && purchase.addressesAreOld !== true;
      if (keepsAddresses) {
        const contact = {
          contact_at: order.placedAt,
          name: person.name,
          email: person.email,
          phone: person.phone,
          locale: person.locale,
          time_zone: person.timeZone,
        };
        for (const [attribute, value] of Object.entries(contact))
          if (value !== undefined) set.set(attribute, value);
      }
      const consents = purchase.keepContact ? consentWrites(purchase.consents ?? orderConsents(order)) : [];
      for (const { set: said } of consents)
        for (const [attribute, value] of Object.entries(said)) set.set(attribute, value);
      const remove = consents.flatMap((write) => write.remove);
      if (reserve !== undefined) {
        set.set('nudge_pending_order', order.orderId);
        set.set('nudge_pending_until', reserve.until.toISOString());
      }
      const owned = ownedUpdate(purchase.owned ?? {}, order);
      for (const [attribute, value] of Object.entries(owned.set)) set.set(attribute, value);
      const attributes = [...set.keys()];
      const asked = unseen === undefined ? undefined : unseenConditions(unseen, person);
      const conditions = [
        ...(reserve === undefined ? [] : [nudgeIsFree]),
        ...(keepsAddresses ? [addressesAreNewer] : []),
        ...(purchase.isOlderOrder === true ? [] : [orderIsTheLatest]),
        ...consents.map(({ condition }) => `(${condition})`),
        ...owned.conditions,
        ...(asked?.conditions ?? []),
      ];
      return {
        Update: {
          TableName: table,
          Key: { customer_id: person.id },
          UpdateExpression:
            (attributes.length === 0 ? '' : setOf(attributes)) +
            `ADD order_count :one, spent_minor :spent${owned.add}` +
            (remove.length === 0 ? '' : ` REMOVE ${remove.join(', ')}`),
          ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
          ...(attributes.length === 0 ? {} : { ExpressionAttributeNames: namesOf(attributes) }),
          ExpressionAttributeValues: {
            ...Object.fromEntries([...set.values()].map((value, index) => [`:a${index}`, value])),
            ...(purchase.isOlderOrder === true ? {} : { ':placedAt': order.placedAt }),
            ...(keepsAddresses ? { ':contactAt': order.placedAt } : {}),
            ':one': 1,
            ':spent': order.currency === purchase.shopCurrency ? order.totalMinor : 0,
            ...owned.values,
            ...Object.assign({}, ...consents.map(({ values }) => values)),
            ...asked?.values,
            ...(reserve === undefined ? {} : reservationValues(reserve)),
          },
        },
      };
    },

    consentItem: makeConsentItem(table),

    /** Forgets the person. Safe to repeat. */
    async erase(customerId: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName: table, Key: { customer_id: customerId } }));
    },

    /** Takes an erased person's number off a row that is somebody else's: a family may share a telephone. */
    async forgetPhone(customerId: string, phone: string): Promise<boolean> {
      const forgotten = await Promise.all(
        formsOfPhone(phone).map((form) =>
          update({
            key: { customer_id: customerId },
            when: 'phone = :phone',
            change: 'REMOVE phone, sms_consent, sms_consent_at, sms_consent_pending, sms_consent_refused',
            values: { ':phone': form },
          }),
        ),
      );
      return forgotten.includes(true);
    },
  };
}
