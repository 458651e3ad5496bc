// What `npm run setup` asks, in the order in which a shop owner thinks. A question whose `when` is not met is not asked, and its setting is
// taken out of the block. Questions about a product that is off are not asked either, but its settings stay for the day it is on again.
import { type Block, settingAt } from './block.ts';
import { frontQuestions } from './front-questions.ts';
import { lookQuestions } from './look-questions.ts';
import { peopleQuestions } from './people-questions.ts';
import type { Question } from './question.ts';

const UPSELL = 'products.upsell';
const CARTS = 'products.cartRecovery';
const LOYALTY = 'products.loyalty';
const upsellIs = (setting: string, value: string) => (block: Block) =>
  settingAt(block, `${UPSELL}.${setting}`) === value;
const generic = upsellIs('platform', 'generic');

/** Whoever has a customer or two waits with everybody until they have seen what would go out. */
const HOW_FAR = {
  ask: 'Who gets its messages?',
  suggestion: 'everybody',
  choices: [
    { value: 'preview', name: 'nobody yet: it decides, and notes what it would have sent' },
    { value: 'owner-only', name: 'you alone, in the place of those they are for' },
    { value: '10%', name: 'every tenth person, always the same ones' },
    { value: 'everybody', name: 'everybody' },
  ],
} as const;
const PACE = 'How many e-mails a second does Amazon SES let your account send? (empty: 10; in its sandbox 1)';

const yesOrNo: NonNullable<Question['choices']> = [
  { value: 'true', name: 'yes' },
  { value: 'false', name: 'no' },
];
const platforms: NonNullable<Question['choices']> = [
  { value: 'shopify', name: 'Shopify' },
  { value: 'woocommerce', name: 'WooCommerce' },
  { value: 'generic', name: 'another one, which can send webhooks' },
];

export const questions: readonly Question[] = [
  { path: 'name', ask: 'What is the shop called?' },
  {
    path: 'postalAddress',
    ask: "The shop's postal address in one line, for the foot of its mails: several countries require it (empty: none)",
    optional: true,
  },
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
  ...lookQuestions,
  ...frontQuestions,
  {
    path: 'model',
    ask: 'Which model proposes add-ons and opening lines? (docs/models.md has what each costs)',
    suggestion: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    choices: [
      { value: 'global.anthropic.claude-haiku-4-5-20251001-v1:0', name: 'Claude Haiku 4.5' },
      { value: 'global.anthropic.claude-haiku-5-5', name: 'Claude Haiku 5.5, a tenth of the price' },
      { value: 'amazon.nova-micro-v1:0', name: 'Amazon Nova Micro, the cheapest; it stays in the region' },
      { value: 'off', name: "none: the shop's own pairings and the owner's wording" },
    ],
    other: 'another one of Amazon Bedrock; I know its id',
  },
  {
    path: `${UPSELL}.enabled`,
    ask: 'Upsell recommender: one suggestion after an order?',
    suggestion: 'true',
    choices: yesOrNo,
  },
  { path: `${UPSELL}.region`, ask: 'AWS region of the upsell recommender', suggestion: 'eu-west-2' },
  {
    path: `${UPSELL}.platform`,
    ask: 'Store platform',
    suggestion: 'generic',
    choices: platforms,
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
    path: `${UPSELL}.mailsPerSecond`,
    ask: PACE,
    when: upsellIs('channel', 'email'),
    optional: true,
  },
  { path: `${UPSELL}.live`, ...HOW_FAR },
  {
    path: `${UPSELL}.budgetUsd`,
    ask: 'Mail the owner when the upsell recommender, its texts included, nears this many dollars a month ("off": never)',
    suggestion: '50',
  },
  {
    path: `${CARTS}.enabled`,
    ask: 'Cart recovery: at most two reminders of a cart that was left?',
    suggestion: 'true',
    choices: yesOrNo,
  },
  { path: `${CARTS}.region`, ask: 'AWS region of cart recovery', suggestion: 'ap-southeast-1' },
  {
    path: `${CARTS}.platform`,
    ask: 'Store platform that the carts are in',
    suggestion: 'generic',
    likeliest: `${UPSELL}.platform`,
    choices: platforms,
  },
  { path: `${CARTS}.storeUrl`, ask: 'The address of that store', likeliest: `${UPSELL}.storeUrl` },
  {
    path: `${CARTS}.savedCartKey`,
    ask: 'Cart attribute (Shopify) or order meta key (WooCommerce) that marks a cart as saved on purpose (empty: none)',
    when: (block) => ['shopify', 'woocommerce'].includes(String(settingAt(block, `${CARTS}.platform`))),
    optional: true,
  },
  {
    path: `${CARTS}.consentMetaKey`,
    ask: 'Order meta key of the marketing consent box (empty: none)',
    likeliest: `${UPSELL}.consentMetaKey`,
    when: (block) => settingAt(block, `${CARTS}.platform`) === 'woocommerce',
    optional: true,
  },
  {
    path: `${CARTS}.holdStockMinutes`,
    ask: 'Minutes of "Hold stock" in WooCommerce › Settings › Products › Inventory (0 where it is empty)',
    when: (block) => settingAt(block, `${CARTS}.platform`) === 'woocommerce',
    optional: true,
  },
  { path: `${CARTS}.mailsPerSecond`, ask: PACE, optional: true },
  { path: `${CARTS}.live`, ...HOW_FAR },
  {
    path: `${CARTS}.budgetUsd`,
    ask: 'Mail the owner when cart recovery nears this many dollars a month ("off": never)',
    suggestion: '15',
  },
  {
    path: `${LOYALTY}.enabled`,
    ask: 'Loyalty tracker: points on every sale at your till?',
    suggestion: 'true',
    choices: yesOrNo,
  },
  { path: `${LOYALTY}.region`, ask: 'AWS region of the loyalty tracker', suggestion: 'ap-southeast-1' },
  {
    path: `${LOYALTY}.platform`,
    ask: 'What tells it of the sales?',
    suggestion: 'generic',
    choices: [
      { value: 'square', name: 'a Square till' },
      { value: 'generic', name: 'another till that can send webhooks, or files that you export from it' },
    ],
  },
  {
    path: `${LOYALTY}.squareApiUrl`,
    ask: "Address of Square's API (empty: the real one; the sandbox is https://connect.squareupsandbox.com)",
    when: (block) => settingAt(block, `${LOYALTY}.platform`) === 'square',
    optional: true,
  },
  {
    path: `${LOYALTY}.storeUrl`,
    ask: "Your shop's web page, shown in mails to members",
    likeliest: `${UPSELL}.storeUrl`,
  },
  { path: `${LOYALTY}.mailsPerSecond`, ask: PACE, optional: true },
  { path: `${LOYALTY}.live`, ...HOW_FAR },
  {
    path: `${LOYALTY}.budgetUsd`,
    ask: 'Mail the owner when the loyalty tracker nears this many dollars a month ("off": never)',
    suggestion: '15',
  },
  ...peopleQuestions,
];
