// A reminder that the products together do not let go out now: it is skipped with its reason, or looked at again when it may be welcome.
import type { Log } from '../../../shared/handlers/log.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import type { Turns } from '../../../shared/messages/turns.ts';
import type { Answer } from '../../../shared/people/ask-contacts.ts';
import { welcomeUntil } from '../decisions/may-remind.ts';
import type { SkippedOutcome } from '../rows.ts';
import type { CartRules } from '../rules/shape.ts';
import type { People } from '../state/people.ts';
import type { RemindClaims } from '../state/remind-claim.ts';
import type { RemindClaim } from '../state/remind-items.ts';
import { lookLater } from './look-later.ts';
import type { PlanLookParts } from './plan-look.ts';
import { putOffSince } from './put-off-since.ts';
import type { Sent } from './sent.ts';

export type LeaveAloneParts = PlanLookParts & {
  readonly log: Pick<Log, 'info'>;
  readonly rules: CartRules;
  readonly people: Pick<People, 'recordPurchase'>;
  readonly claims: Pick<RemindClaims, 'skip' | 'putOff'>;
  readonly turns: Turns;
};

type Refused = Extract<Answer, { may: false }>;

export async function leaveAlone(
  claim: RemindClaim,
  refused: Refused,
  parts: LeaveAloneParts,
): Promise<Sent> {
  const { cart, reminder, email, at: now } = claim;
  const waits = async (until: Date): Promise<Sent> => {
    await lookLater(reminder.cart_id, until, parts);
    parts.log.info('reminder waits', { cart: reminder.cart_id, reason: refused.reason });
    return { result: `waits: ${refused.reason}`, fates: {} };
  };
  switch (refused.reason) {
    case 'silent-elsewhere':
      return skip(claim, 'skipped-silent-elsewhere', parts);
    case 'bought-elsewhere':
      // Known here too from now on; the waiter's look closes the cart, as after a purchase of its own store.
      await parts.people.recordPurchase(email, refused.boughtAt);
      return waits(now);
    case 'enough-messages':
    case 'better-message':
      return refused.until > welcomeUntil(cart, reminder.step, parts.rules)
        ? skip(claim, 'skipped-enough-messages', parts)
        : waits(refused.until);
    case 'unreachable': {
      const since = putOffSince(cart, now);
      await parts.claims.putOff(claim);
      return { ...(await waits(nextTry(since, now))), heldUpSince: since };
    }
  }
}

async function skip(claim: RemindClaim, outcome: SkippedOutcome, parts: LeaveAloneParts): Promise<Sent> {
  const result = await parts.claims.skip(claim, outcome);
  parts.log.info('reminder skipped', { cart: claim.reminder.cart_id, outcome, result });
  return { result: outcome, fates: {} };
}
