// What AWS's own matcher says (event-ruler's README and sources), by example.
import { describe, expect, test } from 'vitest';
import { compilePattern, matchesPattern } from '../../../../local/aws/services/event-pattern.ts';

const matches = (pattern: unknown, event: unknown): boolean => matchesPattern(compilePattern(pattern), event);

describe('lists', () => {
  const orders = {
    lines: [
      { sku: 'A', paid: true },
      { sku: 'B', paid: false },
    ],
  };
  test.each<[string, unknown, unknown, boolean]>([
    ['any member may match', { tags: ['b'] }, { tags: ['a', 'b'] }, true],
    ['none does', { tags: ['c'] }, { tags: ['a', 'b'] }, false],
    ['of objects', { lines: { sku: ['B'] } }, orders, true],
    ['two names must be of one member', { lines: { sku: ['A'], paid: [true] } }, orders, true],
    ['and not of two', { lines: { sku: ['A'], paid: [false] } }, orders, false],
    [
      'in lists of lists as well',
      { a: { b: { x: [1], y: [2] } } },
      { a: [{ b: [{ x: 1 }, { y: 2 }] }] },
      false,
    ],
    [
      'of two lists any two members',
      { a: { x: [1] }, b: { x: [2] } },
      { a: [{ x: 1 }], b: [{ x: 1 }, { x: 2 }] },
      true,
    ],
    ['nested without names', { a: ['x'] }, { a: [['y'], ['x']] }, true],
    [
      'with anything-but, one other member is enough',
      { tags: [{ 'anything-but': 'a' }] },
      { tags: ['a', 'b'] },
      true,
    ],
    [
      'with anything-but, none other',
      { tags: [{ 'anything-but': ['a', 'b'] }] },
      { tags: ['a', 'b'] },
      false,
    ],
    ['an empty one is no field', { tags: [{ exists: true }] }, { tags: [] }, false],
    ['an empty one is absent', { tags: [{ exists: false }] }, { tags: [] }, true],
    ['an empty one is not anything but', { tags: [{ 'anything-but': 'a' }] }, { tags: [] }, false],
    [
      'absent in the member that the name before chose',
      { l: { a: [1], b: [{ exists: false }] } },
      { l: [{ a: 1 }, { a: 2, b: 3 }] },
      true,
    ],
    [
      'absent by a name that comes before',
      { l: { b: [1], a: [{ exists: false }] } },
      { l: [{ b: 1 }, { a: 2 }] },
      false,
    ],
  ])('%s', (_, pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });
});

describe('names', () => {
  test.each<[string, unknown, unknown, boolean]>([
    ['with a dot, against nested ones', { 'a.b': [1] }, { a: { b: 1 } }, true],
    ['nested, against one with a dot', { a: { b: [1] } }, { 'a.b': 1 }, true],
    ['with a dot, against itself', { 'a.b': [1] }, { 'a.b': 1 }, true],
    ['nested below one with a dot', { 'a.b': { c: [1] } }, { a: { 'b.c': 1 } }, true],
    ['of an object are no leaf', { a: [{ exists: true }] }, { a: { b: 1 } }, false],
    ['of an object are absent', { a: [{ exists: false }] }, { a: { b: 1 } }, true],
    ['of an empty object are absent', { a: [{ exists: false }] }, { a: {} }, true],
    ['below a text do not exist', { a: { b: [{ exists: true }] } }, { a: 'b' }, false],
    ['of the prototype are none', { constructor: [{ exists: true }] }, {}, false],
    ['all must fit', { a: [1], b: [2] }, { a: 1 }, false],
    ['further ones do not matter', { a: [1] }, { a: 1, z: 9 }, true],
  ])('%s', (_, pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });
});

