// A line of a product list as the record that the JSON form has: what its cells mean, and whether it is for sale at all.
import { yesOrNo } from '../files/cells.ts';
import type { Table } from '../files/table.ts';
import { currencies } from '../shop/currencies.ts';
import type { Shop } from '../shop/shop.ts';
import type { FeedColumn, FeedLine, FeedShape } from './feed-columns.ts';

export type FeedRecord = Readonly<Record<string, unknown>>;
/** Why the line is no product to offer; the file says so itself. */
export type NotOffered = { readonly notOffered: string };

/** Of a status only the letters are compared: `Out of stock`, `out-of-stock`. */
const NOT_ON_SALE = new Set([
  'draft',
  'archived',
  'inactive',
  'unlisted',
  'private',
  'trash',
  'deleted',
  'discontinued',
  'retired',
  'outofstock',
  'soldout',
  'hidden',
  'unavailable',
  'notavailable',
  'disabled',
  'deactivated',
  'unpublished',
  'notpublished',
  'pending',
]);
/** What a variant is called that is none. */
const NO_VARIANT = new Set(['default title', 'regular', '']);
const OUR_LISTS = /[|;]/;

/** Reads the lines one after the other: some exports name a product on the first of its lines alone. */
export function feedRecords(table: Table<FeedColumn>, shop: Shop) {
  const shape = table.shape as FeedShape | undefined;
  let above: FeedLine | undefined;
  return (line: FeedLine): FeedRecord | NotOffered | 'nothing' => {
    const { handle } = line.cells;
    const isNext = handle !== undefined && above?.cells.handle === handle;
    const whole: FeedLine = isNext ? { line: line.line, cells: { ...forAll(above), ...line.cells } } : line;
    if (!isNext) above = line;
    // Beside its variants an export of Shopify lists pictures.
    if (isNext && line.cells.price === undefined && line.cells.sku === undefined) return 'nothing';
    return offered(whole, shape) ?? recordOf(whole, { table, shape, shop });
  };
}

/** What the first line of a product says for the others too. */
function forAll(first: FeedLine | undefined): FeedLine['cells'] {
  const { name, category, tags, kind, status, published, archived, visibility } = first?.cells ?? {};
  const all = { name, category, tags, kind, status, published, archived, visibility };
  return Object.fromEntries(Object.entries(all).filter(([, cell]) => cell !== undefined));
}

const isNotOnSale = (word: string): boolean =>
  NOT_ON_SALE.has(word.toLowerCase().replaceAll(/[^\p{L}]/gu, ''));

function offered({ cells }: FeedLine, shape: FeedShape | undefined): NotOffered | undefined {
  const { status, published, kind, archived, available } = cells;
  const name = cells.sku ?? cells.name ?? '';
  const said = [status, available, cells.visibility].find((word) => word !== undefined && isNotOnSale(word));
  if (said !== undefined) return { notOffered: `${name}: ${said}` };
  if (archived !== undefined && yesOrNo(archived) === true) return { notOffered: `${name}: archived` };
  if (available !== undefined && yesOrNo(available) === false)
    return { notOffered: `${name}: not available` };
  if (published !== undefined && (yesOrNo(published) === false || published.startsWith('-')))
    return { notOffered: `${name}: not published` };
  const kinds = (kind ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim());
  const isNone = shape?.notSold?.some((each) => kinds.includes(each)) === true;
  return isNone ? { notOffered: `${name}: ${kind === 'true' ? 'gift card' : kind}` } : undefined;
}

type About = {
  readonly table: Table<FeedColumn>;
  readonly shape: FeedShape | undefined;
  readonly shop: Shop;
};

function recordOf(line: FeedLine, { table, shape, shop }: About): FeedRecord {
  const { cells } = line;
  const currency = cells.currency?.toUpperCase() ?? shop.currency;
  // Under a currency that is none the price is read as the shop's, so that the line has one problem and not two.
  const price = table.amount(line, 'price', currencies.has(currency) ? currency : shop.currency);
  const usual = table.amount(line, 'usual_price', currencies.has(currency) ? currency : shop.currency);
  const stock = table.number(line, 'stock');
  const isCounted = !table.places.has('counted') || cells.counted !== undefined;
  const listed = (cell: string | undefined) =>
    (cell ?? '').split(shape === undefined ? OUR_LISTS : shape.lists).map((word) => word.trim());
  return {
    sku: cells.sku,
    name: nameOf(line),
    price: price === undefined || 'plain' in price ? price?.plain : cells.price,
    currency,
    // One that cannot be read says nothing of a sale, and is no fault of the product.
    usualPrice: usual === undefined || !('plain' in usual) ? undefined : usual.plain,
    stock: !isCounted || stock === undefined ? undefined : 'plain' in stock ? stock.plain : cells.stock,
    // A path of categories ends with the one that the product is in.
    category: shape === undefined ? cells.category : listed(cells.category)[0]?.split('>').at(-1)?.trim(),
    tags: listed(cells.tags),
    complements: listed(cells.complements),
    addOns: listed(cells.add_ons).filter((sku) => sku !== ''),
    ref: cells.ref,
  };
}

function nameOf({ cells: { name, variant = '' } }: FeedLine): string | undefined {
  return name === undefined || NO_VARIANT.has(variant.toLowerCase()) ? name : `${name} – ${variant}`;
}
