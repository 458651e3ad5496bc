import { expect, it } from 'vitest';
import { makeWarm } from '../../../local/functions/warm.ts';

it('ends those that became idle first, and no more of them than are too many', () => {
  const ended: string[] = [];
  const warm = makeWarm(2);
  const [one, two, three] = [{}, {}, {}];
  warm.idle(one, () => ended.push('one'));
  warm.idle(two, () => ended.push('two'));
  warm.busy(one);
  warm.idle(one, () => ended.push('one, later'));
  expect(ended).toEqual([]);
  warm.idle(three, () => ended.push('three'));
  expect(ended).toEqual(['two']);
});

it('ends nobody while it is held, and then all that are too many', () => {
  const ended: number[] = [];
  let isHeld = true;
  const warm = makeWarm(1, () => isHeld);
  for (const one of [1, 2, 3]) warm.idle({}, () => ended.push(one));
  warm.trim();
  expect(ended).toEqual([]);
  isHeld = false;
  warm.trim();
  expect(ended).toEqual([1, 2]);
});
