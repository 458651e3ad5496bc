// The webhook parts of the stores' APIs on local ports, as their documentation has them: what they keep, refuse and limit.
import { type Answered, type Asked, standIn } from '../shared/platforms/stand-in.ts';

/** How the next request fares. `lost`: it is done, and the answer never comes. */
export type Trouble = Answered | 'lost';

export function troubled(answer: (asked: Asked) => Answered | Promise<Answered>) {
  const troubles: Trouble[] = [];
  const next = async (asked: Asked): Promise<Answered> => {
    const trouble = troubles.shift();
    if (trouble === undefined) return answer(asked);
    if (trouble !== 'lost') return trouble;
    await answer(asked);
    return { hangUp: true };
  };
  return { troubles, next };
}

export const bodyOf = ({ body }: Asked) => JSON.parse(body === '' ? '{}' : body) as Record<string, never>;

export type ShopifyHook = { id: string; topic: string; uri: string };
const SHOPIFY_TOPICS =
  /^(ORDERS_(CREATE|PAID|CANCELLED|UPDATED|EDITED)|REFUNDS_CREATE|CARTS_(CREATE|UPDATE)|CHECKOUTS_(CREATE|UPDATE|DELETE)|CUSTOMERS_(UPDATE|DELETE|MERGE)|CUSTOMERS(_EMAIL)?_MARKETING_CONSENT_UPDATE|APP_UNINSTALLED)$/;
const PER_PAGE = 10;

/** `webhookSubscriptions`, `…Create` and `…Delete` of the GraphQL Admin API, ten a page. */
export async function shopifyHooksApi(apiVersion = '2026-07') {
  const hooks: ShopifyHook[] = [];
  const asked: string[] = [];
  let count = 0;
  const { troubles, next } = troubled((request) => {
    const { pathname } = request.url;
    if (pathname === '/admin/oauth/access_token') return { body: { access_token: 'shpat' } };
    if (request.headers['x-shopify-access-token'] !== 'shpat')
      return { status: 401, body: { errors: '[API] Invalid API key or access token' } };
    if (pathname !== '/admin/api/2026-07/graphql.json') return { status: 404, body: { errors: 'Not Found' } };
    const { query, variables } = bodyOf(request) as unknown as {
      query: string;
      variables: Record<string, string>;
    };
    return { body: answered(query, variables) };
  });
  function answered(query: string, variables: Record<string, string>): object {
    if (query.includes('webhookSubscriptionCreate')) {
      const { topic = '', uri = '' } = variables;
      asked.push(`make ${topic}`);
      if (!SHOPIFY_TOPICS.test(topic))
        return {
          errors: [
            { message: `Variable $topic of type WebhookSubscriptionTopic! was provided invalid value` },
          ],
        };
      const isTaken = hooks.some((hook) => hook.topic === topic && hook.uri === uri);
      const userErrors = isTaken
        ? [{ field: ['uri'], message: 'Address for this topic has already been taken' }]
        : [];
      if (!isTaken) {
        count += 1;
        hooks.push({ id: `gid://shopify/WebhookSubscription/${count}`, topic, uri });
      }
      return {
        data: {
          webhookSubscriptionCreate: { webhookSubscription: isTaken ? null : { id: count }, userErrors },
        },
      };
    }
    if (query.includes('webhookSubscriptionDelete')) {
      const at = hooks.findIndex(({ id }) => id === variables.id);
      asked.push(`remove ${hooks[at]?.topic}`);
      if (at < 0)
        return {
          data: {
            webhookSubscriptionDelete: { userErrors: [{ message: 'Webhook subscription does not exist' }] },
          },
        };
      hooks.splice(at, 1);
      return {
        data: { webhookSubscriptionDelete: { deletedWebhookSubscriptionId: variables.id, userErrors: [] } },
      };
    }
    const from = Number(variables.after ?? 0);
    const nodes = hooks
      .slice(from, from + PER_PAGE)
      .map((hook) => ({ ...hook, apiVersion: { handle: apiVersion } }));
    const hasNextPage = from + PER_PAGE < hooks.length;
    return {
      data: {
        webhookSubscriptions: { nodes, pageInfo: { hasNextPage, endCursor: String(from + PER_PAGE) } },
      },
    };
  }
  const server = await standIn(next);
  return { ...server, hooks, changes: asked, troubles, close: () => server[Symbol.asyncDispose]() };
}

export type WooHook = { id: number; topic: string; delivery_url: string; status: string; secret: string };

/** `wc/v3/webhooks`: a secret is taken and never shown, and nothing is deleted without `force`. */
export async function wooHooksApi() {
  const hooks: WooHook[] = [];
  const changes: string[] = [];
  let count = 0;
  const shown = ({ secret: _, ...hook }: WooHook) => hook;
  const basic = `Basic ${Buffer.from('ck_1:cs_1').toString('base64')}`;
  const { troubles, next } = troubled((request) => {
    if (request.headers.authorization !== basic)
      return {
        status: 401,
        body: { code: 'woocommerce_rest_cannot_view', message: 'Sorry, you cannot list resources.' },
      };
    const id = Number(/^\/wp-json\/wc\/v3\/webhooks\/(\d+)$/.exec(request.url.pathname)?.[1]);
    const hook = hooks.find((each) => each.id === id);
    const body = bodyOf(request) as unknown as Partial<WooHook>;
    if (request.method === 'GET') {
      const [page, size] = ['page', 'per_page'].map((name) => Number(request.url.searchParams.get(name)));
      return { body: hooks.slice((page! - 1) * size!, page! * size!).map(shown) };
    }
    if (request.method === 'POST') {
      if (!/^(order|customer|product|coupon)\.(created|updated|deleted|restored)$/.test(body.topic ?? ''))
        return {
          status: 400,
          body: { code: 'woocommerce_rest_webhook_invalid_topic', message: 'Webhook topic must be valid.' },
        };
      count += 1;
      const made = { id: count, topic: '', delivery_url: '', status: 'active', secret: '', ...body };
      hooks.push(made);
      changes.push(`make ${made.topic}`);
      return { status: 201, body: shown(made) };
    }
    if (hook === undefined)
      return {
        status: 404,
        body: { code: 'woocommerce_rest_shop_webhook_invalid_id', message: 'Invalid ID.' },
      };
    if (request.method === 'PUT') {
      Object.assign(hook, body);
      changes.push(`mend ${hook.topic}`);
      return { body: shown(hook) };
    }
    if (request.url.searchParams.get('force') !== 'true')
      return {
        status: 501,
        body: { code: 'woocommerce_rest_trash_not_supported', message: 'Webhooks do not support trashing.' },
      };
    hooks.splice(hooks.indexOf(hook), 1);
    changes.push(`remove ${hook.topic}`);
    return { body: shown(hook) };
  });
  const server = await standIn(next);
  return { ...server, hooks, changes, troubles, close: () => server[Symbol.asyncDispose]() };
}
