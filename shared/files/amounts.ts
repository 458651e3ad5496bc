// Amounts with their currency's sign or code, in front or behind, and however the minus is written.
import { currencies } from '../shop/currencies.ts';
import { type Mark, type Plain, plainNumber } from './numbers.ts';

/** Written by people beside what their languages' standards say. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  CHF: ['FR', 'SFR'],
  INR: ['RS'],
  PKR: ['RS'],
  LKR: ['RS'],
  EUR: ['EURO'],
  MYR: ['RM'],
};

const signs = new Map<string, ReadonlySet<string>>();

/** `£18.00`, `1 234,50 €`, `(6.00)`, `18.00-`, `CHF -6.–` as plain text; a problem for another currency's sign. */
export function plainAmount(cell: string, mark: Mark | undefined, currency: string): Plain {
  const written = cell.normalize('NFKC').replaceAll(/[−–]/g, '-');
  const marks = written.match(/\p{Sc}|\p{L}+\.?(?:\p{Sc})?/gu) ?? [];
  const own = signsOf(currency);
  for (const found of marks) {
    const sign = found.replace(/\.$/, '').toUpperCase();
    if (own.has(sign)) continue;
    const isCurrency = /\p{Sc}/u.test(sign) || isCode(sign);
    return { problem: isCurrency ? `is not in ${currency}` : 'is no amount' };
  }
  let number = written;
  for (const found of marks) number = number.replace(found, ' ');
  // The sign may have stood between the minus and the number; Swiss and Dutch prices end in a dash for no cents.
  const read = plainNumber(number.trim().replace(/[.,]-$/, ''), mark);
  return 'problem' in read ? { problem: amountProblem(read.problem) } : read;
}

const amountProblem = (problem: string): string => (problem === 'is no number' ? 'is no amount' : problem);

function isCode(sign: string): boolean {
  return /^[A-Z]{3}$/.test(sign) && Intl.supportedValuesOf('currency').includes(sign);
}

/** How a currency is written: its code, and its signs in English and in the languages that have one of their own. */
function signsOf(currency: string): ReadonlySet<string> {
  const known = signs.get(currency);
  if (known !== undefined) return known;
  // A cell may say `£` or `US Dollar` where a code belongs: its line's reader says so, and `Intl` would end the whole file.
  if (!currencies.has(currency)) return new Set([currency]);
  // US$, A$, S$, NT$ and the like name the country beside the sign.
  const dollars = [`${currency.slice(0, 2)}$`, `${currency.slice(0, 1)}$`];
  const found = new Set([currency, ...dollars, ...(ALSO[currency] ?? [])]);
  for (const locale of ['en', 'en-US', 'de-CH', 'sv', 'da', 'nb', 'cs', 'pl', 'ja', 'zh', 'hi', 'ms', 'hu'])
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const)
      for (const { type, value } of new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay,
      }).formatToParts(1))
        if (type === 'currency') found.add(value.replace(/\.$/, '').toUpperCase());
  signs.set(currency, found);
  return found;
}
