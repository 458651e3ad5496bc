// The products' stacks, in the order in which the first of them watches what is counted once. A line each.
import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CartRecoveryStack } from './cart-recovery-stack.ts';
import { LoyaltyStack } from './loyalty-stack.ts';
import type { ProductName } from './product-names.ts';
import type { ShopSettings } from './settings/shop-settings.ts';
import { UpsellStack } from './upsell-stack.ts';

/** What every product's stack is given beside its own settings. */
export type CommonProps = {
  readonly settings: ShopSettings;
  readonly isFirstInRegion: boolean;
  readonly accountBudgetUsd?: number;
};

/** A product that is switched on: where, and how its stack is made. */
export type SwitchedOn = {
  readonly name: ProductName;
  readonly region: string;
  readonly make: (scope: Construct, id: string, common: CommonProps) => Stack;
};

type Products = ShopSettings['products'];
type Registered = (products: Products) => SwitchedOn | undefined;
type OwnSettings = { readonly enabled: boolean; readonly region: string };
type OwnStack<Own> = (scope: Construct, id: string, common: CommonProps, own: Own) => Stack;

const registered =
  <Own extends OwnSettings>(
    name: ProductName,
    own: (products: Products) => Own | undefined,
    stack: OwnStack<Own>,
  ): Registered =>
  (products) => {
    const settings = own(products);
    if (settings?.enabled !== true) return undefined;
    return {
      name,
      region: settings.region,
      make: (scope, id, common) => stack(scope, id, common, settings),
    };
  };

const REGISTRY: readonly Registered[] = [
  registered(
    'upsell',
    (p) => p.upsell,
    (scope, id, common, upsell) => new UpsellStack(scope, id, { ...common, upsell }),
  ),
  registered(
    'cart-recovery',
    (p) => p.cartRecovery,
    (scope, id, common, cartRecovery) => new CartRecoveryStack(scope, id, { ...common, cartRecovery }),
  ),
  registered(
    'loyalty',
    (p) => p.loyalty,
    (scope, id, common, loyalty) => new LoyaltyStack(scope, id, { ...common, loyalty }),
  ),
];

/** Those that the settings switch on. */
export const switchedOn = ({ products }: ShopSettings): readonly SwitchedOn[] =>
  REGISTRY.flatMap((each) => each(products) ?? []);
