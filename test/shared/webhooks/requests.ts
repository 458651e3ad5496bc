// Builders of webhook requests, signed the way each kind of sender signs.
import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';

export const NOW = new Date('2026-11-17T19:30:00Z');

export function aRequest(
  overrides: Partial<Omit<WebhookRequest, 'body'>> & { body?: unknown } = {},
): WebhookRequest {
  const { body = '', ...rest } = overrides;
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { method: 'POST', path: '/', query: {}, headers: {}, ...rest, body: bytes };
}

/** Signs as the Standard Webhooks libraries do: the key is the decoded part after `whsec_`. */
export function standardHeaders(
  body: string,
  { secret, at = NOW, id = 'msg_1' }: { secret: string; at?: Date; id?: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

export const base64Hmac = (key: string, body: string | Buffer) =>
  createHmac('sha256', key).update(body).digest('base64');
export const hexHmac = (key: string | Buffer, body: string) =>
  createHmac('sha256', key).update(body).digest('hex');
