// The rows that a query or a scan is about: a stretch of a table or of an index, in one direction.
import { compareKeys, type Key, keyPart } from './key-order.ts';
import { invalid } from './refusals.ts';
import type { IndexSchema, KeyAttribute } from './schema.ts';
import type { SortedRows } from './sorted-rows.ts';
import type { Row, Table } from './table.ts';
import { checkedItem } from './values.ts';

export type Source = {
  readonly table: Table;
  readonly index: IndexSchema | undefined;
  readonly sorted: SortedRows<Row>;
  /** The keys of what is read, the index's or the table's. */
  readonly keys: readonly KeyAttribute[];
  /** Those and the table's own, in alphabetical order. */
  readonly keyNames: readonly string[];
};
export type Run = Source & {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly until: number;
  readonly forward: boolean;
  /** A scan's keys have no bounds. */
  readonly isQuery: boolean;
};

/** Throws where the table has no such index. */
export function sourceOf(table: Table, indexName: unknown, consistent: boolean): Source {
  const { schema } = table;
  const own = schema.keys.map(({ name }) => name);
  if (indexName === undefined)
    return { table, index: undefined, sorted: table.sorted, keys: schema.keys, keyNames: own.toSorted() };
  const at = schema.indexes.findIndex(({ name }) => name === indexName);
  const index = schema.indexes[at];
  if (index === undefined) throw invalid(`The table does not have the specified index: ${String(indexName)}`);
  if (consistent) throw invalid('Consistent reads are not supported on global secondary indexes');
  const keyNames = [...new Set([...index.keys.map(({ name }) => name), ...own])].sort();
  return { table, index, sorted: table.indexes[at]!, keys: index.keys, keyNames };
}

/** Where the page begins: at the beginning of the run, or behind the key it is asked to begin after. */
export function pageStart(run: Run, startKey: unknown): number {
  if (startKey === undefined) return run.forward ? run.from : run.until - 1;
  const key = keyOfStart(run, startKey);
  const at = run.forward ? run.sorted.firstAfter(key) : run.sorted.firstAt(key) - 1;
  if (run.isQuery && run.from < run.until && compareKeys(key, run.rows[run.from]!.key.slice(0, 1)) !== 0)
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');
  return run.forward ? Math.max(at, run.from) : Math.min(at, run.until - 1);
}

function keyOfStart({ table, index, keyNames }: Run, startKey: unknown): Key {
  const given = checkedItem(startKey);
  const attributes = [...(index?.keys ?? []), ...table.schema.keys];
  const parts = attributes.map(({ name, kind }) => keyPart(given[name], kind));
  if (Object.keys(given).length !== keyNames.length || parts.includes(undefined))
    throw invalid('The provided starting key is invalid');
  return parts as Key;
}
