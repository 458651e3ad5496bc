// A month of a small shop's orders, drawn from a seed: mostly one or two things, during the day and in the evening, one
// order in twenty a gift card, some taken back, one in ten sent a second time by the store.

import { DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import type { FeedProduct, SampleOrder } from '../../../sample/store/feed.ts';
import { sampleCatalogue } from '../../../sample/store/feed.ts';
import { type SeededRandom, seededRandom } from '../../../seeded-random.ts';
import { orderOf } from '../sample-orders.ts';
import { type Castmate, shopperOf } from './cast.ts';

export type PlannedOrder = {
  readonly at: number;
  readonly order: SampleOrder;
  /** Sent again by the store at this moment, as "paid" and "fulfilled" are. */
  readonly repeatedAt?: number;
  readonly stop?: { readonly at: number; readonly type: 'order.cancelled' | 'order.refunded' };
};

const FIRST_HOUR = 7;
const HOURS_OPEN = 16;
const GIFT_CARDS = sampleCatalogue.filter(({ category }) => category === 'gift-cards');
const GOODS = sampleCatalogue.filter(({ category, stock }) => category !== 'gift-cards' && stock !== 0);
/** Bikes are what such a shop lives by. */
const SHELF = [
  ...GOODS,
  ...GOODS.filter(({ category }) => category === 'bikes').flatMap((bike) => [bike, bike]),
];

/** `count` orders over `days` days from `startsAt`, in order of time. */
export function monthOfOrders(plan: {
  readonly seed: number;
  readonly cast: readonly Castmate[];
  readonly count: number;
  readonly startsAt: Date;
  readonly days: number;
}): readonly PlannedOrder[] {
  const random = seededRandom(plan.seed);
  const moments = Array.from({ length: plan.count }, () => {
    const day = random.below(plan.days);
    const minute = FIRST_HOUR * 60 + random.below(HOURS_OPEN * 60);
    return plan.startsAt.getTime() + day * DAY_MS + minute * 60_000 + random.below(60) * 1000;
  }).sort((one, other) => one - other);
  return moments.map((at, index) => plannedOrder(at, `D-${1001 + index}`, plan.cast, random));
}

function plannedOrder(
  at: number,
  orderId: string,
  cast: readonly Castmate[],
  random: SeededRandom,
): PlannedOrder {
  const buyer = random.oneOf(cast);
  const order = orderOf({ orderId, placedAt: new Date(at) }, shopperOf(buyer), basket(random));
  const fate = random.below(100);
  // Half of the cancellations come before the nudge, half after it.
  const cancelledAt = at + (random.below(2) === 0 ? 20 * 60_000 : 5 * HOUR_MS);
  return {
    at,
    order,
    ...(random.below(10) === 0 ? { repeatedAt: at + DAY_MS } : {}),
    ...(fate < 3 ? { stop: { at: cancelledAt, type: 'order.cancelled' } } : {}),
    ...(fate === 3 ? { stop: { at: at + 2 * DAY_MS, type: 'order.refunded' } } : {}),
  };
}

function basket(random: SeededRandom): readonly (readonly [FeedProduct, number])[] {
  if (random.below(20) === 0) return [[random.oneOf(GIFT_CARDS), 1]];
  const lines = new Map<FeedProduct, number>();
  const wanted = [1, 1, 1, 1, 1, 1, 2, 2, 2, 3][random.below(10)] ?? 1;
  for (let line = 0; line < wanted; line += 1) lines.set(random.oneOf(SHELF), 1);
  return [...lines];
}
