import { createHash } from 'node:crypto';

/**
 * An id for a delivery whose sender gives none that can be relied on: 24 hex digits of the body's SHA-256. A
 * repetition has the same body and so the same id; two changes of one cart differ at least in their time.
 */
export function bodyDigest(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 24);
}
