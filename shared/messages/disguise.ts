// How a text may hide what it says from a list of words: letters apart, signs between them, letters of other alphabets,
// figures for letters, other full stops. What hides is not made readable and then judged; that it hides is enough.
import { withoutLookalikes } from './lookalikes.ts';

/** Full stops of all kinds, and dots that pass for one. */
const DOTS =
  '.\u3002\uff0e\uff61\ufe12\u2024\u2027\u00b7\u0387\u2022\u2219\u22c5\u30fb\uff65\u0701\u0702\u06d4\u0589\u1362\ua4f8\u16eb\u2e31';
/** A dot with a letter or a figure on both sides, or a dot before what an address often ends in. */
const DOTTED = new RegExp(
  `[\\p{L}\\p{N}_-][${DOTS}]\\p{L}|[${DOTS}]\\s?(?:com|net|org|info|io|shop|app|link|xyz|co|uk|de)\\b`,
  'iu',
);
const ADDRESS =
  /:\/\/|\bwww\b|\bxn--|\b(?:https?|ftp|mailto|tel|sms|javascript|data)\s*:|[\p{L}\p{N}]\/[\p{L}\p{N}]+\/|\p{L}\\\p{L}/iu;

/** True for anything that a mail program or a reader could take for an address of the web. */
export const holdsAddress = (text: string): boolean => ADDRESS.test(text) || DOTTED.test(text);

/** Latin letters as languages write them; the blocks of phonetic and small capital letters are for disguise only. */
const PLAIN_LATIN = /^[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]$/u;
const SCRIPTS = [
  'Arabic|Armenian|Bengali|Cyrillic|Devanagari|Ethiopic|Georgian|Greek|Gujarati|Gurmukhi|Hangul|Han|Hebrew|Hiragana|Kannada|Katakana|Khmer|Lao|Latin|Malayalam|Myanmar|Sinhala|Tamil|Telugu|Thai',
].flatMap((names) => names.split('|'));
const TESTS = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script_Extensions=${script}}`, 'u')] as const);

const scriptOf = (letter: string): string => TESTS.find(([, test]) => test.test(letter))?.[0] ?? 'other';

const JAPANESE = ['Han', 'Hiragana', 'Katakana'];

/** The alphabets that a text is written in; the words in curly brackets of a template are not its own. */
export function scriptsOf(template: string): ReadonlySet<string> {
  const scripts = new Set((template.replaceAll(/\{[^{}]*\}/g, ' ').match(/\p{L}/gu) ?? []).map(scriptOf));
  // Three alphabets of one language: a text of two of them is at home in all.
  if (scripts.has('Hiragana') || scripts.has('Katakana')) for (const one of JAPANESE) scripts.add(one);
  return scripts;
}

/** True for a letter that is in no alphabet of the template, or in Latin only by disguise. */
export function hasForeignLetters(text: string, allowed: ReadonlySet<string>): boolean {
  return (text.match(/\p{L}/gu) ?? []).some((letter) => {
    const script = scriptOf(letter);
    return !allowed.has(script) || (script === 'Latin' && !PLAIN_LATIN.test(letter));
  });
}

/** True for letters that stand apart, as in `f r e e`, `f.r.e.e` and `F-R-E-E`. */
export const spellsOut = (text: string): boolean =>
  /(?<!\p{L})\p{L}(?:[^\p{L}\p{N}]{1,3}\p{L}(?!\p{L})){2,}/u.test(text);

/** True for a sign in the middle of a word: `fr!ee`, `fr_ee`, `fr*ee`. */
export const hasSignsInWords = (text: string): boolean =>
  /\p{L}[^\p{L}\p{M}\p{N}\s'’\-–—/&,:;)(]\p{L}/u.test(text);

/**
 * The forms of a folded text in which a hidden word would show: as it is; with signs taken out of words; with letters that
 * repeat said once or twice; and with look-alikes as what they pass for. Words are apart by single blanks.
 */
export function shownForms(folded: string): readonly string[] {
  const spaced = words(folded);
  const closed = words(folded.replaceAll(/(?<=\p{L})[^\p{L}\p{N}\s]+(?=\p{L})/gu, ''));
  const forms = [spaced, closed, words(withoutLookalikes(folded))];
  const calm = forms.flatMap((form) => [
    form.replaceAll(/(\p{L})\1{2,}/gu, '$1$1'),
    form.replaceAll(/(\p{L})\1{2,}/gu, '$1'),
  ]);
  return [...new Set([...forms, ...calm, joinedPairs(spaced)])];
}

/** A capital I that passes for a small l, "saIe"; asked before the case is folded. */
export const withoutTallI = (text: string): string => text.replaceAll(/(?<=\p{Ll})I(?!\p{Lu})/gu, 'l');

const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Pieces side by side, as one word: "fr ee", "dis count". Ordinary words come out as words that nobody knows. */
function joinedPairs(spaced: string): string {
  const pieces = spaced.split(' ');
  return pieces
    .flatMap((piece, index) => {
      const next = pieces[index + 1];
      const pair = next !== undefined && !LITTLE.has(piece) && !LITTLE.has(next) ? [piece + next] : [];
      // "f r ee": crumbs of a letter or two, which no sentence has three of in a row.
      const crumbs = pieces.slice(index, index + 3);
      const isCrumbled =
        crumbs.length === 3 && crumbs.every((crumb) => crumb.length <= 2 && !LITTLE.has(crumb));
      return isCrumbled ? [...pair, crumbs.join('')] : pair;
    })
    .join(' ; ');
}

/** Words of the language itself, from which no other word is made. */
const LITTLE = new Set(
  'a i an at as am be by do go he if in is it me my no of on or so to up us we and are but can for get has had her him his how its let may new not now one our out own she the too two use was way who why yes you all any day der die das ein mit und fur von zum zur ihr ist le la les un une et de du des sur au aux il lo gli di da con per el los las del por una y o e em no na os as um uma het een van en op'.split(
    ' ',
  ),
);
