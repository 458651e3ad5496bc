// What the operator does after the settings are written.
import { FRONT_REGION, frontAddress } from '../../lib/front.ts';
import { contactsPlace } from '../../lib/people.ts';
import type {
  CartRecoverySettings,
  LoyaltySettings,
  ShopSettings,
  UpsellSettings,
} from '../../lib/settings/shop-settings.ts';
import { listed } from '../../shared/text/listed.ts';
import { cartStoreSteps, upsellStoreSteps } from './store-steps.ts';
import { squareTopics } from './store-topics.ts';

/** Numbered lines for the terminal. */
export function nextSteps(settings: ShopSettings): readonly string[] {
  const { upsell, cartRecovery, loyalty } = settings.products;
  const stage = settings.stage === undefined ? '' : `-${settings.stage}`;
  const products = Object.values(settings.products).filter((product) => product?.enabled === true);
  const steps = [
    'See what it would have sent on your own past, before anything goes out: npm run preview -- --help',
    'See it work on this computer: npm start',
  ];
  const front = products.length === 0 ? undefined : settings.front;
  const regions = new Set(products.map((product) => product?.region));
  if (front !== undefined) regions.add(FRONT_REGION);
  const people = contactsPlace(settings);
  if (people !== undefined) regions.add(people.region);
  for (const region of regions)
    steps.push(`Once per account and region: npx cdk bootstrap aws://<account>/${region}`);
  if (products.length > 0) steps.push('Put it into your AWS account: npm run deploy');
  if (people !== undefined)
    steps.push(
      'Have all products know who opted out of one before they shared it: npm run person -- share --aws',
    );
  if (front !== undefined)
    steps.push(
      `Add the DNS record printed as FrontDnsRecord, ${front.domain} CNAME, and choose the free plan for the new ` +
        'distribution in the console of CloudFront.',
    );
  if (upsell?.enabled === true) steps.push(...upsellSteps(upsell, stage));
  if (cartRecovery?.enabled === true)
    steps.push(...cartSteps(cartRecovery, { stage, country: settings.country }));
  if (loyalty?.enabled === true) steps.push(...loyaltySteps(loyalty, stage, signUpOf(settings)));
  if (products.length > 0) {
    steps.push('Confirm the subscriptions that AWS mails to the owner, so that alarms arrive.');
    if (settings.senderIdentity === 'domain') {
      steps.push(
        'Add the DNS records printed as MailDnsRecords, MailFromRecords and, if your domain has none yet, DmarcSuggestion; ' +
          'then look with: npm run setup -- --check-mail',
      );
    }
    steps.push(
      'In Billing and Cost Management, activate the cost allocation tag "product", so that each product\'s budget counts.',
    );
  }
  return steps.map((step, index) => `${index + 1}. ${step}`);
}

/** Where the sign-up form is: the output's name, or the address of the shop's own. */
const signUpOf = ({ front }: ShopSettings): string =>
  (front && frontAddress(front, 'SignUpUrl')?.replace(/\/$/, '')) ?? 'SignUpUrl';

const signing = (secret: string, region: string, sender = 'store'): string =>
  `In Secrets Manager in ${region}, put "signingSecret" into ${secret}: the text that your ${sender} signs its webhooks ` +
  'with.';

function upsellSteps(upsell: UpsellSettings, stage: string): readonly string[] {
  const { region, smsNumber, testOrders } = upsell;
  return [
    signing(`upsr/webhook${stage}`, region),
    `Fill in upsr/store-api${stage} with the credentials of your store's API, if it needs any.`,
    ...upsellStoreSteps(upsell),
    ...(testOrders === true
      ? [
          'Test payments count now. Before the first customer, set products.upsell.testOrders to false and deploy.',
        ]
      : []),
    ...(smsNumber === undefined
      ? []
      : [`In AWS End User Messaging, connect ${smsNumber} two-way to the topic printed as InboundSmsTopic.`]),
  ];
}

function cartSteps(
  cartRecovery: CartRecoverySettings,
  { stage, country }: { readonly stage: string; readonly country: string },
): readonly string[] {
  const { region, drive } = cartRecovery;
  return [
    signing(`cr/webhook/secret${stage}`, region),
    ...cartStoreSteps(cartRecovery, country),
    ...(drive === undefined ? [] : [`Put the service account's JSON key into cr/drive/sa${stage}.`]),
  ];
}

function loyaltySteps(
  { region, platform, drive }: LoyaltySettings,
  stage: string,
  signUp: string,
): readonly string[] {
  const secret = `loy/pos/secret${stage}`;
  return [
    signing(secret, region, 'till'),
    ...(platform === 'square'
      ? [
          `In ${secret} also put "accessToken" (of your Square application) and "notificationUrl" (TillWebhookUrl, ` +
            'exactly as you give it to Square).',
          `Make its webhooks with npm run connect -- square --aws; or in the Square Developer Console, under Webhooks, Subscriptions, switch on ${listed(squareTopics)}.`,
        ]
      : []),
    'Give the till the address that the deployment prints as TillWebhookUrl; or import its exported files with ' +
      'npm run import -- sales.',
    'Make the first manager: npm run staff -- add "Your name" --manager --aws',
    `Open the address printed as DeskUrl in the browser of the till and bookmark it; put ${signUp} on the counter as a QR code.`,
    ...(drive === undefined ? [] : [`Put the service account's JSON key into loy/drive/sa${stage}.`]),
  ];
}
