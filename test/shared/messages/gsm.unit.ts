import { describe, expect, test } from 'vitest';
import { isGsm, smsSegments, toGsmFriendly } from '../../../shared/messages/gsm.ts';

describe('the size of a text message', () => {
  test.each([
    ['an empty text', '', 'gsm', 0, 1],
    ['160 letters', 'a'.repeat(160), 'gsm', 160, 1],
    ['161 letters', 'a'.repeat(161), 'gsm', 161, 2],
    ['306 letters', 'a'.repeat(306), 'gsm', 306, 2],
    ['307 letters', 'a'.repeat(307), 'gsm', 307, 3],
    ['a pound sign', '£45.00', 'gsm', 6, 1],
    ['80 euro signs', '€'.repeat(80), 'gsm', 160, 1],
    ['81 euro signs', '€'.repeat(81), 'gsm', 162, 2],
    // 152 letters leave one septet of 153; a euro sign needs two and moves to the next part.
    ['a euro sign across the cut', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm', 306, 3],
    ['70 units of another script', 'я'.repeat(70), 'ucs2', 70, 1],
    ['71 units of another script', 'я'.repeat(71), 'ucs2', 71, 2],
    ['one emoji in 69 letters', `${'a'.repeat(69)}🚲`, 'ucs2', 71, 2],
    ['35 emoji', '🚲'.repeat(35), 'ucs2', 70, 1],
    // 67 units hold 33 emoji and half of one; halves are not sent.
    ['67 emoji', '🚲'.repeat(67), 'ucs2', 134, 3],
    ['an ê', 'fenêtre', 'ucs2', 7, 1],
  ])('given %s, it is counted', (_, text, encoding, units, segments) => {
    expect(smsSegments(text)).toEqual({ encoding, units, segments });
  });
});

describe('making a text GSM friendly', () => {
  test.each([
    ['“Quoted” ‘text’ — it’s here…', "\"Quoted\" 'text' - it's here..."],
    ['45,00\u00a0€', '45,00 €'],
    ['1\u202f234 and a soft\u00adhyphen\u200b', '1 234 and a softhyphen'],
    ['«Vélo» 10–20', '"Vélo" 10-20'],
    ['Zoë 🚲 fenêtre', 'Zoë 🚲 fenêtre'],
  ])('given %j, it is %j', (text, friendly) => {
    expect(toGsmFriendly(text)).toBe(friendly);
  });

  test('given typographic text, it fits the alphabet afterwards', () => {
    const text = 'It’s “new” – see…';
    expect(isGsm(text)).toBe(false);
    expect(isGsm(toGsmFriendly(text))).toBe(true);
  });
});
