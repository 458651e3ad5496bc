import { expect, test } from 'vitest';
import { besides, figuresInTable } from '../../bench/against.ts';
import { figureTable, isMet, percentile } from '../../bench/figure.ts';
import { callsByFunction, scaled } from '../../bench/idle.ts';
import { costOf, filler } from '../../bench/lookup.ts';
import { treeKilobytes } from '../../bench/memory.ts';
import { costFigures } from '../../bench/month.ts';
import { ratioFigures } from '../../bench/webhook.ts';

test('given a hundred samples, then p99 is the ninety-ninth of them and p50 the fiftieth', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(samples, 0.5), percentile(samples, 0.99), percentile(samples, 1)]).toEqual([
    50, 99, 100,
  ]);
});

test('given no samples, then there is no percentile', () => {
  expect(() => percentile([], 0.5)).toThrow('no samples');
});

test('given a figure above its target, then the table says so and a figure without one is left alone', () => {
  const figures = [
    { name: 'slow', value: 300, unit: 'ms', atMost: 250 },
    { name: 'shown', value: 9, unit: 'ms' },
  ];
  expect(figures.map(isMet)).toEqual([false, true]);
  expect(figureTable(figures).split('\n')[1]).toBe('slow      300 ms  at most 250 ms  MISSED');
});

test('given processes of others, then only the tree below the root is added up', () => {
  const processes = [
    { pid: 10, parent: 1, residentKb: 100 },
    { pid: 11, parent: 10, residentKb: 20 },
    { pid: 12, parent: 11, residentKb: 3 },
    { pid: 99, parent: 1, residentKb: 5_000 },
  ];
  expect(treeKilobytes(processes, 10)).toBe(123);
});

test('given calls of several functions, then a pick costs what the picker itself looked up', () => {
  const calls = [
    {
      function: 'upsr-picker',
      service: 'dynamodb',
      action: 'BatchGetItem',
      count: 4,
      units: { readUnits: 6 },
    },
    { function: 'upsr-picker', service: 'dynamodb', action: 'PutItem', count: 2, units: { writeUnits: 9 } },
    { function: 'upsr-picker', service: 'bedrock', action: 'InvokeModel', count: 2 },
    { function: 'upsr-picker', service: 's3', action: 'GetObject', count: 7 },
    { function: 'upsr-sender', service: 'dynamodb', action: 'Query', count: 50, units: { readUnits: 25 } },
  ];
  expect(costOf(calls, 2)).toEqual({ readUnits: 3, calls: 3 });
});

test('given a filled shop, then every product has a SKU of its own and goes with what its pattern goes with', () => {
  const products = filler(200);
  expect(new Set(products.map(({ sku }) => sku)).size).toBe(200);
  expect(products[5]?.complements).toEqual(filler(6)[5]?.complements);
});

test('given a bill, then text messages and alarms are shown apart and only the rest has the target', () => {
  const line = (group: 'fixed' | 'usage' | 'sms' | 'alarms', amount: number) => ({
    service: group,
    group,
    amount,
    detail: '',
  });
  const bill = {
    lines: [line('fixed', 1), line('usage', 0.2), line('sms', 3), line('alarms', 0.9)],
    total: 5.1,
    currency: 'USD',
  } as const;
  const figures = costFigures('a month', bill, 1.3);
  expect(figures.map(({ value }) => value)).toEqual([1.2, 3, 0.9]);
  expect(figures.map(({ atMost }) => atMost)).toEqual([1.3, undefined, undefined]);
  expect(scaled(bill, 10).lines[0]?.amount).toBe(10);
});

test('given what an earlier checkout printed, then its figures are read back and stand beside ours', () => {
  const figures = [
    { name: 'webhook, new orders: p99', value: 240.4, unit: 'ms', atMost: 250 },
    { name: 'import of a, ratio', value: 0.31, unit: '', decimals: 2 },
    { name: 'memory', value: 2, unit: 'MB' },
  ];
  const theirs = figuresInTable(`   a line of progress\n\n${figureTable(figures)}\n`);
  expect(theirs.map(({ name, value, unit }) => [name, value, unit])).toEqual([
    ['webhook, new orders: p99', 240, 'ms'],
    ['import of a, ratio', 0.31, ''],
    ['memory', 2, 'MB'],
  ]);
  const ours = [
    { name: 'webhook, new orders: p99', value: 120, unit: 'ms' },
    { name: 'new since', value: 1, unit: '' },
  ];
  expect(besides(ours, theirs)).toEqual(['webhook, new orders: p99: 120 against 240 ms, ratio 0.50']);
});

test('given volleys in turns, then the ratio is the median of the pairs and not the ratio of two medians', () => {
  const even = (milliseconds: number) => Array.from({ length: 100 }, () => milliseconds);
  const pairs = [
    { ours: even(10), theirs: even(100) },
    { ours: even(50), theirs: even(100) },
    // A busy moment of the machine, which hit both.
    { ours: even(240), theirs: even(400) },
  ];
  expect(ratioFigures('a volley', pairs).map(({ value }) => value)).toEqual([50, 100, 0.5]);
});

test('given a month’s meter, then a call of a function is what it asked for itself', () => {
  const call = (service: string, action: string) => ({ function: 'upsr-sender', service, action, count: 3 });
  const calls = [
    call('dynamodb', 'Query'),
    call('s3', 'GetObject'),
    call('lambda', 'Invocation'),
    call('scheduler', 'Invocation'),
    call('logs', 'Ingest'),
    call('sqs', 'ReceiveMessage'),
    { ...call('dynamodb', 'Query'), function: 'cr-sweep', count: 2 },
  ];
  expect([...callsByFunction(calls)]).toEqual([
    ['upsr-sender', 6],
    ['cr-sweep', 2],
  ]);
});
