// The nearest known sentence to one that was not understood, so that the owner has something to copy.
import { editDistance } from '../text/nearest.ts';
import type { Form } from './grammar.ts';
import { type Steps, spend } from './steps.ts';
import { isForbidding, isNearly, mattersOf, tellingWords } from './subject.ts';
import { fillers, fold, singular, tokenise } from './tokens.ts';

/** How alike two bags of words must be before a suggestion helps more than it confuses. */
const leastLikeness = 0.25;
/** Any word may stand in free text, so that an example of it must share more to be what was meant. */
const leastLikenessOfNames = 0.5;

/**
 * The example of the form that shares most words with the sentence, near-misses in spelling included. It forbids where the
 * sentence forbids and speaks of nothing else; where there is no such example, there is none. Without steps for all forms
 * there is none either.
 */
export function nearestExample<R>(
  sentence: string,
  forms: readonly Form<R>[],
  steps?: Steps,
  leastAlike = leastLikeness,
): string | undefined {
  const written = tokenise(sentence).map((token) => token.word);
  const words = contentWords(written);
  let best: { likeness: number; example: string } | undefined;
  for (const form of forms) {
    const { example } = form;
    const vocabulary = form.vocabulary();
    const exampleWords = contentWords(tokenise(example).map((token) => token.word));
    if (!spend(steps, words.length * (exampleWords.length + vocabulary.length))) return undefined;
    const likeness = likenessOf(words, exampleWords, contentWords(vocabulary));
    const least = Math.max(leastAlike, hasFreeText(form) ? leastLikenessOfNames : leastLikeness);
    if (likeness > Math.max(least, best?.likeness ?? 0) && speaksOfTheSame(written, form))
      best = { likeness, example };
  }
  return best?.example;
}

/**
 * Whether an example answers a sentence: both forbid or neither does, what the sentence is about the example is about too,
 * and no word of it is foreign to the form. In free text any word may stand, but then what the form is about must be there.
 */
function speaksOfTheSame<R>(written: readonly string[], { example, slots, ...form }: Form<R>): boolean {
  const vocabulary = form.vocabulary();
  const exampleWords = tokenise(example).map((token) => token.word);
  if (isForbidding(written) !== isForbidding(exampleWords)) return false;
  const [ours, theirs] = [mattersOf(tellingWords(written)), mattersOf(tellingWords(exampleWords))];
  if (![...ours].every((matter) => theirs.has(matter))) return false;
  if (hasFreeText({ slots })) {
    const needed = mattersOf(tellingWords(exampleWords).filter((word) => isOwn(word, vocabulary)));
    return [...needed].every((matter) => ours.has(matter));
  }
  if (theirs.size > 0 && ours.size === 0) return false;
  const known = [...tellingWords(exampleWords), ...vocabulary.map(singular)];
  return tellingWords(written).every(
    (word) => known.some((one) => isNearly(word, one)) || mattersOf([word]).size > 0,
  );
}

const hasFreeText = ({ slots }: Pick<Form<unknown>, 'slots'>): boolean =>
  Object.values(slots).some(({ freeText }) => freeText === true);

/** Of the form itself, and not what its example has in a slot. Points are always meant. */
const isOwn = (word: string, vocabulary: readonly string[]): boolean =>
  word === 'point' || vocabulary.some((one) => singular(one) === word);

function contentWords(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => !fillers.has(word)).map(singular))];
}

/** Dice's coefficient against the example; a word known only to the form's other wordings counts for a little. */
function likenessOf(
  words: readonly string[],
  example: readonly string[],
  vocabulary: readonly string[],
): number {
  const shared = words.reduce(
    (sum, word) => sum + Math.max(bestLikeness(word, example), 0.3 * bestLikeness(word, vocabulary)),
    0,
  );
  return (2 * shared) / Math.max(1, words.length + example.length);
}

function bestLikeness(word: string, others: readonly string[]): number {
  return others.reduce((best, other) => Math.max(best, wordLikeness(word, other)), 0);
}

function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  if (left.length < 4 || right.length < 4) return 0;
  const distance = editDistance(left, right);
  return distance <= (Math.min(left.length, right.length) > 6 ? 2 : 1) ? 0.7 : 0;
}

/** The headings or words nearest to a mistyped one, or undefined when none is close. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const folded = fold(word);
  const allowed = Math.max(1, Math.floor(folded.length / 4));
  return known
    .map((candidate) => ({ candidate, distance: editDistance(folded, fold(candidate)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((left, right) => left.distance - right.distance)[0]?.candidate;
}
