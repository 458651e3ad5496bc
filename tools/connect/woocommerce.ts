// WooCommerce's webhooks through its REST API: one for each topic, all with our secret. The store switches one off after failures
// ("disabled") and sends nothing more until somebody switches it on again.
import { randomBytes } from 'node:crypto';
import { at, list, text } from '../../shared/platforms/fields.ts';
import type { StoreCredentials } from '../../shared/platforms/platform.ts';
import { StoreApiError } from '../../shared/platforms/platform.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import { type ApiRequest, askApi } from './http.ts';
import type { Present, Wanted } from './plan.ts';
import type { Hooks, Reach } from './platform.ts';

const PER_PAGE = 100;
const MOST_PAGES = 50;

export type WooStore = {
  readonly storeUrl: string;
  /** `consumerKey` and `consumerSecret` of a key that may read and write; `apiUrl` where WordPress lives elsewhere. */
  readonly credentials: StoreCredentials;
  /** By address: what the secret holds by now. */
  readonly signingSecrets: ReadonlyMap<string, string>;
};

/** WooCommerce never shows a secret again, so that ours is the one that counts, and a new one is told to every webhook. */
export function wooHooks(store: WooStore, reach: Reach): Hooks {
  const { consumerKey = '', consumerSecret = '', apiUrl } = store.credentials;
  if (consumerKey === '' || consumerSecret === '')
    throw new StoreApiError('The credentials hold no consumerKey and consumerSecret', { retryable: false });
  const base = `${withoutEnd(apiUrl ?? store.storeUrl, '/')}/wp-json/wc/v3/webhooks`;
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
  const ask = (request: Omit<ApiRequest, 'headers'>) =>
    askApi(reach, { ...request, headers: { authorization } });
  const secrets = new Map(store.signingSecrets);
  const secretOf = (address: string): string => {
    const secret = secrets.get(address) ?? randomBytes(24).toString('base64url');
    secrets.set(address, secret);
    return secret;
  };

  async function listAll(): Promise<readonly Present[]> {
    const found: Present[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { json } = await ask({
        method: 'GET',
        url: `${base}?per_page=${PER_PAGE}&page=${page}&orderby=id&order=asc`,
      });
      const hooks = list(json);
      found.push(
        ...hooks.map((hook) => ({
          id: text(at(hook, 'id')) ?? '',
          topic: text(at(hook, 'topic')) ?? '',
          address: text(at(hook, 'delivery_url')) ?? '',
          isOn: text(at(hook, 'status')) === 'active',
        })),
      );
      if (hooks.length < PER_PAGE) return found;
    }
    throw new StoreApiError(`The store has more than ${MOST_PAGES * PER_PAGE} webhooks`, {
      retryable: false,
    });
  }

  async function makeOne({ topic, address }: Wanted): Promise<void> {
    const body = {
      name: `Corner shop: ${topic}`,
      topic,
      delivery_url: address,
      secret: secretOf(address),
      status: 'active',
    };
    try {
      await ask({ method: 'POST', url: base, body });
    } catch (error) {
      // The answer may be lost and the webhook there, and a second one would send everything twice.
      if (!(error instanceof StoreApiError) || !error.retryable) throw error;
      const isThere = (await listAll()).some((hook) => hook.topic === topic && hook.address === address);
      if (!isThere) throw error;
    }
  }

  return {
    list: listAll,
    async make(missing) {
      for (const wanted of missing) await makeOne(wanted);
    },
    async arm(off) {
      for (const { id, address } of off)
        await ask({
          method: 'PUT',
          url: `${base}/${id}`,
          body: { status: 'active', secret: secretOf(address) },
        });
    },
    async remove(those) {
      for (const { id } of those) await removeOne(id, ask, base);
    },
    async signing(address) {
      return { signingSecret: secretOf(address) };
    },
    async notes() {
      return [
        'WooCommerce sends in the background, with the next visit to the store or its cron: a quiet store is late.',
      ];
    },
  };
}

/** `force`: without it the store keeps it in a bin that webhooks do not have, and refuses. Gone already is gone. */
async function removeOne(
  id: string,
  ask: (request: Omit<ApiRequest, 'headers'>) => Promise<unknown>,
  base: string,
): Promise<void> {
  try {
    await ask({ method: 'DELETE', url: `${base}/${id}?force=true` });
  } catch (error) {
    if (!(error instanceof StoreApiError && error.status === 404)) throw error;
  }
}
