// The products' stacks, in the order in which the first of them watches what is counted once. A line each.
import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CartRecoveryStack } from './cart-recovery-stack.ts';
import { LoyaltyStack } from './loyalty-stack.ts';
import type { ProductName } from './product-names.ts';
import type { OwnSettings, ProductStackProps } from './product-stack.ts';
import type { ShopSettings } from './settings/shop-settings.ts';
import { UpsellStack } from './upsell-stack.ts';

/** What every product's stack is given beside its own settings. */
export type CommonProps = Omit<ProductStackProps<OwnSettings>, 'own'>;

/** A product that is switched on: where, and how its stack is made. */
export type SwitchedOn = {
  readonly name: ProductName;
  readonly region: string;
  readonly make: (scope: Construct, id: string, common: CommonProps) => Stack;
};

type Products = ShopSettings['products'];
type Registered = (products: Products) => SwitchedOn | undefined;
type StackOf<Own extends OwnSettings> = new (
  scope: Construct,
  id: string,
  props: ProductStackProps<Own>,
) => Stack;

const registered =
  <Own extends OwnSettings>(
    name: ProductName,
    ownOf: (products: Products) => Own | undefined,
    ProductsStack: StackOf<Own>,
  ): Registered =>
  (products) => {
    const own = ownOf(products);
    if (own?.enabled !== true) return undefined;
    return {
      name,
      region: own.region,
      make: (scope, id, common) => new ProductsStack(scope, id, { ...common, own }),
    };
  };

const REGISTRY: readonly Registered[] = [
  registered('upsell', ({ upsell }) => upsell, UpsellStack),
  registered('cart-recovery', ({ cartRecovery }) => cartRecovery, CartRecoveryStack),
  registered('loyalty', ({ loyalty }) => loyalty, LoyaltyStack),
];

/** Those that the settings switch on. */
export const switchedOn = ({ products }: ShopSettings): readonly SwitchedOn[] =>
  REGISTRY.flatMap((each) => each(products) ?? []);
