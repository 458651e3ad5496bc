import { describe, expect, it } from 'vitest';
import { makeChance } from '../../local/chance.ts';

const tenOf = (chance: ReturnType<typeof makeChance>) =>
  Array.from({ length: 10 }, () => chance.between(1, 1_000));

describe('given a seed', () => {
  it('draws the same every time, and other things for another seed or another name', () => {
    const drawn = tenOf(makeChance(7).of('store'));
    expect(tenOf(makeChance(7).of('store'))).toEqual(drawn);
    expect(tenOf(makeChance(8).of('store'))).not.toEqual(drawn);
    expect(tenOf(makeChance(7).of('till'))).not.toEqual(drawn);
  });

  it('draws for one name what it would have drawn had nobody drawn for others', () => {
    const chance = makeChance(3);
    tenOf(chance.of('left out of a shorter history'));
    tenOf(chance);
    expect(chance.share('a call')).toBe(makeChance(3).share('a call'));
    expect(tenOf(chance.of('kept'))).toEqual(tenOf(makeChance(3).of('kept')));
  });

  it('draws all shares about as often', () => {
    const chance = makeChance(1);
    const few = Array.from({ length: 10_000 }, (_, index) => chance.share(`call ${index}`)).filter(
      (share) => share < 0.02,
    );
    expect(few.length).toBeGreaterThan(140);
    expect(few.length).toBeLessThan(260);
  });
});
