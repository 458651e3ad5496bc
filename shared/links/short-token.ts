// Tokens for links in text messages, where each character is paid for: an opaque word that stands on the row it leads to and is
// looked up there. It says nothing and proves nothing but that somebody was given it: 62 to the 12th are 71 bits
// (docs/decisions/short-links.md says why that is enough). Letters and digits only, so that no telephone ends the link early.
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 12;
/** The greatest multiple of 62 in a byte: what lies above it is drawn anew, so that every letter is as likely. */
const FAIR = 248;

/** A new one. `random` answers so many random bytes. */
export function newShortToken(random: (count: number) => Uint8Array = randomBytes): string {
  let token = '';
  while (token.length < LENGTH)
    for (const byte of random(LENGTH))
      if (byte < FAIR && token.length < LENGTH) token += ALPHABET.charAt(byte % 62);
  return token;
}

/** True for what could be one. */
export const isShortToken = (text: string): boolean => /^[0-9A-Za-z]{12}$/.test(text);
