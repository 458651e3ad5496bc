import { describe, expect, test } from 'vitest';
import { differences, noPairs, tableDifferences } from '../../../conformance/compare/alike.ts';

const found = (left: unknown, right: unknown) =>
  differences(left, right, noPairs()).map(({ where }) => where);

describe('two accounts are alike', () => {
  test('where nothing differs, and where members stand in another order', () => {
    expect(found({ a: 1, b: ['x', { c: null }] }, { b: ['x', { c: null }], a: 1 })).toEqual([]);
    expect(found(new Set(['b', 'a']), new Set(['a', 'b']))).toEqual([]);
  });

  test('where moments are minutes apart, as text, in text, as epoch seconds and as a time of day', () => {
    expect(found('2026-12-06T10:05:00.000Z', '2026-12-06T10:12:03.100Z')).toEqual([]);
    expect(found('sent at 2026-12-06T10:05:00Z, yes', 'sent at 2026-12-06T10:12:03Z, yes')).toEqual([]);
    expect(found({ expires_at: 1_800_000_000 }, { expires_at: 1_800_000_500 })).toEqual([]);
    expect(found('Sunday 10:05', 'Sunday 10:12')).toEqual([]);
  });

  test('where chance drew ids, as long as each stands for the same other one everywhere', () => {
    const one = { offer: 'aB3dE6gH9jKl', link: 'https://shop/a/aB3dE6gH9jKl' };
    const other = { offer: 'zZ9yX8wV7uT6', link: 'https://shop/a/zZ9yX8wV7uT6' };
    expect(found(one, other)).toEqual([]);
    expect(found(one, { ...other, link: 'https://shop/a/qQ1wW2eE3rR4' })).toEqual(['offer']);
    expect(found(['aB3dE6gH9jKl', 'cC4fF5gG6hH7'], ['zZ9yX8wV7uT6', 'zZ9yX8wV7uT6'])).toEqual(['[1]']);
  });
});

describe('they are not', () => {
  test.each([
    ['another state', 'sent', 'chosen'],
    ['another SKU, however long', 'BUNDLE-LIGHTS-LOCK', 'BASKET-WICKER-XX'],
    ['another amount', 4_500, 4_400],
    ['an amount in a text', 'It is £45.00.', 'It is £44.00.'],
    ['an hour', '2026-12-06T10:05:00.000Z', '2026-12-06T11:05:00.000Z'],
    ['an hour of a day', 'at 10:05', 'at 11:05'],
    ['a day', '2026-12-06', '2026-12-07'],
    ['a word more', 'Hello', 'Hello there'],
    ['another telephone', '+447700900123', '+447700900124'],
    ['text for a number', '1', 1],
    ['nothing for something', undefined, 'x'],
  ])('%s', (_, left, right) => {
    expect(found({ it: left }, { it: right })).toEqual(['it']);
  });

  test('where one has a member or an entry that the other lacks', () => {
    expect(found({ a: 1 }, { a: 1, b: 2 })).toEqual(['b']);
    expect(found({ list: [1] }, { list: [1, 2] })).toEqual(['list']);
  });
});

describe('rows of a table', () => {
  const row = (offer_id: string, order_id: string, state: string) => ({ offer_id, order_id, state });

  test('find their like in any order, though their keys are drawn', () => {
    const left = [row('aB3dE6gH9jKl', '1', 'sent'), row('bB3dE6gH9jKl', '2', 'taken')];
    const right = [row('yZ9yX8wV7uT6', '2', 'taken'), row('zZ9yX8wV7uT6', '1', 'sent')];
    expect(tableDifferences(left, right, noPairs(), 'offers')).toEqual([]);
  });

  test('that differ are told by what sets them apart; one too many is told whole', () => {
    const left = [row('aB3dE6gH9jKl', '1', 'sent')];
    const right = [row('zZ9yX8wV7uT6', '1', 'chosen'), row('yZ9yX8wV7uT6', '2', 'taken')];
    expect(tableDifferences(left, right, noPairs(), 'offers')).toEqual([
      { where: 'offers state', left: 'sent', right: 'chosen' },
      { where: 'offers', left: undefined, right: right[1] },
    ]);
    expect(tableDifferences(left, [], noPairs(), 'offers')).toEqual([
      { where: 'offers', left: left[0], right: undefined },
    ]);
  });
});

test('a salted hash in base64 is drawn as well, whatever signs are in it', () => {
  expect(
    found({ pin: 'scrypt$15$ab/dEf+GhIjKlMnOpQr==' }, { pin: 'scrypt$15$zz0yXx1wW2vV3uU4tT5==' }),
  ).toEqual([]);
  expect(
    found({ pin: 'scrypt$15$ab/dEf+GhIjKlMnOpQr==' }, { pin: 'scrypt$16$zz0yXx1wW2vV3uU4tT5==' }),
  ).toEqual(['pin']);
});
