// The events that Shopify's carts and checkouts come to: the cart changed, it is over, it was bought.
import type {
  CartChanged,
  CartItem,
  CartTranslation,
  CheckoutCompleted,
  Extra,
} from '../events/cart-events.ts';
import type { Issue } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { firstAmount } from './amounts.ts';
import { basketOf } from './basket-lines.ts';
import { extrasOf } from './cart-sums.ts';
import { at, currencyCode, id, instant, known, list, text } from './fields.ts';
import { isRecorded, shopper, unusable } from './person.ts';
import { saysSaved } from './saved-cart.ts';
import { itemOf } from './shopify-cart-lines.ts';
import { deliveryId, type ShopifyDelivery } from './shopify-delivery.ts';
import { idOf } from './shopify-ids.ts';
import { consentWord } from './shopify-shopper.ts';
import * as translation from './translation.ts';

type Facts = {
  readonly cartId: string | undefined;
  readonly currency: string;
  readonly totalMinor: number | undefined;
  readonly shopTotalMinor: number | undefined;
  readonly shopTotalIn: string;
  /** What the body speaks of beside its lines. */
  readonly named: readonly Extra[];
  readonly returnUrl: string | undefined;
  readonly wrong: readonly Issue[];
};

export function changed(body: unknown, { request, shop }: ShopifyDelivery, facts: Facts): CartTranslation {
  const { cartId, currency, totalMinor, returnUrl } = facts;
  const beganAt = instant(at(body, 'created_at'));
  const occurredAt = instant(at(body, 'updated_at')) ?? beganAt;
  const { items, notes } = basketOf<CartItem>(
    list(at(body, 'line_items')).map((line) => itemOf(line, currency)),
  );
  const issues = [...facts.wrong];
  if (cartId === undefined) issues.push({ path: 'token', message: 'is missing' });
  if (occurredAt === undefined) issues.push({ path: 'updated_at', message: 'must be an instant' });
  if (issues.length > 0) return translation.invalid(issues);
  const extras =
    totalMinor === undefined || items.length === 0 ? [] : extrasOf(items, totalMinor, facts.named);
  const isForeign = currency !== shop.currency && facts.shopTotalIn === shop.currency;
  const customer = at(body, 'customer');
  const who = {
    emails: [at(body, 'email'), at(customer, 'email')],
    name: text(at(customer, 'first_name')) ?? at(body, 'billing_address', 'first_name'),
    locale: at(body, 'customer_locale'),
  };
  const consent = consentWord(body, occurredAt);
  const event = known({
    type: 'cart.updated' as const,
    eventId: deliveryId(request),
    cartId,
    occurredAt,
    beganAt,
    ...shopper(who),
    emailIsRecorded: isRecorded(who.emails, at(customer, 'email')),
    customerId: idOf(customer),
    consent,
    currency,
    totalMinor,
    shopTotalMinor: isForeign ? facts.shopTotalMinor : undefined,
    extras: extras.length === 0 ? undefined : extras,
    returnUrl,
    // A checkout says note_attributes; a cart may say attributes.
    savedLink:
      saysSaved(at(body, 'note_attributes'), shop.savedCartKey) ||
      saysSaved(at(body, 'attributes'), shop.savedCartKey),
    items,
  });
  return translation.cartEvent(event as CartChanged, [...unusable(who), ...notes]);
}

export const over = (
  cartId: string,
  {
    request,
    occurredAt,
    orderId,
  }: {
    readonly request: WebhookRequest;
    readonly occurredAt: string;
    /** Of the order that was taken back with it. */
    readonly orderId?: string;
  },
): CartTranslation =>
  translation.cartEvent({
    type: 'cart.cancelled',
    eventId: deliveryId(request),
    cartId,
    occurredAt,
    ...(orderId === undefined ? {} : { orderId, isOrder: true as const }),
  });

type Purchase = Record<'cartId' | 'orderId' | 'occurredAt', string | undefined> & {
  /** Of the total; the shop's where absent. */
  readonly currency?: string;
};

export function completed(
  body: unknown,
  { request, shop }: ShopifyDelivery,
  { currency = currencyOf(body, shop), ...purchase }: Purchase,
): CartTranslation {
  const { cartId, orderId, occurredAt } = purchase;
  const issues: Issue[] = [];
  if (cartId === undefined || orderId === undefined)
    issues.push({ path: cartId === undefined ? 'token' : 'id', message: 'is missing' });
  if (occurredAt === undefined) issues.push({ path: 'created_at', message: 'must be an instant' });
  if (issues.length > 0) return translation.invalid(issues);
  const inShops = at(body, 'total_price_set', 'shop_money', 'amount');
  const totalMinor = firstAmount(
    currency === currencyOf(body, shop) ? [inShops, at(body, 'total_price')] : [at(body, 'total_price')],
    currency,
  );
  const emails = [at(body, 'email'), at(body, 'contact_email'), at(body, 'customer', 'email')];
  const event = known({
    type: 'checkout.completed' as const,
    eventId: deliveryId(request),
    cartId,
    orderId,
    occurredAt,
    ...shopper({ emails }),
    emailIsRecorded: isRecorded(emails, at(body, 'customer', 'email')),
    customerId: idOf(at(body, 'customer')),
    consent: consentWord(body, occurredAt),
    currency: totalMinor === undefined ? undefined : currency,
    totalMinor,
  });
  return translation.cartEvent(event as CheckoutCompleted, unusable({ emails }));
}

export const currencyOf = (body: unknown, shop: Shop): string =>
  currencyCode(at(body, 'currency')) ?? shop.currency;

/** What the shopper sees the amounts of a checkout in. */
export const shownCurrency = (body: unknown, shop: Shop): string =>
  currencyCode(at(body, 'presentment_currency')) ?? currencyOf(body, shop);

export const tokenOf = (value: unknown): string | undefined => id(text(value)?.split('?')[0]);
