// A generic store's product list: one JSON array or one CSV file with a header. An unreadable line is left out and told
// to the owner; a list of which most is unreadable is not taken at all.
import type { Product } from '../events/store-events.ts';
import { decodeContent, type FileContent, isJson } from '../files/decode.ts';
import { type Answers, readTable, type Table } from '../files/table.ts';
import { currencies } from '../shop/currencies.ts';
import { parseMoney } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { parseJson } from '../webhooks/json.ts';
import { type Listed, toCatalogue } from './complements.ts';
import { eachListed, UnreadableEntryError } from './each-listed.ts';
import { FEED_COLUMNS, FEED_SHAPES, type FeedColumn } from './feed-columns.ts';
import { feedRecords } from './feed-record.ts';
import { at, id, itemName, keyword, list, text } from './fields.ts';
import { type StoreApi, StoreApiError } from './platform.ts';
import { fetchBytes } from './store-http.ts';
import { productTags, withSaleTag } from './tags.ts';

/** Fetches `shop.catalogueUrl`, with `Authorization: Bearer <token>` where the credentials hold a `token`. */
export async function pullFeed(api: StoreApi): Promise<readonly Product[]> {
  const url = api.shop.catalogueUrl;
  if (url === undefined) {
    throw new StoreApiError('The settings name no catalogueUrl for this generic store', { retryable: false });
  }
  const token = api.credentials.token;
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const { bytes, headers: answered } = await fetchBytes(api, { url, headers });
  // Servers say of every file what they say of most; a list that shows itself how it is written is believed more.
  const said = /;\s*charset="?([\w.:-]+)/i.exec(answered.get('content-type') ?? '')?.[1];
  const read = (heard: FeedApi) => {
    const isOpen = decodedOrRefused(bytes, api.shop).kind === 'question';
    return readFeed(bytes, heard, isOpen ? { encoding: said } : {});
  };
  if (api.feedMemory === undefined) return read(api);
  return api.feedMemory({ bytes, said }, (leftOut) => read({ ...api, leftOut }), api.leftOut);
}

type FeedApi = Pick<StoreApi, 'shop' | 'warn' | 'leftOut'>;

/**
 * Reads a product list. Members or columns: sku, name, price; optional stock (empty: not counted), category,
 * tags, complements, usualPrice (a lower price is a sale), ref (what the cart link needs; the SKU if absent). Lists are JSON arrays, or in CSV
 * separated by `|` or `;`. A line that does not fit is left out; throws `StoreApiError` naming the first when most do not,
 * and where the list can be read in two ways: nobody is there to be asked.
 */
export function readFeed(content: FileContent, api: FeedApi, answers: Answers = {}): readonly Product[] {
  const { products, table } = readProductList(content, { ...api, answers });
  const [question] = table?.questions ?? [];
  if (question === undefined) return products;
  throw new StoreApiError(
    `The product list can be read in two ways. ${question}. (npm run import -- catalogue takes the answer and puts the list where it belongs.)`,
    { retryable: false },
  );
}

export type ProductList = {
  readonly products: readonly Product[];
  /** Lines of which the list says itself that they are not for sale. */
  readonly notOffered: readonly string[];
  /** Of a CSV file: its columns, and what is to be asked. */
  readonly table?: Table<FeedColumn>;
};

/** As `readFeed`, for whoever can be asked. */
export function readProductList(
  content: FileContent,
  { shop, warn, leftOut, answers }: FeedApi & { readonly answers?: Answers | undefined },
): ProductList {
  const { entries, table, notOffered } = entriesOf(content, shop, answers);
  if (table !== undefined && table.questions.length > 0 && entries.length === 0)
    return { products: [], notOffered, table };
  const read = ({ where, record }: Entry): readonly Listed[] => {
    const product = typeof record === 'string' ? record : readProduct(record, shop);
    if (typeof product === 'string') throw new UnreadableEntryError(where, product);
    return [product];
  };
  const listed = eachListed(entries, read, leftOut === undefined ? {} : { leftOut });
  const { products, repeatedSkus, cutPairings } = toCatalogue(listed);
  if (repeatedSkus > 0)
    warn?.('The product list repeats SKUs; the last one of each counts', { repeatedSkus });
  if (cutPairings > 0)
    warn?.('Some products go with too many others; the rest was left out', { cutPairings });
  return { products, notOffered, ...(table === undefined ? {} : { table }) };
}

/** A record to be read, or what is wrong with the line that holds it. */
type Entry = { readonly where: string; readonly record: unknown };
type Entries = Pick<ProductList, 'table' | 'notOffered'> & { readonly entries: readonly Entry[] };

function entriesOf(content: FileContent, shop: Shop, answers: Answers | undefined): Entries {
  if (content.length === 0 || (typeof content === 'string' && content.trim() === ''))
    throw new StoreApiError('The product list is empty', { retryable: true });
  const decoded = decodedOrRefused(content, shop, answers?.encoding);
  if (decoded.kind === 'text' && isJson(decoded.text))
    return { entries: jsonEntries(decoded.text), notOffered: [] };
  const rules = { vocabulary: FEED_COLUMNS, shapes: FEED_SHAPES, whose: shop, answers };
  return csvEntries(
    readOrRefuse(() => readTable(decoded, rules)),
    shop,
  );
}

const decodedOrRefused = (content: FileContent, { country }: Shop, encoding?: string) =>
  readOrRefuse(() => decodeContent(content, { encoding, country }));

/** What is no list at all is refused as the store's own mistakes are. */
function readOrRefuse<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new StoreApiError(`The product list cannot be read: ${reason}`, { retryable: false, cause });
  }
}

function jsonEntries(content: string): readonly Entry[] {
  const parsed = parseJson(content);
  const found = parsed.ok
    ? Array.isArray(parsed.value)
      ? (parsed.value as readonly unknown[])
      : at(parsed.value, 'products')
    : undefined;
  if (!Array.isArray(found))
    throw new StoreApiError('The product list is neither a JSON list nor CSV', { retryable: false });
  return found.map((record: unknown, index) => ({ where: `product ${index + 1}`, record }));
}

function csvEntries(table: Table<FeedColumn>, shop: Shop): Entries {
  const recordOf = feedRecords(table, shop);
  const notOffered: string[] = [];
  const entries = table.problems.map(({ line, problem }) => ({ line, record: problem as unknown }));
  for (const line of table.lines) {
    const record = recordOf(line);
    if (record === 'nothing') continue;
    if ('notOffered' in record) notOffered.push(`line ${line.line}: ${record.notOffered}`);
    else entries.push({ line: line.line, record });
  }
  const inOrder = entries.toSorted((one, other) => one.line - other.line);
  return {
    entries: inOrder.map(({ line, record }) => ({ where: `line ${line}`, record })),
    notOffered,
    table,
  };
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
  if (!currencies.has(currency)) return `${sku}: currency must be an ISO 4217 code such as "GBP"`;
  const amount = parseMoney(price, currency);
  if (!amount.ok) return `${sku}: price ${amount.message}`;
  const usual = parseMoney(text(at(record, 'usualPrice')) ?? '', currency);
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
    tags: withSaleTag(
      productTags(sku, words(at(record, 'tags'))),
      amount.minor,
      usual.ok ? usual.minor : undefined,
    ),
    complements: words(at(record, 'complements')).flatMap((word) => keyword(word) ?? []),
    storeRef: id(at(record, 'ref')) ?? sku,
    productId: sku,
    variantId: sku,
    goesWithThis: words(at(record, 'addOns')).flatMap((word) => id(word) ?? []),
  };
}

const words = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? list(value) : (text(value) ?? '').split(/[|;]/);
