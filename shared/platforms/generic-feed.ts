// A generic store's product list: one JSON array or one CSV file with a header. An unreadable line is left out and told
// to the owner; a list of which most is unreadable is not taken at all.
import { parse } from 'csv-parse/sync';
import type { Product } from '../events/store-events.ts';
import { parseMoney } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { wellFormed } from '../text/well-formed.ts';
import { parseJson } from '../webhooks/json.ts';
import { type Listed, toCatalogue } from './complements.ts';
import { eachListed, UnreadableEntryError } from './each-listed.ts';
import { at, id, itemName, keyword, list, text } from './fields.ts';
import { type StoreApi, StoreApiError } from './platform.ts';
import { fetchText } from './store-http.ts';
import { productTags } from './tags.ts';

/** Fetches `shop.catalogueUrl`, with `Authorization: Bearer <token>` where the credentials hold a `token`. */
export async function pullFeed(api: StoreApi): Promise<readonly Product[]> {
  const url = api.shop.catalogueUrl;
  if (url === undefined) {
    throw new StoreApiError('The settings name no catalogueUrl for this generic store', { retryable: false });
  }
  const token = api.credentials.token;
  const answer = await fetchText(api, { url, headers: token ? { authorization: `Bearer ${token}` } : {} });
  return readFeed(answer.text, api);
}

/**
 * Reads a product list. Members or columns: sku, name, price; optional stock (empty: not counted), category,
 * tags, complements, ref (what the cart link needs; the SKU if absent). Lists are JSON arrays, or in CSV
 * separated by `|` or `;`. A line that does not fit is left out; throws `StoreApiError` naming the first when most do not.
 */
export function readFeed(
  content: string,
  { shop, warn, leftOut }: Pick<StoreApi, 'shop' | 'warn' | 'leftOut'>,
): readonly Product[] {
  const read = (record: unknown, index: number): readonly Listed[] => {
    const product = readProduct(record, shop);
    if (typeof product === 'string') throw new UnreadableEntryError(`product ${index + 1}`, product);
    return [product];
  };
  const listed = eachListed(records(content), read, leftOut === undefined ? {} : { leftOut });
  const { products, repeatedSkus, cutPairings } = toCatalogue(listed);
  if (repeatedSkus > 0)
    warn?.('The product list repeats SKUs; the last one of each counts', { repeatedSkus });
  if (cutPairings > 0)
    warn?.('Some products go with too many others; the rest was left out', { cutPairings });
  return products;
}

function records(content: string): readonly unknown[] {
  if (content.trim() === '') throw new StoreApiError('The product list is empty', { retryable: true });
  if (!/^\uFEFF?\s*[[{]/.test(content)) return csvRecords(content);
  const parsed = parseJson(content);
  const found = parsed.ok
    ? Array.isArray(parsed.value)
      ? parsed.value
      : at(parsed.value, 'products')
    : undefined;
  if (Array.isArray(found)) return found;
  throw new StoreApiError('The product list is neither a JSON list nor CSV', { retryable: false });
}

function csvRecords(content: string): readonly unknown[] {
  try {
    return parse(wellFormed(content), {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      // A line with a cell too few is one bad line; its product says what is missing.
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new StoreApiError(`The product list is not readable CSV: ${reason}`, { retryable: false, cause });
  }
}

/** The product, or what is wrong with it. */
function readProduct(record: unknown, shop: Shop): Listed | string {
  const sku = id(at(record, 'sku'));
  const name = itemName(at(record, 'name'));
  const price = text(at(record, 'price'));
  if (sku === undefined) return 'sku is missing';
  if (name === undefined) return `${sku}: name is missing`;
  if (price === undefined) return `${sku}: price is missing`;
  const currency = text(at(record, 'currency'))?.toUpperCase() ?? shop.currency;
  const amount = parseMoney(price, currency);
  if (!amount.ok) return `${sku}: price ${amount.message}`;
  const stockText = text(at(record, 'stock'));
  if (stockText !== undefined && !/^-?\d{1,9}$/.test(stockText))
    return `${sku}: stock must be a whole number`;
  return {
    sku,
    name,
    priceMinor: amount.minor,
    currency,
    ...(stockText === undefined ? {} : { stock: Math.max(0, Number(stockText)) }),
    category: keyword(at(record, 'category')) ?? '',
    tags: productTags(sku, words(at(record, 'tags'))),
    complements: words(at(record, 'complements')).flatMap((word) => keyword(word) ?? []),
    storeRef: id(at(record, 'ref')) ?? sku,
    productId: sku,
    variantId: sku,
    goesWithThis: [],
  };
}

const words = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? list(value) : (text(value) ?? '').split(/[|;]/);
