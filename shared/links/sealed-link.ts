// Tokens for addresses that must not show what they are about: a phone number in an address would end up in the
// browser's history, in logs and over somebody's shoulder. Sealed with AES-256-GCM: unreadable, and not to be forged.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { LinkKey } from './signed-link.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const MAX_TOKEN_LENGTH = 2_048;
const SEPARATOR = '\0';
const TOKEN = /^[A-Za-z0-9_-]+$/;

/**
 * One base64url word. `purpose` (lower-case words with `-`) is part of the key, so that a token for one kind of page
 * opens no other. Two tokens of the same fields differ. Throws RangeError for an empty key, no fields, a field with a NUL character,
 * or so much text that the token would pass 2,048 characters.
 */
export function sealToken(purpose: string, fields: readonly string[], key: LinkKey): string {
  if (!/^[a-z][a-z-]*$/.test(purpose)) throw new RangeError(`"${purpose}" is not a purpose such as member`);
  if (key.length === 0) throw new RangeError('Nothing can be sealed with an empty key');
  if (fields.length === 0) throw new RangeError('A sealed token must say what it is about');
  if (fields.some((field) => field.includes(SEPARATOR)))
    throw new RangeError('A field of a sealed token must be text without NUL');

  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, key), iv);
  const sealed = Buffer.concat([iv, cipher.update(fields.join(SEPARATOR), 'utf8'), cipher.final()]);
  const token = Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
  if (token.length > MAX_TOKEN_LENGTH) throw new RangeError('The fields of a sealed token are too long');
  return token;
}

/** The fields, if one of the keys sealed exactly this token for this purpose; undefined for all else. Never throws. */
export function openSealed(
  purpose: string,
  token: string,
  keys: readonly LinkKey[],
): readonly string[] | undefined {
  if (token.length > MAX_TOKEN_LENGTH || !TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // The last character holds spare bits; without this, several spellings of one token would all open.
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== token) return undefined;
  for (const key of keys) {
    const text = key.length === 0 ? undefined : opened(bytes, keyFor(purpose, key));
    if (text !== undefined) return text.split(SEPARATOR);
  }
  return undefined;
}

function opened(bytes: Buffer, key: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

const keyFor = (purpose: string, key: LinkKey): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `sealed-link:${purpose}`, 32));
