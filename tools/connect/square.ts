// Square's webhook subscriptions through its API: one subscription per address with all its event types, and a key that Square makes
// and shows. The notification URL is part of what Square signs, so that it is kept beside the key to the last slash.
import { randomUUID } from 'node:crypto';
import { at, list, text } from '../../shared/platforms/fields.ts';
import { StoreApiError } from '../../shared/platforms/platform.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import { type ApiRequest, askApi } from './http.ts';
import type { Present, Wanted } from './plan.ts';
import type { Hooks, Reach } from './platform.ts';

/** As the till's webhooks are read; its shapes stay for years. */
const API_VERSION = '2025-10-16';
const MOST_PAGES = 20;

export type SquareTill = {
  readonly apiUrl: string;
  /** The application's own, because a seller's may not see its subscriptions. */
  readonly accessToken: string;
};

type Subscription = {
  readonly id: string;
  readonly address: string;
  readonly isOn: boolean;
  readonly topics: readonly string[];
  readonly key: string | undefined;
};

export function squareHooks(till: SquareTill, reach: Reach): Hooks {
  if (till.accessToken === '')
    throw new StoreApiError('The credentials hold no accessToken', { retryable: false });
  const base = `${withoutEnd(till.apiUrl, '/')}/v2/webhooks/subscriptions`;
  const headers = { authorization: `Bearer ${till.accessToken}`, 'square-version': API_VERSION };
  const ask = async (request: Omit<ApiRequest, 'headers'>): Promise<unknown> =>
    (await askApi(reach, { ...request, headers })).json;

  async function all(): Promise<readonly Subscription[]> {
    const found: Subscription[] = [];
    let cursor: string | undefined;
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const json = await ask({ method: 'GET', url: `${base}?include_disabled=true${more}` });
      found.push(...list(at(json, 'subscriptions')).map(subscriptionOf));
      cursor = text(at(json, 'cursor'));
      if (cursor === undefined) return found;
    }
    throw new StoreApiError('Square lists subscriptions without an end', { retryable: false });
  }

  const change = (id: string, subscription: object) =>
    ask({ method: 'PUT', url: `${base}/${id}`, body: { subscription } });

  async function makeAt(address: string, topics: readonly string[]): Promise<void> {
    const there = (await all()).find((each) => each.address === address);
    if (there !== undefined) {
      await change(there.id, { event_types: [...new Set([...there.topics, ...topics])], enabled: true });
      return;
    }
    const subscription = {
      name: 'Corner shop',
      enabled: true,
      event_types: topics,
      notification_url: address,
      api_version: API_VERSION,
    };
    // One key for all tries of this wish; a key of the wish's own would bring back one that was taken away since.
    const idempotency_key = randomUUID();
    await ask({ method: 'POST', url: base, body: { idempotency_key, subscription }, isRepeatable: true });
  }

  return {
    async list() {
      return (await all()).flatMap(({ id, address, isOn, topics }) =>
        topics.map((topic): Present => ({ id, topic, address, isOn })),
      );
    },
    async make(missing) {
      for (const [address, topics] of byAddress(missing)) await makeAt(address, topics);
    },
    async arm(off) {
      for (const id of new Set(off.map((each) => each.id))) await change(id, { enabled: true });
    },
    async remove(those) {
      for (const id of new Set(those.map((each) => each.id))) {
        const subscription = (await all()).find((each) => each.id === id);
        if (subscription === undefined) continue;
        const gone = those.filter((each) => each.id === id).map(({ topic }) => topic);
        const left = subscription.topics.filter((topic) => !gone.includes(topic));
        if (left.length > 0) await change(id, { event_types: left });
        else await removeOne(`${base}/${id}`, ask);
      }
    },
    async signing(address) {
      const { id, key } = (await all()).find((each) => each.address === address) ?? {};
      if (id === undefined) return {};
      const shown =
        key ?? text(at(await ask({ method: 'GET', url: `${base}/${id}` }), 'subscription', 'signature_key'));
      return shown === undefined ? {} : { signingSecret: shown, notificationUrl: address };
    },
    async test(address) {
      const { id, topics = [] } = (await all()).find((each) => each.address === address) ?? {};
      if (id === undefined) throw new StoreApiError('There is no subscription to test', { retryable: false });
      const body = { event_type: topics[0] };
      const json = await ask({ method: 'POST', url: `${base}/${id}/test`, body, isRepeatable: true });
      return Number(at(json, 'subscription_test_result', 'status_code'));
    },
    notes: async () => [],
  };
}

function subscriptionOf(json: unknown): Subscription {
  return {
    id: text(at(json, 'id')) ?? '',
    address: text(at(json, 'notification_url')) ?? '',
    isOn: at(json, 'enabled') !== false,
    topics: list(at(json, 'event_types')).map((topic) => text(topic) ?? ''),
    key: text(at(json, 'signature_key')),
  };
}

function byAddress(wanted: readonly Wanted[]): ReadonlyMap<string, readonly string[]> {
  const topics = new Map<string, string[]>();
  for (const { address, topic } of wanted) topics.set(address, [...(topics.get(address) ?? []), topic]);
  return topics;
}

/** Gone already is gone. */
async function removeOne(
  url: string,
  ask: (request: Omit<ApiRequest, 'headers'>) => Promise<unknown>,
): Promise<void> {
  try {
    await ask({ method: 'DELETE', url });
  } catch (error) {
    if (!(error instanceof StoreApiError && error.status === 404)) throw error;
  }
}
