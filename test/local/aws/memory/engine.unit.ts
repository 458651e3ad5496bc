// The engine in this process, where no other engine can say what is right: it goes with AWS, or says what it does not know.
import { expect, test } from 'vitest';
import { makeMemoryEngine } from '../../../../local/aws/memory/engine.ts';
import { TABLES } from './random-requests.ts';

type Json = Record<string, unknown>;

function started(now: () => number = () => 0) {
  const engine = makeMemoryEngine(now);
  for (const table of TABLES) engine.answer('CreateTable', table);
  const ask = (operation: string, request: Json) => engine.answer(operation, request).body as Json;
  const put = (item: Json) => ask('PutItem', { TableName: 'singles', Item: item });
  const update = (UpdateExpression: string, values: Json = {}) =>
    ask('UpdateItem', {
      TableName: 'singles',
      Key: { p: { S: 'k' } },
      UpdateExpression,
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      ReturnValues: 'ALL_NEW',
    });
  return { engine, ask, put, update };
}

test('attributes stand in the order of their names, wherever they come from', () => {
  const { ask, put, update } = started();
  put({ z: { S: 'z' }, p: { S: 'k' }, a: { M: { y: { N: '1.0' }, b: { NULL: true } } } });
  update('SET m = :n', { ':n': { N: '1' } });
  expect(JSON.stringify(ask('GetItem', { TableName: 'singles', Key: { p: { S: 'k' } } }))).toBe(
    '{"Item":{"a":{"M":{"b":{"NULL":true},"y":{"N":"1"}}},"m":{"N":"1"},"p":{"S":"k"},"z":{"S":"z"}}}',
  );
});

test('a member set behind the end of a list is added to its end', () => {
  const { put, update } = started();
  put({ p: { S: 'k' }, l: { L: [{ S: 'x' }] } });
  expect(update('SET l[5] = :n', { ':n': { N: '1' } })).toMatchObject({
    Attributes: { l: { L: [{ S: 'x' }, { N: '1' }] } },
  });
  expect(update('REMOVE l[0]')).toMatchObject({ Attributes: { l: { L: [{ N: '1' }] } } });
});

test('what lies inside of nothing cannot be removed', () => {
  const { put, update } = started();
  put({ p: { S: 'k' }, m: { M: {} } });
  expect(update('REMOVE m.x')).toMatchObject({ Attributes: { m: { M: {} } } });
  expect(update('REMOVE nothing.x')).toMatchObject({
    message: 'The document path provided in the update expression is invalid for update',
  });
});

test.each([
  ['a parameter', 'Scan', { TableName: 'singles', Segment: 0 }, 'the parameter Segment of Scan'],
  ['an operation', 'UpdateTable', { TableName: 'singles' }, 'the operation UpdateTable'],
  [
    'a part of a transaction',
    'TransactGetItems',
    { TransactItems: [{ Put: { TableName: 'singles' } }] },
    'the part Put of TransactGetItems',
  ],
])('%s that it does not know is refused by its name', (_what, operation, request, named) => {
  expect(started().ask(operation, request)).toEqual({
    __type: 'com.amazonaws.dynamodb.v20120810#NotKnownHereException',
    message: `The DynamoDB engine in memory does not know ${named}`,
  });
});

test('a query for a key of another kind than the table has is refused', () => {
  const answer = started().ask('Query', {
    TableName: 'pairs',
    KeyConditionExpression: 'p = :p AND r = :r',
    ExpressionAttributeValues: { ':p': { S: 'k' }, ':r': { S: '1' } },
  });
  expect(answer.message).toContain('Condition parameter type does not match schema type');
});

test('a transaction that comes again within ten minutes is not done twice, and afterwards it is', () => {
  let now = 0;
  const { ask, update } = started(() => now);
  const add = {
    Update: {
      TableName: 'singles',
      Key: { p: { S: 'k' } },
      UpdateExpression: 'ADD n :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
    },
  };
  const send = () => ask('TransactWriteItems', { TransactItems: [add], ClientRequestToken: 'again' });
  send();
  now = 9 * 60_000;
  send();
  expect(update('SET a = :n', { ':n': { N: '0' } })).toMatchObject({ Attributes: { n: { N: '1' } } });
  now = 10 * 60_000;
  send();
  expect(update('SET a = :n', { ':n': { N: '0' } })).toMatchObject({ Attributes: { n: { N: '2' } } });
});

test('a page ends before a megabyte, and the next one begins behind it', () => {
  const { ask } = started();
  for (let row = 0; row < 4; row += 1)
    ask('PutItem', {
      TableName: 'pairs',
      Item: { p: { S: 'k' }, r: { N: String(row) }, a: { S: 'x'.repeat(350_000) } },
    });
  const page = (ExclusiveStartKey?: unknown) =>
    ask('Scan', { TableName: 'pairs', ExclusiveStartKey, ProjectionExpression: 'r' });
  const first = page();
  expect(first).toMatchObject({ Count: 2, ScannedCount: 2, LastEvaluatedKey: { r: { N: '1' } } });
  expect(page(first.LastEvaluatedKey)).toMatchObject({ Items: [{ r: { N: '2' } }, { r: { N: '3' } }] });
});

test('sums are exact to 38 digits and refused beyond', () => {
  const { put, update } = started();
  put({ p: { S: 'k' }, n: { N: '0.1' } });
  expect(update('ADD n :n', { ':n': { N: '0.2' } })).toMatchObject({ Attributes: { n: { N: '0.3' } } });
  const large = '12345678901234567890123456789012345678';
  expect(update('SET n = :n', { ':n': { N: large } })).toMatchObject({ Attributes: { n: { N: large } } });
  expect(update('ADD n :n', { ':n': { N: '0.5' } }).message).toBe(
    'Attempting to store more than 38 significant digits in a Number',
  );
});
