import { describe, expect, it } from 'vitest';
import { demandProof, titlesIn } from './titles.ts';

const HERE = 'test/reference/titles.unit.ts';

describe('the titles of a file', () => {
  it('are those of its tests, whole, also of tables and on a line of their own', () => {
    expect(
      titlesIn(`
        describe('a sale', () => {
          it('counts once', async () => {});
          test(
            "isn't doubled",
            () => {},
          );
          it.each<[string, (a: Map<string, number>) => boolean]>([['a (b', (a) => a.size < 3]])('given %s, then it counts', () => {});
        });
      `),
    ).toEqual(['counts once', "isn't doubled", 'given %s, then it counts']);
  });

  it('leave out what is skipped, planned or run only sometimes, and what is no test', () => {
    expect(
      titlesIn(`
        it.skip('one', () => {}); test.todo('two', () => {}); it.skipIf(slow)('three', () => {});
        audit('four', () => {}); regex.test('five', 5); describe('six', () => {});
      `),
    ).toEqual([]);
  });
});

describe('a proof', () => {
  it('given the whole title of one test, then it is one', () => {
    demandProof({ test: HERE, named: 'given the whole title of one test, then it is one' });
  });

  it.each([
    ['a part of a title', HERE, 'given the whole title of one test'],
    ['what only the text of the file says', HERE, 'a sale'],
    ['the name of a group', HERE, 'a proof'],
    ['a file that is not there', 'test/reference/none.unit.ts', 'given'],
    ['a file that no run takes', 'test/reference/titles.ts', 'demandProof'],
  ])('given %s, then it is none', (_, test, named) => {
    expect(() => demandProof({ test, named })).toThrow();
  });

  it('given a title of placeholders only, then it is none', () => {
    const named = '%s';
    expect(() => demandProof({ test: 'test/e2e/upsell-sending.e2e.ts', named })).toThrow('says nothing');
  });
});
