// The CDK app: `npx cdk synth`, `npx cdk deploy`. Settings come from cdk.json (context "shop"), from `-c shop=<json>`,
// or from the environment variable SHOP_SETTINGS (JSON), which wins. NAG=1 adds the cdk-nag checks.

import { ShopSettingsError } from '../lib/settings/shop-settings.ts';
import { shopApp } from '../lib/shop-app.ts';

try {
  const app = shopApp({
    shop: process.env.SHOP_SETTINGS,
    // For `npm start`, which passes on what is said.
    ...(process.env.SAY_STEPS === '1' ? { tell: (line) => console.log(`· ${line}`) } : {}),
  });
  if (process.env.NAG === '1') (await import('../lib/nag.ts')).addNag(app);
  app.synth();
} catch (error) {
  // A mistake in the settings is the operator's to read: the list alone, without a stack trace.
  if (!(error instanceof ShopSettingsError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
