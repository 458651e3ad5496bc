import { expect, test } from 'vitest';
import { besides, figuresInTable } from '../../bench/against.ts';
import { figureTable } from '../../bench/figure.ts';

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
