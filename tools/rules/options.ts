// What the commands of `npm run rules` are given, and what they find in the repository.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { cartRecoveryRules } from '../../lambdas/cart-recovery/owner/meanings.ts';
import { loyaltyRules } from '../../lambdas/loyalty/owner/meanings.ts';
import { upsellRules } from '../../lambdas/upsell/owner/meanings.ts';
import { issuesAt, ShopSettingsError } from '../../lib/settings/shop-settings.ts';
import type { RulesProduct, ShopWords } from '../../shared/rules/explained.ts';
import { type Written, writtenAt } from '../../shared/rules/written.ts';
import type { ShopFace } from '../../shared/shop/look.ts';
import { blockOfFile } from '../../shared/text/json-of-file.ts';
import { type Asked, UsageError } from '../frame/command.ts';

export const ruleOptions = {
  product: 'text',
  as: 'text',
  stage: 'text',
  endpoint: 'text',
  bucket: 'text',
  catalogue: 'text',
  decimal: 'text',
  separator: 'text',
  encoding: 'text',
  html: 'text',
  'in-force': 'flag',
} as const;

export type Options = Partial<Asked<typeof ruleOptions>['options']> & { readonly rest: readonly string[] };

export const products: Readonly<Record<string, RulesProduct>> = {
  upsell: upsellRules,
  'cart-recovery': cartRecoveryRules,
  loyalty: loyaltyRules,
};

const repository = join(import.meta.dirname, '..', '..');

/** The product of that name. Throws `UsageError` naming those there are. */
export function productNamed(name: string | undefined): {
  readonly name: string;
  readonly product: RulesProduct;
} {
  const product = products[name ?? ''];
  if (name !== undefined && product !== undefined) return { name, product };
  throw new UsageError(`Name a product: ${Object.keys(products).join(', ')}`);
}

/** Where a product's document stands as shipped. */
export function shippedFile(product: string, key: string): string {
  return join(repository, 'rules', product, key);
}

/** A product's document: as `--as` says, else by the file's name; `settings.txt` of one is `rules.txt` of another. */
export function keyOf(file: string, as: string | undefined, { documents }: RulesProduct): string {
  const keys = Object.keys(documents);
  const main = keys.find((key) => key !== 'voice.txt') ?? 'voice.txt';
  if (as === undefined) return /voice|wording/i.test(basename(file)) ? 'voice.txt' : main;
  const key = `${as}.txt`;
  if (keys.includes(key)) return key;
  throw new UsageError(`--as is ${keys.map((known) => known.replace(/\.txt$/, '')).join(' or ')}`);
}

/** The product whose folder a file stands in, as in `rules/cart-recovery/`; else the first. */
export function productOf(file: string): string {
  const names = Object.keys(products);
  return names.find((name) => basename(dirname(resolve(file))) === name) ?? names[0] ?? '';
}

/** A file's name as people would type it here. */
export function shownPath(file: string): string {
  const near = relative(process.cwd(), resolve(file));
  return near.startsWith('..') ? file : near;
}

/** Throws `UsageError` when there is no such file. */
export function readText(file: string): string {
  return new TextDecoder().decode(readBytes(file));
}

/** The same, of a file that need not be written in UTF-8. */
export function readBytes(file: string): Uint8Array {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}`);
  return readFileSync(file);
}

const chosen = ({ name, look, currency, locale, country }: Partial<ShopWords & ShopFace> = {}) => ({
  ...(look === undefined ? {} : { look }),
  ...(name === undefined ? {} : { name }),
  ...(currency === undefined ? {} : { currency }),
  ...(locale === undefined ? {} : { locale }),
  ...(country === undefined ? {} : { country }),
});

/** What is being written is of today, by the clock of the settings' zone. */
export const writtenToday = (text: string, now = new Date()): Written => writtenAt(text, now, settingsZone());

/** The zone of the settings block. */
export const settingsZone = (): string => settingsShop()?.timeZone ?? 'UTC';

/** The shop of the settings block; documents can be explained without one, too. */
export function shopWords(): ShopWords & ShopFace {
  const usual = { name: 'Your shop', currency: 'GBP', locale: 'en-GB' };
  return { ...usual, ...chosen(settingsShop()) };
}

type SettingsShop = ShopWords & ShopFace & { readonly timeZone: string };
/** What documents are read and shown by. */
const NEEDED = ['name', 'currency', 'locale', 'timeZone', 'country', 'look'] as const;

/** Whatever else is wrong with the block, documents can be explained. Throws `ShopSettingsError` for what they need. */
function settingsShop(): Partial<SettingsShop> | undefined {
  if (!existsSync('cdk.json')) return undefined;
  const { context } = blockOfFile(readFileSync('cdk.json', 'utf8'), 'cdk.json') as {
    context?: { shop?: Partial<SettingsShop> } | null;
  };
  const shop = context?.shop;
  const issues = NEEDED.flatMap((key) => {
    const value = (shop as Partial<Record<string, unknown>> | undefined)?.[key];
    return value === undefined ? [] : issuesAt([key], value);
  });
  if (issues.length > 0) throw new ShopSettingsError(issues);
  return shop;
}
