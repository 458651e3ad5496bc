// The same consent, of which the other products hear too: who wants no mail, who wants it again, whose mail came back. Told after it
// is written here, where it counts whatever becomes of the rest; who calls this does it again where telling failed.
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import { formsOfPhone } from '../../../shared/people/phone-forms.ts';
import type { MailConsent } from './mail-consent.ts';

/** The digests of a member's number, and of the address that the link was sent to. */
export const sharedKeysOf = (phone: string, addressDigest?: string): readonly string[] => [
  ...formsOfPhone(phone).map(digestOfAddress),
  ...(addressDigest === undefined ? [] : [addressDigest]),
];

export function tellingConsent(
  consent: MailConsent,
  { contacts }: { readonly contacts?: Contacts },
): MailConsent {
  if (contacts === undefined) return consent;
  return {
    ...consent,
    async confirm(reader) {
      const result = await consent.confirm(reader);
      const keys = sharedKeysOf(reader.phone, reader.addressDigest);
      if (result !== 'stale') await contacts.unsilence(keys, 'silent_loyalty', reader.at);
      return result;
    },
    async setOptedIn(wish) {
      const result = await consent.setOptedIn(wish);
      const keys = sharedKeysOf(wish.phone, wish.addressDigest);
      // Whoever reads an address that is no member's any more may still want nothing there.
      const silent = result === 'other-address' ? [wish.addressDigest] : keys;
      if (!wish.optedIn) await contacts.silence(silent, 'silent_loyalty', wish.at);
      else if (result !== 'other-address') await contacts.unsilence(keys, 'silent_loyalty', wish.at);
      return result;
    },
    async clear(clearing) {
      const result = await consent.clear(clearing);
      // Its reader wants no mail at all. What staff take away says nothing of what the person wants.
      if (clearing.by === 'member' && clearing.which === 'confirmed')
        await contacts.silence(sharedKeysOf(clearing.phone, clearing.seen), 'silent_loyalty', clearing.at);
      return result;
    },
    async recordTrouble(trouble) {
      const changed = await consent.recordTrouble(trouble);
      await contacts.silence([digestOfAddress(trouble.email)], 'silent_loyalty', trouble.at);
      return changed;
    },
  };
}
