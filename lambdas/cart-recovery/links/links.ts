// Our links, written and read in one place. Each token says what it is for, so that one kind of link can never be
// used as another. No address stands in any of them; a shopper's link holds the digest of the address it was sent
// to, because a cart may have got another address since. Nor does a cart's id, which is somebody else's and of any length
// and alphabet: a link carries a short name that follows from it. Links of the time before carry the id, and still open.
import { openToken, signToken } from '../../../shared/links/signed-link.ts';
import { under } from '../../../shared/links/under.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { sha256Base64Url } from '../../../shared/text/digest.ts';

const UNSUBSCRIBE = 'cr-unsub-link';
const UNSUBSCRIBE_BY_ID = 'cr-unsub';
const OWNER = 'cr-owner-link';
const OWNER_BY_ID = 'cr-owner';
const EXPORT = 'cr-export';

/** So long the owner's links are good: as long as anybody would act upon yesterday's carts. */
export const OWNER_LINK_DAYS = 30;
const DAY_MS = 86_400_000;

const OWNER_ACTIONS = ['suppress', 'unsubscribe', 'write-off'] as const;
export type OwnerAction = (typeof OWNER_ACTIONS)[number];

/** What a shopper's link is about: the cart they were reminded of, and the digest of their address. */
export type UnsubscribeToken = { readonly cart: CartRef; readonly addressDigest: string };
export type OwnerToken = {
  readonly action: OwnerAction;
  readonly cart: CartRef;
  /** The owner's key (owners.ts); undefined in a list that several share, whose page asks who acts. */
  readonly by?: string;
};
/** Which cart a link is about: by the short name or, in a link of the time before, by its id. */
export type CartRef = { readonly linkId: string } | { readonly cartId: string };
/** Which day's list, and whose; undefined: the one that all owners share. */
export type ExportToken = { readonly day: string; readonly by?: string };

/** 132 bits, so that no two carts share a name. */
const LINK_ID_CHARACTERS = 22;
/** The short name of a cart in links; the row carries it, so that the cart is found by it. */
export const linkIdOf = (cartId: string): string => sha256Base64Url(cartId).slice(0, LINK_ID_CHARACTERS);

const expiryAfter = (now: Date): string =>
  String(Math.floor((now.getTime() + OWNER_LINK_DAYS * DAY_MS) / 1000));
const isPast = (expiry: string | undefined, now: Date): boolean =>
  expiry === undefined || !/^\d{1,11}$/.test(expiry) || Number(expiry) * 1000 <= now.getTime();

/** The unsubscribe link of a reminder; it works for ever. `email` is lower-case. */
export function unsubscribeLink(
  baseUrl: string,
  to: { readonly cartId: string; readonly email: string },
  key: string,
): string {
  return under(baseUrl, `u/${signToken(UNSUBSCRIBE, [linkIdOf(to.cartId), digestOfAddress(to.email)], key)}`);
}

/** Opens a shopper's token; undefined for anything forged, edited or cut. */
export function openUnsubscribeToken(token: string, keys: readonly string[]): UnsubscribeToken | undefined {
  const named = openToken(UNSUBSCRIBE, token, keys);
  const fields = named ?? openToken(UNSUBSCRIBE_BY_ID, token, keys);
  const [cart, addressDigest] = fields ?? [];
  if (fields?.length !== 2 || cart === undefined || addressDigest === undefined) return undefined;
  return { cart: named === undefined ? { cartId: cart } : { linkId: cart }, addressDigest };
}

/** One of the owner's links to one cart, good for 30 days. */
export function ownerLink(
  baseUrl: string,
  { action, cartId, by = '' }: Pick<OwnerToken, 'action' | 'by'> & { readonly cartId: string },
  { key, now }: { readonly key: string; readonly now: Date },
): string {
  return under(baseUrl, `o/${signToken(OWNER, [action, linkIdOf(cartId), expiryAfter(now), by], key)}`);
}

/** Opens an owner's token; undefined when it is forged or its time is over. */
export function openOwnerToken(token: string, keys: readonly string[], now: Date): OwnerToken | undefined {
  // A link of an earlier version says nothing of who acts.
  const named = openToken(OWNER, token, keys);
  const fields = named ?? openToken(OWNER_BY_ID, token, keys) ?? [];
  const [action, cart, expiry, by = '', ...more] = fields;
  const known = OWNER_ACTIONS.find((one) => one === action);
  if (known === undefined || cart === undefined || more.length > 0 || isPast(expiry, now)) return undefined;
  const ref = named === undefined ? { cartId: cart } : { linkId: cart };
  return { action: known, cart: ref, ...(by === '' ? {} : { by }) };
}

/** The link to one day's list of carts, `2026-11-17`, good for 30 days. */
export function exportLink(
  baseUrl: string,
  { day, by = '' }: ExportToken,
  { key, now }: { readonly key: string; readonly now: Date },
): string {
  return under(baseUrl, `e/${signToken(EXPORT, [day, expiryAfter(now), by], key)}`);
}

/** Opens the token of a list; undefined when it is forged or its time is over. */
export function openExportToken(token: string, keys: readonly string[], now: Date): ExportToken | undefined {
  const [day, expiry, by = '', ...more] = openToken(EXPORT, token, keys) ?? [];
  if (day === undefined || more.length > 0 || isPast(expiry, now)) return undefined;
  return { day, ...(by === '' ? {} : { by }) };
}
