// What every construct of one product shares: its name, its names' prefix and its fate on deletion.
import { RemovalPolicy } from 'aws-cdk-lib';
import type { Shop } from '../shared/shop/shop.ts';
import type { PREFIXES, ProductName } from './product-names.ts';

export type Product = {
  /** The folder of its functions under lambdas/, and its word in settings and documents. */
  readonly name: ProductName;
  /** The first part of every physical name. */
  readonly prefix: (typeof PREFIXES)[ProductName];
  readonly stage: string | undefined;
  readonly ephemeral: boolean;
  /** The facts that every function of the product gets as SHOP. */
  readonly shop: Shop;
};

/** The tag on everything that a product's stack makes; its value is the product's name. Costs can be told apart by it. */
export const PRODUCT_TAG = 'product';

/** `upsr-orders`, or `upsr-orders-test` on the stage `test`. */
export function physicalName(product: Product, name: string): string {
  return withStage(product, `${product.prefix}-${name}`);
}

/** `upsr/webhook`, or `upsr/webhook-test`. Secrets and parameters are named as paths. */
export function pathName(product: Product, name: string): string {
  return withStage(product, `${product.prefix}/${name}`);
}

/** What happens to data when the stack is deleted: it stays, unless the settings call the shop ephemeral. */
export function fateOf(product: Product): RemovalPolicy {
  return product.ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
}

/**
 * As `fateOf`, but for what a first deployment made that failed: it goes back with it, so that its names do not stand in the way of
 * the second. Not for tables, whose own protection from deletion would make the going back fail as well.
 */
export function fateOnceDeployed(product: Product): RemovalPolicy {
  return product.ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

function withStage(product: Product, name: string): string {
  return product.stage === undefined ? name : `${name}-${product.stage}`;
}
