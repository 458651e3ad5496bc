// A store that can send one JSON body of ours, signed as Standard Webhooks or with `x-signature`, and that
// serves its products as one JSON or CSV list. `generic-body.ts` holds the body's fields, one by one.
import type * as z from 'zod/mini';
import type { Notes, Order, PersonReference, Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import { parseJson } from '../webhooks/json.ts';
import { verifyHexSignature, verifyStandardWebhook } from '../webhooks/signature.ts';
import { bodyDigest } from './delivery-id.ts';
import { at, known } from './fields.ts';
import { customerBody, orderBody, orderReferenceBody } from './generic-body.ts';
import { translateGenericCart } from './generic-cart.ts';
import { translateGenericCustomer } from './generic-customer.ts';
import { currencyBody, issuesOf, lineNotes, typedBody, unused } from './generic-fields.ts';
import { keptReference, person, personReference, unusable } from './person.ts';
import type { StorePlatform } from './platform.ts';
import { shopperEvents } from './shopper-events.ts';
import * as translation from './translation.ts';

type Customer = z.infer<typeof customerBody>['customer'];

/** A store fires several events for one purchase; all of them carry the order, and the order counts once. */
const orderTypes = new Set(['order.created', 'order.paid', 'order.fulfilled', 'order.updated']);

/** What a store tells of its customers, at either address. An erasure of cart recovery is `shopper.erased`. */
const customerTypes = new Set([
  'customer.consented',
  'customer.consent_ended',
  'customer.opted_out',
  'customer.erased',
  'customer.changed',
  'customer.deleted',
  'customer.merged',
]);

export const generic: StorePlatform = {
  repeats: true,

  verify(request, secrets, now) {
    const standard = verifyStandardWebhook(request, secrets, now);
    // Whoever sends any of the three headers means the stronger scheme, and is judged by it.
    const meansStandard = Object.keys(request.headers).some((name) => name.startsWith('webhook-'));
    return standard.valid || meansStandard ? standard : verifyHexSignature(request, secrets);
  },

  isPing: () => false,

  translate(request, shop) {
    const parsed = parseJson(request.body);
    if (!parsed.ok) return translation.invalid([parsed.issue]);
    const typed = typedBody.safeParse(parsed.value);
    if (!typed.success) return translation.invalid(issuesOf(typed.error));
    return translateType(typed.data.type, parsed.value, shop);
  },

  translateCart(request, shop, now) {
    const parsed = parseJson(request.body);
    const typed = parsed.ok ? typedBody.safeParse(parsed.value) : undefined;
    if (!parsed.ok || typed?.success !== true || !customerTypes.has(typed.data.type))
      return translateGenericCart(request, shop);
    const read = translateType(typed.data.type, parsed.value, shop);
    return shopperEvents(read, { eventId: bodyDigest(request.body), now });
  },
};

function translateType(type: string, body: unknown, shop: Shop): Translation {
  if (orderTypes.has(type)) return translateOrder(body, shop);
  if (type === 'order.cancelled' || type === 'order.refunded') {
    const read = orderReferenceBody.safeParse(body);
    return read.success
      ? translation.event({ type, orderId: read.data.order_id })
      : translation.invalid(issuesOf(read.error));
  }
  if (type === 'customer.opted_out' || type === 'customer.erased') return translateCustomer(type, body, shop);
  if (type === 'customer.consented' || type === 'customer.consent_ended')
    return translateConsent(type, body, shop);
  if (type === 'customer.changed' || type === 'customer.deleted' || type === 'customer.merged')
    return translateGenericCustomer(type, body, shop);
  return translation.ignored(`type ${cut(type, { characters: 60 })}`);
}

/** An order of our own format, whatever its `type` says; also read from history files. */
export function translateOrder(body: unknown, shop: Shop): Translation {
  const currency = currencyBody.safeParse(body);
  // With an unreadable currency the amounts are read as the shop's, so that every other mistake is named too.
  const read = orderBody(currency.success ? currency.data.currency : shop.currency).safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const { order_id, placed_at, total, items } = read.data;
  const facts = read.data.customer ? factsOf(read.data.customer, shop) : undefined;
  const order = known({
    orderId: order_id,
    placedAt: placed_at,
    currency: read.data.currency,
    totalMinor: total,
    customer: facts && person(facts),
    items: items.read.map((item) => ({
      sku: item.sku,
      name: item.name,
      quantity: item.quantity,
      priceMinor: item.price,
    })),
  });
  const notes = [
    ...(facts === undefined ? [] : unusable(facts)),
    ...unusedOf(body, read.data.customer),
    ...lineNotes(items),
  ];
  return translation.event({ type: 'order.created', order: order as Order }, notes);
}

/** What of the shopper was given and could not be used, beside the addresses. */
function unusedOf(body: unknown, customer: Customer | undefined): Notes {
  const given = at(body, 'customer') ?? undefined;
  if (customer === undefined) return given === undefined ? [] : ['customer'];
  return unused(given, customer, 'customer.');
}

function translateCustomer(
  type: 'customer.opted_out' | 'customer.erased',
  body: unknown,
  shop: Shop,
): Translation {
  const who = readCustomer(body, shop, keptReference);
  return 'kind' in who ? who : translation.event({ type, customer: who.customer }, who.notes);
}

function translateConsent(
  type: 'customer.consented' | 'customer.consent_ended',
  body: unknown,
  shop: Shop,
): Translation {
  const who = readCustomer(body, shop, type === 'customer.consented' ? personReference : keptReference);
  if ('kind' in who) return who;
  if (who.channel === undefined) return translation.issue('channel', 'must be "email" or "sms"');
  const { customer, channel } = who;
  return translation.event({ type, customer, channel, ...known({ at: who.at }) }, who.notes);
}

/** Who wants no more mail, or to be forgotten, may be known by an address that we would not take any more. */
function readCustomer(
  body: unknown,
  shop: Shop,
  reference: (facts: ReturnType<typeof factsOf>) => PersonReference,
) {
  const read = customerBody.safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const facts = factsOf(read.data.customer, shop);
  const customer = reference(facts);
  if (Object.keys(customer).length === 0) {
    return translation.invalid([
      { path: 'customer.id', message: 'is missing, and so are a usable email and phone' },
    ]);
  }
  const notes = [...unusable(facts), ...unusedOf(body, read.data.customer)];
  return { customer, channel: read.data.channel, at: read.data.occurred_at, notes };
}

function factsOf(customer: Customer, shop: Shop) {
  return {
    id: customer.id,
    name: customer.name,
    emails: [customer.email],
    phones: [customer.phone],
    // The order names the customer and nobody beside: what it says is the shop's record.
    record: customer,
    country: shop.country,
    locale: customer.locale,
    timeZone: customer.timezone,
    // One consent for both channels, unless the store tells them apart.
    emailConsent: customer.email_consent ?? customer.marketing_consent,
    smsConsent: customer.sms_consent ?? customer.marketing_consent,
  };
}
