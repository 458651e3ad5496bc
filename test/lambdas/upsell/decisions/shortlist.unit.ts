import { describe, expect, it } from 'vitest';
import {
  basketKeys,
  type PairedCandidate,
  type ShortlistFacts,
  shopRanking,
  shortlist,
} from '../../../../lambdas/upsell/decisions/shortlist.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import { bike } from '../builders.ts';

const candidate = (sku: string, changes: Partial<PairedCandidate> = {}): PairedCandidate => ({
  sku,
  name: sku,
  priceMinor: 4_500,
  inStock: true,
  category: 'accessories',
  tags: [],
  ...changes,
});

const facts = (changes: Partial<ShortlistFacts> = {}): ShortlistFacts => ({
  basket: [bike],
  pairings: new Map(),
  alwaysPaired: [],
  ownedSkus: new Set(),
  orderTotalMinor: 52_000,
  settings: defaultUpsellSettings,
  ...changes,
});
const skus = (changes: Partial<ShortlistFacts>) => shortlist(facts(changes)).map(({ sku }) => sku);

describe('the keys of a basket', () => {
  it('are its SKUs, tags and categories in one spelling, each once', () => {
    expect(basketKeys([bike, { ...bike, tags: ['Commuter', ' bikes '] }])).toEqual([
      'bike-commuter',
      'commuter',
      'bikes',
    ]);
  });
});

describe('the shortlist', () => {
  it("puts the owner's pair first, then SKU, tag and category pairings", () => {
    const pairings = new Map([
      ['bikes', [candidate('C')]],
      ['commuter', [candidate('T')]],
      ['bike-commuter', [candidate('S')]],
    ]);
    expect(skus({ pairings, alwaysPaired: [candidate('O')] })).toEqual(['O', 'S', 'T', 'C']);
  });

  it('puts what the owner named without a SKU first, of what the shop pairs, and only for what it was named for', () => {
    const pairings = new Map([
      ['bikes', [candidate('BELL', { name: 'Brass bell' }), candidate('LAMP', { name: 'Front light' })]],
    ]);
    const named = (trigger: string) => ({
      ...defaultUpsellSettings,
      alwaysPair: [{ trigger, addOn: 'lights' }],
    });
    expect(skus({ pairings, settings: named('bikes') })).toEqual(['LAMP', 'BELL']);
    expect(skus({ pairings, settings: named('helmet') })).toEqual(['BELL', 'LAMP']);
  });

  it('names what the shop paired by SKU even if it cannot pass, and otherwise prefers what can', () => {
    const pairings = new Map([
      ['bike-commuter', [candidate('SOLD', { inStock: false })]],
      ['bikes', [candidate('A-DEAR', { priceMinor: 50_000 }), candidate('B-OWNED'), candidate('GOOD')]],
    ]);
    const list = shortlist(facts({ pairings, ownedSkus: new Set(['B-OWNED']) }));
    expect(list.map(({ sku }) => sku)).toEqual(['SOLD', 'GOOD', 'A-DEAR', 'B-OWNED']);
    expect(shopRanking(list).map(({ sku }) => sku)).toEqual(['GOOD', 'SOLD', 'A-DEAR', 'B-OWNED']);
  });

  it('names a candidate once, under its most considered pairing, and never the basket itself', () => {
    const pairings = new Map([
      ['bikes', [candidate('X'), candidate('BIKE-COMMUTER')]],
      ['bike-commuter', [candidate('X')]],
    ]);
    expect(shortlist(facts({ pairings }))).toEqual([{ ...candidate('X'), pairedBy: 'sku', promising: true }]);
  });

  it('leaves out what the owner never offers', () => {
    const pairings = new Map([['bikes', [candidate('A', { tags: ['fragile'] }), candidate('B')]]]);
    const settings = { ...defaultUpsellSettings, neverOffer: [{ kind: 'tag' as const, value: 'Fragile' }] };
    expect(skus({ pairings, settings })).toEqual(['B']);
  });

  it('is never longer than twelve', () => {
    const many = Array.from({ length: 30 }, (_, index) => candidate(`P${index}`));
    expect(skus({ pairings: new Map([['bikes', many]]) })).toHaveLength(12);
  });
});
