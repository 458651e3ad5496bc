// Which platform a name in the settings stands for.
import type { PlatformName } from '../shop/shop.ts';
import { generic } from './generic.ts';
import { noStore, type StorePlatform } from './platform.ts';
import { shopify } from './shopify.ts';
import { woocommerce } from './woocommerce.ts';

const platforms: Readonly<Partial<Record<PlatformName, StorePlatform>>> = { generic, shopify, woocommerce };

/** The platform of that name. Throws for one that takes no online orders; the settings refuse it first. */
export function storePlatform(name: PlatformName): StorePlatform {
  return platforms[name] ?? noStore(name);
}
