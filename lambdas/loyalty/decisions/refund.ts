// What a refund takes back: exactly the points its lines earned, pro rata for a part of a line, and never more than
// is left after the refunds before it. What closes a line or the sale takes all the rest, so that roundings never add up.

import { exact, sum } from '../points.ts';
import type { Stamps } from '../rows.ts';
import type { RefundFigures, SaleFigures, SaleRow } from '../sale-rows.ts';
import { type Lines, placesBy, refundLines, saleLines } from './sale-lines.ts';
import { someStamps, stampsLeft, stampsTaken } from './stamps.ts';

/** As loy-sales keeps it; lines by their place in the sale. */
export type TakenBack = NonNullable<SaleRow['refunds']>[string];

export function takenBackBy(
  refund: RefundFigures,
  sale: { readonly figures: SaleFigures; readonly refunds: readonly TakenBack[] },
): TakenBack {
  const { figures, refunds } = sale;
  const left = leftOf(figures, refunds);
  const asked = askedFor(refund, figures);
  if (refund.voids === true) return { ...everything(left), voids: true };
  if (asked >= left.total_minor) return everything(left);

  const share = figures.total_minor === 0 ? 0 : asked / figures.total_minor;
  const base_points = Math.min(left.base_points, exact(figures.base_points * share));
  const asks = refundLines(refund);
  const isTold = asks.lines.length > 0;
  const taken = isTold ? linesTaken(asks, figures, left) : spread(share, figures, left);
  const stamps = stampsTaken(figures, refunds, { amounts: taken.amounts, share, isTold });
  return { total_minor: asked, base_points, ...taken, ...someStamps(stamps) };
}

/**
 * The money that went back for what earned points. Of a sale of which gift cards or other items earned nothing their part
 * is left out, by the refund's own lines or, where it has none, by the part that they were of the whole.
 */
function askedFor(refund: RefundFigures, figures: SaleFigures): number {
  const { total_minor, gift_cards_minor: cards, no_points: barred = [] } = figures;
  const { total_minor: asked = 0, items = [], lines } = refund;
  if (cards === undefined) return asked;
  const gifts = items
    .filter(({ code, name }) => barred.includes(code ?? name))
    .reduce((sum, { amount_minor }) => sum + amount_minor, refund.gift_cards_minor ?? 0);
  // Of a very long refund only digests of its lines are kept, which say nothing of those that earned nothing.
  const isTold = items.length > 0 || (lines !== undefined && barred.length === 0);
  if (gifts > 0 || isTold) return Math.max(0, asked - gifts);
  return Math.round((asked * total_minor) / (total_minor + cards));
}

/** What a sale's figures and its refunds leave of it. */
export const restOf = (sale: {
  readonly figures: SaleFigures;
  readonly refunds: readonly TakenBack[];
}): TakenBack => everything(leftOf(sale.figures, sale.refunds));

/**
 * The points that are left of a sale. Whatever changes its figures moves the balance by the difference of this, so that
 * what the ledger gave for it is never less than what a later refund takes.
 */
export const pointsLeft = (sale: Parameters<typeof restOf>[0]): number => pointsTaken(restOf(sale));

/** All points of a refund. */
export const pointsTaken = ({ base_points, bonus }: TakenBack): number =>
  sum([base_points, ...Object.values(bonus)]);

type Left = {
  readonly total_minor: number;
  readonly base_points: number;
  /** By line. */
  readonly bonus: readonly number[];
  readonly amounts: readonly number[];
  readonly stamps: Stamps;
};

function leftOf(figures: SaleFigures, refunds: readonly TakenBack[]): Left {
  const minus = (whole: number, parts: readonly number[]) => Math.max(0, exact(whole - sum(parts)));
  return {
    total_minor: minus(
      figures.total_minor,
      refunds.map(({ total_minor }) => total_minor),
    ),
    base_points: minus(
      figures.base_points,
      refunds.map(({ base_points }) => base_points),
    ),
    bonus: saleLines(figures).lines.map(({ bonus }, line) =>
      minus(
        bonus,
        refunds.map((one) => one.bonus[line] ?? 0),
      ),
    ),
    amounts: saleLines(figures).lines.map(({ amount_minor }, line) =>
      minus(
        amount_minor,
        refunds.map((one) => one.amounts[line] ?? 0),
      ),
    ),
    stamps: stampsLeft(figures, refunds),
  };
}

const everything = ({ total_minor, base_points, bonus, amounts, stamps }: Left): TakenBack => ({
  total_minor,
  base_points,
  bonus: byLine(bonus),
  amounts: byLine(amounts),
  ...someStamps(stamps),
});

/** The till did not say which lines: each gives its share. */
function spread(share: number, figures: SaleFigures, left: Left): Pick<TakenBack, 'bonus' | 'amounts'> {
  const { lines, keyed } = saleLines(figures);
  const shares = lines.map(({ bonus }, line) => Math.min(left.bonus[line] ?? 0, exact(bonus * share)));
  return { bonus: byLine(keyed ? inFull(sum(shares), left.bonus) : shares), amounts: {} };
}

/** The same points from as few lines as can give them: thousands of shares would fill the sale's row. */
function inFull(points: number, left: readonly number[]): readonly number[] {
  let open = points;
  return left.map((bonus) => {
    const part = Math.min(open, bonus);
    open = exact(open - part);
    return part;
  });
}

function linesTaken(asks: Lines, figures: SaleFigures, left: Left): Pick<TakenBack, 'bonus' | 'amounts'> {
  const sale = saleLines(figures);
  const { lines } = sale;
  const amounts = lines.map(() => 0);
  const take = (open: number, line: number): number => {
    const part = Math.min(open, (left.amounts[line] ?? 0) - (amounts[line] ?? 0));
    amounts[line] = (amounts[line] ?? 0) + part;
    return open - part;
  };
  const placesOf = placesBy(sale, asks);
  for (const asked of asks.lines) {
    let open = asked.amount_minor;
    for (const line of placesOf(asked)) if (open > 0) open = take(open, line);
  }
  const bonus = lines.map((item, line) => {
    const amount = amounts[line] ?? 0;
    const rest = left.bonus[line] ?? 0;
    if (amount === 0) return 0;
    return amount === left.amounts[line]
      ? rest
      : Math.min(rest, exact((item.bonus * amount) / item.amount_minor));
  });
  return { bonus: byLine(bonus), amounts: byLine(amounts) };
}

/** Lines of which nothing is taken are left out. */
const byLine = (values: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    values.map((value, line) => [String(line), value] as const).filter(([, value]) => value > 0),
  );
