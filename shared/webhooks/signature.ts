// Webhook signatures. All of them are HMAC-SHA256 over the bytes that came over the wire, never over parsed
// and printed JSON; they differ in the header, the encoding, the signed prefix and the reading of the secret.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { withoutEnd } from '../text/ends.ts';
import type { WebhookRequest } from './request.ts';
import type { SignatureVerdict } from './sender.ts';

/** How far a Standard Webhooks timestamp may lie from now, to either side. */
const TOLERANCE_SECONDS = 5 * 60;
/** A decoded key shorter than this is an accident of decoding, and an empty one would let anybody sign. */
const SHORTEST_KEY_BYTES = 16;

const valid: SignatureVerdict = { valid: true };
const missing: SignatureVerdict = { valid: false, reason: 'missing' };
const wrong: SignatureVerdict = { valid: false, reason: 'wrong' };
const tooOld: SignatureVerdict = { valid: false, reason: 'too-old' };

/** The HMAC-SHA256 of `parts`, one after the other. */
export function hmacSha256(key: Buffer | string, ...parts: readonly (Buffer | string)[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** Compares in constant time; different lengths are simply different. */
export function sameBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The keys that a secret of the generic scheme may stand for: its own UTF-8 bytes and, where it is base64
 * (with or without `whsec_` before it), the bytes that encodes. Senders disagree about which of them signs,
 * both in Standard Webhooks and in `x-signature`, and both are equally hard to guess, so both are good.
 */
export function keysOf(secret: string): readonly Buffer[] {
  if (secret === '') return [];
  const keys = [Buffer.from(secret, 'utf8')];
  const encoded = secret.replace(/^whsec_/, '');
  const decoded = Buffer.from(encoded, 'base64');
  const canonical = withoutEnd(decoded.toString('base64'), '=') === withoutEnd(encoded, '=');
  if (canonical && decoded.length >= SHORTEST_KEY_BYTES) keys.push(decoded);
  return keys;
}

/**
 * Standard Webhooks: `webhook-signature` lists `v1,<base64>` entries over `id.timestamp.body`; one good
 * entry suffices. The timestamp must lie within five minutes of `now`, to either side.
 */
export function verifyStandardWebhook(
  request: WebhookRequest,
  secrets: readonly string[],
  now: Date,
): SignatureVerdict {
  const id = request.headers['webhook-id'];
  const timestamp = request.headers['webhook-timestamp'];
  const signatures = request.headers['webhook-signature'];
  if (!id || !timestamp || !signatures) return missing;
  if (!/^\d{1,12}$/.test(timestamp)) return wrong;
  const given = signatures
    .split(' ')
    .filter((entry) => entry.startsWith('v1,'))
    .map((entry) => Buffer.from(entry.slice('v1,'.length), 'base64'));
  const expected = secrets.flatMap(keysOf).map((key) => hmacSha256(key, `${id}.${timestamp}.`, request.body));
  if (!expected.some((one) => given.some((other) => sameBytes(one, other)))) return wrong;
  const distanceSeconds = Math.abs(now.getTime() / 1000 - Number(timestamp));
  return distanceSeconds <= TOLERANCE_SECONDS ? valid : tooOld;
}

/** The simple form: `x-signature: sha256=<hex of the body's HMAC>`. It carries no time, so a copy never ages. */
export function verifyHexSignature(request: WebhookRequest, secrets: readonly string[]): SignatureVerdict {
  const header = request.headers['x-signature'];
  if (!header) return missing;
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header.trim())?.[1];
  if (hex === undefined) return wrong;
  const given = Buffer.from(hex, 'hex');
  const keys = secrets.flatMap(keysOf);
  return keys.some((key) => sameBytes(hmacSha256(key, request.body), given)) ? valid : wrong;
}

/** Shopify's and WooCommerce's form: one header with the base64 of the body's HMAC, the key as given. */
export function verifyBase64Signature(
  request: WebhookRequest,
  header: string,
  keys: readonly string[],
): SignatureVerdict {
  const text = request.headers[header];
  if (!text) return missing;
  const given = Buffer.from(text, 'base64');
  const usable = keys.filter((key) => key !== '');
  return usable.some((key) => sameBytes(hmacSha256(key, request.body), given)) ? valid : wrong;
}

const quoteEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const specialCharacters = /&(?:(amp|lt|gt|quot)|#0*(34|38|39|60|62)|#x0*(22|26|27));/gi;

/**
 * WordPress stores a webhook's secret with its special characters escaped and decodes them before signing
 * (`wp_specialchars_decode` with ENT_QUOTES): `a&amp;b` signs as `a&b`. One pass, as there.
 */
export function decodeSpecialCharacters(secret: string): string {
  return secret.replace(specialCharacters, (entity, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return quoteEntities[name] ?? entity;
    return String.fromCharCode(decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16));
  });
}
