// The same words in the GSM alphabet, where that loses nothing a reader needs: one letter outside it makes a text cost more than twice
// as much. Accents that the alphabet lacks are left off (Łódź, façade), marks of trade go, fractions and arrows are spelled out.
// Another script is not spelled in ours: whoever reads Cyrillic or Japanese would need exactly what is lost.
import { isGsm, toGsmFriendly } from './gsm.ts';

/** In this order; each is said in so few characters that a text grows by hardly any. */
const SPELLED: readonly (readonly [RegExp, string])[] = [
  [/[\u2122\u00ae\u00a9\u2120\u2117]/gu, ''],
  [/ ?\u00b0 ?(?=[CF](?![\p{L}\p{N}]))/gu, ' '],
  [/\u2103/gu, ' C'],
  [/\u2109/gu, ' F'],
  [/ ?\u00b0/gu, ' deg'],
  [/(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])/gu, ' '],
  [/(?<=\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u2079])/gu, '^'],
  [/\u2044/gu, '/'],
  [/[\u00d7\u2715\u2a2f]/gu, 'x'],
  [/\u00f7/gu, '/'],
  [/\u00b1/gu, '+/-'],
  [/[\u2190\u21d0]/gu, '<-'],
  [/[\u2192\u21d2\u279c\u27a4]/gu, '->'],
  [/\u2264/gu, '<='],
  [/\u2265/gu, '>='],
  [/\u2248/gu, '~'],
  [/[\u2022\u2023\u25cf\u25aa\u00b7\u2219\u2027]/gu, '-'],
  [/[\u02bb\u02bc\u02b9\u02c8\u2039\u203a\uff07]/gu, "'"],
  [/[\u00b5\u03bc]/gu, 'u'],
  [/\u00a2/gu, 'c'],
  [/\u00a6/gu, '|'],
  [/\u1e9e/gu, 'SS'],
];

/** Letters of ours that no accent explains. */
const SINGLE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ð: 'D', ð: 'd', Þ: 'Th', þ: 'th', Œ: 'OE', œ: 'oe', ı: 'i' },
    ...{ Ħ: 'H', ħ: 'h', Ŧ: 'T', ŧ: 't', Ŋ: 'N', ŋ: 'n', ĸ: 'k', ƒ: 'f', Ə: 'E', ə: 'e', Ƶ: 'Z', ƶ: 'z' },
  }),
);

/** Decoration, with the joints and colours of emoji. What is a sign of a text, such as a digit, is not among them. */
const PICTURES =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20e3|[\u2600-\u27bf])[\ufe0e\ufe0f\u200d]*/gu;

/** The text in the GSM alphabet; undefined where that would lose what a reader needs, or leave nothing. */
export function inGsm(text: string): string | undefined {
  const spelled = SPELLED.reduce(
    (result, [pattern, plain]) => result.replaceAll(pattern, plain),
    toGsmFriendly(text.normalize('NFC')),
  );
  const plain = [...spelled.replaceAll(PICTURES, '')].map(characterInGsm).join('');
  const tidy = tidied(plain, text);
  return isGsm(tidy) && (tidy !== '' || text === '') ? tidy : undefined;
}

/** The character, or what it is made of, where that is in the alphabet; else itself, and the text is not. */
function characterInGsm(character: string): string {
  if (isGsm(character)) return character;
  const known = SINGLE.get(character);
  if (known !== undefined) return known;
  if (/[\p{Cf}\p{Cc}\p{Mn}]/u.test(character)) return /\p{Mn}/u.test(character) ? character : '';
  const whole = character.normalize('NFKC');
  if (isGsm(whole)) return whole;
  const parts = toGsmFriendly(character.normalize('NFKD').replaceAll('\u2044', '/'));
  const base = parts.replaceAll(/\p{Mn}/gu, '');
  return /\p{Script=Latin}|\p{N}/u.test(character) && isGsm(base) ? base : character;
}

/** Where a sign was taken out, no double space and no space before a stop stays; the writer's own are theirs. */
function tidied(plain: string, text: string): string {
  return plain === text
    ? plain
    : plain
        .replaceAll(/ {2,}/g, ' ')
        .replaceAll(/ (?=[,.;:!?)])/g, '')
        .trim();
}
