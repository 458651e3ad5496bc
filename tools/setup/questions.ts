// What `npm run setup` asks, in the order in which a shop owner thinks. A question whose `when` is not met is not
// asked, and its setting is taken out of the block.
import { type Block, settingAt } from './block.ts';

export type Question = {
  readonly path: string;
  readonly ask: string;
  /** Offered where the block has no value yet. */
  readonly suggestion?: string;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
  readonly when?: (block: Block) => boolean;
  /** May be left empty. */
  readonly optional?: boolean;
};

const UPSELL = 'products.upsell';
const upsellIs = (setting: string, value: string) => (block: Block) =>
  settingAt(block, `${UPSELL}.${setting}`) === value;
const generic = upsellIs('platform', 'generic');

export const questions: readonly Question[] = [
  { path: 'name', ask: 'What is the shop called?' },
  {
    path: 'country',
    ask: 'Country (two letters; phone numbers without a code are read as from here)',
    suggestion: 'GB',
  },
  { path: 'currency', ask: 'Currency (three letters)', suggestion: 'GBP' },
  { path: 'locale', ask: 'Language for prices and dates', suggestion: 'en-GB' },
  { path: 'timeZone', ask: 'Time zone', suggestion: 'Europe/London' },
  { path: 'ownerEmails', ask: 'Where do reports and alarms go? (e-mail addresses, separated by commas)' },
  { path: 'sender', ask: 'From which address does the shop write to its customers?' },
  {
    path: 'senderIdentity',
    ask: 'How does Amazon SES verify that address?',
    suggestion: 'domain',
    choices: [
      { value: 'domain', name: 'the whole domain: three DNS records, best for delivery' },
      { value: 'address', name: 'only this address: one click in one e-mail' },
      { value: 'existing', name: 'it is verified in the account already' },
    ],
  },
  {
    path: 'model',
    ask: 'Model that proposes add-ons (a Bedrock inference profile id, or "off")',
    suggestion: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  },
  { path: `${UPSELL}.region`, ask: 'AWS region of the upsell recommender', suggestion: 'eu-west-2' },
  {
    path: `${UPSELL}.platform`,
    ask: 'Store platform',
    suggestion: 'generic',
    choices: [
      { value: 'shopify', name: 'Shopify' },
      { value: 'woocommerce', name: 'WooCommerce' },
      { value: 'generic', name: 'another one, which can send webhooks' },
    ],
  },
  { path: `${UPSELL}.storeUrl`, ask: "The store's address" },
  {
    path: `${UPSELL}.cartLinkTemplate`,
    ask: 'Add-to-cart address, with {sku} where the product belongs',
    when: generic,
  },
  {
    path: `${UPSELL}.catalogueUrl`,
    ask: 'Address of the product list (empty: you upload catalogue.csv)',
    when: generic,
    optional: true,
  },
  {
    path: `${UPSELL}.consentMetaKey`,
    ask: 'Order meta key of the marketing consent box (empty: none)',
    when: upsellIs('platform', 'woocommerce'),
    optional: true,
  },
  {
    path: `${UPSELL}.channel`,
    ask: 'How do customers get the suggestion?',
    suggestion: 'sms',
    choices: [
      { value: 'sms', name: 'text message' },
      { value: 'email', name: 'e-mail' },
    ],
  },
  {
    path: `${UPSELL}.smsNumber`,
    ask: 'Number that texts are sent from (with country code)',
    when: upsellIs('channel', 'sms'),
  },
  {
    path: `${UPSELL}.budgetUsd`,
    ask: 'Mail the owner when the AWS bill nears this many dollars a month ("off": never)',
    suggestion: '5',
  },
];

/** The questions to ask, given what the block says so far. */
export function applies(question: Question, block: Block): boolean {
  return question.when === undefined || question.when(block);
}
