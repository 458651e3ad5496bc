// TransactWriteItems and TransactGetItems: all of it or nothing, with a reason beside each part that stands in the way.
import { consumed, costOfRead, costOfWrite, type PartCost, times, together } from './capacity.ts';
import { makeTokens, type Tokens } from './idempotency.ts';
import { nameOfKey } from './key-order.ts';
import { readItem } from './reads.ts';
import { invalid, notKnownHere, Refusal } from './refusals.ts';
import { type Answer, type Database, must, onlyKnown, type Request, tableOf } from './requests.ts';
import { keyOfRequest } from './schema.ts';
import { checkedItem } from './values.ts';
import {
  type Plan,
  perform,
  planned,
  readWrite,
  type Wanted,
  type WriteKind,
  type WriteRequest,
} from './writes.ts';

const MOST_ITEMS = 100;
const KINDS = new Set<string>(['Put', 'Update', 'Delete', 'ConditionCheck']);
const WRITE = new Set(['TransactItems', 'ClientRequestToken', 'ReturnConsumedCapacity']);
const READ = new Set(['TransactItems', 'ReturnConsumedCapacity']);
const PART = new Set([
  'TableName',
  'Item',
  'Key',
  'UpdateExpression',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
]);
const tokensOf = new WeakMap<Database, Tokens>();

export function transactWrite(database: Database, request: Request): Answer {
  onlyKnown('TransactWriteItems', request, WRITE);
  const parts = partsOf(request);
  const wanted = parts.map(([kind, part]) => {
    if (!KINDS.has(kind)) throw notKnownHere(`the part ${kind} of TransactWriteItems`);
    onlyKnown(`${kind} in TransactWriteItems`, part, PART);
    return { kind: kind as WriteKind, part: part as WriteRequest, table: tableOf(database, part.TableName) };
  });
  const tokens = tokensOf.get(database) ?? makeTokens(database.now);
  tokensOf.set(database, tokens);
  const before = tokens.earlier(request.ClientRequestToken, request.TransactItems);
  if (before !== undefined) return { ...toldOf(request, before, 'Read') };

  const attempts = wanted.map(({ kind, part, table }) => attempt(() => readWrite(kind, table, part)));
  refuseTwice(attempts.flatMap((each) => (each instanceof Refusal ? [] : [each])));
  const plans = attempts.map((each) => (each instanceof Refusal ? each : attempt(() => planned(each))));
  const done = plans.flatMap((each) => (each instanceof Refusal ? [] : [each]));
  if (done.length < plans.length) throw cancelled(plans);
  const costs = done.map(costOf);
  for (const plan of done) perform(plan);
  tokens.remember(request.ClientRequestToken, request.TransactItems, costs);
  return { ...toldOf(request, costs, 'Write') };
}

/** Twice what it would cost alone; the engine in its own process counts the writes of indexes once, and so do we. */
const costOf = ({ table, before, after }: Plan): PartCost => ({
  table: table.schema.name,
  cost: times(costOfWrite(table, before, after), 2),
});

function toldOf(request: Request, costs: readonly PartCost[], kind: 'Read' | 'Write'): Answer {
  const tables = [...new Set(costs.map(({ table }) => table))].sort();
  const all = tables.flatMap((name) => {
    const cost = together(costs.filter(({ table }) => table === name).map(({ cost: own }) => own));
    return consumed(request.ReturnConsumedCapacity, name, { cost, kind }) ?? [];
  });
  return all.length === 0 ? {} : { ConsumedCapacity: all };
}

function attempt<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'NotKnownHereException') return error;
    throw error;
  }
}

function refuseTwice(wanted: readonly Pick<Wanted, 'table' | 'key'>[]): void {
  const seen = new Set<string>();
  for (const { table, key } of wanted) {
    const name = `${table.schema.name} ${nameOfKey(key)}`;
    if (seen.has(name)) throw invalid('Transaction request cannot include multiple operations on one item');
    seen.add(name);
  }
}

const CODES: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
};

function cancelled(plans: readonly (Plan | Refusal)[]): Refusal {
  const reasons = plans.map((each) =>
    each instanceof Refusal
      ? { Code: CODES[each.code] ?? each.code, Message: each.message, ...each.more }
      : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new Refusal('TransactionCanceledException', message, {
    Message: message,
    CancellationReasons: reasons,
  });
}

export function transactGet(database: Database, request: Request): Answer {
  onlyKnown('TransactGetItems', request, READ);
  const wanted = partsOf(request).map(([kind, part]) => {
    if (kind !== 'Get') throw notKnownHere(`the part ${kind} of TransactGetItems`);
    const table = tableOf(database, part.TableName);
    return { table, key: keyOfRequest(table.schema, checkedItem(part.Key)), part };
  });
  refuseTwice(wanted);
  const read = wanted.map(({ table, part }) => {
    const { item, size } = readItem(table, part);
    const cost = { table: costOfRead(size, true) * 2, indexes: {} };
    return { item, part: { table: table.schema.name, cost } };
  });
  return {
    Responses: read.map(({ item }) => (item === undefined ? {} : { Item: item })),
    ...toldOf(
      request,
      read.map(({ part }) => part),
      'Read',
    ),
  };
}

function partsOf(request: Request): readonly (readonly [string, Request])[] {
  const items = must(request.TransactItems as Record<string, Request>[] | undefined, 'transactItems');
  if (items.length < 1 || items.length > MOST_ITEMS) {
    const bound = items.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_ITEMS}`;
    throw invalid(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  return items.map((item) => {
    const [part, second] = Object.entries(item);
    if (part === undefined || second !== undefined)
      throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
    return part;
  });
}
