// Square's amounts, which are minor units already.
import { at, text } from '../platforms/fields.ts';
import { isAmount } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';

/** The amounts are in another currency than the shop's. */
export type Foreign = { readonly foreign: string };

export function amount(value: unknown, member: string): number | undefined {
  const found = at(value, member, 'amount');
  return typeof found === 'number' && isAmount(found) ? found : undefined;
}

/** What these `returns` came to, in one member of their amounts. */
export const sumReturned = (returns: readonly unknown[], member: string): number =>
  returns.reduce<number>((total, one) => total + (amount(at(one, 'return_amounts'), member) ?? 0), 0);

/** The money of a refund or a dispute, or the currency it is in where that is not the shop's. */
export function moneyBack(value: unknown, shop: Shop): { readonly minor: number } | Foreign | undefined {
  const minor = amount(value, 'amount_money');
  if (minor === undefined) return undefined;
  const foreign = foreignCurrency(at(value, 'amount_money'), shop);
  return foreign === undefined ? { minor } : { foreign };
}

export function foreignCurrency(money: unknown, shop: Shop): string | undefined {
  const currency = text(at(money, 'currency')) ?? shop.currency;
  return currency === shop.currency ? undefined : cut(currency, { characters: 10 });
}
