// A nudge that would go out, if the product were live for its person: it ends with its reason, and the owner gets it first where the
// settings say so. A run that dies behind the owner's copy is met again, finds that copy sent, and ends the nudge.
import { type NotLive, ownerCopy } from '../../../shared/messages/going-live.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import { type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { OfferRow } from '../rows.ts';
import type { Offers } from '../state/offers.ts';
import { type NeverSendParts, neverSend } from './never-send.ts';
import type { SendReport } from './send-report.ts';
import type { WrittenNudge } from './write-nudge.ts';

export type NotLiveParts = NeverSendParts &
  SendOnceParts & {
    readonly shop: Pick<Shop, 'ownerEmails'>;
    readonly offers: Pick<Offers, 'putOff'>;
  };

export type HeldBack = {
  readonly offer: OfferRow;
  readonly capKeys: readonly string[];
  readonly message: Pick<WrittenNudge, 'mail'>;
  /** The person's. */
  readonly name: string | undefined;
  readonly at: Date;
  /** Since when it is put off. */
  readonly since: Date;
};

export async function holdBack(
  { offer, capKeys, message, name, at, since }: HeldBack,
  reason: NotLive,
  parts: NotLiveParts,
): Promise<SendReport> {
  if (reason === 'owner-only') {
    const email = ownerCopy(message.mail, { owners: parts.shop.ownerEmails, name });
    const told = await sendOnce({ claim: `owner-copy#${offer.offer_id}`, email }, parts);
    if (told.outcome === 'later')
      return (await parts.offers.putOff(offer, nextTry(since, at), at))
        ? { result: 'putOff', since, holdsAll: told.holdsAll }
        : { result: 'leftForLater' };
  }
  return neverSend({ offer, capKeys }, reason, parts, at);
}
