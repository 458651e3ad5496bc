import { expect, test } from 'vitest';
import { childSeconds } from '../../bench/tests.ts';

test('of what a shell prints of its times, the second line is its children’s, user and system', () => {
  expect(childSeconds('0m0.01s 0m0.00s\n20m30.25s 1m4.75s\n')).toBe(1295);
  expect(childSeconds('0m0.010s 0m0.000s\n0m1.500s 0m0.250s\n')).toBe(1.75);
});

test('what is not four durations is no measurement', () => {
  expect(() => childSeconds('times: not found')).toThrow('not four durations');
});
