import { createHash } from 'node:crypto';

/** What every guest's id begins with; the rest is a digest. */
export const GUEST_PREFIX = 'guest-';

/**
 * A guest has no customer id, so a digest of the address stands for one: `guest-` and 24 hex digits. The
 * address itself would otherwise appear in table keys, logs and links. The argument is normalised already:
 * an e-mail address in lower case, a telephone number in E.164.
 */
export function guestId(normalisedAddress: string): string {
  return `${GUEST_PREFIX}${createHash('sha256').update(normalisedAddress).digest('hex').slice(0, 24)}`;
}
