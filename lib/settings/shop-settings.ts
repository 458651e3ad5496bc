// The settings block: everything an operator states about the shop, in cdk.json under context "shop".
// Adding a product is one file in settings/ and one line in `products`.
import * as z from 'zod';
import { cartRecoverySettings } from './cart-recovery.ts';
import { deployAccessSettings } from './deploy-access.ts';
import * as fields from './fields.ts';
import { frontSettings } from './front.ts';
import { look } from './look.ts';
import { loyaltySettings } from './loyalty.ts';
import { peopleSettings } from './people.ts';
import { ShopSettingsError, sentencesFor } from './problems.ts';
import { upsellSettings } from './upsell.ts';

export type { CartRecoverySettings } from './cart-recovery.ts';
export type { LoyaltySettings } from './loyalty.ts';
export { ShopSettingsError } from './problems.ts';
export type { UpsellSettings } from './upsell.ts';

const products = z.strictObject({
  upsell: upsellSettings.optional(),
  cartRecovery: cartRecoverySettings.optional(),
  loyalty: loyaltySettings.optional(),
});

export const shopSettings = z.strictObject({
  name: fields.text("the shop's name", 'Ridgeback Cycles'),
  /** In one line, below every mail that advertises: several countries require it. */
  postalAddress: fields.postalAddress.optional(),
  country: fields.country,
  currency: fields.currency,
  locale: fields.locale,
  timeZone: fields.timeZone,
  ownerEmails: fields.emails(1, 5),
  /** The From address of every e-mail. */
  sender: fields.email,
  /**
   * What SES verifies: the sender's whole domain (three DNS records, best for delivery), only the address
   * (one click in one e-mail), or `existing` where the account has verified it already.
   */
  senderIdentity: fields.oneOf(['domain', 'address', 'existing']).default('domain'),
  /** Addresses verified in SES for trying out: while an account is in the SES sandbox, only these get mail. */
  sandboxRecipients: fields.emails(0, 10).default([]),
  /** How mails and pages look; what is left out is the house's own. */
  look: look.optional(),
  /** Ends every physical name, so that a test copy can live beside the real one. */
  stage: fields.stage.optional(),
  /** True: deleting the stack deletes the data too; it stops at a bucket that is not empty. For trying out only. */
  ephemeral: fields.yesOrNo.default(false),
  model: fields.modelId.default('global.anthropic.claude-haiku-4-5-20251001-v1:0'),
  /** Which workflow may deploy. Without it: nobody but whoever is signed in. */
  deployAccess: deployAccessSettings.optional(),
  /** An address of the shop's own before what people open. Default: each function has AWS's. */
  front: frontSettings.optional(),
  /** What the products know of a person together. Default: each product is on its own. */
  people: peopleSettings.optional(),
  products,
});

export type ShopSettings = z.infer<typeof shopSettings>;

/**
 * Checks the block and fills in defaults. `value` is the context value: an object, or JSON text as `-c shop=…`
 * gives it. Throws `ShopSettingsError` with every mistake at once.
 */
export function readShopSettings(value: unknown): ShopSettings {
  if (value === undefined) {
    throw new ShopSettingsError(['shop: is missing. Run "npm run setup" to write it.']);
  }
  const result = shopSettings.safeParse(typeof value === 'string' ? parseJson(value) : value, {
    reportInput: true,
  });
  if (!result.success) throw new ShopSettingsError(sentencesFor(result.error.issues, 'shop', keysAt));
  return result.data;
}

/** What is wrong with one setting, in the sentences of the whole block. */
export function issuesAt(path: readonly string[], value: unknown): readonly string[] {
  const result = schemaAt(path)?.safeParse(value, { reportInput: true });
  if (result === undefined || result.success) return [];
  return sentencesFor(result.error.issues, ['shop', ...path].join('.'), (rest) => keysAt([...path, ...rest]));
}

/** The schema of the setting at this path, or undefined where there is no such setting. */
export function schemaAt(path: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = shopSettings;
  for (const key of path) schema = shapeOf(schema)?.[String(key)];
  return schema;
}

const keysAt = (path: readonly PropertyKey[]): readonly string[] =>
  Object.keys(shapeOf(schemaAt(path)) ?? {});

function shapeOf(schema: z.ZodType | undefined): Record<string, z.ZodType> | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return shapeOf(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodObject ? schema.shape : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ShopSettingsError([`shop: is not valid JSON (${(cause as Error).message}).`]);
  }
}
