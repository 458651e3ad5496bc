import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';

const named = (name: string) => Object.assign(new Error(name), { name });

describe('each row on its own', () => {
  it.each<[string, () => unknown]>([
    ['a range', () => 'x'.repeat(-1)],
    ['a type', () => (undefined as unknown as string).length],
    ['a shape', () => z.string().parse(1)],
    [
      'what AWS refuses',
      () => {
        throw named('ValidationException');
      },
    ],
    [
      'what we say of it',
      () => {
        throw new BadRowError('it has no price');
      },
    ],
  ])('is left out for %s, and the others are done', async (_what, work) => {
    const logged: unknown[] = [];
    const each = eachRow('cart', { error: (message) => logged.push(message) });
    expect(await each.apart('k-1', () => 1)).toBe(1);
    expect(await each.apart('k-2', work)).toBeUndefined();
    expect(await each.apart('k-3', async () => 3)).toBe(3);
    expect(each.leftOut().map(({ row }) => row)).toEqual(['k-2']);
    expect(logged).toHaveLength(1);
    expect(() => each.settle()).not.toThrow();
  });

  it.each(['ThrottlingException', 'InternalServerError', 'TimeoutError', 'Error'])(
    'that fails with %s lets the others be done and fails the run at its end, so that it is tried again',
    async (name) => {
      const each = eachRow('cart', { error() {} });
      await each.apart('k-1', () => {
        throw named(name);
      });
      expect(await each.apart('k-2', () => 2)).toBe(2);
      expect(each.leftOut()).toEqual([]);
      expect(() => each.settle()).toThrow('1 of the rows (cart) failed');
    },
  );

  it('ends the run where one failure follows the other: then it is not the rows', async () => {
    const each = eachRow('cart', { error() {} });
    const fail = () => {
      throw named('InternalServerError');
    };
    for (let number = 0; number < 9; number += 1) await each.apart(`k-${number}`, fail);
    await expect(each.apart('k-9', fail)).rejects.toThrow('InternalServerError');
  });

  it('takes a lost connection, which fetch calls a TypeError, for no fault of the row', async () => {
    const each = eachRow('cart', { error() {} });
    await each.apart('k-1', () => {
      throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') });
    });
    expect(each.leftOut()).toEqual([]);
    expect(() => each.settle()).toThrow();
  });
});
