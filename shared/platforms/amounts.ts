// Amounts that a store computed. They come with more decimals than the currency has (a unit price that is a
// total divided by a quantity, "1000.0" yen), so they are rounded here, half up, on their decimal digits.
// What a person or a generic sender wrote is read strictly, by `parseMoney`, and refused instead.
import { decimalsOf } from '../shop/currencies.ts';
import { isAmount } from '../shop/money.ts';

/** Minor units; undefined for what is negative, too large or no amount. */
export function storeAmount(value: unknown, currency: string): number | undefined {
  const written = typeof value === 'number' && Number.isFinite(value) ? plainDigits(value) : value;
  if (typeof written !== 'string') return undefined;
  const parts = /^(\d{1,15})(?:\.(\d{0,20}))?$/.exec(written.trim());
  if (parts === null) return undefined;
  const decimals = decimalsOf(currency);
  const fraction = (parts[2] ?? '').padEnd(decimals + 1, '0');
  const whole = Number(`${parts[1]}${fraction.slice(0, decimals)}`);
  const minor = whole + (fraction.charAt(decimals) >= '5' ? 1 : 0);
  return isAmount(minor) ? minor : undefined;
}

/** The same of an amount that may be below zero: a voucher that stands among the lines, a fee that is a discount. */
export function signedAmount(value: unknown, currency: string): number | undefined {
  const written = typeof value === 'number' ? plainDigits(value) : value;
  if (typeof written !== 'string') return undefined;
  const negative = written.trim().startsWith('-');
  const minor = storeAmount(negative ? written.trim().slice(1) : written, currency);
  return minor === undefined || !negative || minor === 0 ? minor : -minor;
}

/** The first of these that is an amount: bodies of different versions say it in different places. */
export function firstAmount(values: readonly unknown[], currency: string): number | undefined {
  for (const value of values) {
    const minor = storeAmount(value, currency);
    if (minor !== undefined) return minor;
  }
  return undefined;
}

/** Computed prices arrive as 6.666666666666667 or 1e-7; eight decimals are beyond every currency's. */
function plainDigits(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(8);
}
