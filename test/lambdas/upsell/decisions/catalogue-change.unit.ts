import { describe, expect, it } from 'vitest';
import {
  CANDIDATES_PER_KEY,
  changesBetween,
  pairingRow,
  pairings,
} from '../../../../lambdas/upsell/decisions/catalogue-change.ts';
import { aStoreProduct } from '../builders.ts';

const rowOf = (key: string, filed: ReturnType<typeof pairings>) => pairingRow(key, filed.get(key) ?? []);

describe('the change of a mirror', () => {
  it('writes what is new or different and deletes what is gone', () => {
    const held = new Map([
      ['same', '1'],
      ['changed', '1'],
      ['gone', '1'],
    ]);
    const wanted = new Map([
      ['same', 1],
      ['changed', 2],
      ['new', 3],
    ]);
    expect(changesBetween(held, wanted, String)).toEqual({ puts: [2, 3], deletes: ['gone'] });
  });

  it('is nothing when nothing changed', () => {
    expect(changesBetween(new Map([['a', '1']]), new Map([['a', 1]]), String)).toEqual({
      puts: [],
      deletes: [],
    });
  });
});

describe('the pairings of a catalogue', () => {
  it('file a product under every tag, category and SKU it complements', () => {
    const filed = pairings([aStoreProduct('PUMP', { complements: ['Bikes', 'BIKE-1', 'bikes'] })]);
    expect([...filed.keys()]).toEqual(['bikes', 'bike-1']);
    expect(rowOf('bikes', filed).candidates.map(({ sku }) => sku)).toEqual(['PUMP']);
  });

  it('hold a bounded spread of prices, in stock first, however many products there are', () => {
    const products = Array.from({ length: 1_000 }, (_, index) =>
      aStoreProduct(`P${String(index).padStart(4, '0')}`, { priceMinor: 100 + index, stock: index % 2 }),
    );
    const { candidates } = rowOf('bikes', pairings(products));
    expect(candidates).toHaveLength(CANDIDATES_PER_KEY);
    expect(candidates.every(({ inStock }) => inStock)).toBe(true);
    expect(candidates.at(0)?.priceMinor).toBeLessThan(150);
    expect(candidates.at(-1)?.priceMinor).toBeGreaterThan(1_000);
  });

  it('stay below four kilobytes a row', () => {
    const products = Array.from({ length: 100 }, (_, index) =>
      aStoreProduct(`A-RATHER-LONG-SKU-${index}`, {
        name: 'x'.repeat(200),
        tags: ['one-tag', 'another-tag'],
      }),
    );
    const row = rowOf('bikes', pairings(products));
    expect(JSON.stringify(row).length).toBeLessThan(5_500);
  });
});

it('a name of 59 letters and an emoji is filed whole', () => {
  const mug = { ...aStoreProduct('MUG'), name: `${'a'.repeat(59)}😀😀`, complements: ['BIKE'] };
  expect(rowOf('bike', pairings([mug])).candidates[0]?.name).toBe(`${'a'.repeat(59)}😀`);
});
