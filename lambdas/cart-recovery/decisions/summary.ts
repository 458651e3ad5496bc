// The figures of the monthly summary, counted from the carts' rows alone.
import type { CartRow, CloseReason, SkippedOutcome, StepOutcome } from '../rows.ts';
import { isRecovered, isTakenBack, sentAt } from './recovered.ts';

export type SummaryFigures = {
  /** Carts that shoppers filled, without those written off. */
  readonly seen: number;
  /** Of those, carts with an address. */
  readonly reachable: number;
  /** Of those, carts that got a reminder or two. */
  readonly reminded: number;
  readonly recovered: number;
  /** Bought without any reminder, or too long after one. */
  readonly boughtUnaided: number;
  readonly firstReminders: number;
  readonly secondReminders: number;
  readonly skipped: number;
  /** Reminders that the mail service refused for good. */
  readonly refused: number;
  /** Reminders whose fate nobody knows; counted nowhere as sent. */
  readonly unknown: number;
  readonly gaveUp: number;
  readonly suppressed: number;
  readonly writtenOff: number;
  readonly unsubscribed: number;
  /** Every cart that was seen, by what became of it, most first: they add up to `seen`. */
  readonly fates: readonly { readonly fate: CartFate; readonly count: number }[];
  /** Every reminder that was skipped, by its reason, most first: they add up to `skipped`. */
  readonly skippedBy: readonly { readonly reason: SkippedOutcome; readonly count: number }[];
  /** Of the reminded, carts that got the first reminder alone, the second alone, or both: they add up to `reminded`. */
  readonly firstAlone: number;
  readonly secondAlone: number;
  readonly both: number;
  /** What the recovered carts were bought for, by currency, greatest first. */
  readonly wonBack: readonly { readonly currency: string; readonly minor: number }[];
};

export type CartFate =
  | 'recovered'
  | 'taken-back'
  | 'bought'
  | 'unsubscribed'
  | 'open'
  | 'no-address'
  | Exclude<CloseReason, 'written-off'>;

/** What became of a cart: of several things the one that ended it. */
export function fateOf(row: CartRow, recoveredWithinDays: number): CartFate {
  if (isRecovered(row, recoveredWithinDays)) return 'recovered';
  if (isTakenBack(row)) return 'taken-back';
  if (row.status === 'bought') return 'bought';
  if (row.status === 'closed') {
    const { closed_reason: reason = 'gave-up' } = row;
    return reason === 'written-off' ? 'gave-up' : reason;
  }
  if (row.unsubscribed_at !== undefined) return 'unsubscribed';
  return row.email === undefined ? 'no-address' : 'open';
}

function counted<Key extends string>(keys: readonly Key[]): readonly (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/**
 * Counts the month's carts. Carts written off are counted nowhere else, so that no rate is dragged down by carts that
 * nobody meant to win; a purchase without a cart is no cart.
 */
export function summaryFigures(rows: readonly CartRow[], recoveredWithinDays: number): SummaryFigures {
  const carts = rows.filter((row) => row.changed_at !== undefined);
  const isWrittenOff = (row: CartRow) => row.status === 'closed' && row.closed_reason === 'written-off';
  const kept = carts.filter((row) => !isWrittenOff(row));
  const recovered = kept.filter((row) => isRecovered(row, recoveredWithinDays));
  const count = (fits: (row: CartRow) => boolean) => kept.filter(fits).length;
  const closedAs = (reason: string) =>
    count((row) => row.status === 'closed' && row.closed_reason === reason);
  const steps = kept.flatMap((row) => [row.first_outcome, row.second_outcome]);
  const stepsThat = (fits: (outcome: StepOutcome) => boolean) =>
    steps.filter((outcome) => outcome !== undefined && fits(outcome)).length;
  const hadFirst = (row: CartRow) => sentAt(row, 'first') !== undefined;
  const hadSecond = (row: CartRow) => sentAt(row, 'second') !== undefined;
  const skips = steps.filter(
    (outcome): outcome is SkippedOutcome => outcome?.startsWith('skipped-') === true,
  );
  return {
    seen: kept.length,
    reachable: count((row) => row.email !== undefined),
    reminded: count((row) => hadFirst(row) || hadSecond(row)),
    firstAlone: count((row) => hadFirst(row) && !hadSecond(row)),
    secondAlone: count((row) => !hadFirst(row) && hadSecond(row)),
    both: count((row) => hadFirst(row) && hadSecond(row)),
    recovered: recovered.length,
    boughtUnaided: count((row) => row.status === 'bought' && !isTakenBack(row)) - recovered.length,
    firstReminders: count(hadFirst),
    secondReminders: count(hadSecond),
    skipped: skips.length,
    skippedBy: counted(skips).map(([reason, number]) => ({ reason, count: number })),
    fates: counted(kept.map((row) => fateOf(row, recoveredWithinDays))).map(([fate, number]) => ({
      fate,
      count: number,
    })),
    refused: stepsThat((outcome) => outcome === 'refused'),
    unknown: stepsThat((outcome) => outcome === 'unknown'),
    gaveUp: closedAs('gave-up'),
    suppressed: closedAs('suppressed'),
    writtenOff: carts.length - kept.length,
    unsubscribed: count((row) => row.unsubscribed_at !== undefined),
    wonBack: wonBackBy(recovered),
  };
}

function wonBackBy(recovered: readonly CartRow[]): SummaryFigures['wonBack'] {
  const sums = new Map<string, number>();
  for (const row of recovered) {
    const won = wonBackOf(row);
    if (won !== undefined) sums.set(won.currency, (sums.get(won.currency) ?? 0) + won.minor);
  }
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor }))
    .sort((a, b) => b.minor - a.minor || (a.currency < b.currency ? -1 : 1));
}

/** What a cart was bought for; undefined where nobody said. */
export function wonBackOf({
  order_currency: orderedIn,
  order_total_minor: ordered,
  ...cart
}: CartRow): { readonly currency: string; readonly minor: number } | undefined {
  const minor = ordered ?? cart.total_minor;
  // A cart in the shopper's currency is bought by an order in the shop's.
  const currency = ordered === undefined ? cart.currency : (orderedIn ?? cart.currency);
  return currency === undefined || minor === undefined ? undefined : { currency, minor };
}

/** Recovered carts per reminded cart, in percent with one decimal; undefined where nobody was reminded. */
export function recoveryPercent({ recovered, reminded }: SummaryFigures): number | undefined {
  return reminded === 0 ? undefined : Math.round((recovered * 1000) / reminded) / 10;
}
