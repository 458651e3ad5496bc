import { describe, expect, it } from 'vitest';
import { id } from '../../../shared/platforms/fields.ts';
import { isIdText, MOST_ID_BYTES, MOST_ID_CHARACTERS } from '../../../shared/text/ids.ts';

describe('an id of somebody else', () => {
  it.each(['1001', 'é'.repeat(200), '日'.repeat(200), '😀'.repeat(100), 'cart/../k?&#', 'ж'.repeat(200)])(
    'is taken as it is: %s',
    (text) => {
      expect(isIdText(text)).toBe(true);
      expect(id(text)).toBe(text);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_ID_BYTES);
    },
  );

  it.each([
    'a'.repeat(MOST_ID_CHARACTERS + 1),
    'a\0b',
    'a\ud83d',
    'a\ufffd',
    'a\uffff',
    'a\x7f',
    'a\nb',
    '',
    '0',
  ])('is refused: %j', (text) => {
    expect(id(text)).toBeUndefined();
  });

  it('leaves room in the longest key that is made of it: 1,024 bytes of a sort key, an instant and two digests beside', () => {
    expect('2026-11-17T19:30:00.000Z#'.length + MOST_ID_BYTES + '#of:'.length + 64).toBeLessThan(1_024);
  });
});
