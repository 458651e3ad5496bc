// What laws keep of what they saw is what they would make of it anew.
import { expect, it } from 'vitest';
import { keptOf, keptOfList } from '../../../local/simulator/kept.ts';

it('makes of an object once what it makes of it, and that of nothing else', () => {
  let made = 0;
  const length = keptOf((items: readonly string[]) => {
    made += 1;
    return items.length;
  });
  const one = ['a'];
  expect([length(one), length(one), length(['a', 'b'])]).toEqual([1, 1, 2]);
  expect(made).toBe(2);
});

it('hears of each thing in a list once, and of what was added since', () => {
  const heard: string[] = [];
  const joined = keptOfList(
    (): string[] => [],
    (made, item: string) => {
      heard.push(item);
      made.push(item);
    },
  );
  const list = ['a', 'b'];
  expect(joined(list)).toEqual(['a', 'b']);
  list.push('c');
  expect(joined(list)).toEqual(['a', 'b', 'c']);
  expect(heard).toEqual(['a', 'b', 'c']);
  expect(joined(['d'])).toEqual(['d']);
});
