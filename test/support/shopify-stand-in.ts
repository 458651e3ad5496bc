// The part of Shopify's Admin API that the catalogue sync uses, on a local port: the token exchange and the
// connection `productVariants`, with Shopify's page sizes, cursors and refusals.
import { type Answered, type Asked, standIn } from '../shared/platforms/stand-in.ts';

export type ShopifyVariant = {
  /** Digits; Shopify's ids are above what a double holds. */
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly price: string;
  /** What it cost before, where the store says so. */
  readonly compareAtPrice?: string;
  /** Undefined: Shopify does not track this variant. */
  readonly stock?: number | undefined;
  readonly type?: string;
  readonly tags?: readonly string[];
  /** Product ids in the metafield `complementary_products`. */
  readonly complementary?: readonly string[];
};

const MOST_PER_PAGE = 250;
const credentials = { clientId: 'ridgeback-app', clientSecret: 'shpss_for_tests' };
const TOKEN = 'shpat_for_tests';

export type ShopifyStandIn = Awaited<ReturnType<typeof startShopify>>;

/** Starts the store with these variants. */
export async function startShopify(first: readonly ShopifyVariant[]) {
  let variants = [...first];
  const nextAnswers: Answered[] = [];
  let trouble: ((asked: Asked) => Answered | undefined) | undefined;

  const server = await standIn((asked) => {
    const strange = nextAnswers.shift() ?? trouble?.(asked);
    if (strange !== undefined) return strange;
    if (asked.url.pathname === '/admin/oauth/access_token') return tokenFor(asked);
    if (asked.headers['x-shopify-access-token'] !== TOKEN) {
      return { status: 401, body: { errors: '[API] Invalid API key or access token' } };
    }
    return asked.url.pathname === '/admin/api/2026-07/graphql.json'
      ? pageOf(variants, asked)
      : { status: 404, body: { errors: 'Not Found' } };
  });

  return {
    url: server.url,
    credentials,
    asked: server.asked,
    /** Adds variants; one with the same id takes the place of the old one. */
    put(...changed: readonly ShopifyVariant[]): void {
      const ids = new Set(changed.map(({ id }) => id));
      variants = [...variants.filter(({ id }) => !ids.has(id)), ...changed];
    },
    remove(sku: string): void {
      variants = variants.filter((variant) => variant.sku !== sku);
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

function tokenFor({ body }: Asked): Answered {
  const form = new URLSearchParams(body);
  const known =
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === credentials.clientId &&
    form.get('client_secret') === credentials.clientSecret;
  return known
    ? { body: { access_token: TOKEN, scope: 'read_products', expires_in: 86_399 } }
    : { status: 400, body: { error: 'application_cannot_be_found' } };
}

function pageOf(variants: readonly ShopifyVariant[], asked: Asked): Answered {
  const { query, variables } = JSON.parse(asked.body) as {
    query: string;
    variables: { first: number; after: string | null };
  };
  if (!query.includes('productVariants(')) return refused('The stand-in knows only productVariants');
  if (variables.first > MOST_PER_PAGE) return refused(`first may be at most ${MOST_PER_PAGE}`);
  const start = variables.after === null ? 0 : Number(Buffer.from(variables.after, 'base64').toString());
  const end = start + variables.first;
  return {
    body: {
      data: {
        productVariants: {
          pageInfo: {
            hasNextPage: end < variants.length,
            endCursor: Buffer.from(String(end)).toString('base64'),
          },
          nodes: variants.slice(start, end).map(nodeOf),
        },
      },
      extensions: { cost: { requestedQueryCost: 52, throttleStatus: { currentlyAvailable: 1900 } } },
    },
  };
}

function nodeOf(variant: ShopifyVariant) {
  const { complementary } = variant;
  const gids = complementary?.map((id) => `gid://shopify/Product/${id}`);
  return {
    id: `gid://shopify/ProductVariant/${variant.id}`,
    sku: variant.sku,
    title: 'Default Title',
    price: variant.price,
    compareAtPrice: variant.compareAtPrice ?? null,
    inventoryQuantity: variant.stock ?? 0,
    inventoryPolicy: 'DENY',
    requiresComponents: false,
    inventoryItem: { tracked: variant.stock !== undefined },
    product: {
      id: `gid://shopify/Product/${variant.productId}`,
      title: variant.title,
      productType: variant.type ?? '',
      tags: variant.tags ?? [],
      status: 'ACTIVE',
      isGiftCard: false,
      requiresSellingPlan: false,
      onlineStoreUrl: `https://ridgeback.example/products/${variant.productId}`,
      category: null,
      metafield: gids === undefined ? null : { value: JSON.stringify(gids) },
    },
  };
}

const refused = (message: string): Answered => ({ body: { errors: [{ message }] } });
