// How far a product is live, as its settings say: before everybody gets its messages, nobody does, or the owner in their stead, or every
// tenth person. Asked of what is ready to go out, before anybody is counted: no cap is used up by what went to nobody, so that one person may be told
// "not live" more often than they would have got something.
import { createHash } from 'node:crypto';
import type { Live } from '../shop/live.ts';
import type { Email } from './outcome.ts';

/** Why a message did not go to its person. */
export type NotLive = 'not-live' | 'owner-only';

const SHARE = 0.1;
const HEX = 8;

/**
 * Undefined: it goes out. `digest`: of the person's address or number; the tenth follows from it and from nothing else, so that it is
 * the same people on every day, and no group of those who are held out. A product that knows the number and one that knows the address
 * need not agree.
 */
export function heldBackBy(live: Live | undefined, digest: string | undefined): NotLive | undefined {
  switch (live) {
    case undefined:
    case 'everybody':
      return undefined;
    case 'owner-only':
      return 'owner-only';
    case 'preview':
      return 'not-live';
    case '10%':
      return digest !== undefined && placeOf(digest) < SHARE ? undefined : 'not-live';
  }
}

/** From 0 to 1. */
const placeOf = (digest: string): number =>
  Number.parseInt(createHash('sha256').update(`live:${digest}`).digest('hex').slice(0, HEX), 16) / 16 ** HEX;

/**
 * The very message, to the owner, who sees by the subject that it is somebody else's. Its links are the person's own. What
 * would make of an owner's doing the person's is left out: the buttons that mail programs make of headers, and the tags by which a bounce or
 * a complaint finds whom to leave in peace.
 */
export const ownerCopy = (
  { headers: _headers, tags: _tags, ...email }: Email,
  { owners, name }: { readonly owners: readonly string[]; readonly name: string | undefined },
): Email => ({
  ...email,
  to: owners,
  subject: `[for ${initialOf(name ?? email.to[0] ?? '')}] ${email.subject}`,
});

/** One whole letter, whatever the script; a number has none worth showing. */
function initialOf(name: string): string {
  const [letter] = [...new Intl.Segmenter().segment(name.trim())].map(({ segment }) => segment);
  return letter === undefined || !/\p{L}/u.test(letter) ? 'somebody' : `${letter.toLocaleUpperCase('en')}.`;
}
