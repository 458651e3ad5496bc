// The cart events of a generic store: our own format, signed like its orders, read as strictly. Other platforms'
// shops may post it too, where the platform itself tells nothing of carts.
import type { CartChanged, CartItem, CartTranslation, CheckoutCompleted } from '../events/cart-events.ts';
import type { ConsentWord } from '../events/store-events.ts';
import { emailAddress } from '../people/address.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';
import { parseJson } from '../webhooks/json.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { extrasOf, lineCost } from './cart-sums.ts';
import { known } from './fields.ts';
import { cancelledBody, cartBody, checkoutBody, erasedBody } from './generic-cart-body.ts';
import { currencyBody, issuesOf, lineNotes, typedBody, unused } from './generic-fields.ts';
import { isRecorded, shopper, unusable } from './person.ts';
import * as translation from './translation.ts';

/** Reads a delivery in our own format. An address that is none is dropped; every other mistake is named. */
export function translateGenericCart(request: WebhookRequest, shop: Shop): CartTranslation {
  const parsed = parseJson(request.body);
  if (!parsed.ok) return translation.invalid([parsed.issue]);
  const typed = typedBody.safeParse(parsed.value);
  if (!typed.success) return translation.invalid(issuesOf(typed.error));
  const { type } = typed.data;
  switch (type) {
    case 'cart.updated':
    case 'cart.saved':
      return cartChanged(type, parsed.value, shop);
    case 'cart.cancelled':
      return cartCancelled(parsed.value);
    case 'checkout.completed':
      return checkoutCompleted(parsed.value, shop);
    case 'shopper.erased':
      return shopperErased(parsed.value);
    default:
      return translation.ignored(`type ${cut(type, { characters: 60 })}`);
  }
}

function cartChanged(type: CartChanged['type'], body: unknown, shop: Shop): CartTranslation {
  const read = cartBody(currencyOf(body, shop)).safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const cart = read.data;
  const lines: readonly CartItem[] = cart.items.read.map(({ sku, name, quantity, price, image_url }) =>
    known({ sku, name, quantity, priceMinor: price, imageUrl: image_url }),
  );
  const items = lines.filter(({ priceMinor }) => priceMinor >= 0);
  const takenOff = lines
    .filter(({ priceMinor }) => priceMinor < 0)
    .map((line) => ({ name: line.name, minor: lineCost(line) }));
  const extras = items.length === 0 ? [] : extrasOf(items, cart.total, takenOff);
  const facts = { emails: [cart.email], name: cart.name, timeZone: cart.timezone, locale: cart.locale };
  const event = known({
    type,
    eventId: cart.event_id,
    cartId: cart.cart_id,
    occurredAt: cart.occurred_at,
    beganAt: cart.began_at,
    ...shopper(facts),
    // The event names the customer and nobody beside: what it says is the shop's record.
    emailIsRecorded: isRecorded([cart.email], cart.customer_id === undefined ? undefined : cart.email),
    customerId: cart.customer_id,
    consent: consentWord(cart),
    currency: cart.currency,
    totalMinor: cart.total,
    extras: extras.length === 0 ? undefined : extras,
    returnUrl: cart.return_url,
    savedLink: type === 'cart.saved' || cart.saved_link === true,
    items,
  });
  return translation.cartEvent(event as CartChanged, [
    ...unusable(facts),
    ...unused(body, cart),
    ...lineNotes(cart.items),
  ]);
}

function cartCancelled(body: unknown): CartTranslation {
  const read = cancelledBody.safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const { event_id, cart_id, occurred_at, order_id } = read.data;
  return translation.cartEvent({
    type: 'cart.cancelled',
    eventId: event_id,
    cartId: cart_id,
    occurredAt: occurred_at,
    ...(order_id === undefined ? {} : { orderId: order_id, isOrder: true as const }),
  });
}

function checkoutCompleted(body: unknown, shop: Shop): CartTranslation {
  const read = checkoutBody(currencyOf(body, shop)).safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const { cart_id, event_id, order_id, occurred_at, email, currency } = read.data;
  const notes = unused(body, read.data);
  // An amount of nobody knows what is none.
  const total = notes.includes('currency') ? undefined : read.data.total;
  const event = known({
    type: 'checkout.completed' as const,
    eventId: event_id,
    cartId: cart_id,
    orderId: order_id,
    occurredAt: occurred_at,
    email: emailAddress(email),
    emailIsRecorded: isRecorded([email], read.data.customer_id === undefined ? undefined : email),
    customerId: read.data.customer_id,
    consent: consentWord(read.data),
    currency: currency ?? (total === undefined ? undefined : shop.currency),
    totalMinor: total,
  });
  return translation.cartEvent(event as CheckoutCompleted, [...unusable({ emails: [email] }), ...notes]);
}

const consentWord = (said: {
  readonly marketing_consent?: boolean | undefined;
  readonly occurred_at: string;
}): ConsentWord | undefined =>
  said.marketing_consent === undefined ? undefined : { agrees: said.marketing_consent, at: said.occurred_at };

function shopperErased(body: unknown): CartTranslation {
  const read = erasedBody.safeParse(body);
  if (!read.success) return translation.invalid(issuesOf(read.error));
  const { event_id, occurred_at, email } = read.data;
  return translation.cartEvent({
    type: 'shopper.erased',
    eventId: event_id,
    occurredAt: occurred_at,
    email,
  });
}

/** With an unreadable currency the amounts are read as the shop's, so that every other mistake is named too. */
function currencyOf(body: unknown, shop: Shop): string {
  const read = currencyBody.safeParse(body);
  return read.success ? read.data.currency : shop.currency;
}
