// What a call costs, as DynamoDB tells it when it is asked: read units of 4 KB, write units of 1 KB.
import type { Stored, Table } from './table.ts';
import { isSameItem } from './values.ts';

/** `table` and `indexes` in units; an index that a write leaves alone is not named. */
export type Cost = { readonly table: number; readonly indexes: Readonly<Record<string, number>> };
/** Of one part of a transaction. */
export type PartCost = { readonly table: string; readonly cost: Cost };
export type Consumed = Readonly<Record<string, unknown>>;

const kilobytes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

/** Twice where a key of an index moves: it is deleted there and put elsewhere. */
export function costOfWrite(table: Table, before: Stored | undefined, after: Stored | undefined): Cost {
  const indexes: Record<string, number> = {};
  table.schema.indexes.forEach(({ name }, at) => {
    const [old, fresh] = [before?.indexed[at], after?.indexed[at]];
    if (old === undefined && fresh === undefined) return;
    const [oldUnits, freshUnits] = [unitsOf(old), unitsOf(fresh)];
    if (old === undefined || fresh === undefined) indexes[name] = oldUnits + freshUnits;
    else if (old.key.some((part, index) => part !== fresh.key[index])) indexes[name] = oldUnits + freshUnits;
    else if (!isSameItem(old.item, fresh.item)) indexes[name] = Math.max(oldUnits, freshUnits);
  });
  return { table: kilobytes(Math.max(before?.size ?? 0, after?.size ?? 0)), indexes };
}

const unitsOf = (row: { readonly size: number } | undefined): number =>
  row === undefined ? 0 : kilobytes(row.size);

/** An eventually consistent read costs half. What is not there is read as well. */
export const costOfRead = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);

export const times = ({ table, indexes }: Cost, factor: number): Cost => ({
  table: table * factor,
  indexes,
});

/** What several writes to one table come to. */
export function together(costs: readonly Cost[]): Cost {
  const indexes: Record<string, number> = {};
  for (const cost of costs) {
    for (const name in cost.indexes) indexes[name] = (indexes[name] ?? 0) + cost.indexes[name]!;
  }
  return { table: costs.reduce((sum, { table }) => sum + table, 0), indexes };
}

/**
 * As `ReturnConsumedCapacity` asks for it; undefined where it asks for nothing. A transaction says as well whether it read
 * or wrote (`ReadCapacityUnits`, `WriteCapacityUnits`).
 */
export function consumed(
  asked: unknown,
  name: string,
  { cost, kind }: { readonly cost: Cost; readonly kind?: 'Read' | 'Write' },
): Consumed | undefined {
  if (asked !== 'TOTAL' && asked !== 'INDEXES') return undefined;
  const units = (amount: number) => ({
    CapacityUnits: amount,
    ...(kind === undefined ? {} : { [`${kind}CapacityUnits`]: amount }),
  });
  const names = Object.keys(cost.indexes).sort();
  const total = names.reduce((sum, index) => sum + cost.indexes[index]!, cost.table);
  const said = { TableName: name, ...units(total) };
  if (asked === 'TOTAL') return said;
  const indexes = Object.fromEntries(names.map((index) => [index, units(cost.indexes[index]!)]));
  return {
    ...said,
    Table: units(cost.table),
    ...(names.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  };
}

/** As a member of an answer: absent where nothing was asked for. */
export const told = (capacity: Consumed | undefined): { readonly ConsumedCapacity?: Consumed } =>
  capacity === undefined ? {} : { ConsumedCapacity: capacity };
