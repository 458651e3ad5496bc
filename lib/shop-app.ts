// The stacks that the settings switch on, in one CDK app.
import { App, type AppProps, Tags } from 'aws-cdk-lib';
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
  const { upsell } = settings.products;
  if (upsell?.enabled === true) {
    const stack = new UpsellStack(app, stackName('upsell', settings), { settings, upsell, ownsSender: true });
    Tags.of(stack).add('product', 'upsell');
  }
  return app;
}

function stackName(product: string, settings: ShopSettings): string {
  return settings.stage === undefined ? product : `${product}-${settings.stage}`;
}
