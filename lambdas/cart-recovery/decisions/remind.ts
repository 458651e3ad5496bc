// The gates of a reminder (DESIGN C5), in their order. What they promise is enforced once more by the conditions
// of the claim; here is why a reminder goes out or not, in words.
import { nextAllowedMinute } from '../../../shared/quiet-hours.ts';
import { zoneOr } from '../../../shared/zone.ts';
import type { CartRules } from '../rules/shape.ts';
import type { CartRow, PersonRow, Step } from '../state/rows.ts';

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
  readonly rules: Pick<CartRules, 'quietHours' | 'doNotDisturbDays'>;
  readonly shopTimeZone: string;
};

export type RemindDecision =
  | { readonly kind: 'send'; readonly to: string }
  | { readonly kind: 'defer'; readonly until: Date }
  /** Counts as the step: it will not be tried again. */
  | { readonly kind: 'skip'; readonly outcome: 'skipped-do-not-disturb' | 'skipped-unsubscribed' }
  | {
      readonly kind: 'drop';
      readonly reason: 'no-cart' | 'no-address' | 'not-open' | 'bought' | 'changed' | 'done';
    };

const DAY_MS = 86_400_000;

/** Reminders for other carts at or before this instant no longer disturb. */
export const disturbFloor = (doNotDisturbDays: number, now: Date): Date =>
  new Date(now.getTime() - doNotDisturbDays * DAY_MS);

/** True when the person bought anything since this cart began: then the cart is not abandoned, it is replaced. */
export const boughtSince = (cart: Pick<CartRow, 'began_at'>, person: PersonRow | undefined): boolean =>
  person?.last_bought_at !== undefined && person.last_bought_at >= cart.began_at;

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

  const allowed = nextAllowedMinute(now, rules.quietHours, zoneOr(cart.time_zone, facts.shopTimeZone));
  if (allowed > now) return { kind: 'defer', until: allowed };
  if (facts.unsubscribed) return { kind: 'skip', outcome: 'skipped-unsubscribed' };
  if (
    person?.last_reminded_at !== undefined &&
    person.last_reminded_cart !== cart.cart_id &&
    new Date(person.last_reminded_at) > disturbFloor(rules.doNotDisturbDays, now)
  )
    return { kind: 'skip', outcome: 'skipped-do-not-disturb' };
  return { kind: 'send', to: cart.email };
}
