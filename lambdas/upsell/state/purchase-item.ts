// An order's part in the row of its shopper: what was bought, by whom, and what they said. Part of customers.ts.
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { namesOf, setOf } from '../../../shared/aws/set-attributes.ts';
import type { Order, Person } from '../../../shared/events/store-events.ts';
import type { Address } from '../decisions/addresses.ts';
import { type OrderConsents, orderConsents } from '../decisions/order-consents.ts';
import type { Owned } from '../decisions/owned.ts';
import type { Unseen } from '../decisions/unseen.ts';
import { consentWrites } from './customer-consents.ts';
import { nudgeIsFree, type Reservation, reservationValues } from './nudge-cap.ts';
import { ownedUpdate } from './owned-update.ts';
import { unseenConditions } from './unseen-conditions.ts';

export type Purchase = {
  readonly order: Order;
  readonly person: Person;
  /** Of what the order says of consent, what is to be remembered; all of it, if not given. A newer word refuses the write. */
  readonly consents?: OrderConsents;
  /** What the shopper owns, as read; the write holds only while that is not folded by another order. */
  readonly owned?: (Owned & { readonly owned_folds?: number }) | undefined;
  /** The shop's currency: only orders in it add to the amount spent. */
  readonly shopCurrency: string;
  /** Set when this order goes on to be picked: reserves the customer's one nudge for it. */
  readonly reserve?: Reservation;
  /** The shopper bought again since: when they last did is not turned back. */
  readonly isOlderOrder?: boolean;
  /** False for somebody who opted out: their purchases count, their address is not kept. */
  readonly keepContact: boolean;
  /** Newer addresses are known, since when: of an order that comes late only those are kept that are named here. */
  readonly addressesAreOld?: { readonly knownAt: string; readonly except: readonly Address[] };
  /** Set where nobody looked at the row: it is written only if a look would have told nothing new. */
  readonly unseen?: Unseen;
};

const orderIsTheLatest = '(attribute_not_exists(last_order_at) OR last_order_at <= :placedAt)';
const noNewerAddressIsKnown = '(attribute_not_exists(contact_at) OR contact_at <= :contactAt)';
const addressesAreAsRead = 'contact_at = :contactAt';

/** Part of the transaction that records an order: adds the purchase once, with the order's row. */
export function makePurchaseItem(table: string) {
  return (purchase: Purchase): TransactItem => {
    const { order, person, reserve, unseen } = purchase;
    const contact = contactOf(purchase);
    const set = new Map<string, unknown>([
      ...(purchase.isOlderOrder === true ? [] : ([['last_order_at', order.placedAt]] as const)),
      ...Object.entries(contact.set),
    ]);
    const consents = purchase.keepContact ? consentWrites(purchase.consents ?? orderConsents(order)) : [];
    for (const { set: said } of consents)
      for (const [attribute, value] of Object.entries(said)) set.set(attribute, value);
    const remove = [...contact.remove, ...consents.flatMap((write) => write.remove)];
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
      ...contact.conditions,
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
          ...contact.values,
          ':one': 1,
          ':spent': order.currency === purchase.shopCurrency ? order.totalMinor : 0,
          ...owned.values,
          ...Object.assign({}, ...consents.map(({ values }) => values)),
          ...asked?.values,
          ...(reserve === undefined ? {} : reservationValues(reserve)),
        },
      },
    };
  };
}

type ContactWrite = {
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove: readonly string[];
  readonly conditions: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** Who they are and how to reach them, as far as the order is the newest that is known of it. */
function contactOf({ order, person, keepContact, addressesAreOld: old }: Purchase): ContactWrite {
  const kept: readonly Address[] = old?.except ?? ['email', 'phone'];
  if (!keepContact || kept.length === 0) return { set: {}, remove: [], conditions: [], values: {} };
  const saidAt = order.saidAt ?? order.placedAt;
  const beside =
    old === undefined
      ? { contact_at: saidAt, name: person.name, locale: person.locale, time_zone: person.timeZone }
      : {};
  const addresses = kept.filter((address) => person[address] !== undefined);
  const isRecorded = (address: Address) => person.recorded?.includes(address) === true;
  const said = [
    ...Object.entries(beside),
    ...addresses.map((address) => [address, person[address]]),
    ...addresses.filter(isRecorded).map((address) => [`${address}_from`, 'customer']),
  ];
  return {
    set: Object.fromEntries(said.filter(([, value]) => value !== undefined)),
    remove: addresses.filter((address) => !isRecorded(address)).map((address) => `${address}_from`),
    conditions: [old === undefined ? noNewerAddressIsKnown : addressesAreAsRead],
    values: { ':contactAt': old?.knownAt ?? saidAt },
  };
}
