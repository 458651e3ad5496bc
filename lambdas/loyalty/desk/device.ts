// The browser itself, known again: a sealed cookie that stays when a session ends. It opens nothing; it only says that
// somebody signed in here before, so that strangers who keep a name locked do not lock out those who work here.
import { getCookie, setCookie } from 'hono/cookie';
import { openSealed, sealToken } from '../../../shared/links/sealed-link.ts';
import type { DeskContext } from './parts.ts';

const DEVICE_COOKIE = '__Host-desk-device';

/** As long as browsers keep a cookie. */
const DAYS = 400;
const PURPOSE = 'desk-device';

/** The id of this browser; undefined where nobody has signed in yet, or the cookie is not ours. */
export function deviceOf(context: DeskContext, keys: readonly string[]): string | undefined {
  const cookie = getCookie(context, DEVICE_COOKIE);
  const fields = cookie === undefined ? undefined : openSealed(PURPOSE, cookie, keys);
  return fields?.length === 1 ? fields[0] : undefined;
}

/** Gives the browser its cookie, or the same one again for another year. */
export function giveDevice(context: DeskContext, id: string, keys: readonly string[]): void {
  setCookie(context, DEVICE_COOKIE, sealToken(PURPOSE, [id], keys[0] ?? ''), {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: DAYS * 24 * 3600,
  });
}
