// Words that stand in no name, and names that have a word like them.
import { describe, expect, it } from 'vitest';
import { strayInGift, strayWord } from '../../../../shared/rules/slots/no-name-words.ts';

describe('the name of something on a shelf', () => {
  it.each([
    ['beans when it rains', 'when'],
    ['some beans', 'some'],
    ['beans presumably', 'presumably'],
    ['beans undoubtedly', 'undoubtedly'],
    ['England sale items', 'sale items'],
    ['2 times beans', '2 times'],
    ['beans £5', '£5'],
    ['GBP 5', 'GBP 5'],
    ['beans in the shop', 'in the shop'],
    ['Half Past Six with', 'with'],
  ])('given "%s", then "%s" is no part of it', (name, word) => {
    expect(strayWord(name)).toBe(word);
  });

  it.each([
    '7 Up',
    'jelly',
    'first aid kit',
    'second hand books',
    'half pints',
    'double cream',
    'family tickets',
    'tuna in oil',
    'top up',
    'new potatoes',
  ])('given "%s", then it is one', (name) => expect(strayWord(name)).toBeUndefined());
});

describe('the name of a gift', () => {
  it.each([
    ['coffee if it rains', 'if'],
    ['coffee above £20', 'above £20'],
    ['coffee last year', 'last year'],
  ])('given "%s", then "%s" is no part of it', (name, word) => expect(strayInGift(name)).toBe(word));

  it.each(['£5 off your next shop', 'any drink', 'tea for two', '10% off everything'])(
    'given "%s", then it is one',
    (name) => expect(strayInGift(name)).toBeUndefined(),
  );
});
