// Signs a webhook body as the generic store would, to the letter of Standard Webhooks.
import { createHmac } from 'node:crypto';

/** Of the right shape, and no shop's: what somebody signs with who only pretends to be the store. */
export const FORGERS_SECRET = 'whsec_bm90IHRoZSBzaG9wJ3Mgc2VjcmV0IGF0IGFsbA==';

/**
 * The three headers of a signed delivery. `secret` is `whsec_` and base64, as the shop's secret holds it; the
 * same `id` marks a repeated delivery. The signature is over the exact bytes of `body`.
 */
export function signStandardWebhook(
  body: string,
  secret: string,
  id: string,
  now: Date,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestampSeconds = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestampSeconds, 'webhook-signature': `v1,${mac}` };
}
