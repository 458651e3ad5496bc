// Every way onto the one list: the shopper's link, the owner's, a complaint, a hard bounce; and the one
// way back. The list is written first, because it alone decides what is sent.

import type { OneOffs } from '../../../shared/aws/one-off-schedules.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { UnsubscribeToken } from '../links/links.ts';
import type { Audit } from '../state/audit.ts';
import type { Carts } from '../state/carts.ts';
import type { Unsub } from '../state/unsub.ts';
import { removeSchedules } from '../taking-in/parts.ts';

export type UnsubscribeParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly carts: Pick<Carts, 'get' | 'find' | 'closeNow' | 'setWaits' | 'planWakeUp' | 'noteUnsubscribed'>;
  readonly unsub: Pick<Unsub, 'list' | 'unlist' | 'isListed' | 'isErased'>;
  readonly audit: Pick<Audit, 'entry' | 'put'>;
  readonly schedules: Pick<OneOffs, 'remove' | 'set'>;
};

export type Reader = {
  /** Absent where the cart is not known any more: the address counts all the same. */
  readonly cartId?: string;
  /** The address, or its digest where the cart no longer has this address. Both are keys of the list. */
  readonly key: string;
};

/** Whose link this is. The cart may have got another address since; then only the digest is known. */
export async function readerOf(
  { cart, addressDigest }: UnsubscribeToken,
  parts: Pick<UnsubscribeParts, 'carts'>,
): Promise<Reader> {
  const { cart_id: cartId, email } = (await parts.carts.find(cart)) ?? {};
  return {
    ...(cartId === undefined ? {} : { cartId }),
    key: email !== undefined && digestOfAddress(email) === addressDigest ? email : addressDigest,
  };
}

/** Lists the reader of a cart. Safe to repeat; a repeat after a crash does what was left undone. */
export async function unsubscribe(
  reader: Reader,
  /** `shopper`, or the owner's address. */
  by: string,
  parts: UnsubscribeParts,
): Promise<void> {
  const now = parts.now();
  const result = await parts.unsub.list(reader.key, by === 'shopper' ? 'shopper' : 'owner', now);
  if (reader.cartId === undefined) {
    parts.log.info('unsubscribed', { by: by === 'shopper' ? by : 'owner', result });
    return;
  }
  const noted = await parts.carts.noteUnsubscribed({ cartId: reader.cartId, now, unsubscribed: true, by });
  // A reminder may wait for the morning. The cart itself stays open: the hourly sweep takes it to its end, with its
  // steps recorded as skipped.
  await removeSchedules(reader.cartId, parts);
  parts.log.info('unsubscribed', {
    cart: reader.cartId,
    by: by === 'shopper' ? by : 'owner',
    result,
    noted,
  });
}

/** The shopper's own wish, from their own page: takes the reader off the list again. Safe to repeat. */
export async function optIn(reader: Reader, parts: UnsubscribeParts): Promise<void> {
  if (!(await parts.unsub.unlist(reader.key))) return;
  // An address may be listed under its digest too, by a link to another cart.
  if (reader.key.includes('@')) await parts.unsub.unlist(digestOfAddress(reader.key));
  if (reader.cartId === undefined) return;
  const noted = await parts.carts.noteUnsubscribed({
    cartId: reader.cartId,
    now: parts.now(),
    unsubscribed: false,
    by: 'shopper',
  });
  parts.log.info('opted in again', { cart: reader.cartId, noted });
}

/** Lists an address that complained or does not exist. `at` is the event's own time, so that a repeat is the same. */
export async function unsubscribeByFeedback(
  email: string,
  { source, at }: { readonly source: 'complaint' | 'bounce'; readonly at: Date },
  parts: UnsubscribeParts,
): Promise<void> {
  if (await parts.unsub.isListed(email)) return;
  // No cart is known, so the trail names the address by its digest. Written first: a repeat writes the same entry.
  await parts.audit.put(
    parts.audit.entry(digestOfAddress(email), at, {
      action: 'unsubscribe',
      by_user: 'system',
      before: { unsubscribed: false },
      after: { unsubscribed: true, source },
    }),
  );
  await parts.unsub.list(email, source, at);
  parts.log.info('unsubscribed', { by: source });
}
