import { describe, expect, it } from 'vitest';
import { pickAddOn } from '../../../../lambdas/upsell/decisions/pick.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import { aProduct, bike, pickFacts } from '../builders.ts';

const bundle = aProduct('BUNDLE');

describe('the pick', () => {
  it('takes the first proposal that passes every filter, with its line and what it goes with', () => {
    const facts = pickFacts([bundle, aProduct('OTHER')], {
      proposals: [{ sku: 'BUNDLE', line: 'Be seen and stay locked.' }, { sku: 'OTHER' }],
    });
    expect(pickAddOn(facts)).toEqual({
      kind: 'chosen',
      product: bundle,
      line: 'Be seen and stay locked.',
      trigger: bike,
      trace: [
        { sku: 'BUNDLE', outcome: 'chosen' },
        { sku: 'OTHER', outcome: 'not-reached' },
      ],
    });
  });

  it.each([
    ['out-of-stock', aProduct('X', { stock: 0 }), {}],
    ['not-complementary', aProduct('X', { complements: ['scooters'] }), {}],
    ['outside-price-band', aProduct('X', { priceMinor: 52_000 * 0.4 + 1 }), {}],
    ['outside-price-band', aProduct('X', { priceMinor: 52_000 * 0.03 - 1 }), {}],
    [
      'outside-price-band',
      aProduct('X', { priceMinor: 3_001 }),
      { settings: { ...defaultUpsellSettings, mostPriceMinor: 3_000 } },
    ],
    ['other-currency', aProduct('X', { currency: 'EUR' }), {}],
    ['already-owned', aProduct('X'), { ownedSkus: new Set(['X']) }],
    [
      'in-basket',
      aProduct('X', { complements: ['x-extras'] }),
      { basket: [{ ...bike, sku: 'X', tags: ['x-extras'] }] },
    ],
    [
      'never-offered',
      aProduct('X'),
      { settings: { ...defaultUpsellSettings, neverOffer: [{ kind: 'category', value: 'Accessories' }] } },
    ],
    [
      'never-offered',
      aProduct('X', { name: 'Gift card, 25 pounds' }),
      { settings: { ...defaultUpsellSettings, neverOffer: [{ kind: 'any', value: 'gift cards' }] } },
    ],
  ] as const)('rejects a proposal that is %s and says so in the trace', (outcome, product, changes) => {
    expect(pickAddOn(pickFacts([product], changes))).toEqual({
      kind: 'no-fit',
      trace: [{ sku: 'X', outcome }],
    });
  });

  it('drops a SKU the catalogue does not know', () => {
    const facts = pickFacts([bundle], { proposals: [{ sku: 'MYSTERY' }, { sku: 'BUNDLE' }] });
    expect(pickAddOn(facts)).toMatchObject({
      kind: 'chosen',
      trace: [
        { sku: 'MYSTERY', outcome: 'unknown-sku' },
        { sku: 'BUNDLE', outcome: 'chosen' },
      ],
    });
  });

  it('names the first filter in the settled order when several would reject', () => {
    const hopeless = aProduct('X', { stock: 0, complements: [], priceMinor: 1 });
    expect(pickAddOn(pickFacts([hopeless])).trace).toEqual([{ sku: 'X', outcome: 'out-of-stock' }]);
  });

  it('accepts both ends of the price band', () => {
    for (const priceMinor of [1_560, 20_800])
      expect(pickAddOn(pickFacts([aProduct('X', { priceMinor })])).kind).toBe('chosen');
  });

  it('counts a product without a stock figure as available', () => {
    const { stock: _, ...uncounted } = bundle;
    expect(pickAddOn(pickFacts([uncounted])).kind).toBe('chosen');
  });

  it("takes the owner's pair for complementary, whatever the catalogue says", () => {
    const unrelated = aProduct('X', { complements: [] });
    const settings = { ...defaultUpsellSettings, alwaysPair: [{ trigger: 'bike-commuter', addOn: 'X' }] };
    expect(pickAddOn(pickFacts([unrelated], { settings })).kind).toBe('chosen');
  });

  it('looks at five proposals at most', () => {
    const soldOut = Array.from({ length: 5 }, (_, index) => aProduct(`S${index}`, { stock: 0 }));
    expect(pickAddOn(pickFacts([...soldOut, bundle])).kind).toBe('no-fit');
  });
});

describe('what the owner always pairs', () => {
  const settings = (trigger: string) => ({
    ...defaultUpsellSettings,
    alwaysPair: [{ trigger, addOn: 'LOCK-1' }],
  });
  const lock = aProduct('LOCK-1', { complements: [] });
  const picked = (trigger: string) =>
    pickAddOn(pickFacts([lock], { proposals: [{ sku: 'LOCK-1' }], settings: settings(trigger) })).kind;

  it.each([bike.sku, bike.category, bike.tags[0] ?? '', bike.name])(
    'goes with a line that is called "%s", by its SKU, category, tag or name',
    (trigger) => {
      expect(picked(trigger)).toBe('chosen');
      expect(picked(trigger.toUpperCase())).toBe('chosen');
    },
  );

  it('goes with no other line', () => expect(picked('scooters')).toBe('no-fit'));
});
