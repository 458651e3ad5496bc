// Carts as the sample store would tell of them, in the generic format. Ids and times come in as arguments; a random
// cart is the same for the same seed. The goods are the store's own, so that the way back leads to a filled basket.
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { decimalText } from '../../../shared/shop/money.ts';
import {
  type FeedProduct,
  product,
  type Shopper,
  sampleCatalogue,
  sampleShoppers,
} from '../../sample/store/feed.ts';
import { minorOf } from '../../sample/store/price.ts';
import { seededRandom } from '../../seeded-random.ts';

/** The shop that the carts are left in. */
export type CartShop = { readonly currency: string; readonly storeUrl: string; readonly timeZone: string };

/** One telling of a cart. */
export type Telling = { readonly eventId: string; readonly at: Date };

export type SampleCart = {
  readonly type: 'cart.updated' | 'cart.saved';
  readonly event_id: string;
  readonly cart_id: string;
  readonly occurred_at: string;
  readonly email?: string;
  readonly name?: string;
  readonly timezone: string;
  readonly locale?: string;
  readonly currency: string;
  readonly total: string;
  readonly return_url: string;
  readonly saved_link: boolean;
  readonly marketing_consent: boolean;
  readonly items: readonly {
    readonly sku: string;
    readonly name: string;
    readonly quantity: number;
    readonly price: string;
    readonly image_url: string;
  }[];
};

export type SampleCartEvent =
  | SampleCart
  | {
      readonly type: 'checkout.completed';
      readonly event_id: string;
      readonly cart_id: string;
      readonly order_id: string;
      readonly occurred_at: string;
      readonly email?: string;
      readonly currency: string;
      readonly total: string;
    }
  | {
      readonly type: 'shopper.erased';
      readonly event_id: string;
      readonly occurred_at: string;
      readonly email: string;
    };

export type CartLine = readonly [product: FeedProduct, quantity: number];
type Someone = Pick<Shopper, 'name' | 'locale'> & {
  readonly email?: string;
  /** Left out: they ticked the box. */
  readonly acceptsMarketing?: boolean;
};

const ana: Someone = { name: 'Ana', locale: 'en-GB', email: 'ana@example.com' };

/** A rack, a bag and two cables: 120.00, a medium cart. */
export const anasCart = (cartId: string, shop: CartShop, telling: Telling): SampleCart =>
  cartOf({ cartId, shop, shopper: ana, telling }, [
    [product('RACK-REAR'), 1],
    [product('BAG-HANDLEBAR'), 1],
    [product('LOCK-CABLE'), 2],
  ]);

/** One to three lines of anything on the shelves, left behind by somebody who has an e-mail address. */
export function randomCart(seed: number, cartId: string, shop: CartShop, telling: Telling): SampleCart {
  const random = seededRandom(seed);
  const goods = sampleCatalogue.filter(({ stock }) => stock !== 0);
  const lines = new Map<FeedProduct, number>();
  for (let line = 0, count = 1 + random.below(3); line < count; line += 1)
    lines.set(random.oneOf(goods), 1 + random.below(2));
  const shopper = random.oneOf(sampleShoppers.filter(({ email }) => email !== undefined));
  return cartOf({ cartId, shop, shopper, telling }, [...lines]);
}

/** A cart of these goods at the store's prices, its total added up exactly. */
export function cartOf(
  cart: {
    readonly cartId: string;
    readonly shop: CartShop;
    readonly shopper: Someone;
    readonly telling: Telling;
  },
  lines: readonly CartLine[],
): SampleCart {
  const { currency, storeUrl, timeZone } = cart.shop;
  const priced = lines.map(([goods, quantity]) => ({ goods, quantity, price: inCurrency(goods, currency) }));
  const totalMinor = priced.reduce(
    (sum, { price, quantity }) => sum + minorOf(price, currency) * quantity,
    0,
  );
  return {
    type: 'cart.updated',
    event_id: cart.telling.eventId,
    cart_id: cart.cartId,
    occurred_at: cart.telling.at.toISOString(),
    ...(cart.shopper.email === undefined ? {} : { email: cart.shopper.email }),
    name: cart.shopper.name,
    timezone: timeZone,
    locale: cart.shopper.locale,
    currency,
    total: decimalText(totalMinor, currency),
    return_url: `${storeUrl}/cart/${encodeURIComponent(cart.cartId)}?holds=${lines.map(([{ sku }, quantity]) => `${sku}*${quantity}`).join(',')}`,
    saved_link: false,
    marketing_consent: cart.shopper.acceptsMarketing ?? true,
    items: priced.map(({ goods, quantity, price }) => ({
      sku: goods.sku,
      name: goods.name,
      quantity,
      price,
      image_url: `${storeUrl}/pictures/${goods.category}.svg`,
    })),
  };
}

/** The same cart a moment later, with one more thing in it: something the catalogue has and the cart has not. */
export function grown(cart: SampleCart, telling: Telling, shop: CartShop): SampleCart {
  const held = new Set(cart.items.map(({ sku }) => sku));
  const more = sampleCatalogue.find(({ sku, stock, category }) => {
    return stock !== 0 && category !== 'bikes' && !held.has(sku);
  });
  const kept = cart.items.map(({ sku, quantity }): CartLine => [product(sku), quantity]);
  const { name = '', locale = 'en-GB', email } = cart;
  const shopper = { name, locale, ...(email === undefined ? {} : { email }) };
  return cartOf(
    { cartId: cart.cart_id, shop, shopper, telling },
    more === undefined ? kept : [...kept, [more, 1]],
  );
}

/** The shopper keeps the cart on purpose. */
export const saved = (cart: SampleCart, { eventId, at }: Telling): SampleCart => ({
  ...cart,
  type: 'cart.saved',
  event_id: eventId,
  occurred_at: at.toISOString(),
  saved_link: true,
});

/** The shopper buys what is in it. */
export const checkedOut = (cart: SampleCart, { eventId, at }: Telling): SampleCartEvent => ({
  type: 'checkout.completed',
  event_id: eventId,
  cart_id: cart.cart_id,
  order_id: `O-${cart.cart_id}`,
  occurred_at: at.toISOString(),
  ...(cart.email === undefined ? {} : { email: cart.email }),
  currency: cart.currency,
  total: cart.total,
});

export const shopperErased = (email: string, { eventId, at }: Telling): SampleCartEvent => ({
  type: 'shopper.erased',
  event_id: eventId,
  occurred_at: at.toISOString(),
  email,
});

/** The store's price as if its figure were of this currency: the sample shop may be set up for any. */
const inCurrency = ({ price }: FeedProduct, currency: string): string =>
  Number(price).toFixed(decimalsOf(currency));
