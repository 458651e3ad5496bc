import { describe, expect, test } from 'vitest';
import { lookAgain } from '../../../shared/aws/look-again.ts';

/** A look that loses so many races first. */
function losing(races: number) {
  let looks = 0;
  const once = async () => {
    looks += 1;
    return looks <= races ? ('again' as const) : ({ kind: 'written', look: looks } as const);
  };
  return { once, looks: () => looks };
}

describe('looking again after a lost race', () => {
  test('given no race, it looks once and answers what was found', async () => {
    const { once, looks } = losing(0);
    expect(await lookAgain({ tries: 4, who: 'Cart 1' }, once)).toEqual({ kind: 'written', look: 1 });
    expect(looks()).toBe(1);
  });

  test('given lost races, it begins anew, up to its limit', async () => {
    const { once } = losing(3);
    expect(await lookAgain({ tries: 4, who: 'Cart 1' }, once)).toEqual({ kind: 'written', look: 4 });
  });

  test('given a race lost at every look, it says who lost them and looks no more', async () => {
    const { once, looks } = losing(99);
    await expect(lookAgain({ tries: 4, who: 'Cart 1' }, once)).rejects.toThrow(
      'Cart 1 lost 4 races in a row',
    );
    expect(looks()).toBe(4);
  });

  test('given an answer for that case, it is the answer', async () => {
    const { once } = losing(99);
    const look = lookAgain(
      { tries: 2, who: 'Cart 1', otherwise: () => ({ kind: 'written', look: 0 }) as const },
      once,
    );
    expect(await look).toEqual({ kind: 'written', look: 0 });
  });

  test('given an error, it is nobody’s lost race', async () => {
    let looks = 0;
    const once = async () => {
      looks += 1;
      throw new Error('boom');
    };
    await expect(lookAgain({ tries: 4, who: 'Cart 1' }, once)).rejects.toThrow('boom');
    expect(looks).toBe(1);
  });
});
