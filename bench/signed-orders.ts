// Signed deliveries of distinct orders by distinct people, as the sample store would post them.
import { orderOf } from '../local/products/upsell/sample-orders.ts';
import type { Shopper } from '../local/sample/store/feed.ts';
import { product } from '../local/sample/store/feed.ts';
import { signStandardWebhook } from '../local/sample/store/sign.ts';

export type SignedDelivery = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** The ranges that Ofcom keeps free for drama, a thousand numbers each: to us one telephone is one person. */
const UNUSED_RANGES = [
  '7700900',
  '1632960',
  '2079460',
  '1134960',
  '1144960',
  '1154960',
  '1164960',
  '1174960',
  '1184960',
  '1214960',
  '1314960',
  '1414960',
  '1514960',
  '1614960',
  '1914980',
];

/** A number that nobody has, another one for each of the first 15,000 indexes. */
export function phoneOf(index: number): string {
  const range = UNUSED_RANGES[Math.floor(index / 1000) % UNUSED_RANGES.length] ?? '';
  return `+44${range}${String(index % 1000).padStart(3, '0')}`;
}

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
    phone: phoneOf(index),
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
