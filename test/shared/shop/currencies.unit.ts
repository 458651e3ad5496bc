import { expect, test } from 'vitest';
import { currencies, decimalsOf } from '../../../shared/shop/currencies.ts';
import { decimalText, formatMoney, parseMoney } from '../../../shared/shop/money.ts';

/** List one of ISO 4217 as in force since 2026-01-01, each code with its minor units, without what nobody pays with (N.A.). */
const STANDARD =
  'AED2 AFN2 ALL2 AMD2 AOA2 ARS2 AUD2 AWG2 AZN2 BAM2 BBD2 BDT2 BHD3 BIF0 BMD2 BND2 BOB2 BOV2 BRL2 BSD2 ' +
  'BTN2 BWP2 BYN2 BZD2 CAD2 CDF2 CHE2 CHF2 CHW2 CLF4 CLP0 CNY2 COP2 COU2 CRC2 CUP2 CVE2 CZK2 DJF0 DKK2 ' +
  'DOP2 DZD2 EGP2 ERN2 ETB2 EUR2 FJD2 FKP2 GBP2 GEL2 GHS2 GIP2 GMD2 GNF0 GTQ2 GYD2 HKD2 HNL2 HTG2 HUF2 ' +
  'IDR2 ILS2 INR2 IQD3 IRR2 ISK0 JMD2 JOD3 JPY0 KES2 KGS2 KHR2 KMF0 KPW2 KRW0 KWD3 KYD2 KZT2 LAK2 LBP2 ' +
  'LKR2 LRD2 LSL2 LYD3 MAD2 MDL2 MGA2 MKD2 MMK2 MNT2 MOP2 MRU2 MUR2 MVR2 MWK2 MXN2 MXV2 MYR2 MZN2 NAD2 ' +
  'NGN2 NIO2 NOK2 NPR2 NZD2 OMR3 PAB2 PEN2 PGK2 PHP2 PKR2 PLN2 PYG0 QAR2 RON2 RSD2 RUB2 RWF0 SAR2 SBD2 ' +
  'SCR2 SDG2 SEK2 SGD2 SHP2 SLE2 SOS2 SRD2 SSP2 STN2 SVC2 SYP2 SZL2 THB2 TJS2 TMT2 TND3 TOP2 TRY2 TTD2 ' +
  'TWD2 TZS2 UAH2 UGX0 USD2 USN2 UYI0 UYU2 UYW4 UZS2 VED2 VES2 VND0 VUV0 WST2 XAD2 XAF0 XCD2 XCG2 XOF0 ' +
  'XPF0 YER2 ZAR2 ZMW2 ZWG2';

/** Whoever asks `Intl` is told other digits by one release of Node 22 or the other (CLDR 46 and 48). */
const WHERE_INTL_DIFFERS = new Set(
  'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SLL SOS SYP YER'.split(' '),
);

const standard = STANDARD.split(' ').map((entry) => [entry.slice(0, 3), Number(entry.slice(3))] as const);

test('every currency has the decimals of the standard, and no code is missing', () => {
  expect(standard.map(([code]) => [code, decimalsOf(code)])).toEqual(standard);
  expect(standard.filter(([code]) => !currencies.has(code))).toEqual([]);
});

test.each([
  ['HUF', 2],
  ['IDR', 2],
  ['COP', 2],
  ['PKR', 2],
  ['RSD', 2],
  ['IQD', 3],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
])('given %s, amounts have %i decimals whatever the runtime says', (code, decimals) => {
  expect(decimalsOf(code)).toBe(decimals);
  expect(parseMoney('4650', code)).toEqual({ ok: true, minor: 4650 * 10 ** decimals });
});

test('where Intl would have answered otherwise is known by name, so that a new difference is seen', () => {
  const differs = [...currencies].filter((currency) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits !== decimalsOf(currency);
  });
  expect(differs.filter((code) => !WHERE_INTL_DIFFERS.has(code) && !NOT_CURRENT.has(code))).toEqual([]);
  expect(differs).toContain('IQD');
});

/** Units of account and the like, for which `Intl` has no digits of its own and says two. */
const NOT_CURRENT = new Set(['CLF', 'UYI', 'UYW']);

test('what a person reads has exactly the digits that the row means', () => {
  for (const code of currencies) {
    const shown = formatMoney(123_456, code, 'en');
    // Some symbols end in a stop of their own.
    expect(shown.replaceAll(/[^0-9.]/g, '').replace(/^\./, ''), code).toBe(decimalText(123_456, code));
  }
});

test('a code that the standard does not list has two decimals, and what is no code is refused', () => {
  expect(decimalsOf('XBT')).toBe(2);
  expect(currencies.has('XBT')).toBe(false);
  expect(currencies.has('XAU')).toBe(false);
  expect(() => decimalsOf('pounds')).toThrow(RangeError);
});
