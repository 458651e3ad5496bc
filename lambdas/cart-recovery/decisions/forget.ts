import type { MergeableEvent } from './merge.ts';

/** The event without anything that tells or leads to the person; what was in the cart stays, for the figures. */
export function withoutPerson(event: MergeableEvent): MergeableEvent {
  if (event.type === 'cart.cancelled') return event;
  const { email: _, emailIsRecorded: ________, customerId: ______, consent: _______, ...anonymous } = event;
  if (anonymous.type === 'checkout.completed') return anonymous;
  const { name: __, returnUrl: ___, timeZone: ____, locale: _____, ...cart } = anonymous;
  return cart;
}
