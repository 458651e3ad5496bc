import { beforeEach, describe, expect, it } from 'vitest';
import { makeCatalogSync } from '../../../../lambdas/upsell/functions/catalog-sync.ts';
import { catalogueRow } from '../../../../lambdas/upsell/state/catalogue.ts';
import { fingerprint, type MirrorRow } from '../../../../lambdas/upsell/state/mirror-table.ts';
import type { Product } from '../../../../shared/events/store-events.ts';

const bell: Product = {
  sku: 'BELL',
  name: 'Bell',
  priceMinor: 900,
  currency: 'GBP',
  stock: 3,
  category: 'bells',
  tags: [],
  complements: [],
  storeRef: 'BELL',
};

let shelf: readonly Product[];
let now: number;
let mirror: Map<string, MirrorRow>;
let reads: number;
let breaks: boolean;
let rowsAtOnce: number[] = [];
let unreadable: string[] = [];
let told: string[] = [];
let texts: string[] = [];
let breaksLetter = false;
const minutes = (count: number) => {
  now += count * 60_000;
};

function sync() {
  const read = async () => {
    reads += 1;
    return new Map([...mirror].map(([key, row]) => [key, fingerprint(row)]));
  };
  return makeCatalogSync({
    log: { info() {}, warn() {}, error() {}, debug() {} } as never,
    now: () => new Date(now),
    pull: async (leftOut) => {
      for (const row of unreadable) leftOut({ row, why: 'it has no price' });
      return shelf;
    },
    tellLeftOut: async ({ rows }) => {
      told.push(...rows.map(({ row }) => row));
    },
    catalogue: {
      fingerprints: read,
      async write(puts, deletes) {
        if (breaks) throw new Error('throttled');
        rowsAtOnce.push(puts.length);
        for (const row of puts) mirror.set(String(row.sku), row);
        for (const key of deletes) mirror.delete(key);
      },
    },
    tellOfTexts: async (products) => {
      if (breaksLetter) throw new Error('SES is away');
      texts.push(...products.map(({ sku }) => sku));
    },
    pairings: { fingerprints: async () => new Map(), write: async () => {} },
  });
}

beforeEach(() => {
  unreadable = [];
  told = [];
  texts = [];
  breaksLetter = false;
  shelf = [bell];
  now = Date.UTC(2026, 0, 2, 9);
  mirror = new Map();
  reads = 0;
  rowsAtOnce = [];
  breaks = false;
});

describe('the quarter-hourly mirror', () => {
  it('given the store sells what it sold, then AWS is asked nothing until six hours are over', async () => {
    const run = sync();
    expect(await run()).toEqual({ products: 1, written: 1, deleted: 0 });
    for (let quarter = 0; quarter < 20; quarter += 1) {
      minutes(15);
      expect(await run()).toEqual({ products: 1, written: 0, deleted: 0 });
    }
    expect(reads).toBe(1);

    mirror.clear();
    minutes(60);
    expect(await run()).toEqual({ products: 1, written: 1, deleted: 0 });
    expect(mirror.get('BELL')).toEqual(catalogueRow(bell));
  });

  it('given one unit less in stock, then the mirror knows at the next run, and so when it comes back', async () => {
    const run = sync();
    await run();
    for (const stock of [2, 3]) {
      shelf = [{ ...bell, stock }];
      minutes(15);
      expect(await run()).toEqual({ products: 1, written: 1, deleted: 0 });
    }
  });

  it('given the writing broke off, then the same catalogue is compared again', async () => {
    const run = sync();
    await run();
    shelf = [{ ...bell, stock: 0 }];
    breaks = true;
    await expect(run()).rejects.toThrow('throttled');
    shelf = [bell];
    breaks = false;
    await run();
    expect(reads).toBe(3);
  });

  it('given a store that suddenly lists nothing, then the mirror stays and the run fails, each time', async () => {
    const run = sync();
    await run();
    shelf = [];
    await expect(run()).rejects.toThrow('no product at all');
    await expect(run()).rejects.toThrow('no product at all');
    expect(mirror.size).toBe(1);
  });

  it('given 25,000 products of which one changed, then one row is written, and never more rows are made than are under way', async () => {
    shelf = Array.from({ length: 25_000 }, (_, index) => ({
      ...bell,
      sku: `B-${index}`,
      storeRef: `B-${index}`,
    }));
    expect(await sync()()).toEqual({ products: 25_000, written: 25_000, deleted: 0 });
    expect(Math.max(...rowsAtOnce)).toBe(200);
    shelf = shelf.with(12_345, { ...(shelf[12_345] as Product), stock: 2 });
    expect(await sync()()).toEqual({ products: 25_000, written: 1, deleted: 0 });
  });

  it('mirrors the shelf without a product that could not be read, and says which, also when nothing changed', async () => {
    const run = sync();
    unreadable = ['MUG'];
    await run();
    expect([...mirror.keys()]).toEqual(['BELL']);
    minutes(15);
    await run();
    expect(told).toEqual(['MUG', 'MUG']);
  });
});

describe('the texts of a catalogue', () => {
  it('are looked at where something changed, and not in a run that found the same', async () => {
    const run = sync();
    await run();
    await run();
    expect(texts).toEqual(['BELL']);
  });

  it('never cost the mirror: a letter that fails leaves it written', async () => {
    breaksLetter = true;
    await expect(sync()()).resolves.toMatchObject({ written: 1 });
    expect(mirror.has('BELL')).toBe(true);
  });
});
