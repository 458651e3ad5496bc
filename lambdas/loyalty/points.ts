// Points are exact decimals of at most four places. They travel as plain numbers, because that is what the tables hold;
// every result of arithmetic goes through `exact`, so that no float's shadow ever reaches a balance.

const PLACES = 10_000;

/** The number at four decimal places, halves away from zero. */
export function exact(points: number): number {
  const scaled = Math.abs(points) * PLACES;
  // A product such as 1.00005 × 10,000 comes out a hair below its half; the nudge is far below a ten-thousandth.
  const rounded = Math.round(scaled + 1e-7) / PLACES;
  return points < 0 && rounded !== 0 ? -rounded : rounded;
}

export const sum = (points: readonly number[]): number =>
  exact(points.reduce((total, one) => total + one, 0));

/** How many there are to spend, as people are told: whole points, rounded down. */
export const shown = (points: number): number => Math.floor(exact(points));
