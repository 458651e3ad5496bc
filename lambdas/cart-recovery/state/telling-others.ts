// The same list and the same people, of which the other products hear too: who wants no mail, who wants it again, who bought. Told
// after it is written here, where it counts whatever becomes of the rest; who calls this does it again where telling failed.
import { formsOf } from '../../../shared/people/address.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import type { People } from './people.ts';
import type { Unsub } from './unsub.ts';

/** Of an address, or of a digest of one. */
const keysOf = (key: string): readonly string[] =>
  key.includes('@') ? formsOf(key).map(digestOfAddress) : [key];

export function tellingUnsub(
  unsub: Unsub,
  { contacts }: { readonly contacts?: Contacts },
  now: () => Date,
): Unsub {
  if (contacts === undefined) return unsub;
  return {
    ...unsub,
    async list(key, source, at) {
      const listed = await unsub.list(key, source, at);
      await contacts.silence(keysOf(key), 'silent_cart_recovery', at);
      return listed;
    },
    async erase(email, at) {
      const erased = await unsub.erase(email, at);
      await contacts.silence(keysOf(email), 'silent_erased', at);
      return erased;
    },
    async unlist(key) {
      const unlisted = await unsub.unlist(key);
      if (unlisted) await contacts.unsilence(keysOf(key), 'silent_cart_recovery', now());
      return unlisted;
    },
  };
}

export function tellingPeople(
  people: People,
  { contacts }: { readonly contacts?: Contacts },
  now: () => Date,
): People {
  if (contacts === undefined) return people;
  return {
    ...people,
    async recordPurchase(email, boughtAt) {
      await people.recordPurchase(email, boughtAt);
      const bought = { bought_at: boughtAt, bought_by: 'cart-recovery', bought_skus: [] } as const;
      await contacts.bought(keysOf(email), bought, now());
    },
  };
}
