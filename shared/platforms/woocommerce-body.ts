// WooCommerce's orders in our words. The webhook's body and the REST interface's are one and the same.
//
//   checkout-draft, auto-draft, draft, pending, failed   not a sale (yet)                → ignored
//   on-hold                                              promised: a transfer to come    → ignored until paid
//   processing, completed                                a sale                          → the order
//   cancelled, trash                                     taken back                      → cancelled
//   refunded, or any refund on the order                 money went back                 → refunded
//   anything else (a plugin's own status)                a sale once it has been paid    → the order, or ignored

import type { Issue, Order, Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import { instantText } from '../time/instant.ts';
import { storeAmount } from './amounts.ts';
import { basketOf, type ReadLine } from './basket-lines.ts';
import { at, id, known, list, text } from './fields.ts';
import { type PersonFacts, person, unusable } from './person.ts';
import { placedWhen } from './placed-when.ts';
import * as translation from './translation.ts';
import { productLines } from './woocommerce-lines.ts';

const notASale = new Set(['checkout-draft', 'auto-draft', 'draft', 'pending', 'failed', 'on-hold']);
const aSale = new Set(['processing', 'completed']);
const takenBack = new Set(['cancelled', 'trash']);

/** order.created, order.updated, order.restored, and an order of the REST interface. */
export function translateOrder(body: unknown, shop: Shop): Translation {
  const orderId = id(at(body, 'id'));
  const status = statusOf(body);
  const unknown = [orderId === undefined ? 'id' : undefined, status === undefined ? 'status' : undefined];
  if (orderId === undefined || status === undefined) {
    return translation.invalid(unknown.flatMap((path) => (path ? [{ path, message: 'is missing' }] : [])));
  }
  // A marketplace plugin (Dokan, WCFM) makes an order for each seller below the one that the shopper placed. They are that
  // one order: the nudge is its, and what is taken back of a part is taken back of it.
  const whole = id(at(body, 'parent_id'));
  if (whole !== undefined)
    return takenBack.has(status) || moneyWentBack(status, body)
      ? translation.event({ type: 'order.refunded', orderId: whole })
      : translation.ignored('a part of another order');
  if (takenBack.has(status)) return translation.event({ type: 'order.cancelled', orderId });
  if (moneyWentBack(status, body)) {
    return translation.event({ type: 'order.refunded', orderId });
  }
  if (notASale.has(status)) return translation.ignored(`status ${status}`);
  const paid = utc(at(body, 'date_paid_gmt')) !== undefined;
  if (!aSale.has(status) && !paid)
    return translation.ignored(`status ${cut(status, { characters: 60 })}, not paid`);
  return placedOrder(body, orderId, shop);
}

const moneyWentBack = (status: string, body: unknown): boolean =>
  status === 'refunded' || list(at(body, 'refunds')).length > 0;

/** WooCommerce Subscriptions makes these by itself, each with the subscription's number under this key. */
export const renews = (body: unknown): true | undefined =>
  text(at(body, 'created_via')) === 'subscription' ||
  list(at(body, 'meta_data')).some((entry) => at(entry, 'key') === '_subscription_renewal')
    ? true
    : undefined;

/** order.deleted carries nothing but the id. */
export function translateDeleted(body: unknown): Translation {
  const orderId = id(at(body, 'id'));
  if (orderId === undefined) return translation.missing('id');
  return translation.event({ type: 'order.cancelled', orderId });
}

function placedOrder(body: unknown, orderId: string, shop: Shop): Translation {
  const currency = text(at(body, 'currency')) ?? shop.currency;
  if (!/^[A-Z]{3}$/.test(currency)) {
    return translation.invalid([{ path: 'currency', message: 'must be an ISO 4217 code' }]);
  }
  const createdAt = utc(at(body, 'date_created_gmt'));
  const placedAt = placedWhen(createdAt, utc(at(body, 'date_paid_gmt')));
  const totalMinor = storeAmount(at(body, 'total'), currency);
  const { items, notes } = basketOf(productLines(body, currency).map(asBasketLine));
  const issues: Issue[] = [];
  if (placedAt === undefined) issues.push({ path: 'date_created_gmt', message: 'must be a time' });
  if (totalMinor === undefined) issues.push({ path: 'total', message: 'must be an amount, not negative' });
  if (placedAt === undefined || totalMinor === undefined || issues.length > 0)
    return translation.invalid(issues);
  if (items.length === 0) return translation.ignored('the order names no product');
  const facts = factsOf(body, shop);
  const order = known({
    orderId,
    placedAt,
    saidAt: placedAt === createdAt ? undefined : createdAt,
    currency,
    totalMinor,
    customer: person(facts),
    items,
    renews: renews(body),
  });
  return translation.event({ type: 'order.created', order: order as Order }, [...unusable(facts), ...notes]);
}

/** An order keeps what a piece costs, and neither pictures nor what whole lines come to. */
const asBasketLine = (line: ReadLine): ReadLine =>
  line === 'gone'
    ? line
    : { sku: line.sku, name: line.name, quantity: line.quantity, priceMinor: line.priceMinor };

function factsOf(body: unknown, shop: Shop): PersonFacts {
  const billing = at(body, 'billing');
  const consent = consentOf(body, shop.consentMetaKey);
  return {
    // Guests have customer id 0, which `id` reads as none.
    id: at(body, 'customer_id'),
    name: at(billing, 'first_name'),
    emails: [at(billing, 'email')],
    phones: [at(billing, 'phone')],
    country: text(at(billing, 'country')) ?? shop.country,
    emailConsent: consent,
    smsConsent: consent,
    // The box was ticked when the order was made: neither its payment nor what the staff change of it says it again.
    ...(consent === undefined ? {} : consentTimes(utc(at(body, 'date_created_gmt')))),
  };
}

const consentTimes = (at: string | undefined): Pick<PersonFacts, 'emailConsentAt' | 'smsConsentAt'> =>
  at === undefined ? {} : { emailConsentAt: at, smsConsentAt: at };

/** WooCommerce has no consent of its own; a plugin writes it under a key that the settings name. */
export function consentOf(body: unknown, key: string | undefined): boolean | undefined {
  if (key === undefined) return undefined;
  const entries = list(at(body, 'meta_data')).filter((entry) => at(entry, 'key') === key);
  const value = at(entries.at(-1), 'value');
  if (value === undefined || value === null) return undefined;
  return value === true || /^(true|yes|1|on)$/i.test(text(value) ?? '');
}

/** `_gmt` times are UTC and do not say so. */
export function utc(value: unknown): string | undefined {
  return instantText(value, { withoutZone: 'utc' });
}

/** An order's state; some plugins write it as the database has it, `wc-completed`. */
export const statusOf = (body: unknown): string | undefined => text(at(body, 'status'))?.replace(/^wc-/, '');
