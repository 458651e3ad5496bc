// Which part of a transaction refused, by its name.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TransactItem } from '../../../shared/aws/conditional.ts';
import { makeTransact, type Transact } from '../../../shared/aws/transact.ts';
import { type Engine, startEngine, table } from '../../support/dynamo.ts';

let engine: Engine;
let transact: Transact;
beforeAll(async () => {
  engine = await startEngine([table('rows', 'id')]);
  transact = makeTransact(engine.documents);
  await transact({ rows: [put('there', { seen: 1 }), put('there-too', { seen: 2 })] });
});
afterAll(() => engine.stop());

/** The row, if there is none. */
const put = (id: string, rest: object = {}): TransactItem => ({
  Put: {
    TableName: 'rows',
    Item: { id, ...rest },
    ConditionExpression: 'attribute_not_exists(id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

it('given all conditions hold, then everything is written', async () => {
  expect(await transact({ one: put('a'), several: [put('b'), put('c')], nothing: undefined })).toEqual({
    applied: true,
  });
});

it('given one part of many items, then the parts after it keep their names', async () => {
  const outcome = await transact({
    nothing: undefined,
    several: [put('d'), put('e'), put('f')],
    none: [],
    ledger: put('there'),
    audit: put('g'),
  });
  expect(outcome).toEqual({
    applied: false,
    refusedBy: ['ledger'],
    rows: { ledger: { id: 'there', seen: 1 } },
  });
});

it('given several refuse, then each is named once, with the first row that refused', async () => {
  const outcome = await transact({
    balance: put('h'),
    ledger: [put('there-too'), put('there')],
    sale: put('there-too-not'),
    audit: { Put: { TableName: 'rows', Item: { id: 'x' }, ConditionExpression: 'attribute_exists(id)' } },
  });
  expect(outcome).toEqual({
    applied: false,
    refusedBy: ['ledger', 'audit'],
    rows: { ledger: { id: 'there-too', seen: 2 } },
  });
});

it('given an error that is no refusal, then it is thrown', async () => {
  await expect(
    transact({ nowhere: { Put: { TableName: 'no-table', Item: { id: 'a' } } } }),
  ).rejects.toThrow();
});
