import { expect, test } from 'vitest';
import { figureTable, isMet, percentile } from '../../bench/figure.ts';

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
