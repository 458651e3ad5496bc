// How names of things meet, however they are written: plurals and possessives, accents and case, hyphens and blanks,
// figures glued to words ("7UP" and "7 Up"), initials joined by a sign ("M&M's" and "M & Ms").
import { fold, singular } from './tokens.ts';

/** The words of a name, each as `singular` has it. */
export function nameWords(text: string): readonly string[] {
  return text
    .replace(/(?<![\p{L}\p{N}])(\p{L}) ?& ?(\p{L})(?:['’]?s)?(?![\p{L}\p{N}])/giu, '$1$2')
    .replace(/(?<=\p{L})['’]s(?![\p{L}\p{N}])/giu, '')
    .split(/[^\p{L}\p{N}'’-]+/u)
    .map((word) => fold(word.replaceAll('’', "'")))
    .flatMap((word) => word.match(/\d+(?:[.,]\d+)*|[^\d\s]+/g) ?? [])
    .flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '')
    .map(singular);
}

/** Whether all words of one name stand in the other, in any order, or run together as they stand. */
export function hasWordsOf(words: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return false;
  return wanted.every((word) => words.includes(word)) || runTogether(words, wanted.join(''));
}

/** "sunflower seeds" and "sun flower seed": words next to each other that come to the same letters. */
function runTogether(words: readonly string[], wanted: string): boolean {
  return words.some((_, at) => {
    let run = '';
    for (const word of words.slice(at)) {
      run += word;
      if (run === wanted) return true;
      if (run.length > wanted.length) return false;
    }
    return false;
  });
}
