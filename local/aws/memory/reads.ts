// GetItem and BatchGetItem.
import { consumed, costOfRead, told } from './capacity.ts';
import { parseProjection, projector } from './expressions/projection.ts';
import { type Given, scopeOf } from './expressions/scope.ts';
import { nameOfKey } from './key-order.ts';
import { invalid } from './refusals.ts';
import { type Answer, type Database, must, onlyKnown, type Request, tableOf } from './requests.ts';
import { keyOfRequest } from './schema.ts';
import type { Table } from './table.ts';
import { checkedItem, type Item } from './values.ts';

const ONE = new Set([
  'TableName',
  'Key',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ConsistentRead',
  'ReturnConsumedCapacity',
]);
const PART = new Set(['Keys', 'ProjectionExpression', 'ExpressionAttributeNames', 'ConsistentRead']);
const BATCH = new Set(['RequestItems', 'ReturnConsumedCapacity']);
const MOST_KEYS = 100;
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;

type Read = { readonly item: Item | undefined; readonly size: number };

/** `size` is that of the whole item, which is what is paid for. */
export function readItem(table: Table, request: Request): Read {
  const projection = parseProjection(request.ProjectionExpression as string | undefined);
  const project = projector(projection, scopeOf(request as Given, { ProjectionExpression: projection }));
  const stored = table.get(keyOfRequest(table.schema, checkedItem(must(request.Key, 'key'))));
  return { item: stored && project(stored.item), size: stored?.size ?? 0 };
}

export function getItem(database: Database, request: Request): Answer {
  onlyKnown('GetItem', request, ONE);
  const table = tableOf(database, request.TableName);
  const { item, size } = readItem(table, request);
  const cost = { table: costOfRead(size, request.ConsistentRead === true), indexes: {} };
  return {
    ...(item === undefined ? {} : { Item: item }),
    ...told(consumed(request.ReturnConsumedCapacity, table.schema.name, { cost })),
  };
}

export function batchGet(database: Database, request: Request): Answer {
  onlyKnown('BatchGetItem', request, BATCH);
  const tables = Object.entries(must(request.RequestItems as Record<string, Request>, 'requestItems'));
  if (tables.length === 0) throw tooFew('RequestItems');
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, Request> = {};
  const costs: object[] = [];
  let bytes = 0;
  let keys = 0;
  for (const [name, part] of tables) {
    onlyKnown('BatchGetItem', part, PART);
    const wanted = part.Keys as unknown[];
    keys += refuseKeys(name, wanted);
    if (keys > MOST_KEYS) throw invalid('Too many items requested for the BatchGetItem call');
    const table = tableOf(database, name);
    refuseTwice(table, wanted);
    const found: Item[] = [];
    let units = 0;
    const left = wanted.filter((key) => {
      const { item, size } = readItem(table, { ...part, Key: key });
      if (bytes + size > MOST_ANSWER_BYTES) return true;
      bytes += size;
      units += costOfRead(size, part.ConsistentRead === true);
      if (item !== undefined) found.push(item);
      return false;
    });
    responses[name] = found;
    if (left.length > 0) unprocessed[name] = { ...part, Keys: left };
    const cost = { table: units, indexes: {} };
    costs.push(...[consumed(request.ReturnConsumedCapacity, table.schema.name, { cost }) ?? []].flat());
  }
  return {
    Responses: responses,
    UnprocessedKeys: unprocessed,
    ...(costs.length === 0 ? {} : { ConsumedCapacity: costs }),
  };
}

function refuseKeys(name: string, keys: readonly unknown[] | undefined): number {
  if (keys === undefined || keys.length === 0) throw tooFew(`requestItems.${name}.member.keys`);
  return keys.length;
}

function refuseTwice(table: Table, keys: readonly unknown[]): void {
  const names = keys.map((key) => nameOfKey(keyOfRequest(table.schema, checkedItem(key))));
  if (new Set(names).size < names.length) throw invalid('Provided list of item keys contains duplicates');
}

const tooFew = (where: string) =>
  invalid(
    `1 validation error detected: Value at '${where}' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  );
