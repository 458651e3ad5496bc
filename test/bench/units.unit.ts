import { expect, test } from 'vitest';
import { unitCost } from '../../bench/units.ts';

test('given calls of several functions, then a reminder costs what the sender itself asked for, the log apart', () => {
  const call = (name: string, service: string, action: string, count: number, units = {}) => ({
    function: name,
    service,
    action,
    count,
    units,
  });
  const calls = [
    call('cr-sender', 'dynamodb', 'TransactWriteItems', 2, { writeUnits: 20 }),
    call('cr-sender', 'dynamodb', 'GetItem', 4, { readUnits: 6 }),
    call('cr-sender', 'logs', 'Ingest', 9),
    call('cr-sender', 'lambda', 'Invocation', 2),
    call('cr-waiter', 'dynamodb', 'GetItem', 50, { readUnits: 50 }),
  ];
  expect(unitCost(calls, /^cr-sender\b/, 2)).toEqual({ readUnits: 3, writeUnits: 10, calls: 3 });
});
