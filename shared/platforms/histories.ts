// How a store is asked for the orders it had, for `npm run import -- history`.
import type { Order } from '../events/store-events.ts';
import type { PlatformName } from '../shop/shop.ts';
import { noStore, type StoreApi } from './platform.ts';
import * as shopify from './shopify-history.ts';
import * as woocommerce from './woocommerce-api.ts';

/** Orders placed since then, oldest first. Throws `StoreApiError`. */
type PullOrders = (api: StoreApi, since: Date) => Promise<readonly Order[]>;

const histories: Readonly<Partial<Record<PlatformName, PullOrders>>> = {
  // A generic store has no interface to ask; its history comes from a file.
  generic: async () => [],
  shopify: shopify.pullOrders,
  woocommerce: woocommerce.pullOrders,
};

/** Reads the past orders of the shop's store. Throws for a platform that is no store; the settings refuse it first. */
export const pullOrders: PullOrders = (api, since) =>
  (histories[api.shop.platform] ?? noStore(api.shop.platform))(api, since);
