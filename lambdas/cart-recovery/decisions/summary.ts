// The figures of the monthly summary, counted from the carts' rows alone.
import type { CartRow, StepOutcome } from '../rows.ts';
import { isRecovered, sentAt } from './recovered.ts';

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
  /** What the recovered carts were bought for, by currency, greatest first. */
  readonly wonBack: readonly { readonly currency: string; readonly minor: number }[];
};

/**
 * Counts the month's carts. Carts written off are counted nowhere else, so that no rate is dragged down by carts that
 * nobody meant to win; a purchase without a cart is no cart.
 */
export function summaryFigures(rows: readonly CartRow[], recoveredWithinDays: number): SummaryFigures {
  const carts = rows.filter((row) => row.changed_at !== undefined);
  const isWrittenOff = (row: CartRow) => row.status === 'closed' && row.closed_reason === 'written-off';
  const counted = carts.filter((row) => !isWrittenOff(row));
  const recovered = counted.filter((row) => isRecovered(row, recoveredWithinDays));
  const count = (fits: (row: CartRow) => boolean) => counted.filter(fits).length;
  const closedAs = (reason: string) =>
    count((row) => row.status === 'closed' && row.closed_reason === reason);
  const steps = counted.flatMap((row) => [row.first_outcome, row.second_outcome]);
  const stepsThat = (fits: (outcome: StepOutcome) => boolean) =>
    steps.filter((outcome) => outcome !== undefined && fits(outcome)).length;
  return {
    seen: counted.length,
    reachable: count((row) => row.email !== undefined),
    reminded: count((row) => sentAt(row, 'first') !== undefined || sentAt(row, 'second') !== undefined),
    recovered: recovered.length,
    boughtUnaided: count((row) => row.status === 'bought') - recovered.length,
    firstReminders: count((row) => sentAt(row, 'first') !== undefined),
    secondReminders: count((row) => sentAt(row, 'second') !== undefined),
    skipped: stepsThat((outcome) => outcome.startsWith('skipped-')),
    refused: stepsThat((outcome) => outcome === 'refused'),
    unknown: stepsThat((outcome) => outcome === 'unknown'),
    gaveUp: closedAs('gave-up'),
    suppressed: closedAs('suppressed'),
    writtenOff: carts.length - counted.length,
    unsubscribed: count((row) => row.unsubscribed_at !== undefined),
    wonBack: wonBackBy(recovered),
  };
}

function wonBackBy(recovered: readonly CartRow[]): SummaryFigures['wonBack'] {
  const sums = new Map<string, number>();
  for (const { order_currency: orderedIn, order_total_minor: ordered, ...cart } of recovered) {
    const minor = ordered ?? cart.total_minor;
    // A cart in the shopper's currency is bought by an order in the shop's.
    const currency = ordered === undefined ? cart.currency : (orderedIn ?? cart.currency);
    if (currency !== undefined && minor !== undefined) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor }))
    .sort((a, b) => b.minor - a.minor || (a.currency < b.currency ? -1 : 1));
}

/** Recovered carts per reminded cart, in percent with one decimal; undefined where nobody was reminded. */
export function recoveryPercent({ recovered, reminded }: SummaryFigures): number | undefined {
  return reminded === 0 ? undefined : Math.round((recovered * 1000) / reminded) / 10;
}
