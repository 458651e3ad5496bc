// What Shopify says of consent: `email_marketing_consent` and `sms_marketing_consent`, in topics of their own and, before API
// version 2025-01, on the customer of an order. Of the states only `subscribed` permits (CustomerEmailMarketingState and
// CustomerSmsMarketingState of the GraphQL Admin API); one that is not known here permits nothing either.
//
//   subscribed                                  agrees
//   unsubscribed, redacted                      wants no more: in the upsell recommender for good, as an answer "stop" is
//   pending                                     asked for, and the letter that confirms it not answered yet
//   not_subscribed, invalid, anything else      does not agree
import type { ConsentChannel, ConsentWord, Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { at, boolean, instant, known, text } from './fields.ts';
import { keptReference, type PersonFacts, personReference } from './person.ts';
import { exactId } from './shopify-ids.ts';
import * as translation from './translation.ts';

const FOR_GOOD = new Set(['unsubscribed', 'redacted']);

/** customers_email_marketing_consent/update and customers_marketing_consent/update (which is text messages). */
export function translateConsent(
  body: unknown,
  shop: Shop,
  { channel, request }: { readonly channel: ConsentChannel; readonly request: WebhookRequest },
): Translation {
  const consent = at(body, channel === 'email' ? 'email_marketing_consent' : 'sms_marketing_consent');
  const state = stateOf(consent);
  const reference = state === 'subscribed' ? personReference : keptReference;
  const customer = reference({
    id: exactId(at(body, 'customer_id')) ?? exactId(at(body, 'id')),
    emails: [at(body, 'email_address')],
    phones: [at(body, 'phone')],
    country: shop.country,
  });
  if (Object.keys(customer).length === 0) return translation.missing('customer_id');
  if (state === undefined) return translation.ignored('consent state none');
  // A customer who was never asked has no time; then it is the moment at which Shopify told of it, which repeats keep.
  const saidAt =
    instant(at(consent, 'consent_updated_at')) ?? instant(request.headers['x-shopify-triggered-at']);
  const when = known({ at: saidAt });
  if (state === 'subscribed')
    return translation.event({ type: 'customer.consented', customer, channel, ...when });
  if (FOR_GOOD.has(state))
    return translation.event({ type: 'customer.opted_out', customer, said: { channel, ...when } });
  const pending = state === 'pending' ? ({ pending: true } as const) : {};
  return translation.event({ type: 'customer.consent_ended', customer, channel, ...when, ...pending });
}

/**
 * What an order or a checkout says of its shopper's consents. A box that was not ticked says nothing: the consent may have
 * been given elsewhere. One that was ticked says yes where no consent stands beside it.
 */
export function consentFacts(body: unknown): ConsentFacts {
  const email = said(at(body, 'customer', 'email_marketing_consent'), at(body, 'buyer_accepts_marketing'));
  const sms = said(at(body, 'customer', 'sms_marketing_consent'), at(body, 'buyer_accepts_sms_marketing'));
  const where = (how: keyof Said) => {
    const channels: ConsentChannel[] = [];
    if (email[how] === true) channels.push('email');
    if (sms[how] === true) channels.push('sms');
    return channels.length === 0 ? undefined : channels;
  };
  return {
    emailConsent: email.agrees,
    emailConsentAt: email.at,
    smsConsent: sms.agrees,
    smsConsentAt: sms.at,
    ticked: where('ticked'),
    pending: where('pending'),
    refused: where('refused'),
  };
}

type ConsentFacts = Pick<
  PersonFacts,
  'emailConsent' | 'emailConsentAt' | 'smsConsent' | 'smsConsentAt' | 'ticked' | 'pending' | 'refused'
>;

/** One channel's word out of those facts; without a time of its own it was said `otherwise`. */
export function wordOn(
  channel: ConsentChannel,
  facts: ConsentFacts,
  otherwise: string | undefined,
): ConsentWord | undefined {
  const agrees = channel === 'email' ? facts.emailConsent : facts.smsConsent;
  const saidAt = (channel === 'email' ? facts.emailConsentAt : facts.smsConsentAt) ?? otherwise;
  if (agrees === undefined || saidAt === undefined) return undefined;
  const is = (how: 'ticked' | 'pending' | 'refused') => (facts[how]?.includes(channel) ? true : undefined);
  return known({
    agrees,
    at: saidAt,
    ticked: is('ticked'),
    pending: is('pending'),
    refused: is('refused'),
  }) as ConsentWord;
}

type Said = {
  readonly agrees?: boolean;
  readonly at?: string | undefined;
  readonly ticked?: boolean;
  readonly pending?: boolean;
  readonly refused?: boolean;
};

function said(consent: unknown, box: unknown): Said {
  const state = stateOf(consent);
  if (state === undefined) return boolean(box) === true ? { agrees: true, ticked: true } : {};
  return {
    agrees: state === 'subscribed',
    at: instant(at(consent, 'consent_updated_at')),
    pending: state === 'pending',
    refused: FOR_GOOD.has(state),
  };
}

const stateOf = (consent: unknown): string | undefined => text(at(consent, 'state'))?.toLowerCase();
