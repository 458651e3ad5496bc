// The same words in the GSM alphabet, where that loses nothing a reader needs: one letter outside it makes a text cost more than twice
// as much. Accents that the alphabet lacks are left off (Łódź, façade), marks of trade and decoration go, signs are spelled out.
// Another script is not spelled in ours: whoever reads Cyrillic or Japanese would need exactly what is lost.
import { isGsm, toGsmFriendly } from './gsm.ts';
import { ADORNING, GREEK_SIGNS, SINGLE, SPELLED } from './gsm-signs.ts';

/** The text in the GSM alphabet; undefined where that would lose what a reader needs, or leave nothing. */
export function inGsm(text: string): string | undefined {
  // Most texts are; and a catalogue of thousands is asked about at once.
  if (isGsm(text)) return text;
  const tidy = tidied(spelled(text), text);
  return isGsm(tidy) && (tidy !== '' || text === '') ? tidy : undefined;
}

/** The letters and signs of a text for which the GSM alphabet has nothing, each once, in their order. */
export const foreignToGsm = (text: string): readonly string[] => {
  const foreign = [...new Set([...spelled(text)].filter((character) => !isGsm(character)))];
  // Of a picture nothing is left over, and it is the whole name.
  return foreign.length > 0 || inGsm(text) !== undefined ? foreign : [...new Set(text.normalize('NFC'))];
};

const PICTURE_SELECTORS = /[\ufe00-\ufe0f]/gu;

function spelled(text: string): string {
  const plain = toGsmFriendly(text.normalize('NFC').replaceAll(PICTURE_SELECTORS, ''));
  const signs = SPELLED.reduce(
    (result, [pattern, said]) => result.replaceAll(pattern, said),
    greekSigns(plain),
  );
  const letters = signs.replaceAll(BEYOND_ASCII, (character) => SINGLE.get(character) ?? character);
  return withoutAdornment(letters).replaceAll(BEYOND_ASCII, characterInGsm);
}

/** Whatever is left of ASCII by now is in the alphabet, but for what nobody sees. */
const BEYOND_ASCII = /[^\x20-\x7e\n\r]/gu;

/** Words on both sides of a sign stay two words. */
function withoutAdornment(text: string): string {
  return text.replaceAll(ADORNING, (sign: string, ...rest: unknown[]) => {
    const [at, whole] = rest.slice(-2) as [number, string];
    const around = [whole.slice(0, at), whole.slice(at + sign.length)] as const;
    return /[\p{L}\p{N}]$/u.test(around[0]) && /^[\p{L}\p{N}]/u.test(around[1]) ? ' ' : '';
  });
}

/**
 * β-carotene is beta-carotene. Where two letters of Greek stand together it is a language: in capitals all of it is in the alphabet, where
 * some pass as ours (ΚΑΦΕΣ), as telephones in Greece write it; anything else is left alone.
 */
function greekSigns(text: string): string {
  const apart = text.replaceAll(/[\u03d0-\u03d6\u03f0\u03f1\u03f5]/gu, (sign) => sign.normalize('NFKC'));
  if (/\p{Script=Greek}{2}/u.test(apart)) return inCapitals(apart) ?? text;
  return apart.replaceAll(
    /(\p{L}?)([\u0391-\u03c9])(\p{L}?)/gu,
    (all, before: string, sign: string, after: string) => {
      const said = GREEK_SIGNS.get(sign);
      if (said === undefined) return all;
      if (said.length === 1) return `${before}${said}${after}`;
      return `${before === '' ? '' : `${before}-`}${said}${after === '' ? '' : `-${after}`}`;
    },
  );
}

function inCapitals(text: string): string | undefined {
  const greek = text.match(/\p{Script=Greek}/gu) ?? [];
  if (greek.some((letter) => !/\p{Lu}/u.test(letter))) return undefined;
  return text.replaceAll(/\p{Script=Greek}/gu, (letter) => {
    const bare = letter.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
    return GREEK_SIGNS.get(bare) ?? bare;
  });
}

/** The character, or what it is made of, where that is in the alphabet; else itself, and the text is not. */
function characterInGsm(character: string, index: number, text: string): string {
  if (isGsm(character)) return character;
  if (/[\p{Cf}\p{Cc}]/u.test(character)) return '';
  // An accent on a letter of ours that no letter is made with.
  if (/\p{Mn}/u.test(character)) return isAccentOfOurs(text.slice(0, index)) ? '' : character;
  const whole = character.normalize('NFKC');
  if (isGsm(whole)) return whole;
  const parts = toGsmFriendly(character.normalize('NFKD').replaceAll('\u2044', '/'));
  const base = parts.replaceAll(/\p{Mn}/gu, '');
  return /\p{Script=Latin}|\p{N}/u.test(character) && isGsm(base) ? base : character;
}

const isAccentOfOurs = (before: string): boolean => /[\p{Script=Latin}\p{N}]\p{Mn}*$/u.test(before);

/** Where a sign was taken out, no double space, no empty brackets and no space before a stop stay; the writer's own are theirs. */
function tidied(plain: string, text: string): string {
  return plain === text
    ? plain
    : plain
        .replaceAll(/\( *\)/g, text.includes('()') ? '()' : '')
        .replaceAll(/ {2,}/g, ' ')
        .replaceAll(/ (?=[,.;:!?)])/g, '')
        .trim();
}
