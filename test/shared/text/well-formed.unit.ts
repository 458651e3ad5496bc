import { describe, expect, it } from 'vitest';
import {
  isKeyText,
  isWellFormed,
  oneLine,
  wellFormed,
  wellFormedValue,
} from '../../../shared/text/well-formed.ts';

const broken = {
  'a high half': 'Mug \ud83d',
  'a low half': '\ude00 mug',
  'two halves the wrong way round': 'Mug \ude00\ud83d',
  NUL: 'Mug \0',
  BEL: 'Mug \x07',
  'vertical tab': 'Mug \x0b',
  DEL: 'Mug \x7f',
  'a C1 control': 'Mug \x9f',
  'U+FFFE': 'Mug \ufffe',
  'U+FFFF': 'Mug \uffff',
  'U+FDD0': 'Mug \ufdd0',
  'U+1FFFE': 'Mug \u{1fffe}',
  'U+10FFFF': 'Mug \u{10ffff}',
};

describe('text that comes in', () => {
  it.each(Object.entries(broken))('gets a mark in place of %s', (_what, text) => {
    expect(isWellFormed(text)).toBe(false);
    const kept = wellFormed(text);
    expect(isWellFormed(kept)).toBe(true);
    expect(kept).toContain('\ufffd');
    expect(kept.length).toBeLessThanOrEqual(text.length);
    expect(Buffer.from(kept).toString()).toBe(kept);
  });

  it.each([
    '',
    'Mug',
    'Crème brûlée',
    'Mug 😀',
    '👩‍👩‍👧‍👦',
    'two\r\nlines\tand a tab',
    '\ufeffmark',
    '\u{10fffd}',
    '\ud7ff\ue000',
  ])('stays as it is: %j', (text) => {
    expect(isWellFormed(text)).toBe(true);
    expect(wellFormed(text)).toBe(text);
  });

  it('reads as one line without the marks', () => {
    expect(oneLine('  Mug \ud83d')).toBe('Mug');
    expect(oneLine('Blue\r\n\tmug\u2028\x07large')).toBe('Blue mug large');
    expect(oneLine('\ud83d')).toBe('');
    expect(oneLine('Mug 😀')).toBe('Mug 😀');
  });

  it.each(['\u202a', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u202c', '\u206a'])(
    'as one line does not turn the rest of the sentence round: %j',
    (sign) => expect(oneLine(`Mug ${sign}gum`)).toBe('Mug gum'),
  );

  it('keeps what right-to-left names need', () => {
    expect(oneLine('\u05e9\u200f!')).toBe('\u05e9\u200f!');
  });

  it('is well-formed all through a value, names of members too', () => {
    const value = wellFormedValue({
      'a\0': ['\ud83d', { b: 'x\uffff', __proto__x: 1 }],
      n: 1,
      t: true,
      z: null,
    });
    expect(value).toEqual({ 'a\ufffd': ['\ufffd', { b: 'x\ufffd', __proto__x: 1 }], n: 1, t: true, z: null });
  });
});

describe('text that is an id', () => {
  it.each([...Object.values(broken), 'Mug \ufffd', 'a\nb', 'a\tb', ''])(
    'is refused and never cleaned: %j',
    (text) => {
      expect(isKeyText(text)).toBe(false);
    },
  );

  it.each(['1001', 'é'.repeat(200), '日本', 'k 1', 'a😀b'])('may be %j', (text) => {
    expect(isKeyText(text)).toBe(true);
  });
});
