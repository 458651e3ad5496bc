import { createHash } from 'node:crypto';

/** What a digest begins with, because it is also the customer id of somebody who shops as a guest. */
export const GUEST_PREFIX = 'guest-';

/**
 * Stands for an address wherever the address itself must not appear: in table keys, logs and links. `guest-` and 24 hex
 * digits; the same address always has the same. The argument is normalised already: an e-mail address in lower case, a
 * telephone number in E.164.
 */
export function digestOfAddress(normalisedAddress: string): string {
  return `${GUEST_PREFIX}${createHash('sha256').update(normalisedAddress).digest('hex').slice(0, 24)}`;
}
