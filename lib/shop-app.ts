// The stacks that the settings switch on, in one CDK app.
import { App, type AppProps, Tags } from 'aws-cdk-lib';
import { CartRecoveryStack } from './cart-recovery-stack.ts';
import { LoyaltyStack } from './loyalty-stack.ts';
import { readShopSettings, type ShopSettings } from './shop-settings.ts';
import { UpsellStack } from './upsell-stack.ts';

export interface ShopAppProps {
  /** Overrides context `shop`; JSON text or an object. */
  readonly shop?: unknown;
  readonly context?: AppProps['context'];
}

/** Throws `ShopSettingsError` when the settings are wrong, before anything is made. */
export function shopApp(props: ShopAppProps): App {
  const app = new App({
    analyticsReporting: false,
    ...(props.context === undefined ? {} : { context: props.context }),
  });
  const settings = readShopSettings(props.shop ?? app.node.tryGetContext('shop'));
  const { upsell, cartRecovery, loyalty } = settings.products;
  if (upsell?.enabled === true) {
    const stack = new UpsellStack(app, stackName('upsell', settings), { settings, upsell, ownsSender: true });
    Tags.of(stack).add('product', 'upsell');
  }
  if (cartRecovery?.enabled === true) {
    // SES verifies a sender once per region and account.
    const ownsSender = upsell?.enabled !== true || upsell.region !== cartRecovery.region;
    const name = stackName('cart-recovery', settings);
    const stack = new CartRecoveryStack(app, name, { settings, cartRecovery, ownsSender });
    Tags.of(stack).add('product', 'cart-recovery');
  }
  if (loyalty?.enabled === true) {
    const others = [upsell, cartRecovery].filter((product) => product?.enabled === true);
    const ownsSender = others.every((product) => product?.region !== loyalty.region);
    const stack = new LoyaltyStack(app, stackName('loyalty', settings), { settings, loyalty, ownsSender });
    Tags.of(stack).add('product', 'loyalty');
  }
  return app;
}

function stackName(product: string, settings: ShopSettings): string {
  return settings.stage === undefined ? product : `${product}-${settings.stage}`;
}
