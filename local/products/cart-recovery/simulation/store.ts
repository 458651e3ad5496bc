// The store's carts: each is changed a few times, saved or left, and bought here, elsewhere or never.

import type { Chance } from '../../../chance.ts';
import { product, sampleCatalogue } from '../../../sample/store/feed.ts';
import type { Books, Row } from '../../../simulator/books.ts';
import type { Deed } from '../../../simulator/deed.ts';
import type { Sender } from '../../../simulator/senders.ts';
import {
  type CartLine,
  type CartShop,
  cartOf,
  checkedOut,
  grown,
  type SampleCart,
  type SampleCartEvent,
  saved,
  shopperErased,
} from '../sample-carts.ts';
import { type CartShopper, PRODUCT, shoppers } from './cast.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OLD_MS = 60 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;

export type CartWorld = {
  readonly store: Sender;
  readonly shop: CartShop;
  readonly books: Books;
};

/** A cart from its first thing to its end. */
export function cartDeeds(parts: {
  readonly world: CartWorld;
  readonly shopper: CartShopper;
  readonly chance: Chance;
  readonly number: number;
  readonly startsAt: Date;
  readonly days: number;
}): readonly Deed[] {
  const { world, shopper, chance, number, startsAt, days } = parts;
  const cartId = `K-${number}`;
  const shop = { ...world.shop, timeZone: shopper.timeZone ?? world.shop.timeZone };
  let at = startsAt.getTime() + chance.between(0, days * DAY_MS - 2 * HOUR_MS);
  let count = 0;
  const deeds: Deed[] = [];
  const telling = () => {
    count += 1;
    return { eventId: `e-${number}-${count}`, at: new Date(at) };
  };
  // Of some the store tells only when nobody remembers them.
  const lateMs = chance.happens(0.05) ? OLD_MS : 0;
  const tell = (event: SampleCartEvent) =>
    deeds.push(...world.store.tells({ id: `cart-${event.event_id}`, at: at + lateMs, event: event as Row }));

  // The address may come with a later event only, or change between two.
  const isNameless = chance.happens(0.15);
  const someone = (email: string | undefined) => ({
    name: shopper.name,
    locale: shopper.locale,
    ...(email === undefined ? {} : { email }),
  });
  let cart: SampleCart = cartOf(
    { cartId, shop, shopper: someone(isNameless ? undefined : shopper.email), telling: telling() },
    linesOf(chance),
  );
  tell(cart);
  for (let change = chance.between(0, 3); change > 0; change -= 1) {
    // Some in quick succession, so that a store which collects tells them together.
    at += chance.happens(0.3) ? MINUTE_MS : chance.between(1, 90) * MINUTE_MS;
    const moved = chance.happens(0.5) && shopper.otherEmail !== undefined;
    const email = moved ? shopper.otherEmail : shopper.email;
    const told = telling();
    // A store whose clock stands in next year says so, and means now.
    const dated = chance.happens(0.04) ? { ...told, at: new Date(at + YEAR_MS) } : told;
    cart = grown({ ...cart, ...(email === undefined ? {} : { email }) }, dated, shop);
    tell(cart);
  }
  if (chance.happens(0.2)) {
    at += MINUTE_MS;
    cart = saved(cart, telling());
    tell(cart);
  }
  const fate = chance.between(1, 100);
  if (fate <= 30) {
    at += chance.between(1, 30 * 60) * MINUTE_MS;
    tell(checkedOut(cart, telling()));
    if (chance.happens(0.3)) {
      // Paid for in two parts, or told by a second way: the first is when it was bought.
      at += chance.between(1, 300) * MINUTE_MS;
      tell(checkedOut(cart, telling()));
    }
  } else if (fate <= 45) {
    // Bought elsewhere: under a cart of which the shop has never heard.
    at += chance.between(1, 30 * 60) * MINUTE_MS;
    const elsewhere = { ...cart, cart_id: `${cartId}-elsewhere`, email: spelled(shopper.email, chance) };
    tell(checkedOut(elsewhere, telling()));
  }
  return deeds;
}

/** The store is told to forget somebody. */
export function erasureDeeds(
  { store }: Pick<CartWorld, 'store'>,
  shopper: CartShopper,
  at: number,
): readonly Deed[] {
  const id = `erase-${shopper.name.toLowerCase()}`;
  const event = shopperErased(shopper.email.toLowerCase(), { eventId: id, at: new Date(at) });
  return store.tells({ id, at, event: event as Row });
}

/** A cart that nobody has, or somebody whom the store never asked to forget. */
export function forgedEvent({ shop }: Pick<CartWorld, 'shop'>, id: string, at: Date, own: Chance): Row {
  const shopper = own.draws.oneOf(shoppers);
  const telling = { eventId: id, at };
  if (own.happens(0.4)) return shopperErased(shopper.email.toLowerCase(), telling) as Row;
  const cart = cartOf({ cartId: id, shop, shopper, telling }, linesOf(own));
  return (own.happens(0.5) ? cart : checkedOut(cart, telling)) as Row;
}

export const noteOf =
  (books: Books, now: () => Date) =>
  (kind: string, about: Row): ReturnType<Books['note']> =>
    books.note({ product: PRODUCT, kind, at: now().toISOString(), acknowledgedAt: undefined, about });

function linesOf(chance: Chance): readonly CartLine[] {
  const goods = sampleCatalogue.filter(({ stock, category }) => stock !== 0 && category !== 'gift-cards');
  const chosen = new Set(Array.from({ length: chance.between(1, 3) }, () => chance.draws.oneOf(goods).sku));
  return [...chosen].map((sku): CartLine => [product(sku), chance.between(1, 2)]);
}

const spelled = (email: string, chance: Chance): string =>
  chance.happens(0.5) ? email.toUpperCase() : email;
