// WooCommerce's customer.created, .updated and .deleted (there is no customer.restored). The body is the REST interface's
// customer: `email` is the account's own, which is what changes where somebody changes "their e-mail address", and the
// billing address follows it there. A deleted one has nothing but its id.
import type { Translation } from '../events/store-events.ts';
import type { Shop } from '../shop/shop.ts';
import { customerChanged } from './customer-topics.ts';
import { at, id, text } from './fields.ts';
import * as translation from './translation.ts';
import { consentOf, utc } from './woocommerce-body.ts';

export function translateChanged(body: unknown, shop: Shop): Translation {
  const customerId = id(at(body, 'id'));
  if (customerId === undefined) return translation.missing('id');
  const billing = at(body, 'billing');
  const when = utc(at(body, 'date_modified_gmt'));
  const agrees = consentOf(body, shop.consentMetaKey);
  const word = agrees === undefined || when === undefined ? undefined : { agrees, at: when };
  const event = customerChanged({
    customerId,
    at: when,
    name: text(at(body, 'first_name')) ?? at(billing, 'first_name'),
    email: text(at(body, 'email')) ?? at(billing, 'email') ?? at(body, 'email'),
    phone: at(billing, 'phone'),
    country: text(at(billing, 'country')) ?? shop.country,
    ...(word === undefined ? {} : { consents: { email: word, sms: word } }),
  });
  return translation.event(event);
}

export function translateDeleted(body: unknown): Translation {
  const customerId = id(at(body, 'id'));
  return customerId === undefined
    ? translation.missing('id')
    : translation.event({ type: 'customer.deleted', customerId });
}
