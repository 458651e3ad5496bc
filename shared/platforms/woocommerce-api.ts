// WooCommerce's REST interface: products with their variations, and past orders. Credentials: `consumerKey`
// and `consumerSecret` (read access suffices); `apiUrl` where WordPress lives elsewhere than the store.
import type { Order, Product } from '../events/store-events.ts';
import { withoutEnd } from '../text/ends.ts';
import { type Listed, toCatalogue } from './complements.ts';
import { eachListed } from './each-listed.ts';
import { at, id } from './fields.ts';
import { pastOrder } from './past-order.ts';
import { type StoreApi, StoreApiError } from './platform.ts';
import { fetchJson } from './store-http.ts';
import { translateOrder } from './woocommerce-body.ts';
import { listProduct, variationsNeededFor } from './woocommerce-product.ts';

const PER_PAGE = 100;
const MOST_PAGES = 1000;
/** How often a list that changed while it was read is read again. */
const READINGS = 3;
/** Small shops share a small server: a few requests at a time, not a flood. */
const AT_ONCE = 4;

const PRODUCT_FIELDS =
  'id,name,type,status,sku,price,regular_price,purchasable,manage_stock,stock_quantity,stock_status,backorders,categories,tags,' +
  'upsell_ids,cross_sell_ids,variations,parent_id,attributes';

/** Every published product that a cart link can add, one per variation. Throws `StoreApiError`. */
export async function pullCatalogue(api: StoreApi): Promise<readonly Product[]> {
  const read = reader(api);
  const products = await read('products', {
    status: 'publish',
    orderby: 'id',
    order: 'asc',
    _fields: PRODUCT_FIELDS,
  });
  const entries: (readonly [unknown, readonly unknown[]])[] = [];
  for (let start = 0; start < products.length; start += AT_ONCE) {
    const several = products.slice(start, start + AT_ONCE).map(async (product) => {
      const parentId = variationsNeededFor(product);
      const variations =
        parentId === undefined
          ? []
          : await read(`products/${parentId}/variations`, {
              orderby: 'id',
              order: 'asc',
              _fields: PRODUCT_FIELDS,
            });
      // Each variation by itself: one that cannot be read is not the others'.
      if (variations.length > 0) return variations.map((variation) => [product, [variation]] as const);
      return [[product, variations] as const];
    });
    entries.push(...(await Promise.all(several)).flat());
  }
  const listed: Listed[] = eachListed(
    entries,
    ([product, variations]) => listProduct(product, variations, api.shop),
    api,
  );
  const { products: catalogue, repeatedSkus, cutPairings } = toCatalogue(listed);
  if (repeatedSkus > 0) api.warn?.('Products share SKUs; the last one of each counts', { repeatedSkus });
  if (cutPairings > 0)
    api.warn?.('Some products go with too many others; the rest was left out', { cutPairings });
  return catalogue;
}

/** Sales since then, oldest first; what was cancelled or wholly refunded is left out. Throws `StoreApiError`. */
export async function pullOrders(api: StoreApi, since: Date): Promise<readonly Order[]> {
  const orders = await reader(api)('orders', {
    status: 'processing,completed',
    after: since.toISOString().slice(0, 19),
    dates_are_gmt: 'true',
    orderby: 'date',
    order: 'asc',
  });
  return orders.flatMap((order) => {
    // A part refund leaves the rest bought, and its status a sale's; for a history that is a purchase.
    return pastOrder(translateOrder({ ...(order as object), refunds: [] }, api.shop), at(order, 'id'), api);
  });
}

type Read = (path: string, query: Readonly<Record<string, string>>) => Promise<readonly unknown[]>;

/** Answers a function that reads a whole list, however many pages it has. */
function reader(api: StoreApi): Read {
  const { consumerKey, consumerSecret } = api.credentials;
  if (!consumerKey || !consumerSecret) {
    throw new StoreApiError('The store credentials need consumerKey and consumerSecret', {
      retryable: false,
    });
  }
  const baseUrl = withoutEnd(api.credentials.apiUrl ?? api.shop.storeUrl, '/');
  const headers = {
    authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
  };
  return async (path, query) => {
    for (let reading = 1; reading <= READINGS; reading += 1) {
      const rows = await readPages(async (page) => {
        const parameters = new URLSearchParams({ ...query, per_page: String(PER_PAGE), page: String(page) });
        const { json, headers: answered } = await fetchJson(api, {
          url: `${baseUrl}/wp-json/wc/v3/${path}?${parameters}`,
          headers,
        });
        if (!Array.isArray(json))
          throw new StoreApiError(`WooCommerce answered no list of ${path}`, { retryable: true });
        return {
          rows: json as unknown[],
          total: count(answered, 'x-wp-total'),
          pages: count(answered, 'x-wp-totalpages'),
        };
      });
      if (rows !== undefined) return rows;
    }
    throw new StoreApiError(`The list of ${path} kept changing while it was read`, { retryable: true });
  };
}

type Page = {
  readonly rows: readonly unknown[];
  readonly total?: number | undefined;
  readonly pages?: number | undefined;
};

/**
 * All rows, or undefined when the total changed between two pages: then a row may have slipped from a page not
 * yet read to one already read, and would look deleted.
 */
async function readPages(read: (page: number) => Promise<Page>): Promise<readonly unknown[] | undefined> {
  const rows: unknown[] = [];
  let firstTotal: number | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await read(page);
    if (page === 1) firstTotal = answer.total;
    else if (answer.total !== firstTotal) return undefined;
    rows.push(...answer.rows);
    // Some hosts strip the headers; then a page that is not full is the last.
    const isLast = answer.pages === undefined ? answer.rows.length < PER_PAGE : page >= answer.pages;
    if (isLast) return rows;
  }
  throw new StoreApiError(`The store has more than ${MOST_PAGES * PER_PAGE} rows`, { retryable: false });
}

function count(headers: Headers, name: string): number | undefined {
  const digits = id(headers.get(name)) ?? (headers.get(name) === '0' ? '0' : undefined);
  return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
