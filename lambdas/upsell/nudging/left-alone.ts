// A nudge that the products together do not let go out now: it ends with its reason, waits as long as it is welcome, or is put off until
// they can be asked.
import type { Answer } from '../../../shared/people/ask-contacts.ts';
import { isTooLate } from '../decisions/timing.ts';
import type { OfferRow } from '../rows.ts';
import type { Offers } from '../state/offers.ts';
import { type NeverSendParts, neverSend } from './never-send.ts';
import type { SendReport } from './send-report.ts';

type Refused = Extract<Answer, { may: false }>;

export type LeftAloneNudge = {
  readonly offer: OfferRow;
  readonly capKeys: readonly string[];
  readonly at: Date;
  /** Since when it is put off. */
  readonly since: Date;
  readonly retryAt: Date;
};

export async function leaveAlone(
  { offer, capKeys, at, since, retryAt }: LeftAloneNudge,
  refused: Refused,
  parts: NeverSendParts & { readonly offers: Pick<Offers, 'defer' | 'putOff'> },
): Promise<SendReport> {
  const waits = async (until: Date): Promise<SendReport> => ({
    result: (await parts.offers.defer(offer, until)) ? 'deferred' : 'leftForLater',
  });
  switch (refused.reason) {
    case 'silent-elsewhere':
      return neverSend({ offer, capKeys }, refused.reason, parts, at);
    case 'enough-messages':
      return isTooLate(new Date(offer.due_at), refused.until)
        ? neverSend({ offer, capKeys }, refused.reason, parts, at)
        : waits(refused.until);
    // Nothing goes before a nudge, and a purchase brings one.
    case 'better-message':
    case 'bought-elsewhere':
      return waits(retryAt);
    case 'unreachable':
      return (await parts.offers.putOff(offer, retryAt, at))
        ? { result: 'putOff', since, holdsAll: true }
        : { result: 'leftForLater' };
  }
}
