// The bodies of a generic till, field by field. They are read strictly: a sale that is read wrongly gives somebody
// the wrong points, and whoever sets the till up wants to be told every mistake at once.
import * as z from 'zod/mini';
import { toE164 } from '../people/phone.ts';
import { text } from '../platforms/fields.ts';
import {
  currencyCode,
  identifier,
  lines,
  moment,
  money,
  naming,
  object,
  optional,
  orProblem,
  required,
  usable,
} from '../platforms/generic-fields.ts';
import type { Shop } from '../shop/shop.ts';

const MOST_UNITS = 100_000;

/** Goods that are weighed are sold by 0.35 kg; three decimals are a gram. */
const quantity = orProblem((value) => {
  const units = typeof value === 'string' && /^\d{1,6}(\.\d{1,3})?$/.test(value) ? Number(value) : value;
  if (typeof units !== 'number' || !(units > 0) || units > MOST_UNITS) return undefined;
  return Number(units.toFixed(3)) === units ? units : undefined;
}, 'must be a number above 0 with at most three decimals');

/** Amounts and totals; `instead` says what to do about one that is below zero. */
const amount = (shop: Shop, instead: string) => (value: unknown) => {
  const read = money(shop.currency)(value);
  const below = 'problem' in read && read.problem === 'must not be negative';
  return below ? { problem: `must not be negative: ${instead}` } : read;
};

/** Points are worth the same everywhere only in one currency. */
const shopCurrency = (shop: Shop) => {
  const code = orProblem(
    (value) => (text(value)?.toUpperCase() === shop.currency ? shop.currency : undefined),
    `must be ${shop.currency}, the currency of the shop's settings`,
  );
  return (value: unknown) => {
    const read = currencyCode(value);
    return 'problem' in read ? read : code(value);
  };
};

/**
 * A typing mistake must not lose somebody's points without a word, so that what cannot be a number is a mistake;
 * only nothing is nobody.
 */
const phone = (shop: Shop) => (value: unknown) => {
  if (typeof value === 'string' && value.trim() === '') return { value: undefined };
  const e164 = toE164(text(value) ?? '', shop.country);
  if (e164 !== undefined) return { value: e164 };
  return {
    problem: `must be a phone number of ${shop.country}, or of another country with its +code; leave it out for nobody`,
  };
};

/** Where the till has numbered its members by their phones, its member id is one. */
export function memberPhone(memberId: string | undefined, shop: Shop): string | undefined {
  return memberId === undefined ? undefined : toE164(memberId, shop.country);
}

const memberId = orProblem(text, 'must be a text or a number');

/** Tills write "" for a code they do not have. */
const code = (value: unknown) => (value === '' ? { value: undefined } : identifier(value));

export const itemBody = (shop: Shop) =>
  z.object(
    {
      code: usable<string | undefined>(code),
      name: required(naming),
      quantity: required(quantity),
      amount: required(amount(shop, 'what the line came to, discounts off')),
      gift_card: optional(
        orProblem((value) => (typeof value === 'boolean' ? value : undefined), 'must be true or false'),
      ),
    },
    object('must be an object'),
  );

export const saleBody = (shop: Shop) =>
  z.object({
    sale_id: required(identifier),
    closed_at: required(moment),
    updated_at: usable(moment),
    phone: optional(phone(shop)),
    member_id: optional<string | undefined>((value) =>
      value === '' ? { value: undefined } : memberId(value),
    ),
    currency: required(shopCurrency(shop)),
    total: required(amount(shop, 'tell of money that went back as sale.refunded, with refund_of')),
    items: lines(itemBody(shop)),
  });

export const refundBody = (shop: Shop) =>
  z.object({
    sale_id: required(identifier),
    refund_of: required(identifier),
    closed_at: required(moment),
    currency: optional(shopCurrency(shop)),
    total: required(amount(shop, 'it is the amount that went back')),
    items: z.nullish(lines(itemBody(shop))),
  });

export const voidBody = z.object({
  sale_id: optional(identifier),
  refund_of: required(identifier),
  closed_at: required(moment),
});
