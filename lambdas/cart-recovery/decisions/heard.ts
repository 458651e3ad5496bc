// When an event counts as having happened. The store says so, and its own clock orders its events rightly even where it
// is some minutes ahead of ours. A time that no clock explains (a wrong zone, a year that was never meant) would close
// carts that are yet to come and freeze the one it is about, so that such an event happened when we first heard of it.
import type { CartEvent } from '../../../shared/events/cart-events.ts';
import { isAhead, notLaterThan } from '../../../shared/time/instant.ts';

/** The event as it is taken in: nothing of it lies further ahead of now than clocks do. */
export function heard<Event extends CartEvent>(event: Event, now: Date): Event {
  if (!isAhead(event.occurredAt, now)) return event;
  return { ...event, occurredAt: notLaterThan(event.occurredAt, now), ahead: true };
}
