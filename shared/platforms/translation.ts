// The three outcomes of reading a delivery, as short words.
import type { Issue, StoreEvent, Translation } from '../store-events.ts';

export const event = (storeEvent: StoreEvent): Translation => ({ kind: 'event', event: storeEvent });
export const ignored = (reason: string): Translation => ({ kind: 'ignored', reason });
export const invalid = (issues: readonly Issue[]): Translation => ({ kind: 'invalid', issues });
