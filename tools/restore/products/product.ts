// What a restore knows of one product: whose rows must not come back, and what a drill looks at. Pure.
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { canonical, type Row, type Rows } from '../plan.ts';

export type Item = Readonly<Record<string, unknown>>;
/** Rows by table, each row by its key. */
export type Tables = ReadonlyMap<string, Rows>;

/** Digests and ids of people who were forgotten everywhere, each with when (ISO). */
export type Marked = ReadonlyMap<string, string>;

export type Look = {
  /** `balances`, `open carts`. */
  readonly what: string;
  readonly looked: number;
  /** A line for each that is not right. */
  readonly wrong: readonly string[];
};

export type Seen = {
  readonly restored: Tables;
  /** The product's own tables at the moment of the look. */
  readonly now: Tables;
  /** To which it was restored. */
  readonly moment: Date;
};

export type RestoredProduct = {
  /** Tables that are filled again by themselves. */
  readonly fillThemselves: readonly string[];
  readonly mayHoldOthers: readonly string[];
  /** Whether rows may be written beside those that are there. */
  readonly beside: boolean;
  /**
   * Takes out of `restored`, in place, whoever asked to be forgotten since, as the tables have it then and now or as it is marked
   * outside of them; answers how many rows that were.
   */
  readonly forget: (restored: Tables, now: Tables, marked: Marked) => number;
  readonly looks: (seen: Seen) => readonly Look[];
};

export const itemsOf = (tables: Tables, name: string): Item[] =>
  [...(tables.get(name)?.values() ?? [])].map((text) => unmarshall(JSON.parse(text) as Row));

/** The keys on a product's list of people that stand for somebody who was erased, then or now. */
export function erasedOn(list: string, key: string, ...tables: readonly Tables[]): ReadonlySet<string> {
  const rows = tables.flatMap((each) => itemsOf(each, list));
  return new Set(rows.filter(({ source }) => source === 'erased').map((row) => String(row[key])));
}

/** Puts what is marked outside on the restored list of people, so that no later event finds it missing. */
export function relist(
  list: Rows | undefined,
  marked: Marked,
  rowOf: (key: string, at: string) => Row,
): void {
  for (const [key, at] of marked) {
    const listKey = JSON.stringify([key]);
    const before = JSON.parse(list?.get(listKey) ?? '{}') as Row;
    if (before.source?.S !== 'erased') list?.set(listKey, canonical(rowOf(key, at)));
  }
}

/** Rows for which `change` answers nothing go. Answers how many were changed or went. */
export function changeRows(rows: Rows | undefined, change: (row: Row) => Row | undefined): number {
  let changed = 0;
  for (const [key, text] of rows ?? []) {
    const row = JSON.parse(text) as Row;
    const after = change(row);
    if (after === row) continue;
    changed += 1;
    if (after === undefined) rows?.delete(key);
    else rows?.set(key, canonical(after));
  }
  return changed;
}

export type Open = {
  readonly table: string;
  readonly key: string;
  readonly isOpen: (item: Item) => boolean;
  /** When the row was written first, at the latest; epoch milliseconds. */
  readonly writtenBy: (item: Item) => number;
  /** What is wrong with it in itself, if anything is. */
  readonly fault: (item: Item) => string | undefined;
};

/**
 * Looks at each row that is open: it must be whole, it must be there now as well, and no older one that is open now may be
 * missing from what was restored.
 */
export function lookAtOpen(what: string, open: Open, { restored, now, moment }: Seen): Look {
  const { table, key, isOpen, writtenBy, fault } = open;
  const idOf = (item: Item) => String(item[key]);
  const then = itemsOf(restored, table);
  const there = new Set(itemsOf(now, table).map(idOf));
  const known = new Set(then.map(idOf));
  const opened = then.filter(isOpen);
  const faults = opened.flatMap((item) => {
    const said = there.has(idOf(item)) ? fault(item) : 'is gone from the table';
    return said === undefined ? [] : [`${idOf(item)} ${said}`];
  });
  const missing = itemsOf(now, table)
    .filter((item) => isOpen(item) && writtenBy(item) < moment.getTime() && !known.has(idOf(item)))
    .map((item) => `${idOf(item)} is open and was not restored`);
  return { what, looked: opened.length + missing.length, wrong: [...faults, ...missing] };
}

/** The first of these attributes that a row lacks. */
export const lacks = (item: Item, names: readonly string[]): string | undefined => {
  const missing = names.find((name) => item[name] === undefined);
  return missing === undefined ? undefined : `has no ${missing}`;
};
