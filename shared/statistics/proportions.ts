// Whether one share is truly larger than another, and by how much: Newcombe's interval for the difference of two proportions, made of
// Wilson's intervals for each (R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
// eleven methods", Statistics in Medicine 17, 1998, 873–890, method 10). It is right for small numbers too, and for none at all.

export type Share = { readonly of: number; readonly hits: number };
export type Interval = { readonly from: number; readonly to: number };

/** Of the normal distribution, for 95 of 100. */
const Z = 1.959964;

/** Wilson's score interval for one share; of nobody nothing is known. */
export function wilson({ of, hits }: Share): Interval {
  if (of === 0) return { from: 0, to: 1 };
  const centre = 2 * hits + Z * Z;
  const spread = Z * Math.sqrt(Z * Z + (4 * hits * (of - hits)) / of);
  const whole = 2 * (of + Z * Z);
  // At the ends the two halves cancel out, but for what a machine's fractions leave.
  return {
    from: hits === 0 ? 0 : (centre - spread) / whole,
    to: hits === of ? 1 : (centre + spread) / whole,
  };
}

/** The difference `one` − `other` of two shares, with the interval in which it lies 95 times of 100. */
export function difference(one: Share, other: Share): Interval & { readonly estimate: number } {
  const [p, q] = [shareOf(one), shareOf(other)];
  const [ofOne, ofOther] = [wilson(one), wilson(other)];
  const estimate = p - q;
  return {
    estimate,
    from: estimate - Math.hypot(p - ofOne.from, ofOther.to - q),
    to: estimate + Math.hypot(ofOne.to - p, q - ofOther.from),
  };
}

const shareOf = ({ of, hits }: Share): number => (of === 0 ? 0 : hits / of);

export type Finding =
  | ({ readonly kind: 'found'; readonly estimate: number } & Interval)
  /** `weeks`: so many more at this pace until the same difference would be one; undefined where nobody can say. */
  | { readonly kind: 'not-enough'; readonly weeks: number | undefined };

/** Longer than a year nobody waits, and nobody can say. */
const MOST_WEEKS = 52;

/** What two groups show after so many weeks: a difference with its interval, or that it is too early to say. */
export function finding(offered: Share, heldOut: Share, weeks: number): Finding {
  const seen = difference(offered, heldOut);
  if (offered.of > 0 && heldOut.of > 0 && (seen.from > 0 || seen.to < 0)) return { kind: 'found', ...seen };
  const isKnown = offered.of > 0 && heldOut.of > 0;
  return { kind: 'not-enough', weeks: isKnown ? weeksMore(seen, weeks) : undefined };
}

/**
 * So many more weeks at this pace until the same difference would be one, and there are at least `least` times as many of both; undefined where that
 * is longer than anybody waits, or nobody can say. An interval becomes narrower by the root of the numbers.
 */
export function weeksMore(
  { estimate, from, to }: Interval & { readonly estimate: number },
  weeks: number,
  least = 1,
): number | undefined {
  const half = estimate > 0 ? estimate - from : to - estimate;
  const more = Math.ceil(weeks * (Math.max((half / estimate) ** 2, least) - 1));
  return Number.isFinite(more) && more <= MOST_WEEKS ? Math.max(1, more) : undefined;
}
