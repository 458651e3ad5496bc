// What every function may know of the shop it works for. The stack writes it once, as JSON, into the
// function's environment variable SHOP; nothing in it is secret.

import type { Live } from './live.ts';
import type { Look } from './look.ts';

export type PlatformName = 'generic' | 'shopify' | 'woocommerce' | 'square';
export type Channel = 'sms' | 'email';

export type Shop = {
  readonly name: string;
  /** Absent: the house's own. */
  readonly look?: Look;
  /** Where the shop is, in one line: below every mail that advertises. Absent: the owner has not said. */
  readonly postalAddress?: string;
  /** ISO 3166-1 alpha-2, the default country of phone numbers. */
  readonly country: string;
  /** ISO 4217 code. */
  readonly currency: string;
  /** BCP 47 tag, for example en-GB. */
  readonly locale: string;
  /** IANA zone, for example Europe/London. */
  readonly timeZone: string;
  readonly ownerEmails: readonly string[];
  /** The From address of every e-mail; verified in SES. */
  readonly senderAddress: string;
  readonly platform: PlatformName;
  /** The store's own address, without a trailing slash. */
  readonly storeUrl: string;
  /** Generic stores only: the add-to-cart address with `{sku}` in it. */
  readonly cartLinkTemplate?: string;
  /** Generic stores only: where a CSV or JSON list of products is served. */
  readonly catalogueUrl?: string;
  /** WooCommerce only: the order meta key that holds the shopper's marketing consent. */
  readonly consentMetaKey?: string;
  /** Cart recovery on WooCommerce: minutes after which the store cancels unpaid orders, 0 where it never does. */
  readonly holdStockMinutes?: number;
  /** Shopify only: orders that were paid through a test gateway count like others, for the first days. */
  readonly testOrders?: boolean;
  /** Cart recovery on Shopify and WooCommerce: the attribute or meta key that marks a cart as saved on purpose. */
  readonly savedCartKey?: string;
  /** The channel used where the owner's document names none. */
  readonly channel: Channel;
  /** The number texts are sent from; it receives STOP. E.164. Absent: text messages are off. */
  readonly smsNumber?: string;
  /** Square tills only: where Square's API is, without a trailing slash. */
  readonly squareApiUrl?: string;
  /** How far the product is live. Absent: everybody gets its messages. */
  readonly live?: Live;
  /** How many mails SES lets the account send in one second, as far as this product may use it. */
  readonly mailsPerSecond: number;
  /** Bedrock inference profile id, or `off`. */
  readonly modelId: string;
};

/** The shop as the stack described it. Throws when SHOP is missing: the function was deployed wrongly. */
export function readShop(environment: Readonly<Record<string, string | undefined>>): Shop {
  const text = environment.SHOP;
  if (text === undefined) throw new Error('The environment variable SHOP is missing');
  return JSON.parse(text) as Shop;
}
