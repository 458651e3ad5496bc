import { expect, test } from 'vitest';
import { treeKilobytes } from '../../bench/memory.ts';

test('given processes of others, then only the tree below the root is added up', () => {
  const processes = [
    { pid: 10, parent: 1, residentKb: 100 },
    { pid: 11, parent: 10, residentKb: 20 },
    { pid: 12, parent: 11, residentKb: 3 },
    { pid: 99, parent: 1, residentKb: 5_000 },
  ];
  expect(treeKilobytes(processes, 10)).toBe(123);
});
