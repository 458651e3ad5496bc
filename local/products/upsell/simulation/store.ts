// The store's orders, what becomes of them, and what customers tell the store about mail.

import type { Chance } from '../../../chance.ts';
import { product, type Shopper, sampleCatalogue } from '../../../sample/store/feed.ts';
import type { SampleStore } from '../../../sample/store/sample-store.ts';
import type { Row } from '../../../simulator/books.ts';
import type { Deed } from '../../../simulator/deed.ts';
import type { Sender } from '../../../simulator/senders.ts';
import {
  customerErased,
  customerOptedOut,
  orderCancelled,
  orderOf,
  orderRefunded,
} from '../sample-orders.ts';
import { ADD_ONS, BIKES, customers } from './cast.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const OLD_MS = 30 * HOUR_MS;

type Month = { readonly startsAt: Date; readonly days: number };

/** An order, and its end where it is taken back. */
export function orderDeeds(parts: {
  readonly store: Sender;
  /** Whoever may come, as often as they do. */
  readonly visits: readonly Shopper[];
  readonly chance: Chance;
  readonly number: number;
  readonly month: Month;
}): readonly Deed[] {
  const { store, visits, chance, number, month } = parts;
  const orderId = `O-${number}`;
  const at = month.startsAt.getTime() + chance.between(0, month.days * DAY_MS - 2 * HOUR_MS);
  const customer = chance.draws.oneOf(visits);
  const other = sampleCatalogue
    .filter(({ stock, category }) => stock !== 0 && category !== 'bikes')
    .map(({ sku }) => sku);
  const skus = new Set([chance.draws.oneOf(chance.happens(0.7) ? BIKES : other)]);
  if (chance.happens(0.6)) skus.add(chance.draws.oneOf(chance.happens(0.6) ? ADD_ONS : other));
  const order = orderOf(
    // Of some the store tells only when nobody waits for anything more of them.
    { orderId, placedAt: new Date(chance.happens(0.05) ? at - OLD_MS : at) },
    customer,
    [...skus].map((sku) => [product(sku), 1] as const),
  );
  const tell = (what: string, when: number, event: object) =>
    store.tells({ id: `${orderId}-${what}`, at: when, event: event as Row });
  const deeds = [...tell('created', at, order)];
  const fate = chance.between(1, 100);
  const end = at + chance.between(1, fate <= 12 ? 90 : 3_000) * MINUTE_MS;
  if (fate <= 12) deeds.push(...tell('cancelled', end, orderCancelled(orderId)));
  else if (fate <= 22) deeds.push(...tell('refunded', end, orderRefunded(orderId)));
  // Who has just bought looks at the settings of their account, while the nudge is on its way.
  else if (fate <= 27)
    deeds.push(
      ...tell('leaves', at + chance.between(1, 70) * MINUTE_MS, customerOptedOut(String(customer.id))),
    );
  return deeds;
}

const GUESTS_AN_EVENING = 3;
const EVENING_MS = 20.5 * HOUR_MS;

/**
 * In the evening some come back as guests, whom the store names by address and number alone. What would be offered to them waits
 * for the morning, and is due at once.
 */
export function guestDeeds(store: Sender, chance: Chance, month: Month): readonly Deed[] {
  const evenings = Array.from({ length: month.days * GUESTS_AN_EVENING }, (_, index) => index);
  return evenings.flatMap((index) => {
    const own = chance.of(`guest ${index}`);
    const customer = own.draws.oneOf(customers);
    const { id: _, email = '', ...guest } = customer;
    const day = Math.floor(index / GUESTS_AN_EVENING);
    const at = month.startsAt.getTime() + day * DAY_MS + EVENING_MS + own.between(0, 2 * HOUR_MS);
    const orderId = `G-${index + 1}`;
    const order = orderOf({ orderId, placedAt: new Date(at) }, customer, [
      [product(own.draws.oneOf(BIKES)), 1],
    ]);
    const asGuest = {
      ...order,
      customer: { ...guest, email: own.happens(0.5) ? email.toUpperCase() : email },
    };
    return store.tells({ id: `${orderId}-created`, at, event: asGuest });
  });
}

