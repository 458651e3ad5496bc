// Query and Scan: which stretch of rows they are about.
import { type KeyTest, parseKeyCondition } from './expressions/key-condition.ts';
import type { Scope } from './expressions/scope.ts';
import { compareKeys, keyPart } from './key-order.ts';
import { answerPage, readPage } from './pages.ts';
import { invalid, invalidValue } from './refusals.ts';
import { type Answer, type Database, must, onlyKnown, type Request, tableOf } from './requests.ts';
import { type Run, type Source, sourceOf } from './runs.ts';
import type { KeyAttribute } from './schema.ts';

const COMMON = [
  'TableName',
  'IndexName',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'Limit',
  'ExclusiveStartKey',
  'ConsistentRead',
  'Select',
  'ReturnConsumedCapacity',
];
const SCAN = new Set(COMMON);
const QUERY = new Set([...COMMON, 'KeyConditionExpression', 'ScanIndexForward']);

export function scan(database: Database, request: Request): Answer {
  onlyKnown('Scan', request, SCAN);
  const parts = readPage(request, undefined);
  const table = tableOf(database, request.TableName);
  const source = sourceOf(table, request.IndexName, request.ConsistentRead === true);
  const { rows } = source.sorted;
  return answerPage(
    request,
    { ...source, rows, from: 0, until: rows.length, forward: true, isQuery: false },
    parts,
  );
}

export function query(database: Database, request: Request): Answer {
  onlyKnown('Query', request, QUERY);
  const text = must(request.KeyConditionExpression as string | undefined, 'keyConditionExpression');
  const condition = parseKeyCondition(text);
  const parts = readPage(request, condition);
  const table = tableOf(database, request.TableName);
  const source = sourceOf(table, request.IndexName, request.ConsistentRead === true);
  const tests = condition.tests.map((test) => ({ ...test, name: parts.scope.name(test.name) }));
  refuseFilterOnKeys(parts, source);
  const run = runOf(source, tests, parts.scope);
  return answerPage(request, { ...run, forward: request.ScanIndexForward !== false, isQuery: true }, parts);
}

function runOf(source: Source, tests: readonly KeyTest[], scope: Scope): Omit<Run, 'forward' | 'isQuery'> {
  const [hash, range] = source.keys as [KeyAttribute, KeyAttribute?];
  const own = tests.find(({ name }) => name === hash.name);
  if (own === undefined) throw missedKey(hash);
  if (own.by !== '=') throw invalid('Invalid KeyConditionExpression: partition key must use equality');
  const other = tests.find((test) => test !== own);
  if (other !== undefined && (range === undefined || other.name !== range.name))
    throw missedKey(range ?? hash);
  const partition = partOf(hash, own.values[0]!, scope);
  const { sorted } = source;
  const whole = { from: sorted.firstAt([partition]), until: sorted.firstAfter([partition]) };
  const stretch =
    other === undefined
      ? whole
      : narrowed(whole, other, {
          source,
          at: (value) => [partition, partOf(range!, value, scope)],
        });
  return { ...source, rows: sorted.rows, ...stretch };
}

type Stretch = { readonly from: number; readonly until: number };

function narrowed(
  { from, until }: Stretch,
  { by, values }: KeyTest,
  { source: { sorted }, at }: { readonly source: Source; readonly at: (value: string) => [string, string] },
): Stretch {
  const [value, high = value] = values as [string, string?];
  const key = at(value);
  switch (by) {
    case '=':
      return { from: sorted.firstAt(key), until: sorted.firstAfter(key) };
    case '<':
      return { from, until: sorted.firstAt(key) };
    case '<=':
      return { from, until: sorted.firstAfter(key) };
    case '>':
      return { from: sorted.firstAfter(key), until };
    case '>=':
      return { from: sorted.firstAt(key), until };
    case 'between':
      return between(sorted.firstAt(key), sorted.firstAfter(at(high)), compareKeys(key, at(high)) <= 0);
    default:
      return { from: sorted.firstAt(key), until: sorted.firstAfter([key[0], `${key[1]}${LAST}`]) };
  }
}

/** Comes after every text that begins alike. */
const LAST = '\uffff\uffff';

function between(from: number, until: number, isInOrder: boolean): Stretch {
  if (isInOrder) return { from, until };
  throw invalid(
    'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound',
  );
}

function partOf({ name, kind }: KeyAttribute, placeholder: string, scope: Scope): string {
  const value = scope.value(placeholder);
  const part = keyPart(value, kind);
  if (part === undefined) throw invalidValue('Condition parameter type does not match schema type');
  if (value[kind] !== '') return part;
  throw invalid(
    `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
  );
}

const missedKey = ({ name }: KeyAttribute) => invalid(`Query condition missed key schema element: ${name}`);

function refuseFilterOnKeys({ filter, scope }: ReturnType<typeof readPage>, { keys }: Source): void {
  if (filter === undefined) return;
  const named = new Set([...filter.names].map((name) => scope.name(name)));
  const key = keys.find(({ name }) => named.has(name));
  if (key !== undefined)
    throw invalid(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
    );
}
