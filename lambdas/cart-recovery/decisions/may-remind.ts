// The gates of a reminder, in their order. What they promise is enforced once more by the conditions
// of the claim; here is why a reminder goes out or not, in words.
import { isHeldOut } from '../../../shared/people/held-out.ts';
import { nextAllowedMinute } from '../../../shared/time/quiet-hours.ts';
import { zoneOr } from '../../../shared/time/zone.ts';
import type { CartRow, PersonRow, SkippedOutcome, Step } from '../rows.ts';
import { needsConsent } from '../rules/consent-needed.ts';
import type { CartRules } from '../rules/shape.ts';
import { reminderDueAt } from './two-reminders.ts';

/** The reminder that was decided on: the cart as it stood then. */
export type Reminder = {
  readonly cart_id: string;
  readonly step: Step;
  readonly changed_at: string;
  readonly changed_event: string;
};

export type RemindFacts = {
  readonly reminder: Reminder;
  readonly cart: CartRow | undefined;
  readonly person: PersonRow | undefined;
  readonly unsubscribed: boolean;
  /** Of the cart's address, by which it is settled who is held out. */
  readonly digest?: string;
  readonly rules: CartRules;
  /** The shop's, whose law says whether consent is needed where the rules do not. */
  readonly country?: string;
  readonly shopTimeZone: string;
};

export type RemindDecision =
  | { readonly kind: 'send'; readonly to: string }
  | { readonly kind: 'defer'; readonly until: Date }
  /** Counts as the step: it will not be tried again. */
  | { readonly kind: 'skip'; readonly outcome: SkippedOutcome }
  | {
      readonly kind: 'drop';
      readonly reason: 'no-cart' | 'no-address' | 'not-open' | 'bought' | 'changed' | 'done';
    };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * So long after it was due a reminder is still welcome, the first as the second: SES may be paused, or a function down,
 * over a weekend's day. After that the cart is old news, and the step is skipped.
 */
const WELCOME_HOURS = 48;

/** Reminders for other carts at or before this instant no longer disturb. */
export const disturbFloor = (doNotDisturbDays: number, now: Date): Date =>
  new Date(now.getTime() - doNotDisturbDays * DAY_MS);

/** True when the person bought anything since this cart began: then the cart is not abandoned, it is replaced. */
export const boughtSince = (cart: Pick<CartRow, 'began_at'>, person: PersonRow | undefined): boolean =>
  person?.last_bought_at !== undefined && person.last_bought_at >= cart.began_at;

/** The last moment at which a step's reminder is welcome. */
export const welcomeUntil = (cart: CartRow, step: Step, rules: CartRules): Date =>
  new Date(reminderDueAt(cart, step, rules) + WELCOME_HOURS * HOUR_MS);

export function decideReminder(facts: RemindFacts, now: Date): RemindDecision {
  const { cart, person, reminder, rules } = facts;
  if (cart === undefined) return { kind: 'drop', reason: 'no-cart' };
  if (cart.email === undefined) return { kind: 'drop', reason: 'no-address' };
  if (cart.status !== 'open') return { kind: 'drop', reason: 'not-open' };
  if (boughtSince(cart, person)) return { kind: 'drop', reason: 'bought' };
  if (cart.changed_at !== reminder.changed_at || cart.changed_event !== reminder.changed_event)
    return { kind: 'drop', reason: 'changed' };
  if ((reminder.step === 'first' ? cart.first_at : cart.second_at) !== undefined)
    return { kind: 'drop', reason: 'done' };

  // Lateness is judged before quiet hours, so that nothing outdated waits for the morning first.
  if (now > welcomeUntil(cart, reminder.step, rules)) return { kind: 'skip', outcome: 'skipped-too-late' };
  const allowed = nextAllowedMinute(now, rules.quietHours, zoneOr(cart.time_zone, facts.shopTimeZone));
  if (allowed > now) return { kind: 'defer', until: allowed };
  if (facts.unsubscribed || person?.consent_refused === true)
    return { kind: 'skip', outcome: 'skipped-unsubscribed' };
  if (needsConsent(rules, facts.country) && person?.consent !== true)
    return { kind: 'skip', outcome: 'skipped-no-consent' };
  if (
    person?.last_reminded_at !== undefined &&
    person.last_reminded_cart !== cart.cart_id &&
    new Date(person.last_reminded_at) > disturbFloor(rules.doNotDisturbDays, now)
  )
    return { kind: 'skip', outcome: 'skipped-do-not-disturb' };
  // Asked last: whoever is held out would have got it, as everybody has whom they are compared with.
  if (isHeldOut(facts.digest, rules.holdOutPercent, 'cart-recovery'))
    return { kind: 'skip', outcome: 'skipped-held-out' };
  return { kind: 'send', to: cart.email };
}
