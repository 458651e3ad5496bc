// A reminder that would go out, if the product were live for its person: the step is done with its reason, and the owner gets the mail
// first where the settings say so. A run that dies behind the owner's copy is met again, finds it sent, and skips the step.
import { type NotLive, ownerCopy } from '../../../shared/messages/going-live.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import type { Email } from '../../../shared/messages/outcome.ts';
import { type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import type { Turns } from '../../../shared/messages/turns.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { RemindClaims } from '../state/remind-claim.ts';
import type { RemindClaim } from '../state/remind-items.ts';
import { lookLater } from './look-later.ts';
import type { PlanLookParts } from './plan-look.ts';
import { putOffSince } from './put-off-since.ts';
import type { Sent } from './sent.ts';

export type NotLiveParts = PlanLookParts &
  SendOnceParts & {
    readonly shop: Pick<Shop, 'ownerEmails'>;
    readonly claims: Pick<RemindClaims, 'skip' | 'putOff'>;
    readonly turns: Turns;
  };

export async function holdBack(
  claim: RemindClaim,
  { mail, reason }: { readonly mail: Email; readonly reason: NotLive },
  parts: NotLiveParts,
): Promise<Sent> {
  const { cart, reminder, at: now } = claim;
  if (reason === 'owner-only') {
    const email = ownerCopy(mail, { owners: parts.shop.ownerEmails, name: cart.name });
    const name = `owner-copy#${cart.cart_id}#${reminder.step}#${reminder.changed_at}`;
    const told = await sendOnce({ claim: name, email }, parts);
    if (told.outcome === 'later') {
      const since = putOffSince(cart, now);
      await parts.claims.putOff(claim);
      await lookLater(cart.cart_id, nextTry(since, now), parts);
      return { result: 'later', fates: {}, heldUpSince: since };
    }
  }
  const outcome = `skipped-${reason}` as const;
  const result = await parts.claims.skip(claim, outcome);
  parts.log.info('reminder skipped', { cart: cart.cart_id, outcome, result });
  return { result: outcome, fates: {} };
}
