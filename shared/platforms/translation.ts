// The three outcomes of reading a delivery, as short words.
import type { CartEvent, CartTranslation } from '../events/cart-events.ts';
import type { Issue, Notes, StoreEvent, Translation } from '../events/store-events.ts';

type Outcome<Kind extends Translation['kind']> = Extract<Translation, { kind: Kind }>;

export const event = (storeEvent: StoreEvent, notes: Notes = []): Translation => ({
  kind: 'event',
  event: storeEvent,
  ...noted(notes),
});
export const cartEvent = (event: CartEvent, notes: Notes = []): CartTranslation => ({
  kind: 'events',
  events: [event],
  ...noted(notes),
});
export const ignored = (reason: string): Outcome<'ignored'> => ({ kind: 'ignored', reason });
export const invalid = (issues: readonly Issue[]): Outcome<'invalid'> => ({ kind: 'invalid', issues });
/** One field that does not fit. */
export const issue = (path: string, message: string): Outcome<'invalid'> => invalid([{ path, message }]);
/** A field without which the rest is of no use. */
export const missing = (path: string): Outcome<'invalid'> => issue(path, 'is missing');

const noted = (notes: Notes): { notes?: Notes } => (notes.length === 0 ? {} : { notes });
