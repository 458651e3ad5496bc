// A write that was applied and whose answer was lost: the SDK repeats it, and it meets what it wrote itself.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeConditionalPut } from '../../shared/aws/conditional-put.ts';
import { makeConditionalUpdate } from '../../shared/aws/conditional-update.ts';
import { makeTransact } from '../../shared/aws/transact.ts';
import { type Engine, startEngine, table } from '../support/dynamo.ts';
import { type LostAnswers, losingAnswers } from '../support/lost-answers.ts';

let engine: Engine;
let answers: LostAnswers;
let id = '';
let rows = 0;
beforeAll(async () => {
  engine = await startEngine([table('rows', 'id')]);
  answers = losingAnswers(engine.documents);
});
afterAll(() => engine.stop());
beforeEach(() => {
  rows += 1;
  id = `row-${rows}`;
});

const row = async () =>
  (await engine.documents.send(new GetCommand({ TableName: 'rows', Key: { id } }))).Item;
const put = (attempt?: string) =>
  makeConditionalPut(
    engine.documents,
    'rows',
  )({
    item: { id, count: 0 },
    when: 'attribute_not_exists(id)',
    ...(attempt === undefined ? {} : { attempt }),
  });
const update = (when: string, change: string) =>
  makeConditionalUpdate(
    engine.documents,
    'rows',
  )({ key: { id }, when, change, values: { ':one': 1, ...(when.includes(':five') ? { ':five': 5 } : {}) } });

it('given a row that was put, then meeting it again is success', async () => {
  answers.lose('PutItemCommand', 2);
  expect(await put()).toEqual({ written: true });
  expect(answers.asked()).toBe(3);
});

it('given the row is another’s, then it is refused, and told whose it is', async () => {
  await put('theirs');
  answers.lose('PutItemCommand', 1);
  expect(await put('mine')).toMatchObject({ written: false, item: { id, attempt: 'theirs' } });
});

it('given a count whose condition still holds, then it goes up by one alone', async () => {
  await put();
  answers.lose('UpdateItemCommand', 2);
  expect(
    await update('attribute_exists(id) AND tally < :five OR attribute_not_exists(tally)', 'ADD tally :one'),
  ).toBe(true);
  expect(answers.asked()).toBe(3);
  expect(await row()).toMatchObject({ tally: 1 });
});

it('given a change whose condition it undid itself, then it is success', async () => {
  await put();
  answers.lose('UpdateItemCommand', 1);
  expect(await update('attribute_not_exists(done)', 'SET done = :one')).toBe(true);
  expect(await update('attribute_not_exists(done)', 'SET done = :one')).toBe(false);
});

it('given a change that only removes, then it is known again as well', async () => {
  await put();
  await update('attribute_exists(id)', 'SET held = :one');
  answers.lose('UpdateItemCommand', 1);
  expect(await update('held = :one', 'REMOVE held')).toBe(true);
});

it('given a transaction, then it is applied once and answers so', async () => {
  await put();
  const transact = makeTransact(engine.documents);
  const parts = () => ({
    balance: {
      Update: {
        TableName: 'rows',
        Key: { id },
        ConditionExpression: 'attribute_exists(id)',
        UpdateExpression: 'ADD points :points',
        ExpressionAttributeValues: { ':points': 180 },
      },
    },
    ledger: {
      Put: {
        TableName: 'rows',
        Item: { id: `${id}/ledger` },
        ConditionExpression: 'attribute_not_exists(id)',
      },
    },
  });
  answers.lose('TransactWriteItemsCommand', 2);
  expect(await transact(parts())).toEqual({ applied: true });
  expect(await row()).toMatchObject({ points: 180 });
  const again = await transact(parts());
  expect(again).toEqual({ applied: false, refusedBy: ['ledger'], rows: {} });
  expect(await row()).toMatchObject({ points: 180 });
});
