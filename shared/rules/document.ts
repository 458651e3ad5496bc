// The reader of rules documents. Generous in wording, strict in meaning: a sentence is understood wholly or
// it is an error with its line, its text and the nearest sentence that would be understood.
import { isDeepStrictEqual } from 'node:util';
import { disagreement } from './disagreement.ts';
import type { Grammar, Rule } from './grammar.ts';
import { readSentence } from './read-sentence.ts';
import type { Problem, ReadResult } from './reading.ts';
import { beginning, type Sentence, sentencesOf, sizeProblem } from './sentences.ts';
import { maxSteps } from './steps.ts';
import { dayOf, textOf, type Written } from './written.ts';

/** Problems listed at most; a document of another kind altogether would otherwise make a letter of pages. */
const mostProblems = 50;

/**
 * Reads a document by a grammar. Never throws, whatever the text, and never takes more than so many steps: a sentence
 * that would is not understood. All problems come at once, in the order of their lines.
 */
export function readDocument<R>(
  document: Written,
  grammar: Grammar<R>,
  mostSteps = maxSteps,
): ReadResult<readonly Rule<R>[]> {
  const tooLarge = sizeProblem(textOf(document));
  if (tooLarge !== undefined) return { ok: false, problems: [tooLarge] };
  return readText(document, grammar, mostSteps);
}

/** As `readDocument`, for a text of any length: how long one may be is a matter of the door that it comes by. */
export function readText<R>(
  document: Written,
  grammar: Grammar<R>,
  mostSteps: number,
): ReadResult<readonly Rule<R>[]> {
  const { rules, problems } = readEach(document, grammar, mostSteps);
  problems.push(...disagreements(rules, grammar));
  if (problems.length === 0) problems.push(...(grammar.check?.(rules) ?? []));
  if (problems.length === 0) return { ok: true, rules };
  return {
    ok: false,
    problems: problems.sort((left, right) => left.line - right.line).slice(0, mostProblems),
  };
}

/** The rules of those sentences that are understood, each by itself, whatever is wrong with the others. Never throws. */
export function understoodIn<R>(document: Written, grammar: Grammar<R>): readonly Rule<R>[] {
  return sizeProblem(textOf(document)) === undefined ? readEach(document, grammar, maxSteps).rules : [];
}

function readEach<R>(document: Written, grammar: Grammar<R>, mostSteps: number) {
  const steps = { left: mostSteps };
  const written = dayOf(document);
  const rules: Rule<R>[] = [];
  const problems: Problem[] = [];
  const earlier = new Map<string, ReadResult<Rule<R>>>();
  for (const sentence of sentencesOf(textOf(document))) {
    const reading = readAgain(sentence, earlier) ?? readSentence(sentence, grammar, { steps, written });
    earlier.set(whereAndWhat(sentence), reading);
    if (steps.left <= 0) {
      problems.push(cutOff(sentence));
      break;
    }
    if (reading.ok) rules.push(reading.rules);
    else problems.push(...reading.problems);
    if (problems.length >= mostProblems) break;
  }
  return { rules, problems };
}

const whereAndWhat = ({ section, bulleted, text }: Sentence): string => `${bulleted} ${section}: ${text}`;

/** The same words in the same place mean the same on another line. */
function readAgain<R>(
  sentence: Sentence,
  earlier: ReadonlyMap<string, ReadResult<Rule<R>>>,
): ReadResult<Rule<R>> | undefined {
  const known = earlier.get(whereAndWhat(sentence));
  const { line } = sentence;
  if (known === undefined) return undefined;
  return known.ok
    ? { ok: true, rules: { ...known.rules, line } }
    : { ok: false, problems: known.problems.map((problem) => ({ ...problem, line })) };
}

/** What comes after it has not been looked at. */
function cutOff({ line, text }: Sentence): Problem {
  const message = 'I do not understand this sentence, and stopped reading here: write it shorter and simpler';
  const shown = beginning(text);
  return { line, text: shown === text ? text : `${shown}...`, message };
}

/** Rules about the same thing that say different things. The later one is reported and names the earlier. */
function disagreements<R>(rules: readonly Rule<R>[], { forms }: Grammar<R>): readonly Problem[] {
  const problems: Problem[] = [];
  const stated = new Map<string, Rule<R>>();
  const byId = new Map(forms.toReversed().map((form) => [form.id, form]));
  for (const rule of rules) {
    const subject = byId.get(rule.form)?.subject(rule.value);
    if (subject === undefined) continue;
    const earlier = stated.get(subject);
    if (earlier === undefined) stated.set(subject, rule);
    else if (!isDeepStrictEqual(earlier.value, rule.value)) problems.push(disagreement(earlier, rule));
  }
  return problems;
}
