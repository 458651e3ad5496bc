// One write, thought through but not yet done: what would be there afterwards, or why it is refused. A transaction thinks
// all of its writes through before it does any.
import { refuseOverlaps, updated } from './expressions/apply-update.ts';
import { parseCondition } from './expressions/condition.ts';
import { isTrueOf, refuseOperands } from './expressions/evaluate.ts';
import type { Path } from './expressions/paths.ts';
import { type Given, type Scope, scopeOf } from './expressions/scope.ts';
import { parseUpdate } from './expressions/update.ts';
import type { Key } from './key-order.ts';
import { invalid, invalidValue, Refusal } from './refusals.ts';
import { must } from './requests.ts';
import { keyOfItem, keyOfRequest, refuseForIndexes } from './schema.ts';
import { MOST_ITEM_BYTES, sizeOfItem } from './sizes.ts';
import type { Stored, Table } from './table.ts';
import { checkedItem, emptyMap, type Item } from './values.ts';

export type WriteRequest = Given & {
  readonly TableName?: string;
  readonly Item?: unknown;
  readonly Key?: unknown;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ReturnValuesOnConditionCheckFailure?: string;
};
export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
/** What needs nothing but the request and the table's keys. */
export type Wanted = {
  readonly kind: WriteKind;
  readonly table: Table;
  readonly key: Key;
  readonly request: WriteRequest;
  readonly item: Item;
  readonly scope: Scope;
};
export type Plan = {
  readonly table: Table;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
  /** Of an update: the paths that it names. */
  readonly paths: readonly Path[];
};

/** Throws for a request that is wrong whatever the table holds. */
export function readWrite(kind: WriteKind, table: Table, request: WriteRequest): Wanted {
  const condition = parseCondition('ConditionExpression', request.ConditionExpression);
  const update = kind === 'Update' ? parseUpdate(request.UpdateExpression) : undefined;
  const given = kind === 'Put' ? must(request.Item, 'item') : must(request.Key, 'key');
  const item = checkedItem(given);
  const scope = scopeOf(request, { UpdateExpression: update, ConditionExpression: condition });
  if (update !== undefined) refuseOverlaps(update, scope);
  if (condition !== undefined) refuseOperands(condition.condition, 'ConditionExpression', scope);
  if (kind === 'Put' && sizeOfItem(item) > MOST_ITEM_BYTES)
    throw invalid('Item size has exceeded the maximum allowed size');
  const key = kind === 'Put' ? keyOfItem(table.schema, item) : keyOfRequest(table.schema, item);
  return { kind, table, key, request, item, scope };
}

/** Throws where the condition is not true, and where the update does not fit the item. */
export function planned({ kind, table, key, request, item, scope }: Wanted): Plan {
  const before = table.get(key);
  const condition = parseCondition('ConditionExpression', request.ConditionExpression);
  if (condition !== undefined && !isTrueOf(condition.condition, before?.item ?? emptyMap(), scope))
    throw conditionFailed(request, before);
  if (kind === 'ConditionCheck') return { table, before, after: before, paths: [] };
  if (kind === 'Delete') return { table, before, after: undefined, paths: [] };
  const fresh =
    kind === 'Put' ? { item, paths: [] } : updatedItem({ table, item, request, scope }, before?.item);
  refuseForIndexes(table.schema, fresh.item, kind === 'Update');
  return { table, before, after: table.prepared(fresh.item), paths: fresh.paths };
}

function updatedItem(
  { table, item: key, request, scope }: Pick<Wanted, 'table' | 'item' | 'request' | 'scope'>,
  before: Item | undefined,
): { readonly item: Item; readonly paths: readonly Path[] } {
  const update = parseUpdate(request.UpdateExpression);
  if (update === undefined) return { item: before ?? key, paths: [] };
  const fresh = updated(before ?? key, update, scope);
  for (const { name } of table.schema.keys) {
    if (fresh.paths.some(([first]) => first === name))
      throw invalidValue(`Cannot update attribute ${name}. This attribute is part of the key`);
  }
  if (sizeOfItem(fresh.item) > MOST_ITEM_BYTES)
    throw invalid('Item size to update has exceeded the maximum allowed size');
  return fresh;
}

function conditionFailed(request: WriteRequest, before: Stored | undefined): Refusal {
  const isAsked = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before !== undefined;
  return new Refusal(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    isAsked ? { Item: before.item } : {},
  );
}

/** Does it. */
export function perform({ table, before, after }: Plan): void {
  if (before !== after) table.replace(before, after);
}
