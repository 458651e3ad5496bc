// Shopify's GraphQL Admin API: signing in, asking, waiting when throttled, and turning every page.
import { cut } from '../text/cut.ts';
import { withoutEnd } from '../text/ends.ts';
import { at, list, text } from './fields.ts';
import { type StoreApi, StoreApiError } from './platform.ts';
import { backOffMilliseconds, fetchJson } from './store-http.ts';

/** Pinned, because fields come and go with the version; each is served for about a year. */
const API_VERSION = '2026-07';
const MOST_PER_PAGE = 250;
/** Shopify serves no more than this through one connection; beyond it only bulk exports do. */
const MOST_NODES = 25_000;
const MOST_THROTTLED_IN_A_ROW = 10;
const LONGEST_WAIT_MILLISECONDS = 30_000;

export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Asked>;
export type Asked = { readonly kind: 'data'; readonly data: unknown } | { readonly kind: 'too-expensive' };

/**
 * Signs in and answers a function that asks. Credentials: `accessToken`, or `clientId` and `clientSecret` of
 * an app of the shop's own (exchanged for a token that lives 24 hours, so every pull begins with a new one);
 * `apiUrl` where the store's public address is not its `https://….myshopify.com` one.
 */
export async function shopifyApi(api: StoreApi): Promise<Ask> {
  const baseUrl = withoutEnd(api.credentials.apiUrl ?? api.shop.storeUrl, '/');
  const token = api.credentials.accessToken ?? (await exchangeToken(api, baseUrl));
  const url = `${baseUrl}/admin/api/${api.credentials.apiVersion ?? API_VERSION}/graphql.json`;
  return async (query, variables) => {
    for (let attempt = 1; ; attempt += 1) {
      const { json } = await fetchJson(api, {
        url,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
        body: JSON.stringify({ query, variables }),
      });
      const codes = list(at(json, 'errors')).map((error) => text(at(error, 'extensions', 'code')));
      if (codes.includes('MAX_COST_EXCEEDED')) return { kind: 'too-expensive' };
      // Throttling is answered 200, with an error inside.
      if (!codes.includes('THROTTLED')) return { kind: 'data', data: dataOf(json) };
      if (attempt === MOST_THROTTLED_IN_A_ROW) {
        throw new StoreApiError('Shopify kept throttling our requests', { retryable: true });
      }
      await api.sleep(throttleMilliseconds(json) ?? backOffMilliseconds(attempt));
    }
  };
}

export type Connection = {
  readonly name: string;
  /** Where the connection stands in the answer; without it, under its name. */
  readonly path?: readonly string[];
  readonly query: string;
  readonly pageSize?: number;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The cursor of what was read already. */
  readonly after?: string;
  /** Reads no page more once it has so many; without it, too many are an error. */
  readonly enough?: number;
};

/** Every node of a connection, all at once, for what is known to be short. Throws as `everyPage` does. */
export async function everyNode(ask: Ask, connection: Connection): Promise<readonly unknown[]> {
  const nodes: unknown[] = [];
  for await (const page of everyPage(ask, connection)) nodes.push(...page);
  return nodes;
}

/**
 * The nodes of the connection `name`, page by page, so that nobody has to hold a whole store. `query` takes $first, $after
 * and `variables`. A page that Shopify finds too expensive is asked for again at half its size. Throws `StoreApiError`
 * where the pages do not lead to the end.
 */
export async function* everyPage(ask: Ask, page: Connection): AsyncGenerator<readonly unknown[]> {
  let count = 0;
  let first = Math.min(page.pageSize ?? MOST_PER_PAGE, MOST_PER_PAGE);
  let after: string | null = page.after ?? null;
  for (;;) {
    const asked = await ask(page.query, { ...page.variables, first, after });
    if (asked.kind === 'too-expensive') {
      if (first === 1)
        throw new StoreApiError('Shopify finds a page of one too expensive', { retryable: false });
      first = Math.floor(first / 2);
      continue;
    }
    const connection = at(asked.data, ...(page.path ?? [page.name]));
    const found = at(connection, 'nodes');
    if (!Array.isArray(found))
      throw new StoreApiError(`Shopify answered no list of ${page.name}`, { retryable: true });
    yield found;
    count += found.length;
    if (at(connection, 'pageInfo', 'hasNextPage') !== true) return;
    if (page.enough !== undefined && count >= page.enough) return;
    const cursor: string | undefined = text(at(connection, 'pageInfo', 'endCursor'));
    if (cursor === undefined || cursor === after || found.length === 0) {
      throw new StoreApiError(`Shopify's pages of ${page.name} do not advance`, { retryable: true });
    }
    if (count >= MOST_NODES) {
      throw new StoreApiError(`The store has more than ${MOST_NODES} ${page.name}`, { retryable: false });
    }
    after = cursor;
  }
}

function dataOf(json: unknown): unknown {
  const data = at(json, 'data');
  const errors = list(at(json, 'errors'));
  // Partial data beside errors is a half answer, and a half catalogue is worse than yesterday's.
  if (errors.length === 0 && typeof data === 'object' && data !== null) return data;
  const message = text(at(errors[0], 'message')) ?? 'no data';
  const retryable = text(at(errors[0], 'extensions', 'code')) === 'INTERNAL_SERVER_ERROR';
  throw new StoreApiError(`Shopify answered: ${cut(message, { characters: 300 })}`, { retryable });
}

/** How long until the bucket holds what the query costs. */
function throttleMilliseconds(json: unknown): number | undefined {
  const cost = at(json, 'extensions', 'cost');
  const wanted = Number(at(cost, 'requestedQueryCost'));
  const available = Number(at(cost, 'throttleStatus', 'currentlyAvailable'));
  const perSecond = Number(at(cost, 'throttleStatus', 'restoreRate'));
  if (!(perSecond > 0) || !(wanted > available)) return undefined;
  return Math.min(Math.ceil(((wanted - available) / perSecond) * 1000), LONGEST_WAIT_MILLISECONDS);
}

async function exchangeToken(api: StoreApi, baseUrl: string): Promise<string> {
  const { clientId, clientSecret } = api.credentials;
  if (!clientId || !clientSecret) {
    throw new StoreApiError('The store credentials need accessToken, or clientId and clientSecret', {
      retryable: false,
    });
  }
  const { json } = await fetchJson(api, {
    url: `${baseUrl}/admin/oauth/access_token`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  });
  const token = text(at(json, 'access_token'));
  if (token === undefined) throw new StoreApiError('Shopify answered no access token', { retryable: false });
  return token;
}
