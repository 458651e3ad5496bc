// Shopify's customers/create, /update, /enable, /disable, /delete and /merge: the sample bodies of its documentation, which
// every version has alike. A merger names nobody but by id, and is told of at each step.
import type { CustomerChanged, Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { customerChanged } from './customer-topics.ts';
import { at, instant, known, text } from './fields.ts';
import { consentFacts, wordOn } from './shopify-consent.ts';
import { exactId, idOf } from './shopify-ids.ts';
import * as translation from './translation.ts';

/** Of the states of a merger the one that is over; bodies of early versions have none. */
const DONE = 'completed';

/** A customer whom the store knows by another address, or now without one. */
export function translateChanged(body: unknown, shop: Shop, request: WebhookRequest): Translation {
  const customerId = idOf(body);
  if (customerId === undefined) return translation.missing('id');
  const when = instant(at(body, 'updated_at')) ?? instant(request.headers['x-shopify-triggered-at']);
  const event = customerChanged({
    customerId,
    at: when,
    name: at(body, 'first_name'),
    email: at(body, 'email'),
    phone: at(body, 'phone'),
    country: text(at(body, 'default_address', 'country_code')) ?? shop.country,
    consents: consentsOf(body, when),
  });
  return translation.event(event);
}

/** Bodies before 2025-01 hold the consents too; without a time of its own such a word is as old as the body. */
function consentsOf(customer: unknown, when: string | undefined): CustomerChanged['consents'] {
  const said = consentFacts({ customer });
  const consents = known({ email: wordOn('email', said, when), sms: wordOn('sms', said, when) });
  return Object.keys(consents).length === 0 ? undefined : consents;
}

export function translateDeleted(body: unknown): Translation {
  const customerId = idOf(body);
  return customerId === undefined
    ? translation.missing('id')
    : translation.event({ type: 'customer.deleted', customerId });
}

export function translateMerged(body: unknown): Translation {
  const status = text(at(body, 'status'))?.toLowerCase() ?? DONE;
  if (status !== DONE) return translation.ignored(`a merger that is ${status}`);
  const keptId = exactId(at(body, 'admin_graphql_api_customer_kept_id'));
  const goneId = exactId(at(body, 'admin_graphql_api_customer_deleted_id'));
  if (keptId === undefined) return translation.missing('admin_graphql_api_customer_kept_id');
  if (goneId === undefined) return translation.missing('admin_graphql_api_customer_deleted_id');
  return translation.event({ type: 'customer.merged', keptId, goneId });
}
