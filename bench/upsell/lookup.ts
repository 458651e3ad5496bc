// What one pick reads, in a shop of 100 products and in one of 10,000: the same orders, the catalogue pulled by the
// real catalogue sync from a local feed, the figures from the runtime's own meter.

import type { MeteredCall } from '../../local/aws/meter.ts';
import { openStoreHooks } from '../../local/demo/store-hooks.ts';
import { packs } from '../../local/products/registry.ts';
import { orderOf } from '../../local/products/upsell/sample-orders.ts';
import { openSampleShop } from '../../local/sample/shop.ts';
import type { FeedProduct } from '../../local/sample/store/feed.ts';
import { sampleCatalogue } from '../../local/sample/store/feed.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { Benchmark, Say } from '../figure.ts';
import { sum } from '../units.ts';

const SIZES = { whole: [100, 10_000], short: [100, 200] } as const;
const SHORT_PICKS = 2;
/** The model names this many of a shop's own candidates, if there are as many. */
const PROPOSALS = 3;
const STARTS_AT = '2026-11-16T10:00:00Z';

export type PickCost = { readonly readUnits: number; readonly calls: number };

export const lookup: Benchmark = async (say, { short }) => {
  const [few, many] = short ? SIZES.short : SIZES.whole;
  const atMost = short ? SHORT_PICKS : undefined;
  const small = await costPerPick(few, atMost, say);
  const large = await costPerPick(many, atMost, say);
  const ratio = (of: (cost: PickCost) => number) => of(large) / of(small);
  return [
    { name: `read units per pick, ${few} products`, value: small.readUnits, unit: 'units', decimals: 2 },
    { name: `read units per pick, ${many} products`, value: large.readUnits, unit: 'units', decimals: 2 },
    {
      name: 'read units per pick, ratio',
      value: ratio((cost) => cost.readUnits),
      unit: '',
      decimals: 2,
      atMost: 1,
    },
    { name: `calls per pick, ${many} products`, value: large.calls, unit: 'calls', decimals: 2 },
    { name: 'calls per pick, ratio', value: ratio((cost) => cost.calls), unit: '', decimals: 2, atMost: 1 },
  ];
};

async function costPerPick(products: number, atMost: number | undefined, say: Say): Promise<PickCost> {
  const runtime = await startRuntime({
    packs,
    ephemeral: true,
    quiet: true,
    startAt: STARTS_AT,
    only: ['upsell'],
  });
  const store = await openSampleShop(runtime, packs);
  if (store === undefined)
    throw new Error('The benchmark needs a shop of the platform "generic" in cdk.json');
  try {
    store.put(filler(products - store.products().length));
    const synced = await runtime.invoke('upsr-catalog-sync', {});
    if (!synced.ok) throw new Error(`The catalogue was not synced: ${synced.errorMessage}`);
    say(`${products} products mirrored: ${JSON.stringify(synced.payload)}`);

    const hooks = openStoreHooks(runtime, /^upsr-order\b/);
    // One order of each of these, each by somebody else.
    const bought = sampleCatalogue.filter((product) => companions(product) >= PROPOSALS).slice(0, atMost);
    for (const [index, product] of bought.entries()) {
      const customer = {
        id: `l-${index}`,
        name: 'Lowri',
        phone: `+4477009004${String(index).padStart(2, '0')}`,
        marketing_consent: true,
        locale: 'en-GB',
      };
      const when = { orderId: `L-${index}`, placedAt: runtime.now() };
      await hooks.deliver(orderOf(when, customer, [[product, 1]]), `l-${index}`);
      // One after the other, so that each pick is a batch of its own in both shops.
      await runtime.idle();
    }
    return costOf((await runtime.usage()).calls, bought.length);
  } finally {
    await store.stop();
    await runtime.stop();
  }
}

/**
 * In how many ways the shop's own products go with this one. Only what has enough of them is bought here: a thing that
 * nothing goes with in the small shop ends in another kind of pick than in the large one, which says nothing about reads.
 */
function companions({ sku, category, tags }: FeedProduct): number {
  const keys = new Set([sku, category, ...tags]);
  return sampleCatalogue.filter(
    (other) => other.sku !== sku && other.complements.some((complement) => keys.has(complement)),
  ).length;
}

/** The picker's own look-ups, divided by the picks. What it writes afterwards depends on the outcome, not on the shop. */
export function costOf(calls: readonly MeteredCall[], picks: number): PickCost {
  const own = calls.filter((call) => /^upsr-picker\b/.test(call.function));
  const reads = own.filter(({ service, action }) => service === 'dynamodb' && /Get|Query|Scan/.test(action));
  const questions = own.filter(({ service }) => service === 'bedrock');
  return {
    readUnits: sum(reads.map(({ units }) => units?.readUnits ?? 0)) / picks,
    calls: sum([...reads, ...questions].map(({ count }) => count)) / picks,
  };
}

/** More of the same: every filler product goes with what its pattern goes with, so that each pairing is contested. */
export function filler(count: number): readonly FeedProduct[] {
  return Array.from({ length: count }, (_, index) => {
    const pattern = sampleCatalogue[index % sampleCatalogue.length] as FeedProduct;
    const round = Math.floor(index / sampleCatalogue.length) + 2;
    return {
      ...pattern,
      sku: `${pattern.sku}-${round}`,
      name: `${pattern.name}, no. ${round}`,
      price: (Number(pattern.price) + (round % 90) / 10).toFixed(2),
    };
  });
}
