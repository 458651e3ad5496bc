// By the store, by text, by the page, by complaint, by bounce, by erasure: for good.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { addressKeysOf, nudgesIn } from './reading.ts';

export const silenceAfterOptingOut: Law = {
  says: 'Nobody is nudged who opted out, complained, bounced or was erased.',
  when: 'step',
  check(seen) {
    const listed = new Map(seen.rows('upsr-optout').map((row) => [String(row.customer_id), row]));
    return nudgesIn(seen).flatMap(({ person, offer, to, at, claimedAt, message }) => {
      // A guest is somebody of an account only where both are known by an address.
      const id = offer?.customer_id ?? person?.customerId;
      const keys = [String(id), ...(person === undefined ? [] : addressKeysOf(person))];
      const row = keys
        .map((key) => listed.get(key))
        .find((found) => found !== undefined && String(found.opted_out_at) < claimedAt);
      return row === undefined
        ? []
        : [breach(`${to} was nudged at ${at} and had left at ${row.opted_out_at}`, message, row)];
    });
  },
};
