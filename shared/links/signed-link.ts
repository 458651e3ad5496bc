// Tokens for links: what a link is about, and proof that we made it. Short, because they travel in text
// messages; in plain view, because they hold no secret and no personal data.
import { createHmac, timingSafeEqual } from 'node:crypto';

export type LinkKey = string | Buffer;

/** 128 bits are far beyond guessing, and half the length of the full digest. */
const MAC_BYTES = 16;
const MAX_TOKEN_LENGTH = 512;
const SEPARATOR = '\0';
const TOKEN = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{22})$/;

/**
 * `<fields>.<mac>`, both base64url. `purpose` (lower-case words with `-`) is signed too, so that a token for one
 * kind of link opens no other. Throws RangeError for fields that could not be read back: nothing but empty ones, one with a NUL
 * character, or so long that the token would pass 512 characters.
 */
export function signToken(purpose: string, fields: readonly string[], key: LinkKey): string {
  if (!/^[a-z][a-z-]*$/.test(purpose)) throw new RangeError(`"${purpose}" is not a purpose such as add-link`);
  if (key.length === 0) throw new RangeError('A link cannot be signed with an empty key');
  if (fields.join('') === '') throw new RangeError('A link must say what it is about');
  if (fields.some((field) => field.includes(SEPARATOR) || !isWellFormed(field)))
    throw new RangeError('A field of a link must be well-formed text without NUL');

  const payload = Buffer.from(fields.join(SEPARATOR)).toString('base64url');
  const token = `${payload}.${macOf(purpose, payload, key).toString('base64url')}`;
  if (token.length > MAX_TOKEN_LENGTH) throw new RangeError('The fields of a link are too long');
  return token;
}

/**
 * The fields, if one of the keys signed exactly this token for this purpose; undefined for everything else. Only the
 * one canonical spelling of a token opens. Never throws for a bad token.
 */
export function openToken(
  purpose: string,
  token: string,
  keys: readonly LinkKey[],
): readonly string[] | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const [, payload, macText] = TOKEN.exec(token) ?? [];
  if (payload === undefined || macText === undefined) return undefined;
  const mac = Buffer.from(macText, 'base64url');
  // The last character holds spare bits; without this, four spellings of one token would all open.
  if (mac.length !== MAC_BYTES || mac.toString('base64url') !== macText) return undefined;

  const isOurs = keys.some((key) => key.length > 0 && timingSafeEqual(macOf(purpose, payload, key), mac));
  return isOurs ? Buffer.from(payload, 'base64url').toString('utf8').split(SEPARATOR) : undefined;
}

function macOf(purpose: string, payload: string, key: LinkKey): Buffer {
  return createHmac('sha256', key).update(`${purpose}.${payload}`).digest().subarray(0, MAC_BYTES);
}

function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString('utf8') === text;
}
