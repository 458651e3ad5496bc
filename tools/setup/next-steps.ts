// What the operator does after the settings are written.
import type { ShopSettings } from '../../lib/shop-settings.ts';

/** Numbered lines for the terminal. */
export function nextSteps(settings: ShopSettings): readonly string[] {
  const { upsell } = settings.products;
  const stage = settings.stage === undefined ? '' : `-${settings.stage}`;
  const steps = ['See it work on this computer: npm start'];
  if (upsell?.enabled === true) {
    steps.push(
      `Once per account and region: npx cdk bootstrap aws://<account>/${upsell.region}`,
      'Put it into your AWS account: npx cdk deploy',
      `In Secrets Manager, add "signingSecret" to upsr/webhook${stage}, beside the "linkKey" that is there: the text ` +
        'that your store signs its webhooks with.',
      `Fill in upsr/store-api${stage} with the credentials of your store's API, if it needs any.`,
      'Give the store the address that the deployment prints as OrderWebhookUrl.',
      'Confirm the subscription that AWS mails to the owner, so that alarms arrive.',
    );
    if (upsell.smsNumber !== undefined) {
      steps.push(
        `In AWS End User Messaging, connect ${upsell.smsNumber} two-way to the topic printed as InboundSmsTopic.`,
      );
    }
    if (settings.senderIdentity === 'domain') steps.push('Add the DNS records printed as MailDnsRecords.');
  }
  return steps.map((step, index) => `${index + 1}. ${step}`);
}
