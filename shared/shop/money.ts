// Money is integer minor units with a currency code. It is read from decimal text digit by digit, never by
// multiplying floats, so that 19.99 is 1999 and nothing else.

import { withoutEnd } from '../text/ends.ts';
import { numberFormat } from '../text/formats.ts';
import { decimalsOf } from './currencies.ts';

export type ParsedMoney =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly message: string };

export type MoneyOptions = {
  /** Accept amounts below zero (refunds). */
  readonly negative?: boolean;
  /** Accept zeros beyond the currency's decimals: APIs that always print some ("1000.0" for yen). */
  readonly padded?: boolean;
};

/**
 * A hundred thousand million pounds. What is taken in is added up, multiplied by points and read back, and a number beyond
 * 2^53 can be neither written nor read: here is room for hundreds of such sums, and for every honest order.
 */
const MOST_MINOR = 10_000_000_000_000;

/** True for minor units that may be taken in. */
export const isAmount = (minor: number): boolean =>
  Number.isSafeInteger(minor) && Math.abs(minor) <= MOST_MINOR;

const PLAIN_DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/;

/**
 * Reads `"520.00"`, `"520"` or `520` as minor units. Refuses exponents, signs, separators, spaces and more decimals
 * than the currency has; the message says what was wrong and never throws. A number is read by its shortest
 * decimal text, so 0.1 + 0.2 is refused rather than rounded.
 */
export function parseMoney(
  value: string | number,
  currency: string,
  options: MoneyOptions = {},
): ParsedMoney {
  if (!isCurrency(currency)) return refuse('the currency is not a three-letter ISO 4217 code');
  const match = PLAIN_DECIMAL.exec(String(value));
  if (match === null) return refuse('must be an amount such as "520.00"');
  const [, sign, whole = '', written = ''] = match;
  if (sign === '-' && options.negative !== true) return refuse('must not be negative');

  const decimals = decimalsOf(currency);
  const fraction = options.padded === true ? withoutEnd(written, '0') : written;
  if (fraction.length > decimals) return refuse(`must have at most ${decimals} decimals (${currency})`);
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  if (!isAmount(minor)) return refuse('is too large');
  return { ok: true, minor: sign === '-' && minor !== 0 ? -minor : minor };
}

/** The amount as plain decimal text, for example `45.00`: the exact inverse of `parseMoney`. */
export function decimalText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return minor < 0 ? `-${text}` : text;
}

/**
 * The amount as people of this locale write it, with all its decimals: `£45.00`, `45,00 €` (that space is a no-break
 * one; `toGsmFriendly` makes it plain for text messages). Stores send locales in many spellings, and an unreadable one
 * must not stop a message: `en_GB` is read as `en-GB`, nonsense as English.
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  return formatted(minor, currency, { locale, currencyDisplay: 'symbol' });
}

/** The same by the currency's code and in the digits of this line: `INR 450.00`. */
export function formatMoneyByCode(minor: number, currency: string, locale: string): string {
  return formatted(minor, currency, { locale, currencyDisplay: 'code', numberingSystem: 'latn' });
}

function formatted(
  minor: number,
  currency: string,
  { locale, ...shown }: Intl.NumberFormatOptions & { readonly locale: string },
): string {
  const digits = decimalsOf(currency);
  const format = numberFormat(readableLocale(locale), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...shown,
  });
  // Decimal text goes in as text, so that no float comes between the stored amount and the shown one.
  return format.format(decimalText(minor, currency) as Intl.StringNumericLiteral);
}

/** A number of pieces as people of this locale write it: `1.5`, `1,5`. */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(readableLocale(locale), { maximumFractionDigits: 3 }).format(value);
}

function readableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function isCurrency(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}

function refuse(message: string): ParsedMoney {
  return { ok: false, message };
}
