// Forms of other sites. A page of ours proves itself twice: the browser says that the form came from here, and the form
// holds a token that only this session's pages have.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The token of a session, the same on all its pages. Throws RangeError when there is no key. */
export function csrfToken(sessionId: string, keys: readonly string[]): string {
  const [key] = keys;
  if (key === undefined) throw new RangeError('A form cannot be signed without a key');
  return macOf(sessionId, key).toString('base64url');
}

/** True for the token of this session made with any of the keys, so that a new key breaks no page that is open. */
export function isCsrfToken(token: string, sessionId: string, keys: readonly string[]): boolean {
  const given = Buffer.from(token, 'base64url');
  return keys.some((key) => {
    const right = macOf(sessionId, key);
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

const macOf = (sessionId: string, key: string): Buffer =>
  createHmac('sha256', key).update(`desk-csrf\0${sessionId}`).digest();

export type Provenance = {
  /** The header `sec-fetch-site`. */
  readonly site?: string | undefined;
  readonly origin?: string | undefined;
  /** The host that was asked, as in `127.0.0.1:4705`. */
  readonly host: string;
};

/**
 * False when the browser says that another site sent this. A browser of the last years always says it; what says
 * nothing at all is no browser, or one so old that the token alone must do.
 */
export function isFromHere({ site, origin, host }: Provenance): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
