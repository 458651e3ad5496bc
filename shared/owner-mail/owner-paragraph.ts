// The paragraph that stands on top of a summary to the owner. The model may write it; every number in it must be one of
// ours, in its own kind: a count as a count, an amount with its currency, a rate with its percent sign. Anything that
// cannot be checked so ("half", "a dozen", "2k") counts as invented, and then the paragraph is ours too.
import * as z from 'zod';
import {
  hasForeignLetters,
  hasSignsInWords,
  holdsAddress,
  shownForms,
  spellsOut,
} from '../messages/disguise.ts';
import { OWNER_SUBJECTS } from '../messages/line-words.ts';
import { numberFormat } from '../text/formats.ts';
import { NUMBER_WORDS } from '../text/number-words.ts';

/** The facts the model gets and may repeat. */
export type ParagraphFacts = {
  readonly month: string;
  readonly counts: Readonly<Record<string, number>>;
  /** As they are shown: `£1,234.50`. */
  readonly amounts: readonly string[];
  /** In percent, as shown, without the sign: `12.5`. */
  readonly percents: readonly string[];
  /** The owner's own words that may hold a number, such as the reward `$25 off`. */
  readonly names?: readonly string[];
  readonly locale: string;
};

export const paragraphSchema = z.object({ paragraph: z.string().min(1).max(2_000) });

const MAX_LENGTH = 700;
/** Words that say a number which no list of ours holds. */
const UNCHECKED =
  /\b(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|scores?|half|halves|halved|thirds?|quarters?|fifths?|tenths?|twice|thrice|double[ds]?|doubling|triple[ds]?|couple|pair|both|per ?cent|percentage)\b/i;
/** `carts seen: 41; won back: £120`: the figures stand below, and a paragraph that repeats them so tells nobody anything. */
const LISTED = /\p{L}: ?[\p{Sc}\d]/gu;
const NUMBER = /\d+(?:[.,'’\u00a0\u202f]\d+)*/g;

/** Everything that is wrong with the model's paragraph; empty when it may be used. */
export function paragraphProblems(text: string, facts: ParagraphFacts): string[] {
  const problems: string[] = [];
  if (text.trim() === '' || text.length > MAX_LENGTH) problems.push('is empty or too long');
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text.trim()))
    problems.push('holds line breaks or unseen characters');
  if (/[<>{}[\]@\\`|]/.test(text)) problems.push('holds a link or markup');
  if ((text.match(LISTED) ?? []).length > 1) problems.push('is a list of figures');
  if (/[\p{Nd}\p{No}\p{Nl}]/u.test(text.replaceAll(/[0-9]/g, '')))
    problems.push('holds a number that cannot be read');
  // What the owner calls things goes first, then amounts, rates and the month's own name, each as a whole; what is left
  // are counts.
  const told = longestFirst(facts.names ?? []).reduce(withoutWhole, plainSpaces(text));
  problems.push(...wordProblems(told));
  const [unchecked] = UNCHECKED.exec(told) ?? [];
  if (unchecked !== undefined) problems.push(`says "${unchecked}"`);

  const counts = countTexts(facts);
  for (const word of told.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const value = NUMBER_WORDS.indexOf(word);
    if (value >= 0 && !counts.has(String(value))) problems.push(`says "${word}"`);
  }
  const known = [...facts.amounts, ...facts.percents.map((percent) => `${percent}%`), facts.month];
  const rest = longestFirst(known).reduce(withoutWhole, told);
  for (const { 0: number, index } of rest.matchAll(NUMBER)) {
    const around = `${rest.slice(Math.max(0, index - 4), index)}#${rest.slice(index + number.length, index + number.length + 4)}`;
    if (!counts.has(number) || !STANDS_ALONE.test(around)) problems.push(`says ${number}`);
  }
  return problems;
}

/** The letter goes to the owner, who trusts it: no address, no errand, no password, and nothing in disguise. */
function wordProblems(told: string): string[] {
  const folded = told.normalize('NFKC').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const forms = shownForms(folded);
  const checks: readonly (readonly [boolean, string])[] = [
    [holdsAddress(folded), 'holds a link or markup'],
    [hasForeignLetters(folded, LATIN), 'mixes alphabets'],
    [spellsOut(folded) || hasSignsInWords(folded), 'hides a word'],
    ...TALKS_OF.map(([problem, words]) => [forms.some((form) => words.test(form)), problem] as const),
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

const LATIN: ReadonlySet<string> = new Set(['Latin']);
const TALKS_OF = OWNER_SUBJECTS.map(
  ({ problem, words }) => [problem, new RegExp(`(?:^| )(?:${words.join('|')})(?= |$)`, 'u')] as const,
);

/** No sign, letter, currency or percent sign at the number: such a one is no count. */
const STANDS_ALONE =
  /^(?!.*(?:\p{Sc}|[A-Z]{3}) ?#)(?!.*[\p{L}\p{N}+\-−./]#)(?!.*# ?(?:[%‰\p{Sc}]|[A-Z]{3}))(?!.*#[\p{L}\p{N}/])/u;

function countTexts({ counts, locale }: ParagraphFacts): Set<string> {
  const format = numberFormat(locale);
  return new Set(
    Object.values(counts).flatMap((count) => [String(count), plainSpaces(format.format(count))]),
  );
}

const longestFirst = (texts: readonly string[]): string[] =>
  [...texts].sort((one, other) => other.length - one.length);

const plainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** Takes a known text out where it stands as a whole, never a part of a longer number. */
function withoutWhole(text: string, known: string): string {
  const literal = plainSpaces(known).replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return text.replaceAll(
    new RegExp(`(?<![\\p{L}\\p{N}.,])${literal}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu'),
    ' ; ',
  );
}
