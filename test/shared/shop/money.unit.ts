import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsOf } from '../../../shared/shop/currencies.ts';
import { decimalText, formatMoney, parseMoney } from '../../../shared/shop/money.ts';

describe('reading an amount', () => {
  test.each([
    ['520.00', 'GBP', 52_000],
    ['520', 'GBP', 52_000],
    [520, 'GBP', 52_000],
    [19.99, 'GBP', 1_999],
    ['0.1', 'GBP', 10],
    ['0', 'GBP', 0],
    ['1500', 'JPY', 1_500],
    ['1.234', 'KWD', 1_234],
    ['007.50', 'USD', 750],
    ['100000000000.00', 'USD', 10_000_000_000_000],
  ])('given %j %s, it is %i minor units', (value, currency, minor) => {
    expect(parseMoney(value, currency)).toEqual({ ok: true, minor });
  });

  test.each([
    ['1e3', 'GBP'],
    ['', 'GBP'],
    [' 5', 'GBP'],
    ['5.', 'GBP'],
    ['.5', 'GBP'],
    ['+5', 'GBP'],
    ['1,000.00', 'GBP'],
    ['£5', 'GBP'],
    ['free', 'GBP'],
    ['0x10', 'GBP'],
    ['٥', 'GBP'],
    [Number.NaN, 'GBP'],
    [Number.POSITIVE_INFINITY, 'GBP'],
    [1e21, 'GBP'],
  ])('given %j, it is refused as no amount', (value, currency) => {
    expect(parseMoney(value, currency)).toEqual({ ok: false, message: 'must be an amount such as "520.00"' });
  });

  test.each([
    ['5.001', 'GBP', 'must have at most 2 decimals (GBP)'],
    [0.1 + 0.2, 'KWD', 'must be an amount such as "520.00"'],
    ['100.0', 'JPY', 'must have at most 0 decimals (JPY)'],
    ['-5', 'GBP', 'must not be negative'],
    ['100000000000.01', 'USD', 'is too large'],
    ['90071992547409.91', 'USD', 'is too large'],
    ['5', 'pounds', 'the currency is not a three-letter ISO 4217 code'],
  ])('given %j %s, the message says: %s', (value, currency, message) => {
    expect(parseMoney(value, currency)).toEqual({ ok: false, message });
  });

  test('given a refund, negative amounts are read when they are allowed', () => {
    expect(parseMoney('-5.00', 'GBP', { negative: true })).toEqual({ ok: true, minor: -500 });
    expect(parseMoney('-0.00', 'GBP', { negative: true })).toEqual({ ok: true, minor: 0 });
  });

  test('given an API that pads with zeros, only zeros are dropped', () => {
    expect(parseMoney('1000.0', 'JPY', { padded: true })).toEqual({ ok: true, minor: 1_000 });
    expect(parseMoney('10.5000', 'GBP', { padded: true })).toEqual({ ok: true, minor: 1_050 });
    expect(parseMoney('10.505', 'GBP', { padded: true }).ok).toBe(false);
  });

  test('given any amount in minor units, writing and reading it gives it back', () => {
    const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    const currencies = fc.constantFrom('GBP', 'JPY', 'KWD', 'USD');
    fc.assert(
      fc.property(amounts, currencies, (minor, currency) => {
        expect(parseMoney(decimalText(minor, currency), currency, { negative: true })).toEqual({
          ok: true,
          minor,
        });
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('showing an amount', () => {
  test.each([
    [4_500, 'GBP', 'en-GB', '£45.00'],
    [52_005, 'USD', 'en-US', '$520.05'],
    [4_500, 'GBP', 'en_GB', '£45.00'],
    [4_500, 'EUR', 'de', '45,00 €'],
    [4_500, 'GBP', 'no locale!', '£45.00'],
    [4_500, 'GBP', '', '£45.00'],
    [1_500, 'JPY', 'ja-JP', '￥1,500'],
    [1_234, 'KWD', 'en-GB', 'KWD 1.234'],
    [9_007_199_254_740_991, 'USD', 'en-US', '$90,071,992,547,409.91'],
  ])('given %i %s for %s, it reads %s', (minor, currency, locale, text) => {
    expect(formatMoney(minor, currency, locale).replaceAll('\u00a0', ' ')).toBe(text);
  });

  test('given a currency, its decimals are known; given nonsense, it throws', () => {
    expect(['GBP', 'JPY', 'KWD'].map(decimalsOf)).toEqual([2, 0, 3]);
    expect(() => decimalsOf('pounds')).toThrow(RangeError);
  });
});