describe('values', () => {
  test.each<[unknown, unknown, boolean]>([
    [null, null, true],
    [null, 'null', false],
    [null, undefined, false],
    ['null', null, false],
    ['', '', true],
    ['', undefined, false],
    [true, true, true],
    [true, 'true', false],
    [5, 5, true],
    [5, '5', false],
    ['5', 5, false],
    [5, 5.0, true],
    [{ exists: true }, null, true],
    [{ exists: true }, '', true],
    [{ exists: true }, undefined, false],
    [{ exists: false }, null, false],
    [{ exists: false }, undefined, true],
    [{ prefix: 'be' }, 'beans', true],
    [{ prefix: 'Be' }, 'beans', false],
    [{ prefix: 'be' }, 7, false],
    [{ suffix: 'ns' }, 'beans', true],
    [{ suffix: 'be' }, 'beans', false],
    [{ 'equals-ignore-case': 'BeAns' }, 'bEaNS', true],
    [{ 'equals-ignore-case': 'k' }, '\u212a', false],
    [{ 'anything-but': 'a' }, 'b', true],
    [{ 'anything-but': 'a' }, 'a', false],
    [{ 'anything-but': 'a' }, null, true],
    [{ 'anything-but': 'a' }, 7, true],
    [{ 'anything-but': 'a' }, undefined, false],
    [{ 'anything-but': ['a', 'b'] }, 'b', false],
    [{ 'anything-but': { prefix: 'be' } }, 'beans', false],
    [{ 'anything-but': { prefix: 'be' } }, 'tea', true],
    [{ 'anything-but': { suffix: 'ns' } }, 'beans', false],
    [{ 'anything-but': { prefix: 'be' } }, undefined, false],
    [{ numeric: ['=', 5] }, 5, true],
    [{ numeric: ['=', 5] }, '5', false],
    [{ numeric: ['>', 0, '<=', 5] }, 5, true],
    [{ numeric: ['>', 0, '<=', 5] }, 0, false],
    [{ numeric: ['<', 10] }, -3.5, true],
    [{ numeric: ['>=', 10] }, 9.999, false],
    [{ wildcard: 'a*c' }, 'abc', true],
    [{ wildcard: 'a*c' }, 'ac', true],
    [{ wildcard: 'a*c*' }, 'abcd', true],
    [{ wildcard: 'a*c' }, 'abcd', false],
    [{ wildcard: '*ab' }, 'aab', true],
    [{ wildcard: 'ab*ba' }, 'aba', false],
    [{ wildcard: 'a\\*' }, 'a*', true],
    [{ wildcard: 'a\\*' }, 'ab', false],
    [{ wildcard: 'a\\\\*' }, 'a\\b', true],
  ])('%j and %j: %s', (filter, value, expected) => {
    expect(matches({ a: [filter] }, value === undefined ? { b: 1 } : { a: value, b: 1 })).toBe(expected);
  });

  test('any filter of the list will do, absence among them', () => {
    const pattern = { a: [{ exists: false }, 'x'] };
    expect([{}, { a: 'x' }, { a: 'y' }].map((event) => matches(pattern, event))).toEqual([true, true, false]);
  });
});

describe('$or', () => {
  const pattern = { source: ['s'], $or: [{ a: [1] }, { b: { c: [2] } }] };
  test.each([
    [{ source: 's', a: 1 }, true],
    [{ source: 's', b: { c: 2 } }, true],
    [{ source: 's', b: { c: 3 } }, false],
    [{ source: 't', a: 1 }, false],
  ])('%j: %s', (event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });
  test('within an object, and beside another', () => {
    const nested = { d: { $or: [{ a: [1] }, { b: [1] }] }, $or: [{ x: [1] }, { y: [1] }] };
    expect(matches(nested, { d: { b: 1 }, y: 1 })).toBe(true);
    expect(matches(nested, { d: { b: 1 } })).toBe(false);
  });
});

// What AWS refuses, and what the laptop would have to guess.
test.each<[unknown, RegExp]>([
  [{}, /with something in it/],
  ['x', /An event pattern must be an object/],
  [{ a: {} }, /a must be an object with something in it/],
  [{ a: 'x' }, /a must be an object or a list/],
  [{ a: [] }, /a must not be an empty list/],
  [{ a: [['x']] }, /a takes texts/],
  [{ a: [{}] }, /exactly one key/],
  [{ a: [{ prefix: 'x', suffix: 'y' }] }, /exactly one key/],
  [{ a: [{ exists: 'yes' }] }, /true or false/],
  [{ a: [{ cidr: '10.0.0.0/24' }] }, /do not know cidr, which a asks for/],
  [{ a: ['10.0.0.1'] }, /the address 10.0.0.1/],
  [{ a: [{ exactly: 'x' }] }, /exactly/],
  [{ a: [{ prefix: { 'equals-ignore-case': 'x' } }] }, /prefix with anything but a text/],
  [{ a: [{ 'anything-but': 5 }] }, /anything-but other than texts/],
  [{ a: [{ 'anything-but': ['x', 5] }] }, /anything-but other than texts/],
  [{ a: [{ 'anything-but': { wildcard: 'x*' } }] }, /anything-but wildcard/],
  [{ a: [{ 'anything-but': [] }] }, /empty list/],
  [{ a: [{ 'anything-but': 'x' }, 5] }, /numbers beside anything-but/],
  [{ a: [{ numeric: ['!=', 5] }] }, /numeric/],
  [{ a: [{ numeric: ['<', 5, '>', 1] }] }, /numeric/],
  [{ a: [{ numeric: ['>', 5, '<', 1] }] }, /ends before it begins/],
  [{ a: [6e9] }, /the number 6000000000/],
  [{ a: [{ wildcard: 'x**y' }] }, /two \* in a row/],
  [{ a: [{ wildcard: 'x\\y' }] }, /backslash/],
  [{ a: [{ 'equals-ignore-case': 'Ä' }] }, /other letters/],
  [{ a: { b: [1] }, 'a.b': [2] }, /names a\.b twice/],
  [{ a: [1], $or: [{ a: [2] }, { b: [3] }] }, /names a twice/],
  [{ $or: [{ a: [1] }] }, /\$or takes a list of at least two/],
  [{ $or: { a: [1] } }, /\$or takes a list/],
  [{ $or: [{ prefix: ['x'] }, { b: [1] }] }, /\$or takes a list/],
])('%j is refused by name', (pattern, problem) => {
  expect(() => compilePattern(pattern)).toThrow(problem);
});
