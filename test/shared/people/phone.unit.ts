import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryOfPhone, toE164 } from '../../../shared/people/phone.ts';

/** What numbers are written with, in any order. */
const numbers = fc
  .array(fc.constantFrom(...'0123456789+()/-. ;x', '00', '+52 1', '+55', ';phone-context=+44'), {
    maxLength: 24,
  })
  .map((signs) => signs.join(''));

describe('reading a telephone number', () => {
  test.each([
    ['07700 900123', 'GB', '+447700900123'],
    ['07700900123', 'gb', '+447700900123'],
    ['+44 (0)7700 900123', 'GB', '+447700900123'],
    ['0044 7700 900123', 'GB', '+447700900123'],
    ['+447700900123', 'US', '+447700900123'],
    ['(202) 555-0123', 'US', '+12025550123'],
    ['+1 202 555 0123 ext. 4', 'GB', '+12025550123'],
    ['9123 4567', 'SG', '+6591234567'],
    ['+15550100', 'SG', '+15550100'],
    ['＋447700900123', 'GB', '+447700900123'],
    ['tel:+44-7700-900123', 'SG', '+447700900123'],
    ['TEL: 07700 900123', 'GB', '+447700900123'],
    ['tel:7700-900123;phone-context=+44', 'SG', '+447700900123'],
    ['tel:07700900123;phone-context=+44', 'SG', '+447700900123'],
    ['tel:9123-4567;phone-context=shop.example', 'SG', '+6591234567'],
    ['tel:+447700900123;ext=12', 'SG', '+447700900123'],
    ['07700900123;ext=5', 'GB', '+447700900123'],
    ['+1 202 555 0123 x45', 'GB', '+12025550123'],
    ['+1 202 555 0123, ext. 45', 'GB', '+12025550123'],
    ['030 9018-20 Durchwahl: 5', 'DE', '+4930901820'],
    ['(202) 555-0123 #45', 'US', '+12025550123'],
    ['030 9018 - 20', 'DE', '+4930901820'],
    ['0532 123 45 - 67', 'TR', '+905321234567'],
    ['0711 123456 - 20', 'DE', '+4971112345620'],
    ['0171 - 123 45 67', 'DE', '+491711234567'],
    ['06 - 12 - 34 - 56 - 78', 'FR', '+33612345678'],
    ['\u202a+44 7700 900123\u202c', 'SG', '+447700900123'],
    ['+44\u00a07700\u2011900\u2009123', 'SG', '+447700900123'],
    ['０７７００９００１２３', 'GB', '+447700900123'],
  ])('given %j in %s, it is %s', (text, country, e164) => {
    expect(toE164(text, country)).toBe(e164);
  });

  test.each([
    ['', 'GB'],
    ['hello', 'GB'],
    ['12345', 'GB'],
    ['+44 12', 'GB'],
    ['+999 123 456 789', 'GB'],
    ['07700900123', 'XX'],
    ['call 07700900123 now', 'GB'],
    ['+447700900123;DROP', 'GB'],
    ['07911 123456/7', 'GB'],
    ['+44 7911 123456/7', 'GB'],
    ['07911 123456 / 07', 'GB'],
    ['+65 9123 4567/4568', 'SG'],
    ['0171 1234567 - 68', 'DE'],
    ['0171 1234567 \u2013 8', 'DE'],
    ['+49 171 1234567 - 568', 'DE'],
    ['0171 123 45 67 - 68', 'DE'],
    ['0171-1234567 - 68', 'DE'],
    ['07911 123456 - 57', 'GB'],
    ['07911 123456, 07911 123457', 'GB'],
    ['07911 123456 or 07911 123457', 'GB'],
    ['***-***-0123', 'US'],
    ['4.47701E+11', 'GB'],
    ['tel:', 'GB'],
    ['+', 'GB'],
    ['/', 'GB'],
    ['0'.repeat(1_000), 'GB'],
  ])('given %j in %s, it is no number', (text, country) => {
    expect(toE164(text, country)).toBeUndefined();
  });

  test.each([
    'tel:7700900123;phone-context=+44',
    'tel:7700900123;phone-context=shop.example',
    '+52 1 55 1234 5678',
  ])('given %j again and again, it says the same', (text) => {
    const said = Array.from({ length: 6 }, () => toE164(text, 'GB'));
    expect(new Set(said).size).toBe(1);
  });

  test('given any text, it never throws, and what it gives reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 30 }), numbers), (text) => {
        const number = toE164(text, 'GB');
        if (number !== undefined) expect(toE164(number, 'US')).toBe(number);
      }),
      { seed: 5, numRuns: 1_500 },
    );
  });
});

test.each([
  ['+447700900123', 'GB'],
  ['+12025550123', 'US'],
  ['+14165550123', 'CA'],
  ['+6591234567', 'SG'],
  ['+15550100', undefined],
  ['07700900123', undefined],
])('given %s, its country is %s', (e164, country) => {
  expect(countryOfPhone(e164)).toBe(country);
});
