// What the queue brings back to upsr-order, because the store will not tell it again.
import type { StoreEvent } from '../../../shared/events/store-events.ts';
import type { UnreadDelivery } from '../../../shared/webhooks/unread.ts';

/** What a store told us that could not be taken in then. */
export type LateEvent = { readonly late: StoreEvent };

export type ToldLater = LateEvent | UnreadDelivery;

/** Throws when it failed again: the queue then hands it out again, and keeps it for a person in the end. */
export type TellOrder = (told: ToldLater) => Promise<void>;
