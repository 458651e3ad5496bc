// The CDK judges every template against what CloudFormation takes, where cdk.json asks for it. All other tests build theirs
// without, because it takes ten times as long as the rest; so shops of every kind that they have are judged here.
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { expect, test } from 'vitest';
import { exampleApp, suiteShop } from './synthesise.ts';

const voiceDocument = 'V'.repeat(44);
const rulesDocument = 'R'.repeat(44);
const american = { country: 'US', currency: 'USD', locale: 'en-US', timeZone: 'America/New_York' };
const STORE = 'https://ridgeback.example';
const ofAPlatform = { storeUrl: STORE, catalogueUrl: undefined, cartLinkTemplate: undefined };

const shops = {
  'the shop as shipped': suiteShop(),
  'an American shop that does without a model': suiteShop({ ...american, model: 'off' }),
  'a shop in Singapore that writes e-mails': suiteShop(
    { timeZone: 'Asia/Singapore' },
    { upsell: { channel: 'email' } },
  ),
  'a Shopify shop with a till of Square': suiteShop(american, {
    upsell: { platform: 'shopify', ...ofAPlatform, channel: 'email' },
    cartRecovery: { platform: 'shopify', storeUrl: STORE },
    loyalty: { platform: 'square' },
  }),
  'a WooCommerce shop that sends many mails a second': suiteShop(american, {
    upsell: { platform: 'woocommerce', ...ofAPlatform, consentMetaKey: '_consent' },
    cartRecovery: { platform: 'woocommerce', storeUrl: STORE },
    loyalty: { mailsPerSecond: 200 },
  }),
  'a second copy of a shop, of one product, in the SES sandbox, whose sender is an address': suiteShop(
    {
      stage: 'test',
      ephemeral: true,
      senderIdentity: 'address',
      sandboxRecipients: ['tom@example.com'],
      model: 'amazon.nova-micro-v1:0',
    },
    { upsell: { catalogueUrl: undefined } },
  ),
  'a shop with its documents and its list in Google Drive': suiteShop(
    {},
    {
      upsell: { drive: { settingsDocument: 'S'.repeat(44), voiceDocument } },
      cartRecovery: { drive: { rulesDocument, voiceDocument, sheet: 'T'.repeat(44) } },
      loyalty: { drive: { rulesDocument, voiceDocument } },
    },
  ),
};

test.each(Object.entries(shops))('%s has templates that CloudFormation takes', (_, shop) => {
  expect(() => exampleApp(shop).synth()).not.toThrow();
});

test('a template that CloudFormation would refuse is refused here', () => {
  const app = exampleApp();
  const [stack] = app.node.children;
  new CfnQueue(stack as never, 'Wrong', { visibilityTimeout: -5 }).addPropertyOverride('NoSuchProperty', 1);
  expect(() => app.synth()).toThrow(/NoSuchProperty/);
});
