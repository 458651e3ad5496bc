// What is kept of a shopper's language, whichever platform tells it.
import { describe, expect, it } from 'vitest';
import { person, shopper } from '../../../shared/platforms/person.ts';

describe('the language of a shopper', () => {
  const locales = (locale: unknown) => [
    shopper({ locale }).locale,
    person({ id: 'c-1', country: 'GB', locale })?.locale,
  ];

  it.each([
    ['pt_br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['de-CH-1996', 'de-CH'],
    ['hi-u-nu-deva', 'hi'],
    ['en-GB-u-ca-buddhist-nu-fullwide', 'en-GB'],
    ['en-x-private', 'en'],
  ])('%s is %s: language, script and region', (written, kept) => {
    expect(locales(written)).toEqual([kept, kept]);
  });

  it.each([
    '!',
    '',
    7,
    `en-x-${'aaaaaaaa-'.repeat(50_000)}b`,
    `en-${Array.from({ length: 30 }, (_, index) => `abcde${100 + index}`).join('-')}`,
  ])('is not known where it is none, or as long as a book', (written) => {
    expect(locales(written)).toEqual([undefined, undefined]);
  });
});
