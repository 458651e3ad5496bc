import { expect, test } from 'vitest';
import { rows } from '../../bench/cart-lists.ts';
import { wholeMonth } from '../../bench/cart-month.ts';
import { unitCost } from '../../bench/cart-units.ts';

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

test('given the bill of some days, then usage is scaled by the carts’ days and fixed lines by all of them', () => {
  const line = (group: 'fixed' | 'usage' | 'alarms', amount: number) => ({
    service: group,
    group,
    amount,
    detail: '',
  });
  const bill = {
    lines: [line('fixed', 2), line('usage', 1), line('alarms', 3)],
    total: 6,
    currency: 'USD',
  } as const;
  const month = wholeMonth(bill, { usageTimes: 5, fixedTimes: 3 });
  expect(month.lines.map(({ amount }) => amount)).toEqual([6, 5, 9]);
  expect(month.total).toBe(20);
});

test('given tables of two sizes, then both hold the same carts of yesterday and of the month', () => {
  const recent = (count: number) => rows(count).filter(({ day }) => String(day) >= '2026-10-01');
  expect(recent(2_000)).toEqual(recent(1_000));
  expect(recent(1_000)).toHaveLength(320);
});
