import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedCharacters, cut, cutBytes, shorten } from '../../../shared/text/cut.ts';

const FAMILY = '👩‍👩‍👧‍👦';
const FLAG = '🇬🇧';

describe('cutting a text', () => {
  it.each([
    ['299 letters and an emoji', `${'a'.repeat(299)}😀b`, 300, `${'a'.repeat(299)}😀`],
    ['an emoji over the edge', `${'a'.repeat(300)}😀`, 300, 'a'.repeat(300)],
    ['a family', `Mug ${FAMILY}${FAMILY}`, 5, `Mug ${FAMILY}`],
    ['a flag', `${FLAG}${FLAG}${FLAG}`, 2, `${FLAG}${FLAG}`],
    ['a letter and its accent', 'cafe\u0301s', 4, 'cafe\u0301'],
    ['what is short enough', 'Mug 😀', 60, 'Mug 😀'],
    ['nothing', '', 60, ''],
  ])('keeps whole characters: %s', (_what, text, characters, expected) => {
    expect(cut(text, { characters })).toBe(expected);
  });

  it('bounds the bytes too, and a single character that is larger than they are', () => {
    expect(cut('日本語', { characters: 3, bytes: 7 })).toBe('日本');
    const zalgo = `e${'\u0301'.repeat(5_000)}`;
    expect(Buffer.byteLength(cut(zalgo, { characters: 100 }))).toBeLessThanOrEqual(3_200);
    expect(cut(zalgo, { characters: 100 })).toMatch(/^e\u0301+$/);
    expect(cut('abc', { characters: 0, bytes: 10 })).toBe('');
  });

  it('is a beginning of the text that is well-formed and within both limits, whatever the text is', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '日', '😀', FAMILY, FLAG, '\u0301', ' ', '\r\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(90), (written, characters, bytes) => {
        const kept = cut(written, { characters, bytes });
        expect(written.startsWith(kept)).toBe(true);
        expect(Buffer.from(kept).toString()).toBe(kept);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(bytes);
        expect(countedCharacters(kept, 1_000)).toBeLessThanOrEqual(characters);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('says with a mark that something is missing', () => {
    expect(shorten('Mug 😀😀😀', 6)).toBe('Mug 😀…');
    expect(shorten('Mug 😀', 5)).toBe('Mug 😀');
    expect(shorten('A mug', 3)).toBe('A…');
  });

  it('cuts by bytes between code points', () => {
    expect(cutBytes('a😀b', 4)).toBe('a');
    expect(cutBytes('a😀b', 5)).toBe('a😀');
    expect(cutBytes('abc', 3)).toBe('abc');
    expect(cutBytes('abc', 2)).toBe('ab');
  });

  it('counts as people count', () => {
    expect(countedCharacters(`Mug ${FAMILY}${FLAG}`, 100)).toBe(6);
    expect(countedCharacters('é'.repeat(500), 60)).toBe(61);
  });
});
