import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openToken, signToken } from '../../../shared/links/signed-link.ts';

const key = 'a link key for tests';
const fields = ['offer-1001', 'LIGHTS-LOCK'];
const token = signToken('add-link', fields, key);

describe('a signed token', () => {
  test('given the right purpose and key, it opens to its fields', () => {
    expect(openToken('add-link', token, [key])).toEqual(fields);
  });

  test('given an offer id and a SKU, it is short enough for a text message', () => {
    expect(token.length).toBeLessThanOrEqual(60);
    expect(token).toMatch(/^[A-Za-z0-9_.-]+$/);
  });

  test('given a rotation, the previous key still opens it', () => {
    expect(openToken('add-link', token, ['the new key', key])).toEqual(fields);
    expect(openToken('add-link', token, [Buffer.from(key)])).toEqual(fields);
  });

  test('given another purpose or another key, it does not open', () => {
    expect(openToken('opt-out', token, [key])).toBeUndefined();
    expect(openToken('add-link', token, ['another key'])).toBeUndefined();
    expect(openToken('add-link', token, [])).toBeUndefined();
  });

  test('given an empty key, nothing is signed and nothing opens', () => {
    expect(() => signToken('add-link', fields, '')).toThrow(RangeError);
    expect(openToken('add-link', token, [''])).toBeUndefined();
  });

  test('given any single changed character, it does not open', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < token.length; at += 1)
      for (const other of alphabet)
        if (other !== token[at])
          expect(
            openToken('add-link', token.slice(0, at) + other + token.slice(at + 1), [key]),
          ).toBeUndefined();
  });

  test('given any shortening, it does not open', () => {
    for (let length = 0; length < token.length; length += 1)
      expect(openToken('add-link', token.slice(0, length), [key])).toBeUndefined();
  });

  test.each([
    '',
    '.',
    '..',
    `${token}=`,
    `${token} `,
    `${token}.`,
    ` ${token}`,
    `${token}\n`,
    `${'A'.repeat(600)}.${'A'.repeat(22)}`,
  ])('given %j, it does not open', (text) => {
    expect(openToken('add-link', text, [key])).toBeUndefined();
  });

  test('given any fields, they come back as they went in, and different fields give different tokens', () => {
    const texts = fc
      .array(
        fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
        { minLength: 1, maxLength: 4 },
      )
      .filter((list) => list.join('') !== '');
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        const first = signToken('test', one, key);
        expect(openToken('test', first, [key])).toEqual(one);
        if (JSON.stringify(one) !== JSON.stringify(two)) expect(signToken('test', two, key)).not.toBe(first);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('given any text at all, opening it never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(openToken('add-link', text, [key])).toBeUndefined();
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  test.each([
    ['no fields', 'add-link', []],
    ['an empty field only', 'add-link', ['']],
    ['a NUL', 'add-link', ['a\0b']],
    ['half a surrogate pair', 'add-link', ['\ud800']],
    ['too much text', 'add-link', ['x'.repeat(400)]],
    ['a strange purpose', 'add.link', ['x']],
  ])('given %s, nothing is signed', (_, purpose, badFields) => {
    expect(() => signToken(purpose, badFields, key)).toThrow(RangeError);
  });
});
