import { expect, it } from 'vitest';
import { dateFormat, numberFormat } from '../../../shared/text/formats.ts';

it('makes a format once, and another for another locale or other options', () => {
  expect(numberFormat('en-GB')).toBe(numberFormat('en-GB'));
  expect(numberFormat('de').format(1234.5)).toBe('1.234,5');
  expect(numberFormat('de', { maximumFractionDigits: 0 }).format(1234.5)).toBe('1.235');
  expect(dateFormat('en', { timeZone: 'UTC' })).not.toBe(dateFormat('en', { timeZone: 'Asia/Singapore' }));
});

it('keeps a hundred at most, and is right all the same', () => {
  const first = numberFormat('en', { maximumFractionDigits: 3 });
  for (let digits = 0; digits < 100; digits += 1)
    expect(numberFormat('en', { minimumIntegerDigits: 1, maximumFractionDigits: digits }).format(2)).toBe(
      '2',
    );
  expect(numberFormat('en', { maximumFractionDigits: 3 })).not.toBe(first);
});

it('throws for what is no locale', () => {
  expect(() => numberFormat('no locale')).toThrow(RangeError);
});
