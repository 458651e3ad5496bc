// How names of things meet, however they are written: plurals and possessives, accents and case, hyphens and blanks,
// figures glued to words ("7UP" and "7 Up"), initials joined by a sign ("M&M's" and "M & Ms").
import { fold, singular } from './tokens.ts';

/** The words of a name, each as `singular` has it. */
export function nameWords(text: string): readonly string[] {
  return text
    .replace(/(?<![\p{L}\p{N}])(\p{L}) ?& ?(\p{L})(?:['’]?s)?(?![\p{L}\p{N}])/giu, '$1$2')
    .replace(/(?<=\p{L})['’]s(?![\p{L}\p{N}])/giu, '')
    .split(/[^\p{L}\p{N}'’]+/u)
    .map((word) => fold(word.replaceAll('’', "'")))
    .flatMap((word) => word.match(/\d+|[^\d\s]+/g) ?? [])
    .flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '')
    .map(singular);
}

/** Whether all words of one name stand in the other, in any order, or run together as they stand. */
export const hasWordsOf = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.length > 0 && (wanted.every((word) => words.includes(word)) || runTogether(words, wanted));

/** Whether one name stands in the other as it is: its words in a row, or run together. */
export function standsIn(words: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  const isThere = (at: number) => wanted.every((word, step) => words[at + step] === word);
  return words.some((_, at) => isThere(at)) || runTogether(words, wanted);
}

/** Whether two names are one. A name of signs alone is none. */
export function isSameName(one: string, other: string): boolean {
  const [words, others] = [nameWords(one), nameWords(other)];
  if (words.length === others.length) return words.length > 0 && words.join(' ') === others.join(' ');
  return words.length > 0 && lettersOf(words) === lettersOf(others);
}

/** "sunflower seeds" and "sun flower seed": words next to each other that come to the same letters. */
function runTogether(words: readonly string[], wanted: readonly string[]): boolean {
  const letters = lettersOf(wanted);
  return words.some((_, at) => {
    for (let end = at + 1; end <= words.length; end += 1) {
      const run = lettersOf(words.slice(at, end));
      if (run.length >= letters.length) return run === letters && end - at !== wanted.length;
    }
    return false;
  });
}

/** In one, and without what only the end of a word loses to its plural: "housebean" is "hou" and "bean". */
const lettersOf = (words: readonly string[]): string =>
  words
    .join('')
    .replace(/ie/g, 'y')
    .replace(/[fv]e?/g, 'f')
    .replace(/(?<=.)se?|(?<=[xzo]|[cs]h)e/g, '');
