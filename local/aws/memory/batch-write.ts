// BatchWriteItem: up to 25 puts and deletes, each for itself.
import { type Cost, consumed, costOfWrite, together } from './capacity.ts';
import { nameOfKey } from './key-order.ts';
import { invalid, notKnownHere } from './refusals.ts';
import { type Answer, type Database, must, onlyKnown, type Request, tableOf } from './requests.ts';
import { perform, planned, readWrite, type Wanted } from './writes.ts';

const KNOWN = new Set(['RequestItems', 'ReturnConsumedCapacity']);
const MOST_WRITES = 25;

type Entry = { readonly PutRequest?: { Item?: unknown }; readonly DeleteRequest?: { Key?: unknown } };

export function batchWrite(database: Database, request: Request): Answer {
  onlyKnown('BatchWriteItem', request, KNOWN);
  const tables = Object.entries(
    must(request.RequestItems as Record<string, readonly Entry[]>, 'requestItems'),
  );
  if (tables.length === 0) throw invalid('The requestItems parameter is required for BatchWriteItem');
  const count = tables.reduce((sum, [, entries]) => sum + entries.length, 0);
  if (count > MOST_WRITES)
    throw invalid(
      `1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length less than or equal to ${MOST_WRITES}`,
    );
  // All are understood before the first is done: a mistake in one leaves nothing behind.
  const wanted = tables.map(([name, entries]) => {
    const table = tableOf(database, name);
    const writes = entries.map((entry) => wantedOf(table, entry));
    if (new Set(writes.map(({ key }) => nameOfKey(key))).size < writes.length)
      throw invalid('Provided list of item keys contains duplicates');
    return { table, writes };
  });
  const costs = wanted.flatMap(({ table, writes }) => {
    const cost = together(writes.map(doneAt));
    return consumed(request.ReturnConsumedCapacity, table.schema.name, { cost }) ?? [];
  });
  return { UnprocessedItems: {}, ...(costs.length === 0 ? {} : { ConsumedCapacity: costs }) };
}

function wantedOf(table: Wanted['table'], { PutRequest, DeleteRequest, ...more }: Entry): Wanted {
  const [other] = Object.keys(more);
  if (other !== undefined) throw notKnownHere(`the part ${other} of BatchWriteItem`);
  if (PutRequest !== undefined) return readWrite('Put', table, { Item: PutRequest.Item });
  return readWrite('Delete', table, { Key: must(DeleteRequest, 'deleteRequest').Key });
}

function doneAt(wanted: Wanted): Cost {
  const plan = planned(wanted);
  perform(plan);
  return costOfWrite(plan.table, plan.before, plan.after);
}
