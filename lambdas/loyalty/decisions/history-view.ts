// A member's changes as the desk shows them: in the order in which things happened, each with the money behind it.
import type { LedgerRow } from '../rows.ts';
import type { SaleRow } from '../sale-rows.ts';
import { instantOf, refundIdOf } from './ledger-key.ts';
import { pointsTaken, restOf, type TakenBack } from './refund.ts';
import { refundEntry, saleLeft } from './sale-row.ts';

export type SeenChange = {
  readonly row: LedgerRow;
  /** When it happened: a sale when it was closed, not when the till told of it. */
  readonly at: string;
  /** What was paid, or below zero what went back; absent where no money was behind it, or it is not known. */
  readonly amount?: { readonly minor: number; readonly currency: string };
  readonly isReversed: boolean;
  /** A sale of which refunds, a void or other figures have left nothing: there is nothing to undo. */
  readonly nothingLeft: boolean;
};

/** Newest first. What changed nothing is left out: it tells nobody anything. */
export function historyView(
  rows: readonly LedgerRow[],
  sales: readonly Pick<SaleRow, 'sale_id' | 'phone' | 'currency' | 'figures' | 'refunds' | 'corrected_as'>[],
): readonly SeenChange[] {
  const reversed = new Set(rows.map(({ reverses }) => reverses));
  const byId = new Map(sales.map((sale) => [sale.sale_id, sale]));
  return rows
    .filter(({ points_change, stamps }) => points_change !== 0 || stamps !== undefined)
    .map((row) => {
      const sale = row.sale_id === undefined ? undefined : byId.get(row.sale_id);
      const amount = amountOf(row, sale);
      return {
        row,
        at: happenedAt(row),
        isReversed: reversed.has(row.ts),
        nothingLeft: row.reason === 'earn' && hasNothingLeft(row, sale),
        ...(amount === undefined ? {} : { amount }),
      };
    })
    .toSorted((one, other) => compare(other.at, one.at) || compare(other.row.ts, one.row.ts));
}

/** The ids of the sales that the changes are of, each once. */
export const salesBehind = (rows: readonly LedgerRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ sale_id }) => (sale_id === undefined ? [] : [sale_id]))),
];

/** A correction and what is taken back stand under the key of what they change: they happened when they were written. */
const happenedAt = ({ reason, ts, posted_at }: LedgerRow): string =>
  reason === 'correction' || reason === 'reversed' ? posted_at : instantOf(ts);

/** It is another member's by now, or all its points went back. */
const hasNothingLeft = (
  row: LedgerRow,
  sale: Parameters<typeof historyView>[1][number] | undefined,
): boolean => sale?.figures !== undefined && (sale.phone !== row.phone || isNothing(restOf(saleLeft(sale))));

const isNothing = (rest: TakenBack): boolean => pointsTaken(rest) === 0 && rest.stamps === undefined;

function amountOf(
  row: LedgerRow,
  sale: Parameters<typeof historyView>[1][number] | undefined,
): SeenChange['amount'] {
  if (sale?.figures === undefined || sale.currency === undefined) return undefined;
  const { currency, figures } = sale;
  const paid = { minor: figures.total_minor + (figures.gift_cards_minor ?? 0), currency };
  switch (row.reason) {
    case 'earn':
      // Corrected since, the sale's figures are those of the correction, and the first ones are not kept.
      return sale.corrected_as === undefined && sale.phone === row.phone ? paid : undefined;
    case 'correction':
      return sale.corrected_as === row.ts && sale.phone === row.phone ? paid : undefined;
    case 'refund':
    case 'void': {
      const taken = sale.refunds?.[refundEntry(refundIdOf(row.ts) ?? '')];
      return taken === undefined || taken.total_minor === 0
        ? undefined
        : { minor: -taken.total_minor, currency };
    }
    default:
      return undefined;
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
