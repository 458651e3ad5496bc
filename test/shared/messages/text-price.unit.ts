import { expect, test } from 'vitest';
import { isGsm } from '../../../shared/messages/gsm.ts';
import { textPrice } from '../../../shared/messages/text-price.ts';
import { currencies } from '../../../shared/shop/currencies.ts';

test.each([
  [4_500, 'GBP', 'en-GB', '£45.00'],
  [4_500, 'EUR', 'de-DE', '45,00 €'],
  [45_000, 'INR', 'en-IN', 'INR 450.00'],
  [45_000, 'PLN', 'pl-PL', '450,00 zl'],
  [4_650, 'JPY', 'en-US', '¥4,650'],
])('given %i %s in %s, a text says %s', (minor, currency, locale, shown) => {
  expect(textPrice(minor, currency, locale)).toBe(shown);
});

test('no price makes a text cost more, in whatever currency and language', () => {
  for (const currency of currencies)
    for (const locale of ['en-GB', 'de-CH', 'ar-EG', 'he-IL', 'ja-JP', 'hi-IN', 'fa-IR', 'ru-RU', 'fr-FR'])
      expect(isGsm(textPrice(123_456, currency, locale)), `${currency} ${locale}`).toBe(true);
});
