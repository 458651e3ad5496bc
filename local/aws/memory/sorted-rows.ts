// Rows in the order of their keys: a page of them is found by halving, and read in either direction.
import { compareKeys, type Key } from './key-order.ts';

export interface SortedRows<T> {
  add(row: T): void;
  remove(row: T): void;
  /** Where the rows begin whose keys begin with `from`, or come after it. */
  firstAt(from: Key): number;
  /** Where the rows begin whose keys come after all that begin with `from`. */
  firstAfter(from: Key): number;
  readonly rows: readonly T[];
}

export function makeSortedRows<T>(keyOf: (row: T) => Key): SortedRows<T> {
  const rows: T[] = [];

  /** The first row for which that is true, as it is for all that follow. */
  function search(isBeyond: (key: Key) => boolean): number {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBeyond(keyOf(rows[middle]!))) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  const firstAt = (from: Key) => search((key) => compareKeys(key, from) >= 0);
  return {
    rows,
    firstAt,
    firstAfter: (from) => search((key) => compareKeys(key, from) > 0),
    add(row) {
      const key = keyOf(row);
      const last = rows.at(-1);
      // Most rows of a day come in order.
      if (last === undefined || compareKeys(keyOf(last), key) < 0) rows.push(row);
      else rows.splice(firstAt(key), 0, row);
    },
    remove(row) {
      const at = firstAt(keyOf(row));
      if (rows[at] === row) rows.splice(at, 1);
      else throw new Error('A row was to be removed that is not there');
    },
  };
}
