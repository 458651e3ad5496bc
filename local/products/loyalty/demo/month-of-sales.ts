// A month of sales, drawn from a seed: who comes when, what they buy, and the odd thing that happens to a sale.

import { DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import { type SeededRandom, seededRandom } from '../../../seeded-random.ts';
import { basket, type SaleLine } from '../sample-sales.ts';
import type { DemoMember } from './cast.ts';

/** What becomes of a sale after it was closed. */
export type SaleFate = 'stays' | 'told-again' | 'corrected' | 'refunded-in-part' | 'refunded' | 'voided';

export type PlannedSale = {
  readonly saleId: string;
  readonly at: number;
  readonly member: DemoMember;
  readonly lines: readonly SaleLine[];
  readonly fate: SaleFate;
  /** The member asks at the counter what the points are good for, and takes what there is. */
  readonly asks: boolean;
};

const MINUTE_MS = 60_000;
/** UTC; the counter is open from nine to seven in London's summer time, and from eight to six after it. */
const FIRST_HOUR = 8;
const HOURS_OPEN = 10;

/** `count` sales over `days` days from `startsAt`, in order of time. */
export function monthOfSales(plan: {
  readonly seed: number;
  readonly members: readonly DemoMember[];
  readonly count: number;
  readonly startsAt: Date;
  readonly days: number;
  /** Every so many sales somebody asks. */
  readonly asksEvery: number;
}): readonly PlannedSale[] {
  const random = seededRandom(plan.seed);
  const times = Array.from({ length: plan.count }, () => {
    const minute = random.below(HOURS_OPEN * 60);
    return (
      plan.startsAt.getTime() + random.below(plan.days) * DAY_MS + FIRST_HOUR * HOUR_MS + minute * MINUTE_MS
    );
  }).sort((one, other) => one - other);
  return times.map((at, index) => ({
    saleId: `m-${1001 + index}`,
    at,
    member: visitor(plan.members, random),
    lines: basket(random),
    fate: fateOf(index),
    asks: index % plan.asksEvery === 0,
  }));
}

/** Some come nearly every day and most now and then: of two drawn the one nearer the front comes. */
function visitor(members: readonly DemoMember[], random: SeededRandom): DemoMember {
  const place = Math.min(random.below(members.length), random.below(members.length));
  const found = members[place];
  if (found === undefined) throw new Error('A month of sales needs members');
  return found;
}

/** Of a hundred sales five are told again, one is corrected and three are given back. */
export function fateOf(index: number): SaleFate {
  const place = (index * 37) % 100;
  if (place < 5) return 'told-again';
  if (place < 6) return 'corrected';
  if (place < 7) return 'refunded-in-part';
  if (place < 8) return 'refunded';
  return place < 9 ? 'voided' : 'stays';
}
