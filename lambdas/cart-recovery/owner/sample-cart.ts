// A cart of so much money that was left at a moment, and when it is reminded: by the decisions that remind real carts.
import { minutesAfter, nowOf, ZONE } from '../../../shared/rules/at-work/at-work.ts';
import type { Setting } from '../../../shared/rules/declaration.ts';
import { decideReminder, type RemindDecision } from '../decisions/may-remind.ts';
import { decideMove, type Move } from '../decisions/two-reminders.ts';
import type { CartRow, PersonRow } from '../rows.ts';
import type { CartRules } from '../rules/shape.ts';

export type CartSetting = Setting<CartRules>;

/** As the functions have them: a document says nothing of the shop's currency. */
const rulesOf = ({ rules, shop }: CartSetting): CartRules => ({ ...rules, currency: shop.currency });

export function sampleCart(totalMinor: number, setting: CartSetting, more: Partial<CartRow> = {}): CartRow {
  const at = nowOf(setting).toISOString();
  return {
    cart_id: 'x',
    status: 'open',
    version: 1,
    began_at: at,
    changed_at: at,
    changed_event: 'x',
    currency: setting.shop.currency,
    total_minor: totalMinor,
    items: [{ name: 'x', quantity: 1 }],
    saved_link: false,
    email: 'x',
    ...more,
  } as CartRow;
}

/** What is due for it then, and if nothing is yet, from when something is. */
export function nextMove(
  cart: CartRow,
  setting: CartSetting,
  now = nowOf(setting),
): { move: Move; at: Date } {
  const move = decideMove(cart, rulesOf(setting), now);
  return move.move === 'still-shopping'
    ? { move: decideMove(cart, rulesOf(setting), move.until), at: move.until }
    : { move, at: now };
}

/** The waits of the first reminder and of the second in minutes; of a cart that gets none, nothing. */
export function waitsOf(
  totalMinor: number,
  setting: CartSetting,
): { readonly first?: number; readonly second?: number } {
  const began = nowOf(setting);
  const minutes = (at: Date) => Math.round((at.getTime() - began.getTime()) / 60_000);
  const first = nextMove(sampleCart(totalMinor, setting), setting);
  if (first.move.move !== 'first-reminder') return {};
  const cart = sampleCart(totalMinor, setting, { first_at: first.at.toISOString(), first_outcome: 'sent' });
  const second = nextMove(cart, setting, first.at);
  return {
    first: minutes(first.at),
    ...(second.move.move === 'second-reminder' ? { second: minutes(second.at) } : {}),
  };
}

/** What becomes of a first reminder to somebody, at noon of a day that is not quiet. */
export function reminderTo(
  person: Partial<PersonRow>,
  setting: CartSetting,
  at = nowOf(setting),
): RemindDecision {
  const cart = sampleCart(1, setting, { began_at: at.toISOString(), changed_at: at.toISOString() });
  const reminder = { cart_id: 'x', step: 'first' as const, changed_at: at.toISOString(), changed_event: 'x' };
  const rules = { ...rulesOf(setting), quietHours: 'off' as const };
  const { country } = setting.shop;
  return decideReminder(
    {
      reminder,
      cart,
      person: person as PersonRow,
      unsubscribed: false,
      rules,
      shopTimeZone: ZONE,
      ...(country === undefined ? {} : { country }),
    },
    minutesAfter(at, 1),
  );
}
