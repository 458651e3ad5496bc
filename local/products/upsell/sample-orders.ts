// Bodies of the generic webhook, as the sample store would post them. Ids and times come in as arguments; a
// random order is the same for the same seed.
import { decimalText } from '../../../shared/shop/money.ts';
import {
  type FeedProduct,
  product,
  type SampleOrder,
  type Shopper,
  sampleCatalogue,
  sampleShoppers,
  shopper,
} from '../../sample/store/feed.ts';
import { minorOf } from '../../sample/store/price.ts';
import { seededRandom } from '../../seeded-random.ts';

export type When = { readonly orderId: string; readonly placedAt: Date };

export type SampleEvent =
  | SampleOrder
  | { readonly type: 'order.cancelled' | 'order.refunded'; readonly order_id: string }
  | { readonly type: 'customer.opted_out' | 'customer.erased'; readonly customer: { readonly id: string } };

/** Tom, who owns the track pump, buys a commuter bike at 520.00. */
export const commuterBikeOrder = (when: When): SampleOrder =>
  orderOf(when, shopper('c-77'), [[product('BIKE-COMMUTER'), 1]]);

/** A gift card, which nothing goes with: no nudge may come of it. */
export const giftCardOrder = (when: When): SampleOrder =>
  orderOf(when, shopper('c-90'), [[product('GIFT-CARD-25'), 1]]);

/** One to three lines of anything the store has in stock, bought by anyone. */
export function randomOrder(seed: number, when: When): SampleOrder {
  const random = seededRandom(seed);
  const goods = sampleCatalogue.filter((product) => product.stock !== 0);
  const lines = new Map<FeedProduct, number>();
  for (let line = 0, count = 1 + random.below(3); line < count; line += 1) {
    lines.set(random.oneOf(goods), 1 + random.below(2));
  }
  return orderOf(when, random.oneOf(sampleShoppers), [...lines]);
}

export const orderCancelled = (orderId: string): SampleEvent => ({
  type: 'order.cancelled',
  order_id: orderId,
});
export const orderRefunded = (orderId: string): SampleEvent => ({
  type: 'order.refunded',
  order_id: orderId,
});
export const customerOptedOut = (customerId: string): SampleEvent => ({
  type: 'customer.opted_out',
  customer: { id: customerId },
});
export const customerErased = (customerId: string): SampleEvent => ({
  type: 'customer.erased',
  customer: { id: customerId },
});

/** An order of these goods at the store's prices, its total added up exactly. */
export function orderOf(
  { orderId, placedAt }: When,
  customer: Shopper,
  lines: readonly (readonly [FeedProduct, number])[],
): SampleOrder {
  const currency = lines[0]?.[0].currency ?? 'GBP';
  const totalMinor = lines.reduce(
    (sum, [{ price }, quantity]) => sum + minorOf(price, currency) * quantity,
    0,
  );
  return {
    type: 'order.created',
    order_id: orderId,
    placed_at: placedAt.toISOString(),
    currency,
    total: decimalText(totalMinor, currency),
    customer,
    items: lines.map(([{ sku, name, price }, quantity]) => ({ sku, name, quantity, price })),
  };
}
