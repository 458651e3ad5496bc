// The store's side of the webhooks: signs a body as Standard Webhooks says and posts it to the function that takes it.

import { fetchNear } from '../neighbours.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { FORGERS_SECRET, signStandardWebhook } from '../sample/store/sign.ts';

export type HookAnswer = { readonly status: number; readonly outcome: string };

export interface StoreHooks {
  /** Posts one event. A new `id` is a new delivery; stores repeat themselves under new ids as well. */
  deliver(event: object, id: string): Promise<HookAnswer>;
  /** The same, signed with a secret that is not the shop's. */
  forge(event: object, id: string): Promise<HookAnswer>;
}

/** Throws when no function of this name takes webhooks. */
export function openStoreHooks(runtime: Pick<Runtime, 'status' | 'now'>, functionName: RegExp): StoreHooks {
  const receiver = runtime.status().functions.find(({ name }) => functionName.test(name));
  if (receiver?.url === undefined || receiver.webhook === undefined) {
    throw new Error(`No function ${functionName.source} takes the store's webhooks`);
  }
  const { url, webhook } = receiver;
  const post = async (event: object, id: string, secret: string): Promise<HookAnswer> => {
    const body = JSON.stringify(event);
    const headers = {
      'content-type': 'application/json',
      ...signStandardWebhook(body, secret, id, runtime.now()),
    };
    const answer = await fetchNear(url, { method: 'POST', headers, body, redirect: 'manual' });
    const told = (await answer.json().catch(() => ({}))) as { status?: string };
    return { status: answer.status, outcome: told.status ?? '' };
  };
  return {
    deliver: (event, id) => post(event, id, webhook.secret),
    forge: (event, id) => post(event, id, FORGERS_SECRET),
  };
}
