// What an order says of its shopper's consents, beside what is remembered of them.
import type { ConsentChannel, ConsentWord, Order } from '../../../shared/events/store-events.ts';
import { isNewerWord, type RememberedConsent } from '../../../shared/people/consent.ts';

export type OrderConsents = Readonly<Partial<Record<ConsentChannel, ConsentWord>>>;
export type RememberedConsents = Readonly<Partial<Record<ConsentChannel, RememberedConsent>>>;

/** The order's words, of the channels of which it says something. Without a time of its own a word is as old as the order. */
export function orderConsents({ customer, placedAt, saidAt = placedAt }: Order): OrderConsents {
  if (customer === undefined) return {};
  const { emailConsent, emailConsentAt, smsConsent, smsConsentAt } = customer;
  const how = (channel: ConsentChannel) => ({
    ...(customer.ticked?.includes(channel) ? { ticked: true as const } : {}),
    ...(customer.pending?.includes(channel) ? { pending: true as const } : {}),
    ...(customer.refused?.includes(channel) ? { refused: true as const } : {}),
  });
  const word = (channel: ConsentChannel, agrees: boolean | undefined, at = saidAt): OrderConsents =>
    agrees === undefined ? {} : { [channel]: { agrees, at, ...how(channel) } };
  return { ...word('email', emailConsent, emailConsentAt), ...word('sms', smsConsent, smsConsentAt) };
}

/** Whether its shopper told the store, of any channel, that they want no more: which is for good, and for every channel. */
export const wantsNoMore = ({ customer }: Order): boolean => (customer?.refused ?? []).length > 0;

/** Those of them that are newer than what is remembered. */
export function newerConsents(said: OrderConsents, remembered: RememberedConsents): OrderConsents {
  const { email, sms } = said;
  return {
    ...(email !== undefined && isNewerWord(email, remembered.email ?? {}) ? { email } : {}),
    ...(sms !== undefined && isNewerWord(sms, remembered.sms ?? {}) ? { sms } : {}),
  };
}
