// What the operator does after the settings are written.
import type { CartRecoverySettings, ShopSettings, UpsellSettings } from '../../lib/shop-settings.ts';

/** Numbered lines for the terminal. */
export function nextSteps(settings: ShopSettings): readonly string[] {
  const { upsell, cartRecovery } = settings.products;
  const stage = settings.stage === undefined ? '' : `-${settings.stage}`;
  const products = [upsell, cartRecovery].filter((product) => product?.enabled === true);
  const steps = ['See it work on this computer: npm start'];
  for (const region of new Set(products.map((product) => product?.region)))
    steps.push(`Once per account and region: npx cdk bootstrap aws://<account>/${region}`);
  if (products.length > 0) steps.push('Put it into your AWS account: npm run deploy');
  if (upsell?.enabled === true) steps.push(...upsellSteps(upsell, stage));
  if (cartRecovery?.enabled === true) steps.push(...cartSteps(cartRecovery, stage));
  if (products.length > 0) {
    steps.push('Confirm the subscriptions that AWS mails to the owner, so that alarms arrive.');
    if (settings.senderIdentity === 'domain') steps.push('Add the DNS records printed as MailDnsRecords.');
  }
  return steps.map((step, index) => `${index + 1}. ${step}`);
}

const signing = (secret: string, region: string): string =>
  `In Secrets Manager in ${region}, add "signingSecret" to ${secret}, beside the "linkKey" that is there: the text ` +
  'that your store signs its webhooks with.';

function upsellSteps({ region, smsNumber }: UpsellSettings, stage: string): readonly string[] {
  return [
    signing(`upsr/webhook${stage}`, region),
    `Fill in upsr/store-api${stage} with the credentials of your store's API, if it needs any.`,
    'Give the store the address that the deployment prints as OrderWebhookUrl.',
    ...(smsNumber === undefined
      ? []
      : [`In AWS End User Messaging, connect ${smsNumber} two-way to the topic printed as InboundSmsTopic.`]),
  ];
}

function cartSteps({ region, drive }: CartRecoverySettings, stage: string): readonly string[] {
  return [
    signing(`cr/webhook/secret${stage}`, region),
    'Give the store the address that the deployment prints as CartWebhookUrl.',
    ...(drive === undefined ? [] : [`Put the service account's JSON key into cr/drive/sa${stage}.`]),
  ];
}
