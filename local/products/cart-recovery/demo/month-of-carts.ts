// A month of carts, drawn from a seed. Each is filled over an hour or so, one thing after the other, and then left.
// What becomes of it is dealt out rather than drawn, so that a small month has its share of everything too.

import { DAY_MS } from '../../../demo/beats.ts';
import type { FeedProduct } from '../../../sample/store/feed.ts';
import { sampleCatalogue } from '../../../sample/store/feed.ts';
import { type SeededRandom, seededRandom } from '../../../seeded-random.ts';
import type { CartLine } from '../sample-carts.ts';
import type { CartOwner } from './cast.ts';

export type Fate = 'buys-alone' | 'buys-after-reminder' | 'unsubscribes' | 'leaves';

/** Shares of a hundred carts; the rest is left for good. */
export type Fates = {
  readonly buysAlone: number;
  readonly buysAfterReminder: number;
  readonly unsubscribes: number;
};

export type PlannedCart = {
  readonly cartId: string;
  readonly owner: CartOwner;
  readonly fate: Fate;
  /** What is in it, change by change. */
  readonly changes: readonly { readonly at: number; readonly lines: readonly CartLine[] }[];
  /** The store tells its last change a second time at this moment. */
  readonly repeatedAt?: number;
  /** Bought without any reminder, before the shortest wait is over. */
  readonly boughtAt?: number;
};

const MINUTE_MS = 60_000;
const FIRST_HOUR = 7;
const HOURS_OPEN = 15;
const BUYS_AFTER_MINUTES = 30;
const GOODS = sampleCatalogue.filter(({ stock, category }) => stock !== 0 && category !== 'gift-cards');
/** Most carts of such a shop hold parts and clothes; one in five holds a bike. */
const SMALL_GOODS = GOODS.filter(({ category }) => category !== 'bikes');
const BIKES = GOODS.filter(({ category }) => category === 'bikes');

/** `count` carts of `events` changes each over `days` days from `startsAt`, in order of their beginnings. */
export function monthOfCarts(plan: {
  readonly seed: number;
  readonly owners: readonly CartOwner[];
  readonly count: number;
  readonly events: number;
  readonly startsAt: Date;
  readonly days: number;
  readonly fates: Fates;
}): readonly PlannedCart[] {
  const random = seededRandom(plan.seed);
  const beginnings = Array.from({ length: plan.count }, () => {
    const minute = FIRST_HOUR * 60 + random.below(HOURS_OPEN * 60);
    return plan.startsAt.getTime() + random.below(plan.days) * DAY_MS + minute * MINUTE_MS;
  }).sort((one, other) => one - other);
  return beginnings.map((beganAt, index) => plannedCart(beganAt, index, plan, random));
}

function plannedCart(
  beganAt: number,
  index: number,
  { owners, events, fates }: Parameters<typeof monthOfCarts>[0],
  random: SeededRandom,
): PlannedCart {
  const changes: { at: number; lines: readonly CartLine[] }[] = [];
  const lines = new Map<FeedProduct, number>();
  let at = beganAt;
  for (let event = 0; event < events; event += 1) {
    const isNew = lines.size < 4 || random.below(3) === 0;
    const goods = isNew
      ? random.oneOf(event === 0 && random.below(5) === 0 ? BIKES : SMALL_GOODS)
      : undefined;
    const held = [...lines.keys()];
    // Three or four things; after that the shopper dithers about how many of them.
    if (goods !== undefined && lines.size < 4) lines.set(goods, 1);
    else lines.set(random.oneOf(held), 1 + random.below(2));
    changes.push({ at, lines: [...lines] });
    at += (2 + random.below(8)) * MINUTE_MS;
  }
  const lastAt = changes.at(-1)?.at ?? beganAt;
  const fate = fateOf(index, fates);
  return {
    cartId: `M-${1001 + index}`,
    // Everybody has a turn before anybody has a second one.
    owner: owners[(index * 7) % owners.length] as CartOwner,
    fate,
    changes,
    ...(random.below(10) === 0 ? { repeatedAt: lastAt + 20 * MINUTE_MS } : {}),
    ...(fate === 'buys-alone' ? { boughtAt: lastAt + BUYS_AFTER_MINUTES * MINUTE_MS } : {}),
  };
}

export function fateOf(index: number, { buysAlone, buysAfterReminder, unsubscribes }: Fates): Fate {
  const place = (index * 37) % 100;
  if (place < buysAlone) return 'buys-alone';
  if (place < buysAlone + buysAfterReminder) return 'buys-after-reminder';
  return place < buysAlone + buysAfterReminder + unsubscribes ? 'unsubscribes' : 'leaves';
}
