// A version of a document is known by its text: the same words mirrored, pushed or typed again are the same version.
import { createHash } from 'node:crypto';

/** Sixteen hexadecimal digits. */
export function textVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
