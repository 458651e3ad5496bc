import { expect, it } from 'vitest';
import { makeRemembered } from '../../../shared/handlers/remembered.ts';

it('given more names than are kept, then the one that was added longest ago is forgotten', () => {
  const settled = makeRemembered(2);
  settled.add('a');
  settled.add('b');
  settled.add('a');
  settled.add('c');
  expect(['a', 'b', 'c'].map((name) => settled.has(name))).toEqual([true, false, true]);
});
