// A nudge that does not go out: the person's cap is free again, the offer says why, and lesser messages need not wait for it.
import type { Log } from '../../../shared/handlers/log.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import type { NeverSentReason, OfferRow } from '../rows.ts';
import type { NudgeCap } from '../state/nudge-cap.ts';
import type { Offers } from '../state/offers.ts';

export type NeverSendParts = {
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly cap: Pick<NudgeCap, 'free'>;
  readonly offers: Pick<Offers, 'markNeverSent'>;
  readonly contacts?: Contacts;
};

export async function neverSend(
  { offer, capKeys }: { readonly offer: OfferRow; readonly capKeys: readonly string[] },
  reason: NeverSentReason,
  parts: NeverSendParts,
  now: Date,
): Promise<{ readonly result: 'leftForLater' | 'tooLate' | 'neverSent' }> {
  // Freed first: should we die between the two, the next run finds the offer still chosen and repeats both.
  await parts.cap.free(capKeys, offer.order_id);
  const marked = await parts.offers.markNeverSent(offer.offer_id, reason, now);
  if (marked) parts.log.info('nudge never sent', { offer: offer.offer_id, reason });
  if (marked) await expectNoNudge(capKeys, parts);
  if (!marked) return { result: 'leftForLater' };
  return { result: reason === 'too-late' && offer.put_off_at !== undefined ? 'tooLate' : 'neverSent' };
}

/** Lesser messages need not wait for it. A kindness: they wait no longer than until it would have been too late. */
export async function expectNoNudge(
  keys: readonly string[],
  { contacts, log }: NeverSendParts,
): Promise<void> {
  await contacts?.expectNoMore(keys, 'nudge').catch((error: unknown) => {
    log.warn('others still wait for a nudge that does not come', { error });
  });
}
