// Figures and the rows behind them by one rule: what a row adds to a figure. A list shows the rows that add anything, so that no number
// on the page is ever of other rows than its list.
import type { IsoWeek } from '../time/time.ts';
import type { ListedRow, WeekFigures } from './sheet.ts';

export type Figure<Row> = {
  /** What this row adds; nothing where it does not belong. */
  readonly of: (row: Row) => number;
  /** The shelves on which such rows can stand; default: all. */
  readonly on?: (shelf: string) => boolean;
};

/** Where a product's rows of a week are found by its indexes: a state, an outcome, a day. */
export type WeekRows<Row> = {
  readonly shelves: (week: IsoWeek) => readonly string[];
  /** Those of a shelf, in the index's order, read as they are asked for. */
  readonly rows: (week: IsoWeek, shelf: string) => AsyncIterable<Row>;
};

export type Figures<Row> = Readonly<Record<string, Figure<Row>>>;

/** Points have four places; counts and money none. */
const PLACES = 10_000;
const exact = (value: number): number => Math.round(value * PLACES) / PLACES;

/** Every figure of a week, from its rows alone. */
export async function countWeek<Row>(
  week: IsoWeek,
  from: WeekRows<Row>,
  figures: Figures<Row>,
): Promise<WeekFigures> {
  const counted: Record<string, number> = Object.fromEntries(Object.keys(figures).map((key) => [key, 0]));
  for (const shelf of from.shelves(week))
    for await (const row of from.rows(week, shelf))
      for (const [key, figure] of Object.entries(figures))
        if (figure.on?.(shelf) !== false) counted[key] = exact((counted[key] ?? 0) + figure.of(row));
  return counted;
}

/** So many rows of a list stand on one page. */
export const ROWS_PER_PAGE = 100;
/** And so many are looked at for it: more than a shop of this size has in a week. */
const MOST_LOOKED_AT = 20_000;

type RowsPage<Row> = { readonly rows: readonly Row[]; readonly more: boolean };

/** The rows behind a figure, from the `skip`th. */
async function rowsBehind<Row>(
  { week, figure, skip }: { readonly week: IsoWeek; readonly figure: Figure<Row>; readonly skip: number },
  from: WeekRows<Row>,
): Promise<RowsPage<Row>> {
  const rows: Row[] = [];
  let passed = 0;
  let looked = 0;
  for (const shelf of from.shelves(week).filter((one) => figure.on?.(one) !== false))
    for await (const row of from.rows(week, shelf)) {
      looked += 1;
      if (looked > MOST_LOOKED_AT) return { rows, more: false };
      if (figure.of(row) === 0) continue;
      passed += 1;
      if (passed <= skip) continue;
      if (rows.length === ROWS_PER_PAGE) return { rows, more: true };
      rows.push(row);
    }
  return { rows, more: false };
}

/** A product's lists, for whoever shows the page and knows no product. Undefined where it has no such figure. */
export type Lists = (asked: {
  readonly week: IsoWeek;
  readonly key: string;
  readonly skip: number;
  /** The week as it was counted. */
  readonly figures: WeekFigures;
}) => Promise<{ readonly rows: readonly ListedRow[]; readonly more: boolean } | undefined>;

export const listsOf =
  <Row>(from: WeekRows<Row>, figures: Figures<Row>, listed: (row: Row) => ListedRow): Lists =>
  async ({ week, key, skip }) => {
    const figure = Object.hasOwn(figures, key) ? figures[key] : undefined;
    if (figure === undefined) return undefined;
    const { rows, more } = await rowsBehind({ week, figure, skip }, from);
    return { rows: rows.map(listed), more };
  };
