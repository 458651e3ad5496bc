import { describe, expect, it } from 'vitest';
import { type History, shrink } from '../../../local/simulator/shrink.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const month: History = { deeds: numbers(100), faults: numbers(40).map((index) => `fault ${index}`) };

describe('given a month that breaks a law', () => {
  it('leaves what is needed for that and nothing else', async () => {
    const needs = ({ deeds, faults }: History) =>
      deeds.includes(17) && deeds.includes(80) && faults.includes('fault 3');
    const shorter = await shrink({ from: month, stillBreaks: async (each) => needs(each), mostPlays: 400 });
    expect(shorter).toEqual({ deeds: [17, 80], faults: ['fault 3'] });
  });

  it('leaves all faults out where none was needed', async () => {
    const shorter = await shrink({
      from: month,
      stillBreaks: async ({ deeds }) => deeds.includes(5),
      mostPlays: 100,
    });
    expect(shorter).toEqual({ deeds: [5], faults: [] });
  });

  it('keeps to the plays it was given, and answers a history that still breaks the law', async () => {
    let plays = 0;
    const needs = ({ deeds }: History) => deeds.includes(1) && deeds.includes(98);
    const shorter = await shrink({
      from: month,
      stillBreaks: async (each) => {
        plays += 1;
        return needs(each);
      },
      mostPlays: 9,
    });
    expect(plays).toBe(9);
    expect(needs(shorter!)).toBe(true);
    expect(shorter!.deeds.length).toBeLessThan(100);
  });

  it('says so where the same history does not break it again', async () => {
    expect(await shrink({ from: month, stillBreaks: async () => false, mostPlays: 50 })).toBeUndefined();
  });
});
