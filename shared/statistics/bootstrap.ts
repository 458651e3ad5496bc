// By how much one group spends more per head than another, nobody who spent nothing left out: a bootstrap of both groups (B. Efron,
// "Bootstrap methods: another look at the jackknife", The Annals of Statistics 7, 1979, 1–26), whose resampling counts are Poisson's
// (N. Chamandy, O. Muralidharan, A. Najmi and S. Naidu, "Estimating uncertainty for massive data streams", Google 2012), so that what is
// drawn for is each different amount and not each person. The interval is the percentiles'. Amounts are anything but normal, most are
// nothing and some are large, and of that a bootstrap assumes nothing.
//
// The draws are seeded: the same figures come to the same interval on every machine and in every letter.
import { type Finding, type Interval, type Share, weeksMore } from './proportions.ts';

/** A share whose hits brought money: how many brought each amount, by the amount in minor units. The others brought nothing. */
export type Spent = Share & { readonly amounts: Readonly<Record<string, number>> };

const DRAWS = 2_000;
const SEED = 20_251_128;
/** Of the draws, for 95 of 100. */
const TAIL = 0.025;
/** Of fewer buyers in a group a resampling knows too little of what buyers spend: its interval would be far too narrow. */
const LEAST_BUYERS = 5;

type Amount = readonly [minor: number, people: number];

const amountsOf = ({ amounts }: Spent): readonly Amount[] =>
  Object.entries(amounts)
    .map(([minor, people]) => [Number(minor), people] as const)
    .filter(([, people]) => people > 0)
    .sort(([one], [other]) => one - other);

const buyersOf = (group: Spent): number => amountsOf(group).reduce((sum, [, people]) => sum + people, 0);

/** What a group brought in all, in minor units. */
export const broughtMinor = (group: Spent): number =>
  amountsOf(group).reduce((sum, [minor, people]) => sum + minor * people, 0);

const meanOf = (group: Spent): number => (group.of === 0 ? 0 : broughtMinor(group) / group.of);

/** The difference `one` − `other` of what a head brings, in minor units, with the interval in which it lies 95 times of 100. */
export function moneyDifference(one: Spent, other: Spent): Interval & { readonly estimate: number } {
  const random = seeded(SEED);
  const [drawOne, drawOther] = [drawnMean(one, random), drawnMean(other, random)];
  const drawn = Array.from({ length: DRAWS }, () => drawOne() - drawOther()).sort((a, b) => a - b);
  return {
    estimate: meanOf(one) - meanOf(other),
    from: drawn[Math.floor(DRAWS * TAIL)] ?? 0,
    to: drawn[Math.ceil(DRAWS * (1 - TAIL)) - 1] ?? 0,
  };
}

/** What two groups show after so many weeks, a head of the one against a head of the other, or that it is too early to say. */
export function moneyFinding(offered: Spent, heldOut: Spent, weeks: number): Finding {
  const fewest = Math.min(buyersOf(offered), buyersOf(heldOut));
  if (fewest === 0) return { kind: 'not-enough', weeks: undefined };
  const seen = moneyDifference(offered, heldOut);
  const isEnough = fewest >= LEAST_BUYERS;
  if (isEnough && (seen.from > 0 || seen.to < 0)) return { kind: 'found', ...seen };
  return { kind: 'not-enough', weeks: weeksMore(seen, weeks, LEAST_BUYERS / fewest) };
}

/** Draws the mean of a group once more: of every amount, and of nothing, as many people as chance would have it. */
function drawnMean(group: Spent, random: () => number): () => number {
  const amounts = amountsOf(group);
  const withNothing = Math.max(0, group.of - buyersOf(group));
  return () => {
    let people = poisson(withNothing, random);
    let minor = 0;
    for (const [amount, count] of amounts) {
      const drawn = poisson(count, random);
      people += drawn;
      minor += drawn * amount;
    }
    return people === 0 ? 0 : minor / people;
  };
}

/** Of larger means Poisson's distribution is the normal one, as far as anybody can tell. */
const LARGE = 40;

function poisson(mean: number, random: () => number): number {
  if (mean === 0) return 0;
  if (mean >= LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let left = random(); left > limit; left *= random()) count += 1;
  return count;
}

/** Box and Muller's. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Between 0 and 1, always the same ones: mulberry32, of T. Ettinger, in the public domain. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
