// How a store is asked for its catalogue, apart from the webhooks it sends: a function that takes webhooks in has no use for
// it, and the one that reads the catalogue none for webhooks.
import type { Product } from '../events/store-events.ts';
import type { PlatformName } from '../shop/shop.ts';
import { pullFeed } from './generic-feed.ts';
import { noStore, type StoreApi } from './platform.ts';
import * as shopify from './shopify-catalogue.ts';
import * as woocommerce from './woocommerce-api.ts';

/**
 * Every product of the store, one per SKU, whole or not at all: throws `StoreApiError` when the store
 * cannot be read to the end, so that a half catalogue is never taken for the whole. One product that cannot be read
 * is left out, and `leftOut` hears of it. It is one list and not
 * a stream because pairings are read backwards (see `complements.ts`), which needs all of it at once.
 */
type PullCatalogue = (api: StoreApi) => Promise<readonly Product[]>;

const catalogues: Readonly<Partial<Record<PlatformName, PullCatalogue>>> = {
  generic: pullFeed,
  shopify: shopify.pullCatalogue,
  woocommerce: woocommerce.pullCatalogue,
};

/** Reads the catalogue of the shop's store. Throws for a platform that is no store; the settings refuse it first. */
export const pullCatalogue: PullCatalogue = (api) =>
  (catalogues[api.shop.platform] ?? noStore(api.shop.platform))(api);
