// The fields of the cart bodies of our own format, one by one.
import * as z from 'zod/mini';
import { keptAddress } from '../people/address.ts';
import { webAddress } from './fields.ts';
import {
  currencyCode,
  identifier,
  lineFields,
  lines,
  moment,
  money,
  object,
  orProblem,
  required,
  usable,
  yesOrNo,
} from './generic-fields.ts';

/** Stores write "" for a picture they do not have. */
const address = orProblem<string | undefined>(
  (value) => webAddress(value),
  'must be a web address such as "https://shop.example/cart/k-42"',
);
const optionalAddress = usable(address);

const happening = { event_id: required(identifier), occurred_at: required(moment) };

export const cancelledBody = z.object({
  ...happening,
  cart_id: required(identifier),
  /** Of the order that it became, where that was cancelled or refunded. */
  order_id: usable(identifier),
});

export const erasedBody = z.object({
  ...happening,
  email: required(orProblem(keptAddress, 'must be an e-mail address')),
});

export function cartBody(currency: string) {
  const item = z.object(
    { ...lineFields(currency, { negative: true }), image_url: optionalAddress },
    object('must be an object'),
  );
  return z.object({
    ...happening,
    cart_id: required(identifier),
    began_at: usable(moment),
    customer_id: usable(identifier),
    marketing_consent: usable(yesOrNo),
    email: z.optional(z.unknown()),
    name: z.optional(z.unknown()),
    timezone: z.optional(z.unknown()),
    locale: z.optional(z.unknown()),
    currency: required(currencyCode),
    total: required(money(currency)),
    return_url: optionalAddress,
    saved_link: usable(yesOrNo),
    // An emptied cart is a change as well: it must not be reminded of what was taken out.
    items: lines(item),
  });
}

/** A purchase stops reminders, so only what that needs must be there. */
export function checkoutBody(currency: string) {
  return z.object({
    ...happening,
    cart_id: required(identifier),
    order_id: required(identifier),
    customer_id: usable(identifier),
    marketing_consent: usable(yesOrNo),
    email: z.optional(z.unknown()),
    currency: usable(currencyCode),
    total: usable(money(currency)),
  });
}
