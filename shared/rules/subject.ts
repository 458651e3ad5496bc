// What a sentence is about, and whether it allows or forbids: what a hint must have in common with the sentence that it
// answers. A hint that says the opposite, or speaks of something else, is worse than none.
import { editDistance } from '../text/nearest.ts';
import { fillers, singular } from './tokens.ts';

const forbidding = new Set(
  (
    'no not never dont doesnt didnt wont cant cannot mustnt shouldnt isnt arent hasnt havent nothing none nobody neither ' +
    'nor without unless except excluding exclude skip ignore off stop zero'
  ).split(' '),
);

/** Two refusals take each other back: "never remind who has not agreed" allows those who have. */
export const isForbidding = (words: readonly string[]): boolean =>
  words.filter((word) => forbidding.has(word)).length % 2 === 1;

/** The matters of the three documents, each by every word for it. */
const matters: readonly ReadonlySet<string>[] = [
  'point pt',
  'reward prize treat tier freebie',
  'member customer shopper guest buyer regular client person people somebody someone anyone anybody everyone everybody',
  'cart basket',
  'sale purchase order transaction bill receipt checkout',
  'reminder nudge message email mail text sms notification',
  'addon suggestion recommendation offer',
  'bonus',
  'visit',
  'quiet night evening morning',
  'weekend sunday monday tuesday wednesday thursday friday saturday',
  'voice tone',
  'marketing newsletter consent',
  'tap click',
  'discount',
  'part segment',
  'card voucher certificate',
].map((words) => new Set(words.split(' ').flatMap((word) => [word, singular(word)])));

/** Words that carry no matter: what joins the others, and measures. */
const general = new Set(
  (
    'is are be been being was were am do does did has have had it its they them their that this these those who which what ' +
    'when whenever if then than and or but as at by for from in into of off on onto out over per to up until till with within ' +
    'after before between during about above below under more less least most only just also again already still ever always ' +
    'any each every all some one two first second once twice time so much many please want wish would should could can may ' +
    'must will shall let make get give got take go come send sent say mean keep put use else other another same next last now ' +
    'dollar pound euro penny pence cent quid buck kr krona krone spend spent later soon minute hour day week month year min h am pm clock oclock wait away left new big small old good while bit few couple long short quick quickly moment'
  )
    .split(' ')
    .map(singular),
);

/** The matters that words name, spelt a little wrong or not; `undefined` among them is a word of no matter. */
export function mattersOf(words: readonly string[]): ReadonlySet<ReadonlySet<string>> {
  const found = new Set<ReadonlySet<string>>();
  for (const word of words)
    for (const matter of matters) if ([...matter].some((known) => isNearly(word, known))) found.add(matter);
  return found;
}

/** The words that carry a meaning: neither what joins others nor what forbids, nor figures. */
export const tellingWords = (words: readonly string[]): readonly string[] => [
  ...new Set(
    words
      .filter((word) => !fillers.has(word) && !forbidding.has(word) && /\p{L}/u.test(word))
      .map(singular)
      .filter(
        (word) =>
          !general.has(word) && ![...general].some((known) => known.length > 4 && isNearly(word, known)),
      ),
  ),
];

/** The same word, or one that was mistyped. */
export function isNearly(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.length < 4 || right.length < 4) return false;
  if (left.length === right.length && letters(left) === letters(right)) return true;
  return editDistance(left, right) <= (Math.min(left.length, right.length) > 6 ? 2 : 1);
}

/** Two letters that changed places are the commonest slip of all. */
const letters = (word: string): string => [...word].sort().join('');
