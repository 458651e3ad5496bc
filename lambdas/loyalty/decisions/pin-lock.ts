// How often a PIN may be guessed. Every try is counted before it is compared, so that the count can only be too high:
//
//   wrong tries in a row    1–4   5      6      7      …   16 and more   100
//   then wait               –     1 min  2 min  4 min  …   24 hours      until a manager steps in
//
// A browser that signed in before counts for itself, so that strangers who keep a name locked lock out strangers only. It
// has ten wrong tries in a row; then it is a browser like any other. With at most twenty of them for a name, nobody ever
// gets more than 300 guesses at a million PINs.
const FREE_TRIES = 5;
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 24 * 60;
/** The most wrong tries in a row that NIST SP 800-63B allows. */
const MOST_TRIES = 100;

/** So many wrong PINs in a row make a known browser an unknown one. */
export const MOST_DEVICE_TRIES = 10;

export type TryCount = {
  /** Tries since the last right one, those that are being compared at the moment included. */
  readonly failures: number;
  /** ISO instant. */
  readonly lockedUntil?: string | undefined;
};

export type TryDecision =
  /** The PIN may be compared once `counted` is written. */
  | { readonly kind: 'compare'; readonly counted: TryCount }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'blocked' };

/** Whether one more PIN may be compared now, and how the count stands if it is wrong. */
export function decideTry({ failures, lockedUntil }: TryCount, now: Date): TryDecision {
  if (failures >= MOST_TRIES) return { kind: 'blocked' };
  if (lockedUntil !== undefined && now.getTime() < Date.parse(lockedUntil))
    return { kind: 'wait', until: lockedUntil };
  const counted = failures + 1;
  const wait = waitMinutes(counted);
  return {
    kind: 'compare',
    counted: {
      failures: counted,
      ...(wait === 0 ? {} : { lockedUntil: new Date(now.getTime() + wait * 60_000).toISOString() }),
    },
  };
}

/** How long nobody may try after so many wrong tries in a row. */
export function waitMinutes(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MINUTES * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MINUTES);
}

/** How the staff list shows it. */
export function lockState(count: TryCount, now: Date): 'open' | 'locked' | 'blocked' {
  const decision = decideTry(count, now);
  return decision.kind === 'compare' ? 'open' : decision.kind === 'wait' ? 'locked' : 'blocked';
}
