// Signed deliveries of distinct orders by distinct people, as the sample store would post them.
import type { Shopper } from '../local/sample/store/feed.ts';
import { orderOf, product, signStandardWebhook } from '../local/sample/store/sample-events.ts';

export type SignedDelivery = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** Order and buyer `index`; the same `index` under another `delivery` is a repetition of the same order. */
export function signedOrder(order: {
  readonly index: number;
  readonly delivery: string;
  readonly now: Date;
  readonly secret: string;
}): SignedDelivery {
  const { index, delivery, now, secret } = order;
  const customer: Shopper = {
    id: `b-${index}`,
    name: 'Anwen',
    phone: `+447700900${String(index % 1000).padStart(3, '0')}`,
    email: `anwen.${index}@example.com`,
    marketing_consent: true,
    locale: 'en-GB',
  };
  const when = { orderId: `B-${index}`, placedAt: now };
  const body = JSON.stringify(orderOf(when, customer, [[product('BIKE-COMMUTER'), 1]]));
  const signature = signStandardWebhook(body, secret, `${delivery}-${index}`, now);
  return { body, headers: { 'content-type': 'application/json', ...signature } };
}

/** Where the started laptop takes webhooks, and the secret they are signed with. */
export function receiverIn(status: {
  readonly functions: readonly { name: string; url?: string; webhook?: { secret: string } }[];
}): { readonly url: string; readonly secret: string } {
  const found = status.functions.find(({ name }) => /^upsr-order\b/.test(name));
  if (found?.url === undefined || found.webhook === undefined)
    throw new Error('upsr-order takes no webhooks');
  return { url: found.url, secret: found.webhook.secret };
}
