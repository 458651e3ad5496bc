// A price as a text message shows it: one sign outside the small alphabet would more than double what the text costs.
import { formatMoney, formatMoneyByCode } from '../shop/money.ts';
import { inGsm } from './gsm-alphabet.ts';

/** `£45.00`, `450,00 zl`; by the currency's code where its sign is in no telephone's alphabet: `INR 450.00`. */
export function textPrice(minor: number, currency: string, locale: string): string {
  return (
    inGsm(formatMoney(minor, currency, locale)) ??
    inGsm(formatMoneyByCode(minor, currency, locale)) ??
    formatMoneyByCode(minor, currency, 'en')
  );
}