/** Somebody changes their mind about mail in the store, or is forgotten. */
export function customerDeeds(
  store: Sender,
  customer: Shopper,
  { chance, month }: { readonly chance: Chance; readonly month: Month },
): readonly Deed[] {
  const id = String(customer.id);
  const at = month.startsAt.getTime() + chance.between(HOUR_MS, month.days * DAY_MS);
  const tell = (what: string, when: number, event: object) =>
    store.tells({ id: `${id}-${what}`, at: when, event: event as Row });
  // Some stores name whom they mean by the address too, and some by the account alone.
  const named = chance.of('named').happens(0.5) ? { email: customer.email, phone: customer.phone } : {};
  const erased = { type: 'customer.erased', customer: { id, ...named } };
  const fate = chance.between(1, 100);
  const channel = chance.happens(0.5) ? 'sms' : 'email';
  const consents = (when: number) =>
    tell('consented', when, { type: 'customer.consented', customer: { id }, channel });
  if (fate <= 30) {
    const left = fate <= 15 ? tell('erased', at, erased) : tell('opted-out', at, customerOptedOut(id));
    // A box that somebody ticked elsewhere brings nobody back.
    return chance.happens(0.5) ? [...left, ...consents(at + chance.between(1, 600) * MINUTE_MS)] : left;
  }
  return fate <= 55 ? consents(at) : [];
}

const SHELF_CHANGES_A_DAY = 12;
const SOLD_OUT_FOR_MS = 2 * HOUR_MS;
/** Before the quiet hours end, in summer and in winter. */
const STOCKTAKING_MS = 6.5 * HOUR_MS;

/** The shelves change while offers wait: the price and the stock of what is offered. */
export function shelfDeeds(
  store: SampleStore,
  note: (about: Row) => void,
  { chance, month }: { readonly chance: Chance; readonly month: Month },
): readonly Deed[] {
  const asBefore = (sku: string) => {
    const { price, stock } = product(sku);
    store.put([product(sku)]);
    note({ sku, stock, price_minor: Math.round(Number(price) * 100) });
  };
  const restock = (at: number, sku: string): Deed => ({
    at,
    who: 'store',
    does: `restocks ${sku}`,
    async run() {
      asBefore(sku);
      return [];
    },
  });
  // On some mornings, while nudges wait for the end of the night, nothing can be had until the shelves are counted.
  const days = Array.from({ length: month.days }, (_, day) => day);
  const mornings = days.filter((day) => chance.of(`stocktaking ${day}`).happens(0.4));
  const stocktaking = mornings.map((day): Deed => {
    const at = month.startsAt.getTime() + day * DAY_MS + STOCKTAKING_MS;
    return {
      at,
      who: 'store',
      does: 'counts its shelves, and has nothing until then',
      async run() {
        for (const sku of ADD_ONS) {
          store.setStock(sku, 0);
          note({ sku, stock: 0 });
        }
        return ADD_ONS.map((sku) => restock(at + SOLD_OUT_FOR_MS, sku));
      },
    };
  });
  const changes = Array.from({ length: month.days * SHELF_CHANGES_A_DAY }, (_, index): Deed => {
    const own = chance.of(`shelf ${index}`);
    const { sku, price } = product(own.draws.oneOf(ADD_ONS));
    const kind = own.between(1, 3);
    const moment = month.startsAt.getTime() + own.between(0, month.days * DAY_MS);
    return {
      at: moment,
      who: 'store',
      does: `${kind === 1 ? 'sells out of' : kind === 2 ? 'prices' : 'restocks'} ${sku}`,
      async run() {
        if (kind === 1) {
          store.setStock(sku, 0);
          note({ sku, stock: 0 });
          return [restock(moment + SOLD_OUT_FOR_MS, sku)];
        }
        if (kind === 2) {
          store.setPrice(sku, (Number(price) + 1).toFixed(2));
          note({ sku, price_minor: Math.round(Number(price) * 100) + 100 });
        } else asBefore(sku);
        return [];
      },
    };
  });
  return [...stocktaking, ...changes];
}

/** An order of somebody whom the shop has never seen, or a customer whom the store never asked to forget. */
export function forgedEvent(id: string, at: Date, own: Chance): Row {
  const customer = own.draws.oneOf(customers);
  if (own.happens(0.5)) return customerErased(String(customer.id)) as Row;
  const bike = sampleCatalogue.filter(({ category }) => category === 'bikes');
  return orderOf({ orderId: id, placedAt: at }, customer, [[own.draws.oneOf(bike), 1]]) as Row;
}
