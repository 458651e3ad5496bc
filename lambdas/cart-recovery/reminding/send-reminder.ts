// One reminder, from the last look to the mail:
//
//   load ─> decide ─> write the words ─> claim (one transaction) ─> send ─> give back only if it certainly failed
//              └─> by night, and where SES says "later": plan the cart's next look, and decide anew then

import { newAttempt } from '../../../shared/aws/attempt.ts';
import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { claimAndSend } from '../../../shared/messages/claim-and-send.ts';
import { countedClaim } from '../../../shared/messages/counted.ts';
import { heldBackBy } from '../../../shared/messages/going-live.ts';
import { nextTry } from '../../../shared/messages/next-try.ts';
import type { Notices } from '../../../shared/messages/notices.ts';
import type { Email, SendEmail } from '../../../shared/messages/outcome.ts';
import type { Turns } from '../../../shared/messages/turns.ts';
import { emailAddress } from '../../../shared/people/address.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { askContacts } from '../../../shared/people/ask-contacts.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';
import { decideReminder, disturbFloor, type Reminder } from '../decisions/may-remind.ts';
import { needsConsent } from '../rules/consent-needed.ts';
import type { CartRules } from '../rules/shape.ts';
import type { People } from '../state/people.ts';
import type { RemindClaims } from '../state/remind-claim.ts';
import type { RemindClaim } from '../state/remind-items.ts';
import type { Unsub } from '../state/unsub.ts';
import { leaveAlone } from './left-alone.ts';
import { lookLater } from './look-later.ts';
import { holdBack } from './not-live.ts';
import type { PlanLookParts } from './plan-look.ts';
import { putOffSince } from './put-off-since.ts';
import type { Sent } from './sent.ts';
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
    readonly notices: Notices;
    readonly sendEmail: SendEmail;
    /** Where the products share what they know of people. */
    readonly contacts?: Contacts;
  };

/** A reminder of the morning is out within so many hours of it. */
const EXPECTED_HOURS = 2;
const HOUR_MS = 3_600_000;

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
    await expectReminder(reminderName(reminder), email, decision.until, parts);
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
  const mail = await writeReminder(cart, email, reminder, parts);
  const reason = heldBackBy(parts.shop.live, digestOfAddress(email));
  return reason === undefined ? send(claim, mail, parts) : holdBack(claim, { mail, reason }, parts);
}

/** A mail to a member steps back for it. A kindness: without it whichever is first goes out. */
async function expectReminder(
  id: string,
  email: string,
  at: Date,
  { contacts, log }: SendReminderParts,
): Promise<void> {
  const expected = { id, kind: 'reminder', until: expectedUntil(at) } as const;
  await contacts?.expect([digestOfAddress(email)], expected).catch((error: unknown) => {
    log.warn('nobody was told of a reminder that is to come', { error });
  });
}

const expectedUntil = (at: Date): Date => new Date(at.getTime() + EXPECTED_HOURS * HOUR_MS);

/** A cart that changed since is reminded of anew, on another day perhaps: that is another message. */
const reminderName = ({ cart_id, step, changed_at }: Reminder): string =>
  `reminder-${cart_id}-${step}-${changed_at}`;

async function send(remindClaim: RemindClaim, mail: Email, parts: SendReminderParts): Promise<Sent> {
  const { reminder, cart, email, at: now } = remindClaim;
  const asked = await askContacts(
    {
      id: reminderName(reminder),
      kind: 'reminder',
      at: now,
      keys: [digestOfAddress(email)],
      rules: parts.rules,
      zone: parts.shop.timeZone,
      notBoughtSince: cart.began_at,
      ofSkus: (cart.items ?? []).map(({ sku }) => sku),
      dueUntil: expectedUntil(nextTry(putOffSince(cart, now), now)),
    },
    parts,
  );
  if (!asked.may) return leaveAlone(remindClaim, asked, parts);
  const claim = countedClaim(parts.claims.claim(remindClaim), asked);
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
      const since = putOffSince(cart, now);
      await lookLater(reminder.cart_id, nextTry(since, now), parts);
      return { result: 'later', fates: {}, heldUpSince: since };
    }
    default:
      return { result: told.outcome, fates: { [told.outcome]: 1 } };
  }
}
