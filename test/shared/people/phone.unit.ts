import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryOfPhone, toE164 } from '../../../shared/people/phone.ts';

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
    ['0'.repeat(1_000), 'GB'],
  ])('given %j in %s, it is no number', (text, country) => {
    expect(toE164(text, country)).toBeUndefined();
  });

  test('given any text, it never throws, and what it gives reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const number = toE164(text, 'GB');
        if (number !== undefined) expect(toE164(number, 'US')).toBe(number);
      }),
      { seed: 5, numRuns: 500 },
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
