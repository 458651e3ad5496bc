// The bodies of a generic store's order and customer events, field by field.
import * as z from 'zod/mini';
import {
  currencyCode,
  identifier,
  lineFields,
  lines,
  moment,
  money,
  object,
  optional,
  orProblem,
  required,
  usable,
  yesOrNo,
} from './generic-fields.ts';

const channelName = orProblem(
  (value) => (value === 'email' || value === 'sms' ? (value as 'email' | 'sms') : undefined),
  'must be "email" or "sms"',
);

/** Addresses are read later and dropped when they are none; see `person.ts`. */
const customer = z.object(
  {
    id: usable(identifier),
    name: z.optional(z.unknown()),
    email: z.optional(z.unknown()),
    phone: z.optional(z.unknown()),
    locale: z.optional(z.unknown()),
    timezone: z.optional(z.unknown()),
    marketing_consent: usable(yesOrNo),
    email_consent: usable(yesOrNo),
    sms_consent: usable(yesOrNo),
  },
  object('must be an object with id, email or phone'),
);

/** The shopper of a `customer.*` event. */
export const customerBody = z.object({
  customer,
  channel: optional(channelName),
  occurred_at: usable(moment),
});

/** A customer whom the store knows by another address, or not any more. */
export const customerStateBody = z.object({
  occurred_at: usable(moment),
  customer: z.object(
    {
      id: required(identifier),
      name: z.optional(z.unknown()),
      email: z.optional(z.unknown()),
      phone: z.optional(z.unknown()),
    },
    object('must be an object with id'),
  ),
});

/** Two customers who are one: the id that is kept and the one that is gone. */
export const customersMergedBody = z.object({ kept_id: required(identifier), gone_id: required(identifier) });

/** An event that only names an order. */
export const orderReferenceBody = z.object({ order_id: required(identifier) });

const orderBodies = new Map<string, ReturnType<typeof makeOrderBody>>();

/** A whole order, its amounts in `currency`. Made once per currency, because making it takes longer than reading with it. */
export function orderBody(currency: string) {
  const made = orderBodies.get(currency) ?? makeOrderBody(currency);
  orderBodies.set(currency, made);
  return made;
}

function makeOrderBody(currency: string) {
  const item = z.object(lineFields(currency), object('must be an object'));
  return z.object({
    order_id: required(identifier),
    placed_at: required(moment),
    currency: required(currencyCode),
    total: required(money(currency)),
    // Whoever bought is welcome to be known; an order of somebody unreadable is an order all the same.
    customer: usable((value) => {
      const read = customer.safeParse(value);
      return read.success ? { value: read.data } : { problem: 'must be an object with id, email or phone' };
    }),
    items: lines(item).check(z.refine(({ read }) => read.length > 0, 'must not be empty')),
  });
}
