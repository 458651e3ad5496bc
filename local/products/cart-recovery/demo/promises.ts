// The promises that no month of carts may break, judged from the outside: by the mails that arrived, the rows and
// the logs. Written apart from the product's own rules on purpose; a mistake there must not hide itself here.
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import { peopleInLogs } from '../../../demo/people-in-logs.ts';
import type { CartEvidence, Reminder } from './evidence.ts';

export type CartLimits = {
  /** Local hours of the receiver: nothing from `quietFrom` on and nothing before `quietUntil`. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly timeZone: string;
  readonly doNotDisturbDays: number;
};

/** Every broken promise as a sentence. */
export function brokenCartPromises(evidence: CartEvidence, limits: CartLimits): readonly string[] {
  return [
    ...afterUnsubscribing(evidence),
    ...afterThePurchase(evidence),
    ...afterErasure(evidence),
    ...moreThanOncePerStep(evidence),
    ...withoutAWayOut(evidence),
    ...disturbed(evidence, limits),
    ...remindedInQuietHours(evidence, limits),
    ...cartsForgotten(evidence),
    ...stopsWithoutTrail(evidence),
    ...peopleInLogs(evidence),
  ];
}

/** By page, by one click, by the owner, by complaint or by bounce: one list. */
export function afterUnsubscribing({ reminders, unsubs }: CartEvidence): readonly string[] {
  // To the second: the bus tells of a complaint in whole seconds, which may lie just before the mail itself.
  const second = (at: string) => at.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  const since = new Map(unsubs.map((row) => [row.email, second(row.unsubscribed_at)]));
  return reminders
    .filter(({ to, at }) => [to, digestOfAddress(to)].some((key) => (since.get(key) ?? '9') < second(at)))
    .map(({ id }) => `${id} went to somebody who had unsubscribed`);
}

/** A purchase under any cart ends the reminders of every cart that began before it. */
export function afterThePurchase({ reminders, carts, endings }: CartEvidence): readonly string[] {
  const beganAt = new Map(carts.map((cart) => [cart.cart_id, cart.began_at]));
  return reminders
    .filter(({ to, at, cartId }) =>
      endings.some(
        (ending) =>
          ending.kind === 'bought' &&
          ending.email === to &&
          ending.at < at &&
          ending.at >= (beganAt.get(cartId) ?? '9'),
      ),
    )
    .map(({ id }) => `${id} reminds of a cart whose owner had bought`);
}

export function afterErasure({ reminders, endings }: CartEvidence): readonly string[] {
  return reminders
    .filter(({ to, at }) => endings.some((end) => end.kind === 'erased' && end.email === to && end.at < at))
    .map(({ id }) => `${id} went to somebody who had been erased`);
}

export function moreThanOncePerStep({ reminders }: CartEvidence): readonly string[] {
  const seen = new Set<string>();
  return reminders.flatMap(({ id, cartId, step }) => {
    const key = `${cartId} ${step}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [`${id} is another ${step} reminder of the cart ${cartId}`];
  });
}

export function withoutAWayOut({ reminders }: CartEvidence): readonly string[] {
  return reminders
    .filter(({ unsubscribe }) => unsubscribe === undefined)
    .map(({ id }) => `${id} has no way to unsubscribe`);
}

/** Two carts of one person are not reminded of within the window. */
export function disturbed(
  { reminders }: CartEvidence,
  { doNotDisturbDays }: Pick<CartLimits, 'doNotDisturbDays'>,
): readonly string[] {
  const last = new Map<string, Reminder>();
  return reminders.flatMap((reminder) => {
    const before = last.get(reminder.to);
    last.set(reminder.to, reminder);
    if (before === undefined || before.cartId === reminder.cartId) return [];
    const apart = Date.parse(reminder.at) - Date.parse(before.at);
    return apart < doNotDisturbDays * DAY_MS ? [`${reminder.id} disturbs somebody reminded before`] : [];
  });
}

export function remindedInQuietHours(
  { reminders, people }: CartEvidence,
  { quietFrom, quietUntil, timeZone }: Omit<CartLimits, 'doNotDisturbDays'>,
): readonly string[] {
  const zoneOf = new Map(people.map((person) => [person.email, person.timeZone]));
  return reminders.flatMap(({ id, at, to }) => {
    const zone = zoneOf.get(to) ?? timeZone;
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
        new Date(at),
      ),
    );
    const quiet = hour >= quietFrom || hour < quietUntil;
    return quiet ? [`${id} went out at ${at}, inside the quiet hours of ${zone}`] : [];
  });
}

/** The sweep comes every hour, so nothing is overdue for longer than two. */
export function cartsForgotten({ carts, now }: CartEvidence): readonly string[] {
  const overdue = new Date(Date.parse(now) - 2 * HOUR_MS).toISOString();
  return carts
    .filter(({ status, wakeup_at }) => status === 'open' && wakeup_at !== undefined && wakeup_at < overdue)
    .map(({ cart_id }) => `Nobody looked at the cart ${cart_id} when it was due`);
}

/** Every cart that stopped says in the trail why. */
export function stopsWithoutTrail({ carts, audit }: CartEvidence): readonly string[] {
  const told = new Set(audit.map(({ cart_id }) => cart_id));
  return carts
    .filter(({ status, cart_id }) => status !== 'open' && !told.has(cart_id))
    .map(({ cart_id }) => `The cart ${cart_id} stopped and the trail does not say why`);
}
