import { expect, test } from 'vitest';
import { unitsIn } from '../../bench/people.ts';

test('given writes of one row and of two in a transaction, then a transaction counts twice, and a larger row for each kilobyte of it', () => {
  const call = (action: string, rows = 1) => ({
    action,
    body: Buffer.from(JSON.stringify(Array.from({ length: rows }, () => ({ TableName: 'ppl-contacts' })))),
  });
  const calls = [call('UpdateItem'), call('TransactWriteItems', 2), call('GetItem')];
  expect(unitsIn(calls, 700)).toEqual({ writeUnits: 5, readUnits: 1 });
  expect(unitsIn(calls, 1_500)).toEqual({ writeUnits: 10, readUnits: 1 });
});
