// What a store tells of its customers, for cart recovery: the same bodies and the same reading as for orders, and of it
// what concerns an e-mail address. Consent to text messages does not.
import type { CartTranslation, ShopperEvent } from '../events/cart-events.ts';
import type { ConsentWord, StoreEvent, Translation } from '../events/store-events.ts';
import { known } from './fields.ts';
import * as translation from './translation.ts';

type Told = {
  /** The delivery's. */
  readonly eventId: string;
  /** Where the body does not say when. */
  readonly now: Date;
};

/** The shopper's event of a translated delivery about a customer. */
export function shopperEvents(read: Translation, told: Told): CartTranslation {
  if (read.kind !== 'event') return read;
  const events = eventsOf(read.event, told);
  if (events.length === 0) return translation.ignored('it concerns no e-mail address');
  return known({ kind: 'events' as const, events, notes: read.notes }) as CartTranslation;
}

function eventsOf(event: StoreEvent, { eventId, now }: Told): readonly ShopperEvent[] {
  const at = (said: string | undefined) => said ?? now.toISOString();
  switch (event.type) {
    case 'customer.consented':
    case 'customer.consent_ended': {
      if (event.channel !== 'email' || event.customer.email === undefined) return [];
      const pending = event.type === 'customer.consent_ended' ? event.pending : undefined;
      const word = { agrees: event.type === 'customer.consented', at: at(event.at), pending };
      return [consent(event.customer.email, word, eventId)];
    }
    case 'customer.opted_out': {
      const { email } = event.customer;
      if (email === undefined || (event.said !== undefined && event.said.channel !== 'email')) return [];
      return [consent(email, { agrees: false, at: at(event.said?.at), refused: true }, eventId)];
    }
    case 'customer.erased': {
      const { email } = event.customer;
      return email === undefined
        ? []
        : [{ type: 'shopper.erased', eventId, occurredAt: at(undefined), email }];
    }
    case 'customer.changed': {
      const { customerId, email, consents } = event;
      const occurredAt = at(event.at);
      const word = email === undefined || email === 'none' ? undefined : consents?.email;
      return [
        ...(email === undefined
          ? []
          : [{ type: 'shopper.changed' as const, eventId, occurredAt, customerId, email }]),
        ...(word === undefined || email === undefined ? [] : [consent(email, word, `${eventId}-consent`)]),
      ];
    }
    case 'customer.deleted':
      return [{ type: 'shopper.deleted', eventId, occurredAt: at(undefined), customerId: event.customerId }];
    case 'customer.merged': {
      const { keptId, goneId } = event;
      return [{ type: 'shopper.merged', eventId, occurredAt: at(undefined), keptId, goneId }];
    }
    default:
      return [];
  }
}

const consent = (
  email: string,
  word: { [Member in keyof ConsentWord]: ConsentWord[Member] | undefined },
  eventId: string,
): ShopperEvent => ({
  type: 'shopper.consent',
  eventId,
  occurredAt: word.at ?? '',
  email,
  word: known(word) as ConsentWord,
});
