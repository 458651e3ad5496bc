// The stacks that the settings switch on, in one CDK app.
import { App, type AppProps, Tags } from 'aws-cdk-lib';
import { CartRecoveryStack } from './cart-recovery-stack.ts';
import { LoyaltyStack } from './loyalty-stack.ts';
import { PRODUCT_TAG } from './product.ts';
import { readShopSettings, type ShopSettings } from './settings/shop-settings.ts';
import { UpsellStack } from './upsell-stack.ts';

export interface ShopAppProps {
  /** Overrides context `shop`; JSON text or an object. */
  readonly shop?: unknown;
  readonly context?: AppProps['context'];
  /** Where the assembly goes; a folder of the CDK's choice otherwise. */
  readonly outdir?: string;
}

/** Throws `ShopSettingsError` when the settings are wrong, before anything is made. */
export function shopApp(props: ShopAppProps): App {
  const app = new App({
    analyticsReporting: false,
    ...(props.context === undefined ? {} : { context: props.context }),
    ...(props.outdir === undefined ? {} : { outdir: props.outdir }),
  });
  const settings = readShopSettings(props.shop ?? app.node.tryGetContext('shop'));
  const { upsell, cartRecovery, loyalty } = settings.products;
  // The account is watched by the first stack that there is.
  let accountBudget = accountBudgetOf(settings);
  const takeAccountBudget = () => {
    const taken = accountBudget;
    accountBudget = {};
    return taken;
  };
  if (upsell?.enabled === true) {
    const props = { settings, upsell, isFirstInRegion: true, ...takeAccountBudget() };
    const stack = new UpsellStack(app, stackName('upsell', settings), props);
    Tags.of(stack).add(PRODUCT_TAG, 'upsell');
  }
  if (cartRecovery?.enabled === true) {
    // SES verifies a sender once per region and account, and AWS counts some troubles once for all functions there.
    const isFirstInRegion = upsell?.enabled !== true || upsell.region !== cartRecovery.region;
    const props = { settings, cartRecovery, isFirstInRegion, ...takeAccountBudget() };
    const stack = new CartRecoveryStack(app, stackName('cart-recovery', settings), props);
    Tags.of(stack).add(PRODUCT_TAG, 'cart-recovery');
  }
  if (loyalty?.enabled === true) {
    const others = [upsell, cartRecovery].filter((product) => product?.enabled === true);
    const isFirstInRegion = others.every((product) => product?.region !== loyalty.region);
    const props = { settings, loyalty, isFirstInRegion, ...takeAccountBudget() };
    const stack = new LoyaltyStack(app, stackName('loyalty', settings), props);
    Tags.of(stack).add(PRODUCT_TAG, 'loyalty');
  }
  return app;
}

/** What the products that are switched on may cost together; nothing where none of them is watched. */
function accountBudgetOf({ products }: ShopSettings): { readonly accountBudgetUsd?: number } {
  const budgets = Object.values(products)
    .filter((product) => product?.enabled === true)
    .map((product) => product?.budgetUsd)
    .filter((budget) => typeof budget === 'number');
  return budgets.length === 0 ? {} : { accountBudgetUsd: budgets.reduce((sum, each) => sum + each, 0) };
}

function stackName(product: string, settings: ShopSettings): string {
  return settings.stage === undefined ? product : `${product}-${settings.stage}`;
}
