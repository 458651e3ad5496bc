// The part of WooCommerce's REST interface that the catalogue sync uses, on a local port: products and their
// variations, paged, sorted, filtered and refused as WooCommerce does it.
import { type Answered, type Asked, standIn } from '../shared/platforms/stand-in.ts';

export type WooProduct = {
  readonly id: number;
  readonly name: string;
  readonly sku: string;
  readonly price: string;
  /** Undefined: WooCommerce does not count this product. */
  readonly stock?: number | undefined;
  readonly category?: string;
  readonly tags?: readonly string[];
  /** Ids of what goes with this product. */
  readonly crossSells?: readonly number[];
  /** Makes it a variable product, sold only as one of these. */
  readonly variations?: readonly { readonly id: number; readonly sku: string; readonly option: string }[];
};

const MOST_PER_PAGE = 100;
const API = '/wp-json/wc/v3/';
const credentials = { consumerKey: 'ck_for_tests', consumerSecret: 'cs_for_tests' };
const basic = `Basic ${Buffer.from(`${credentials.consumerKey}:${credentials.consumerSecret}`).toString('base64')}`;

export type WooCommerceStandIn = Awaited<ReturnType<typeof startWooCommerce>>;

/** Starts the store with these products. */
export async function startWooCommerce(first: readonly WooProduct[]) {
  let products = [...first];
  const nextAnswers: Answered[] = [];
  let trouble: ((asked: Asked) => Answered | undefined) | undefined;

  const server = await standIn((asked) => {
    const strange = nextAnswers.shift() ?? trouble?.(asked);
    if (strange !== undefined) return strange;
    if (asked.headers.authorization !== basic) {
      return { status: 401, body: { code: 'woocommerce_rest_cannot_view', data: { status: 401 } } };
    }
    const path = asked.url.pathname.replace(API, '');
    const parent = /^products\/(\d+)\/variations$/.exec(path)?.[1];
    if (parent !== undefined) {
      const product = products.find(({ id }) => String(id) === parent);
      return pageOf(
        (product?.variations ?? []).map((one) => variationBody(one, product as WooProduct)),
        asked,
      );
    }
    return path === 'products'
      ? pageOf(products.map(productBody), asked)
      : { status: 404, body: { code: 'rest_no_route' } };
  });

  return {
    url: server.url,
    credentials,
    asked: server.asked,
    /** Adds products; one with the same id takes the place of the old one. */
    put(...changed: readonly WooProduct[]): void {
      const ids = new Set(changed.map(({ id }) => id));
      products = [...products.filter(({ id }) => !ids.has(id)), ...changed];
    },
    remove(sku: string): void {
      products = products.filter((product) => product.sku !== sku);
    },
    /** The next requests are answered so, then all is as before. */
    answerNext: (...answers: readonly Answered[]) => void nextAnswers.push(...answers),
    /** From now on every request is answered so, unless the function answers undefined. */
    inTrouble(answer: ((asked: Asked) => Answered | undefined) | undefined): void {
      trouble = answer;
    },
    stop: async () => server[Symbol.asyncDispose](),
  };
}

function pageOf(rows: readonly { readonly id: number }[], { url }: Asked): Answered {
  const perPage = Number(url.searchParams.get('per_page') ?? 10);
  if (perPage > MOST_PER_PAGE) return { status: 400, body: { code: 'rest_invalid_param' } };
  const page = Number(url.searchParams.get('page') ?? 1);
  const fields = url.searchParams.get('_fields')?.split(',');
  const asList = [...rows].sort((a, b) => a.id - b.id).slice((page - 1) * perPage, page * perPage);
  return {
    headers: {
      'x-wp-total': String(rows.length),
      'x-wp-totalpages': String(Math.ceil(rows.length / perPage)),
    },
    body: asList.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => fields?.includes(name) ?? true)),
    ),
  };
}

function productBody(product: WooProduct) {
  const counted = product.stock !== undefined;
  return {
    id: product.id,
    name: product.name,
    slug: product.sku.toLowerCase(),
    type: product.variations === undefined ? 'simple' : 'variable',
    status: 'publish',
    sku: product.sku,
    price: product.price,
    regular_price: product.price,
    purchasable: true,
    manage_stock: counted,
    stock_quantity: product.stock ?? null,
    stock_status: product.stock === 0 ? 'outofstock' : 'instock',
    backorders: 'no',
    categories: [{ id: 9, name: product.category ?? 'Uncategorized' }],
    tags: (product.tags ?? []).map((name, index) => ({ id: index + 1, name })),
    upsell_ids: [],
    cross_sell_ids: product.crossSells ?? [],
    variations: (product.variations ?? []).map(({ id }) => id),
    parent_id: 0,
    attributes: [],
  };
}

function variationBody(
  variation: { readonly id: number; readonly sku: string; readonly option: string },
  parent: WooProduct,
) {
  return {
    ...productBody(parent),
    id: variation.id,
    name: variation.option,
    type: 'variation',
    sku: variation.sku,
    manage_stock: 'parent',
    stock_quantity: null,
    parent_id: parent.id,
    attributes: [{ id: 1, name: 'Size', option: variation.option }],
  };
}
