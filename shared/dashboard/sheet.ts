// What the owner's page shows of one product: figures of thirteen weeks, and what is to be said beside them. A product's run writes
// all of it into one row of its notices, words included, so that whoever shows the page knows no product.

/** By the figure's key. Counts, minor units of the shop's currency, or points. */
export type WeekFigures = Readonly<Record<string, number>>;

export type Unit = 'count' | 'money' | 'points';

/** One figure of every week, drawn as a row of bars. */
export type Line = {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** The figure whose rows are behind it, where that is another one. */
  readonly rowsOf?: string;
  /** Nobody keeps single rows of it: it is counted as it happens. */
  readonly hasNoRows?: boolean;
};

export type Chart = { readonly caption: string; readonly lines: readonly Line[]; readonly note?: string };

/** Something said in words, as the letters say it. */
export type Told = {
  readonly caption: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly note?: string;
};

/** What waits for the owner. `list` names the list of what waits, where there is one. */
export type Waiting = { readonly label: string; readonly count?: number; readonly list?: string };

export type Sheet = {
  /** "Add-ons", "Carts", "Loyalty". */
  readonly title: string;
  readonly charts: readonly Chart[];
  readonly told: readonly Told[];
  readonly waiting: readonly Waiting[];
};

/** The row, as it stands under `DASHBOARD` in the product's notices. */
export type DashboardRow = {
  /** When it was counted. */
  readonly counted_at: string;
  /** By the ISO week, `2026-W47`. */
  readonly weeks: Readonly<Record<string, WeekFigures>>;
  readonly sheet: Sheet;
};

/** A row behind a figure, as a list shows it: nobody's address or number is in it. */
export type ListedRow = { readonly what: string; readonly more: readonly string[] };
