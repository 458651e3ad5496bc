// Square's webhook subscriptions on a local port, as its documentation has them.
import { createHmac } from 'node:crypto';
import { type Answered, type Asked, standIn } from '../shared/platforms/stand-in.ts';
import { bodyOf, troubled } from './hooks-stand-ins.ts';

export type SquareHook = {
  id: string;
  name: string;
  enabled: boolean;
  event_types: string[];
  notification_url: string;
  api_version: string;
  signature_key: string;
};

/** `v2/webhooks/subscriptions`, two a page; a test is really sent, signed as Square signs. */
export async function squareHooksApi() {
  const hooks: SquareHook[] = [];
  const changes: string[] = [];
  const keys = new Map<string, SquareHook>();
  const { troubles, next } = troubled(async (request): Promise<Answered> => {
    if (request.headers.authorization !== 'Bearer EAAA')
      return {
        status: 401,
        body: {
          errors: [
            {
              category: 'AUTHENTICATION_ERROR',
              code: 'UNAUTHORIZED',
              detail: 'This request could not be authorized.',
            },
          ],
        },
      };
    const [, id, deed] =
      /^\/v2\/webhooks\/subscriptions(?:\/(\w+))?(?:\/(test))?$/.exec(request.url.pathname) ?? [];
    const body = bodyOf(request) as unknown as {
      idempotency_key?: string;
      event_type?: string;
      subscription?: Partial<SquareHook>;
    };
    if (id === undefined && request.method === 'GET') return { body: pageOf(request) };
    if (id === undefined) return { body: { subscription: made(body) } };
    const hook = hooks.find((each) => each.id === id);
    if (hook === undefined)
      return {
        status: 404,
        body: {
          errors: [
            { category: 'INVALID_REQUEST_ERROR', code: 'NOT_FOUND', detail: 'Subscription not found.' },
          ],
        },
      };
    if (deed === 'test')
      return { body: { subscription_test_result: { status_code: await sent(hook, body.event_type) } } };
    if (request.method === 'PUT') {
      Object.assign(hook, body.subscription);
      changes.push(`mend ${hook.event_types.length} ${hook.enabled}`);
    }
    if (request.method === 'DELETE') {
      hooks.splice(hooks.indexOf(hook), 1);
      changes.push('remove');
      return { body: {} };
    }
    return { body: { subscription: hook } };
  });
  function made({
    idempotency_key = '',
    subscription = {},
  }: {
    idempotency_key?: string;
    subscription?: Partial<SquareHook>;
  }) {
    const known = keys.get(idempotency_key);
    if (known !== undefined) return known;
    const id = `wbhk${hooks.length + 1}`;
    const hook = {
      id,
      name: '',
      enabled: true,
      event_types: [],
      notification_url: '',
      api_version: '',
      ...subscription,
      signature_key: `key-of-${id}`,
    };
    hooks.push(hook);
    keys.set(idempotency_key, hook);
    changes.push(`make ${hook.event_types.length}`);
    return hook;
  }
  function pageOf({ url }: Asked): object {
    const seen = hooks.filter(
      ({ enabled }) => enabled || url.searchParams.get('include_disabled') === 'true',
    );
    const from = Number(url.searchParams.get('cursor') ?? 0);
    return {
      subscriptions: seen.slice(from, from + 2),
      ...(from + 2 < seen.length ? { cursor: String(from + 2) } : {}),
    };
  }
  async function sent(
    { notification_url: url, signature_key: key }: SquareHook,
    type: string | undefined,
  ): Promise<number> {
    const body = JSON.stringify({ type, event_id: 'test', data: { type: 'payment', object: {} } });
    const signature = createHmac('sha256', key)
      .update(url + body)
      .digest('base64');
    return (
      await fetch(url, { method: 'POST', body, headers: { 'x-square-hmacsha256-signature': signature } })
    ).status;
  }
  const server = await standIn(next);
  return { ...server, hooks, changes, troubles, close: () => server[Symbol.asyncDispose]() };
}
