// Dice from a seed: the same for the same seed and name, different for others, and shaped as what they stand for.
import { expect, test } from 'vitest';
import { seededRandomness } from '../../local/random.ts';

const drawsOf = (seed: string) => {
  const random = seededRandomness(seed);
  return [random.uuid(), random.bytes(5).toString('hex'), random.below(1000), random.share()];
};

test('the same seed draws the same, and another one something else', () => {
  expect(drawsOf('one')).toEqual(drawsOf('one'));
  expect(drawsOf('one')).not.toEqual(drawsOf('two'));
});

test('what one name draws changes nothing for another', () => {
  const first = seededRandomness('one');
  first.of('a').uuid();
  expect(first.of('b').uuid()).toBe(seededRandomness('one').of('b').uuid());
});

test('ids, bytes and numbers are shaped as what they stand for', () => {
  const random = seededRandomness('one');
  for (let time = 0; time < 200; time += 1) {
    expect(random.uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(random.bytes(7)).toHaveLength(7);
    expect(random.below(6)).toBeLessThan(6);
    expect(random.share()).toBeLessThan(1);
  }
});
