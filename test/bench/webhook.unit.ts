import { expect, test } from 'vitest';
import { ratioFigures } from '../../bench/webhook.ts';

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
