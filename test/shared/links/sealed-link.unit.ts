import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSealed, sealToken } from '../../../shared/links/sealed-link.ts';

const key = 'a session key for tests';
const fields = ['+15550100', '2026-06-05T09:15:00.000Z'];
const token = sealToken('member', fields, key);

describe('a sealed token', () => {
  test('given the right purpose and key, it opens to its fields; the previous key opens it too', () => {
    expect(openSealed('member', token, [key])).toEqual(fields);
    expect(openSealed('member', token, ['the new key', key])).toEqual(fields);
  });

  test('given any text, it comes back as it was and cannot be read in the token', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0')),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (texts) => {
          expect(openSealed('member', sealToken('member', texts, key), [key])).toEqual(texts);
        },
      ),
      { seed: 4, numRuns: 100 },
    );
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('15550100');
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test('given another purpose, another key or none, it does not open', () => {
    expect(openSealed('done', token, [key])).toBeUndefined();
    expect(openSealed('member', token, ['another key'])).toBeUndefined();
    expect(openSealed('member', token, [''])).toBeUndefined();
    expect(openSealed('member', token, [])).toBeUndefined();
  });

  test('given any single changed or missing character, it does not open', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(
        openSealed('member', `${token.slice(0, at)}${other}${token.slice(at + 1)}`, [key]),
      ).toBeUndefined();
      expect(openSealed('member', token.slice(0, at), [key])).toBeUndefined();
    }
    for (const text of ['', '.', 'a b', `${token}=`, `${token}A`, 'A'.repeat(5_000)])
      expect(openSealed('member', text, [key])).toBeUndefined();
  });

  test('given nothing to seal, a NUL, an empty key or a wall of text, sealing is refused', () => {
    expect(() => sealToken('member', [], key)).toThrow(RangeError);
    expect(() => sealToken('member', ['a\0b'], key)).toThrow(RangeError);
    expect(() => sealToken('member', fields, '')).toThrow(RangeError);
    expect(() => sealToken('Member!', fields, key)).toThrow(RangeError);
    expect(() => sealToken('member', ['x'.repeat(3_000)], key)).toThrow(RangeError);
  });
});
