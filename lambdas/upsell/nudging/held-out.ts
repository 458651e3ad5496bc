// A nudge to somebody whom the owner's rules hold out: all that is asked before a nudge was asked, and this one ends here. They are
// followed from this moment on as everybody is who got theirs.
import { GUEST_PREFIX } from '../../../shared/people/address-digest.ts';
import { isHeldOut } from '../../../shared/people/held-out.ts';
import { askedOf, askedWith } from '../decisions/came-of.ts';
import { capFloor } from '../decisions/cap.ts';
import type { Asked, CapRow, OfferRow } from '../rows.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import type { HeldOut, HoldOut } from '../state/hold-out.ts';
import type { AskedStamp } from '../state/nudge-cap.ts';
import { expectNoNudge, type NeverSendParts } from './never-send.ts';
import type { SendReport } from './send-report.ts';

/** What everybody is asked from now on, whether it goes out or not. */
export type Followed = { readonly asked: Asked; readonly stamps: readonly AskedStamp[] };

export type Following = {
  readonly offer: OfferRow;
  readonly at: Date;
  readonly capKeys: readonly string[];
  /** Of those keys, as far as there are any. */
  readonly rows: readonly CapRow[];
};

export function followedBy(
  { offer, at, capKeys, rows }: Following,
  settings: Pick<UpsellSettings, 'boughtWithinDays' | 'capDays' | 'holdOutPercent'>,
): Followed {
  // Of the address before the number: whoever leaves both today may leave the address alone tomorrow.
  const digest = capKeys.find((key) => key.startsWith(GUEST_PREFIX));
  const heldOut = isHeldOut(digest, settings.holdOutPercent, 'upsell');
  const asked = askedOf({ offer, at, days: settings.boughtWithinDays, isHeldOut: heldOut });
  const stamps = capKeys.map((key) => {
    const known = rows.find(({ customer_id }) => customer_id === key)?.asked;
    return { key, known, next: askedWith(known, asked, { capFloor: capFloor(settings.capDays, at) }) };
  });
  return { asked, stamps };
}

export async function holdOutNudge(
  heldOut: HeldOut,
  parts: NeverSendParts & { readonly holdOut: HoldOut },
): Promise<SendReport> {
  const { offer, stamps } = heldOut;
  const keys = stamps.map(({ key }) => key);
  // Freed first: should we die between the two, the next run finds the offer still chosen and repeats both.
  await parts.cap.free(keys, offer.order_id);
  if (!(await parts.holdOut(heldOut))) return { result: 'leftForLater' };
  parts.log.info('nudge never sent', { offer: offer.offer_id, reason: 'held-out' });
  await expectNoNudge(keys, parts);
  return { result: 'neverSent' };
}
