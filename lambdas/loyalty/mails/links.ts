// Our links in mails to members, written and read in one place. They are sealed: a phone number in an address would end
// up in histories and logs. Each token says what it is for, so that one kind of link can never be used as another.
import { openSealed, sealToken } from '../../../shared/links/sealed-link.ts';
import { under } from '../../../shared/links/under.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Reader } from '../state/mail-consent.ts';

const CONFIRM = 'loy-confirm';
const UNSUBSCRIBE = 'loy-unsub';
const NEVER = 'loy-never';
const STOP = 'loy-stop';

/** So long a confirmation link is good. */
export const CONFIRM_LINK_DAYS = 7;
const DAY_MS = 86_400_000;

export type ConfirmToken = Reader & {
  readonly pendingId: string;
  /** An expired link confirms nothing any more; its page offers a new one. */
  readonly expiresAt: Date;
};

type Address = { readonly phone: string; readonly email: string };

/** The link that confirms the address it is sent to, good for 7 days. */
export function confirmLink(
  baseUrl: string,
  { phone, email, pendingId }: Address & { readonly pendingId: string },
  { key, now }: { readonly key: string; readonly now: Date },
): string {
  const expiry = Math.floor((now.getTime() + CONFIRM_LINK_DAYS * DAY_MS) / 1000);
  const fields = [phone, digestOfAddress(email), pendingId, String(expiry)];
  return under(baseUrl, `c/${sealToken(CONFIRM, fields, key)}`);
}

/** Opens a confirmation token, also an expired one; undefined for anything forged, edited or cut. */
export function openConfirmToken(token: string, keys: readonly string[]): ConfirmToken | undefined {
  const [phone, addressDigest, pendingId, expiry, ...more] = openSealed(CONFIRM, token, keys) ?? [];
  if (phone === undefined || addressDigest === undefined || pendingId === undefined) return undefined;
  if (more.length > 0 || !/^\d{1,11}$/.test(expiry ?? '')) return undefined;
  return { phone, addressDigest, pendingId, expiresAt: new Date(Number(expiry) * 1000) };
}

export type NeverToken = {
  readonly phone: string;
  readonly pendingId: string;
  /** Of the address and the mailbox behind it: the reader is known by no more than that. */
  readonly digests: readonly string[];
};

/** "Not me, never again": in every mail that asks for a confirmation; it works for ever. */
export const neverLink = (baseUrl: string, { phone, pendingId, digests }: NeverToken, key: string): string =>
  under(baseUrl, `n/${sealToken(NEVER, [phone, pendingId, ...digests], key)}`);

/** Opens such a token; undefined for anything forged, edited or cut. */
export function openNeverToken(token: string, keys: readonly string[]): NeverToken | undefined {
  const [phone, pendingId, ...digests] = openSealed(NEVER, token, keys) ?? [];
  return phone === undefined || pendingId === undefined || digests.length === 0
    ? undefined
    : { phone, pendingId, digests };
}

/** The way out of balance and win-back mail, and back in; it works for ever, for this address of this member. */
export const unsubscribeLink = (baseUrl: string, { phone, email }: Address, key: string): string =>
  under(baseUrl, `u/${sealToken(UNSUBSCRIBE, [phone, digestOfAddress(email)], key)}`);

/** The way out of every mail, news of rewards included: the address is taken away. It works for ever, for this address of this member. */
export const stopLink = (baseUrl: string, { phone, email }: Address, key: string): string =>
  under(baseUrl, `s/${sealToken(STOP, [phone, digestOfAddress(email)], key)}`);

/** Opens such a token; undefined for anything forged, edited or cut. */
export const openStopToken = (token: string, keys: readonly string[]): Reader | undefined =>
  readerIn(openSealed(STOP, token, keys));

/** Opens a reader's token; undefined for anything forged, edited or cut. */
export const openUnsubscribeToken = (token: string, keys: readonly string[]): Reader | undefined =>
  readerIn(openSealed(UNSUBSCRIBE, token, keys));

function readerIn(fields: readonly string[] = []): Reader | undefined {
  const [phone, addressDigest] = fields;
  return fields.length === 2 && phone !== undefined && addressDigest !== undefined
    ? { phone, addressDigest }
    : undefined;
}
