// One table with its indexes: rows by their key, and in order. It decides nothing; what may be written is known before.
import { type Key, nameOfKey } from './key-order.ts';
import { type IndexSchema, keyInIndex, keyOfItem, type Schema } from './schema.ts';
import { sizeOfItem } from './sizes.ts';
import { makeSortedRows, type SortedRows } from './sorted-rows.ts';
import { emptyMap, type Item } from './values.ts';

/** An item as the table or an index holds it. */
export type Row = { readonly key: Key; readonly item: Item; readonly size: number };
export type Stored = Row & {
  /** For each index in the schema's order: what stands there. */
  readonly indexed: readonly (Row | undefined)[];
};

export interface Table {
  readonly schema: Schema;
  /** What CreateTable was asked for. */
  readonly described: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly sorted: SortedRows<Stored>;
  readonly indexes: readonly SortedRows<Row>[];
  get(key: Key): Stored | undefined;
  /** Sizes and index entries of an item before it is written. */
  prepared(item: Item): Stored;
  /** Puts `after` in the place of `before`; either may be missing. */
  replace(before: Stored | undefined, after: Stored | undefined): void;
}

export function makeTable(
  schema: Schema,
  described: Readonly<Record<string, unknown>>,
  createdAt: number,
): Table {
  const byName = new Map<string, Stored>();
  const sorted = makeSortedRows<Stored>(({ key }) => key);
  const indexes = schema.indexes.map(() => makeSortedRows<Row>(({ key }) => key));

  function entryOf(index: IndexSchema, item: Item, key: Key, size: number): Row | undefined {
    const own = keyInIndex(index, item);
    if (own === undefined) return undefined;
    // Rows that share an index key stand in the order of the table's.
    const whole = [...own, ...key];
    if (index.projected === undefined) return { key: whole, item, size };
    const projected = projectedItem(index.projected, item);
    return { key: whole, item: projected, size: sizeOfItem(projected) };
  }

  return {
    schema,
    described,
    createdAt,
    sorted,
    indexes,
    get: (key) => byName.get(nameOfKey(key)),
    prepared(item) {
      const key = keyOfItem(schema, item);
      const size = sizeOfItem(item);
      return {
        key,
        item,
        size,
        indexed: schema.indexes.map((index) => entryOf(index, item, key, size)),
      };
    },
    replace(before, after) {
      if (before !== undefined) {
        byName.delete(nameOfKey(before.key));
        sorted.remove(before);
      }
      if (after !== undefined) {
        byName.set(nameOfKey(after.key), after);
        sorted.add(after);
      }
      indexes.forEach((index, at) => {
        const [old, fresh] = [before?.indexed[at], after?.indexed[at]];
        if (old !== undefined) index.remove(old);
        if (fresh !== undefined) index.add(fresh);
      });
    },
  };
}

function projectedItem(names: ReadonlySet<string>, item: Item): Item {
  const projected = emptyMap();
  for (const name in item) if (names.has(name)) projected[name] = item[name]!;
  return projected;
}
