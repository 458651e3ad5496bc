// The one reader of e-mail addresses, used by every door: what a store sends, what somebody types, what a file or the
// settings hold, what SES reports. What comes out can be sent to by SES: an ASCII local part without quotes, a domain
// in its ASCII form. What phone keyboards make of an apostrophe, an @ or a dot is put right; nothing else is guessed.
import { unicodeLabel } from './punycode.ts';

/** Why a text is no address; the words are for logs and say nothing of the person. */
export type AddressProblem = 'empty' | 'not-one-at' | 'local-part' | 'not-ascii' | 'domain' | 'too-long';

export type AddressReading =
  | {
      readonly ok: true;
      /** Lower-case: what rows are keyed by and what is compared. */
      readonly address: string;
      /** The same with the local part's case as it was written, for sending. */
      readonly mailbox: string;
    }
  | { readonly ok: false; readonly problem: AddressProblem };

const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** Longer than an address can be in any writing; a wall of text is not worth a look. */
const LONGEST_WRITTEN = 1000;

/** Zero-width and direction marks come along when an address is copied; they are never meant. */
const UNSEEN = /\p{Cf}/gu;
/** What phone keyboards and word processors write for an apostrophe. The modifier letters are the names' own. */
const APOSTROPHES = /[\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u00b4\uff07]/g;
/** A hyphen that does not break, and the one that Unicode would rather have; a dash is another sign and stays. */
const HYPHENS = /[\u2010\u2011\uff0d]/g;
const AT_SIGNS = /[\uff20\ufe6b]/g;
const DOTS = /[\u3002\uff0e\uff61\ufe52]/g;
/** The letters, digits and signs that East Asian keyboards write as wide as their own. */
const WIDE = /[\uff01-\uff5e]/g;

/** RFC 5322's dot-atom. SES takes no quoted local part and reads `=?…?=` as an encoded word. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LAST_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
/** These mean something to a URL parser, and nothing in a domain. */
const NOT_OF_A_DOMAIN = /[\p{Cc}\s/?#:\\%@[\]<>^|]/u;
const ASCII = /^[\x21-\x7e]+$/;

/** Reads what anybody wrote; anything but a text is empty. Never throws. */
export function readAddress(value: unknown): AddressReading {
  const written = typeof value === 'string' ? plain(value) : '';
  if (written === '') return refused('empty');
  if (written.length > LONGEST_WRITTEN) return refused('too-long');
  const [local = '', host = '', ...more] = written.split('@');
  if (local === '' || host === '' || more.length > 0) return refused('not-one-at');
  // Asked before the case is folded: there are signs beyond ASCII whose small letter lies within it.
  if (!ASCII.test(local)) return refused(/[\p{Cc}\s]/u.test(local) ? 'local-part' : 'not-ascii');
  if (!LOCAL_PART.test(local.toLowerCase()) || local.includes('=?')) return refused('local-part');
  const domain = asciiDomain(host);
  if (domain === undefined) return refused('domain');
  const mailbox = `${local}@${domain}`;
  if (local.length > LONGEST_LOCAL || mailbox.length > LONGEST) return refused('too-long');
  return { ok: true, address: mailbox.toLowerCase(), mailbox };
}

/** The address in lower case, or undefined where it is none. */
export function emailAddress(value: unknown): string | undefined {
  const reading = readAddress(value);
  return reading.ok ? reading.address : undefined;
}

/** What to tell the person who typed it: a whole sentence. */
export function addressAdvice(problem: AddressProblem): string {
  switch (problem) {
    case 'not-ascii':
      return 'We cannot send mail to an address with such letters before the @. Please give another one.';
    case 'too-long':
      return 'This is too long for an e-mail address. Please look for what does not belong to it.';
    case 'domain':
      return 'What stands after the @ is no name that mail can be sent to. Please check it, for example shop.example.';
    case 'empty':
    case 'not-one-at':
    case 'local-part':
      return 'This is not an e-mail address we can send mail to. Please check it for typing mistakes.';
  }
}

/**
 * The address itself, first, and then the forms of it that earlier versions of this house took as they came: with a
 * curly apostrophe, with the domain in Unicode. Rows, lists and digests of that time are found under them. Nearly every
 * address has one form.
 */
export function formsOf(address: string): readonly string[] {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 0 || !(local.includes("'") || domain.includes('xn--'))) return [address];
  const locals = local.includes("'")
    ? [local, ...['\u2019', '\u2018', '\u02bc'].map((sign) => local.replaceAll("'", sign))]
    : [local];
  const unicode = domain.split('.').map((label) => unicodeLabel(label) ?? label);
  const domains = [...new Set([domain, unicode.join('.')])];
  return locals.flatMap((one) => domains.map((other) => `${one}@${other}`));
}

/**
 * The address that an erasure or an opt-out names: where it is none that mail can be sent to, it may still be one that
 * an earlier version took and kept, in lower case. Undefined for what was never an address.
 */
export function keptAddress(value: unknown): string | undefined {
  const now = emailAddress(value);
  if (now !== undefined || typeof value !== 'string') return now;
  const then = value.trim().toLowerCase();
  return then.length <= LONGEST && KEPT_BEFORE.test(then) ? then : undefined;
}

const KEPT_BEFORE =
  /^[^\s\p{Cc}@<>()"',;:\\[\]]+@[^\s\p{Cc}@<>()"',;:\\[\]/.]+(?:\.[^\s\p{Cc}@<>()"',;:\\[\]/.]+)+$/u;

function plain(text: string): string {
  return text
    .replaceAll(UNSEEN, '')
    .trim()
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(HYPHENS, '-')
    .replaceAll(AT_SIGNS, '@')
    .replaceAll(DOTS, '.')
    .replaceAll(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The name in the form that mail travels by; undefined for numbers, single words and labels that no name may have. */
function asciiDomain(host: string): string | undefined {
  if (NOT_OF_A_DOMAIN.test(host)) return undefined;
  const needsReading = !ASCII.test(host) || /xn--/i.test(host);
  const domain = needsReading ? URL.parse(`http://${host}`)?.hostname : host.toLowerCase();
  const labels = domain?.split('.') ?? [];
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(last)
    ? domain
    : undefined;
}

const refused = (problem: AddressProblem): AddressReading => ({ ok: false, problem });
