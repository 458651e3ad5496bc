// Our own client against the real engine: many requests at once on few connections.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, startEngine } from '../../../local/aws/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ databasePath: undefined, endpoint: undefined });
  await ask('CreateTable', {
    TableName: 'rows',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  });
});
afterAll(() => engine.stop());

async function ask(operation: string, body: object) {
  const { status, body: text } = await engine.send(
    `DynamoDB_20120810.${operation}`,
    JSON.stringify(body),
    'eu-west-2',
  );
  return { status, said: JSON.parse(text) as Record<string, unknown> };
}

it('gives each of many requests at once its own answer, whatever their length and whether they are refused', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => ({
    id: { S: `row-${index}` },
    note: { S: 'é'.repeat(index * 100) },
  }));
  const written = await Promise.all(rows.map((Item) => ask('PutItem', { TableName: 'rows', Item })));
  expect(new Set(written.map(({ status }) => status))).toEqual(new Set([200]));
  const read = await Promise.all(
    rows.map(({ id }, index) =>
      ask('GetItem', { TableName: index % 5 === 0 ? 'no-such-table' : 'rows', Key: { id } }),
    ),
  );
  read.forEach(({ status, said }, index) => {
    if (index % 5 === 0)
      expect({ status, ...said }).toMatchObject({ status: 400, __type: expect.any(String) });
    else expect({ status, ...said }).toEqual({ status: 200, Item: rows[index] });
  });
});
