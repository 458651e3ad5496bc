// One reminder, from the last look to the mail:
//
//   load ─> decide ─> write the words ─> claim (one transaction) ─> send ─> give back only if it certainly failed
//              └─> by night, and where SES says "later": plan the cart's next look, and decide anew then

import { newAttempt } from '../../../shared/aws/attempt.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { claimAndSend } from '../../../shared/messages/claim-and-send.ts';
import type { FateCounts } from '../../../shared/messages/failure-rate.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import type { Email, SendEmail } from '../../../shared/messages/outcome.ts';
import type { Turns } from '../../../shared/messages/turns.ts';
import { emailAddress } from '../../../shared/people/address.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { decideReminder, disturbFloor, type Reminder } from '../decisions/may-remind.ts';
import { needsConsent } from '../rules/consent-needed.ts';
import type { CartRules } from '../rules/shape.ts';
import type { People } from '../state/people.ts';
import type { RemindClaim, RemindClaims } from '../state/remind-claim.ts';
import type { Unsub } from '../state/unsub.ts';
import { type PlanLookParts, planLook } from './plan-look.ts';
import { type WriteReminderParts, writeReminder } from './write-reminder.ts';

/** The looks that it plans are the waiter's. */
export type SendReminderParts = PlanLookParts &
  WriteReminderParts & {
    readonly log: Log;
    readonly now: Clock;
    readonly rules: CartRules;
    readonly people: People;
    readonly unsub: Unsub;
    readonly claims: RemindClaims;
    readonly turns: Turns;
    readonly sendEmail: SendEmail;
  };

export type Sent = {
  /** For the log and the tests: `sent`, `deferred`, `later`, `dropped: bought`, … */
  readonly result: string;
  readonly fates: Partial<FateCounts>;
  /** Since when SES puts it off, where it does. */
  readonly heldUpSince?: Date;
};

/** Takes one reminder as far as it may go. Safe to run twice and beside itself. */
export async function sendReminder(reminder: Reminder, parts: SendReminderParts): Promise<Sent> {
  const cart = await parts.carts.get(reminder.cart_id);
  // A row of an earlier version may hold the address as it was typed.
  const email = emailAddress(cart?.email) ?? cart?.email;
  const [person, unsubscribed] =
    email === undefined
      ? [undefined, false]
      : await Promise.all([parts.people.get(email), parts.unsub.isListed(email)]);
  const now = parts.now();
  const decision = decideReminder(
    {
      reminder,
      cart,
      person,
      unsubscribed,
      ...(email === undefined ? {} : { digest: digestOfAddress(email) }),
      rules: parts.rules,
      country: parts.shop.country,
      shopTimeZone: parts.shop.timeZone,
    },
    now,
  );
  const facts = { cart: reminder.cart_id, step: reminder.step };
  if (decision.kind === 'drop' || cart === undefined || email === undefined) {
    const reason = decision.kind === 'drop' ? decision.reason : 'no-address';
    parts.log.info('reminder dropped', { ...facts, reason });
    return { result: `dropped: ${reason}`, fates: {} };
  }
  if (decision.kind === 'defer') {
    const at = await lookLater(reminder.cart_id, decision.until, parts);
    parts.log.info('reminder deferred', { ...facts, until: at?.toISOString() });
    return { result: 'deferred', fates: {} };
  }
  const claim: RemindClaim = {
    reminder,
    cart,
    person,
    email,
    at: now,
    disturbFloor: disturbFloor(parts.rules.doNotDisturbDays, now),
    needsConsent: needsConsent(parts.rules, parts.shop.country),
    attempt: newAttempt(),
  };
  if (decision.kind === 'skip') {
    const skipped = await parts.claims.skip(claim, decision.outcome);
    parts.log.info('reminder skipped', { ...facts, outcome: decision.outcome, result: skipped });
    // A cart that we only hear of days late is late too, but nobody failed to send anything.
    const isLate =
      decision.outcome === 'skipped-too-late' && skipped === 'applied' && cart.put_off_at !== undefined;
    return { result: decision.outcome, fates: isLate ? { late: 1 } : {} };
  }
  return send(claim, await writeReminder(cart, email, reminder, parts), parts);
}

async function send(remindClaim: RemindClaim, mail: Email, parts: SendReminderParts): Promise<Sent> {
  const { reminder, cart, at: now } = remindClaim;
  const claim = parts.claims.claim(remindClaim);
  const told = await claimAndSend({
    claim,
    send: async () => {
      const result = await parts.sendEmail(mail);
      if (result.outcome === 'sent') await claim.noteSent();
      return result;
    },
    what: 'reminder',
    facts: { cart: reminder.cart_id, step: reminder.step },
    log: parts.log,
  });
  switch (told.outcome) {
    case 'already':
      // Bought, unsubscribed, changed or already sent in this very moment. If none of that lasts, the next look of
      // the waiter announces the reminder again.
      return { result: 'refused-claim', fates: {} };
    case 'later': {
      const since = cart.put_off_at === undefined ? now : new Date(cart.put_off_at);
      await lookLater(reminder.cart_id, nextTry(since, now), parts);
      return { result: 'later', fates: {}, heldUpSince: since };
    }
    default:
      return { result: told.outcome, fates: { [told.outcome]: 1 } };
  }
}

/** Has the waiter look at the cart at its turn of that moment, as long as it is open. */
async function lookLater(cartId: string, moment: Date, parts: SendReminderParts): Promise<Date | undefined> {
  const at = await parts.turns.take(moment);
  return planLook(cartId, ({ status }) => (status === 'open' ? at : undefined), parts);
}
