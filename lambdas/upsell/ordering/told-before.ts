// Whether an event was told before, asked for deliveries that come too late to be taken on: where all of it is recorded,
// it is a repeat. Nothing is written here.

import { isDeepStrictEqual } from 'node:util';
import type { Order, PersonReference, StoreEvent } from '../../../shared/events/store-events.ts';
import { formsOf } from '../../../shared/people/address.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { ERASED } from '../../../shared/people/erased.ts';
import { formsOfPhone, presentForm } from '../../../shared/people/phone-forms.ts';
import type { CustomerRow, OrderRow } from '../rows.ts';
import type { Customers } from '../state/customers.ts';
import type { ListedAs } from '../state/listed-as.ts';
import { type Orders, orderOf } from '../state/orders.ts';

export type ToldBeforeParts = {
  readonly orders: Pick<Orders, 'get'>;
  readonly customers: Pick<Customers, 'get'>;
  readonly listedAs: ListedAs;
};

export async function toldBefore(event: StoreEvent, parts: ToldBeforeParts): Promise<boolean> {
  switch (event.type) {
    case 'order.created':
      return isRecorded(event.order, await parts.orders.get(event.order.orderId));
    case 'order.cancelled':
    case 'order.refunded':
    case 'order.edited':
      return (await parts.orders.get(event.orderId))?.stopped_reason !== undefined;
    case 'customer.consented':
      return hasConsent(event.customer, event.channel, parts);
    case 'customer.consent_ended':
      return hasNoConsent(event.customer, event.channel, parts);
    // An old signature may be a copy, and what a customer is like now nothing but a newer body says.
    case 'customer.changed':
    case 'customer.deleted':
    case 'customer.merged':
      return false;
    case 'customer.opted_out':
      return isListed(event.customer, (source) => source !== undefined, parts);
    case 'customer.erased':
      return isListed(event.customer, (source) => source === ERASED, parts);
  }
}

/** The same order, told by whichever of the store's events. When it was placed is left out: that may have been set right. */
function isRecorded(order: Order, row: OrderRow | undefined): boolean {
  if (row?.gate_outcome === undefined || row.gate_outcome === 'imported') return false;
  const { currency, total_minor, items = [] } = row;
  const kept = orderOf({ customer_id: 'x', placed_at: 'x', ...row }).items;
  return (
    order.currency === currency &&
    order.totalMinor === total_minor &&
    isDeepStrictEqual(order.items.slice(0, items.length), kept)
  );
}

async function hasConsent(
  person: PersonReference,
  channel: 'email' | 'sms',
  parts: ToldBeforeParts,
): Promise<boolean> {
  const rows = await Promise.all(waysToKnow(person)[0]?.map((key) => parts.customers.get(key)) ?? []);
  const fits = (row: CustomerRow | undefined) =>
    (channel === 'email' ? row?.email_consent : row?.sms_consent) === true &&
    (person.email === undefined || row?.email === person.email) &&
    (person.phone === undefined || (row?.phone !== undefined && presentForm(row.phone) === person.phone));
  return rows.some(fits);
}

async function hasNoConsent(
  person: PersonReference,
  channel: 'email' | 'sms',
  parts: ToldBeforeParts,
): Promise<boolean> {
  const rows = await Promise.all(waysToKnow(person)[0]?.map((key) => parts.customers.get(key)) ?? []);
  return rows.some((row) => (channel === 'email' ? row?.email_consent : row?.sms_consent) === false);
}

/** Every way in which the event names the person is on the list. */
async function isListed(
  person: PersonReference,
  fits: (source: string | undefined) => boolean,
  parts: ToldBeforeParts,
): Promise<boolean> {
  const ways = waysToKnow(person);
  const sources = await parts.listedAs(ways.flat());
  return ways.every((keys) => keys.some((key) => fits(sources.get(key))));
}

/** One list of keys for each thing that is named: the id, the address in all its forms, the number. */
function waysToKnow({ id, email, phone }: PersonReference): readonly (readonly string[])[] {
  return [
    id === undefined ? [] : [id],
    email === undefined ? [] : formsOf(email).map(digestOfAddress),
    phone === undefined ? [] : formsOfPhone(phone).map(digestOfAddress),
  ].filter((keys) => keys.length > 0);
}
