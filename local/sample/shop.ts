// The shop that the laptop's products work for: the sample store stands in for its website, and each product finds there
// what a shop had before the product came.
import type { Runtime } from '../runtime/runtime.ts';
import { shopsOf } from '../runtime/shops.ts';
import { type SampleStore, startSampleStore } from './store/sample-store.ts';

/**
 * Puts what the shop had before, the way an operator would. Safe to repeat: later starts find the tables as they were
 * left. `store` is undefined where the settings name a real platform.
 */
export type FillSample = (runtime: Runtime, store: SampleStore | undefined) => Promise<void>;

/** Undefined when the settings name a real platform: then there is nothing to stand in for. */
export async function openSampleShop(
  runtime: Runtime,
  packs: readonly { readonly product: string; readonly fillSample?: FillSample }[],
): Promise<SampleStore | undefined> {
  const store = await openStore(runtime);
  const { products } = runtime.status();
  for (const { product, fillSample } of packs) {
    if (products.includes(product)) await fillSample?.(runtime, store);
  }
  return store;
}

async function openStore({ deployment, outside }: Runtime): Promise<SampleStore | undefined> {
  const shops = shopsOf(deployment).filter(({ platform }) => platform === 'generic');
  const [shop] = shops;
  if (shop === undefined) return undefined;
  const store = await startSampleStore({ name: shop.name });
  for (const { storeUrl, catalogueUrl } of shops) {
    for (const url of [storeUrl, catalogueUrl]) {
      if (url !== undefined) outside.register(new URL(url).host, store.url);
    }
  }
  return store;
}
