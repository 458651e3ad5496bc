// What CreateTable said of a table: its keys, and those and the projection of its indexes.
import { type Key, type KeyKind, keyPart } from './key-order.ts';
import { invalid, invalidValue } from './refusals.ts';
import { bytesOf } from './sizes.ts';
import { type Item, kindOf, type Value } from './values.ts';

export type KeyAttribute = { readonly name: string; readonly kind: KeyKind };
export type IndexSchema = {
  readonly name: string;
  readonly keys: readonly KeyAttribute[];
  /** Undefined projects all. */
  readonly projected: ReadonlySet<string> | undefined;
};
export type Schema = {
  readonly name: string;
  readonly keys: readonly KeyAttribute[];
  readonly indexes: readonly IndexSchema[];
};

const NOT_THE_SCHEMA = 'The provided key element does not match the schema';
const MOST_KEY_BYTES = [2048, 1024];

/** The key of a request that names one. Throws where it is not exactly the table's. */
export function keyOfRequest(schema: Schema, given: Item): Key {
  if (Object.keys(given).length !== schema.keys.length) throw invalid(NOT_THE_SCHEMA);
  return schema.keys.map((attribute, index) => {
    const part = keyPart(given[attribute.name], attribute.kind);
    if (part === undefined) throw invalid(NOT_THE_SCHEMA);
    refuseSize(attribute.name, given[attribute.name]!, index);
    return part;
  });
}

/** The key of an item that is to be kept. */
export function keyOfItem(schema: Schema, item: Item): Key {
  return schema.keys.map((attribute, index) => {
    const value = item[attribute.name];
    if (value === undefined) throw invalidValue(`Missing the key ${attribute.name} in the item`);
    const part = keyPart(value, attribute.kind);
    if (part === undefined) {
      const { name, kind } = attribute;
      throw invalidValue(`Type mismatch for key ${name} expected: ${kind} actual: ${kindOf(value)}`);
    }
    refuseSize(attribute.name, value, index);
    return part;
  });
}

function refuseSize(name: string, value: Value, index: number): void {
  const text = value.S ?? value.B;
  if (text === '') {
    const kind = value.S === undefined ? 'binary' : 'string';
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`,
    );
  }
  const most = MOST_KEY_BYTES[index]!;
  if (text === undefined || text.length * 3 <= most || bytesOf(text) <= most) return;
  const which = index === 0 ? 'hashkey' : 'rangekey';
  throw invalidValue(`Size of ${which} has exceeded the maximum size limit of${most} bytes`);
}

/** Its key in this index; undefined where the item has not all of it, and so is not in the index. */
export function keyInIndex(index: IndexSchema, item: Item): Key | undefined {
  const key: string[] = [];
  for (const { name, kind } of index.keys) {
    const part = keyPart(item[name], kind);
    if (part === undefined) return undefined;
    key.push(part);
  }
  return key;
}

/** Throws where the item's value for the key of an index could not stand there. */
export function refuseForIndexes(schema: Schema, item: Item, isUpdate: boolean): void {
  for (const { name: index, keys } of schema.indexes) {
    for (const { name, kind } of keys) {
      const value = item[name];
      if (value === undefined) continue;
      if (value[kind] === undefined)
        throw invalidValue(
          `Type mismatch for Index Key ${name} Expected: ${kind} Actual: ${kindOf(value)} IndexName: ${index}`,
        );
      if (value[kind] === '') throw invalid(emptyIndexKey(name, index, kind, isUpdate));
    }
  }
}

function emptyIndexKey(name: string, index: string, kind: KeyKind, isUpdate: boolean): string {
  const empty = `cannot contain an empty ${kind === 'B' ? 'binary' : 'string'} value.`;
  return isUpdate
    ? `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute ${empty}`
    : `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute ${empty} IndexName: ${index}, IndexKey: ${name}`;
}
