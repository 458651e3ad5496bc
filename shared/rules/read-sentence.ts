// One sentence by a grammar: as it stands, then in plainer words. Where neither is understood, what is said of it: what a rule
// that nearly read it lacks, that it says two things, what the language has to say of its matter, or the nearest sentences.
import { candidatesFor } from './candidates.ts';
import { examplesNear } from './examples-near.ts';
import type { Form, Grammar, Rule, Topic } from './grammar.ts';
import { matchSentence } from './matching.ts';
import { nearestExample } from './nearest.ts';
import { plainly } from './plainly.ts';
import type { Problem, ReadResult } from './reading.ts';
import { beginning, type Sentence } from './sentences.ts';
import { slice } from './slots/free-text.ts';
import { sentenceStart, type Words } from './slots/slot.ts';
import type { Steps } from './steps.ts';
import { isForbidding } from './subject.ts';
import { fold, maxSentenceCharacters, type Token, tokenise } from './tokens.ts';

type Almost<R> = { readonly form: Form<R>; readonly problem: string };
type Reading<R> = { readonly rule: Rule<R> } | { readonly almost: Almost<R> | undefined };

/** Never throws. */
export function readSentence<R>(
  sentence: Sentence,
  grammar: Grammar<R>,
  reading: Pick<Words, 'written'> & { readonly steps: Steps },
): ReadResult<Rule<R>> {
  const { line, text } = sentence;
  if (text.length > maxSentenceCharacters) {
    const message = 'This sentence is too long. Write one short sentence per rule';
    return { ok: false, problems: [{ line, text: `${beginning(text)}...`, message }] };
  }
  const words = { text, tokens: tokenise(text), ...reading };
  const read = readEither(words, sentence, grammar);
  if ('rule' in read) return { ok: true, rules: read.rule };
  const topic = topicOf(words, grammar);
  const said = (problem: Omit<Problem, 'line' | 'text'>): ReadResult<never> => ({
    ok: false,
    problems: [{ line, text, ...problem }],
  });
  const two = twoSentences(words, sentence, grammar);
  if (two !== undefined)
    return said({ message: 'This sentence says two things: write a sentence for each', nearest: two });
  const { almost } = read;
  const refusal = grammar.refusal?.(text);
  if (refusal !== undefined && (almost === undefined || !almost.problem.includes('and not in')))
    return said({ message: refusal, ...(almost === undefined ? {} : { nearest: almost.form.example }) });
  if (
    almost !== undefined &&
    topic?.first !== true &&
    !(topic !== undefined && topic.last !== true && isGuess(almost.problem))
  ) {
    const { example } = almost.form;
    return said({
      message: almost.problem,
      ...(forbids(text) === forbids(example) ? { nearest: example } : {}),
    });
  }
  return said(notUnderstood(sentence, topic, { words, grammar }));
}

/** Free text takes in whatever stands there, so that what is wrong with it as a name says little of what was meant. */
const isGuess = (problem: string): boolean =>
  /reads like a condition|cannot be its day|says what kind of thing|says how many/.test(problem);

/** A sentence that is nearly read may be answered by an example of another polarity, which would be its opposite. */
const forbids = (text: string): boolean => isForbidding(tokenise(text).map(({ word }) => word));

/** As it stands, else in plainer words. */
function readEither<R>(words: Words, sentence: Sentence, grammar: Grammar<R>): Reading<R> {
  const reading = readWords(words, sentence, grammar);
  const plain = 'rule' in reading ? undefined : plainly(words.tokens);
  if ('rule' in reading || plain === undefined) return reading;
  const second = readWords({ ...words, tokens: plain }, sentence, grammar);
  return 'rule' in second ? second : { almost: reading.almost ?? second.almost };
}

function readWords<R>(words: Words, sentence: Sentence, grammar: Grammar<R>): Reading<R> {
  const { line, text } = sentence;
  let almost: Almost<R> | undefined;
  for (const { form, pattern } of candidatesFor(grammar, words.tokens)) {
    if (!mayStandHere(sentence, form.under)) continue;
    for (const match of matchSentence(pattern, words, form.slots)) {
      if (match.problem === undefined)
        return { rule: { line, text, form: form.id, value: form.toRule(match.values) } };
      almost ??= { form, problem: match.problem };
    }
  }
  return { almost };
}

const JOINTS = new Set(['and', 'but', 'then']);
/** With these a part begins that bounds the rest or gives a reason for it. */
const BOUNDS = new Set(['unless', 'except', 'because', 'since', 'so', 'as', 'though', 'although', 'if']);
const MOST_JOINTS = 3;
type Joint = { readonly until: number; readonly from: number };

/**
 * Both halves of a sentence that says two things, as two sentences. It is not read so: what a day, a condition or a "not" in one
 * half means for the other only its writer knows.
 */
function twoSentences<R>(words: Words, sentence: Sentence, grammar: Grammar<R>): string | undefined {
  const { tokens } = words;
  for (const { until, from } of jointsOf(words)) {
    const halves = [tokens.slice(0, until), tokens.slice(from)];
    if (halves.some(({ length }) => length < 2)) continue;
    const read = halves.map((half) => readEither({ ...words, tokens: half }, sentence, grammar));
    if (read.every((reading) => 'rule' in reading))
      return halves.map((half) => `${sentenceStart(textOf(half, words))}.`).join(' ');
  }
  return undefined;
}

function jointsOf({ text, tokens }: Words): readonly Joint[] {
  return tokens
    .flatMap(({ word, quoted, start }, at): readonly Joint[] => {
      if (!quoted && JOINTS.has(word)) return [{ until: at, from: at + 1 }];
      const before = tokens[at - 1];
      return before !== undefined &&
        (/[,:]/.test(text.slice(before.end, start)) || (!quoted && BOUNDS.has(word)))
        ? [{ until: at, from: at }]
        : [];
    })
    .slice(0, MOST_JOINTS);
}

/**
 * That a part of the sentence alone would be understood, and which part is too much: a reason, or what bounds the rule. It is said with
 * both parts as they were written, because the first alone is not what its writer meant.
 */
function halfOf<R>(words: Words, sentence: Sentence, grammar: Grammar<R>): string | undefined {
  const { tokens } = words;
  for (const { until } of jointsOf(words)) {
    const [half, rest] = [tokens.slice(0, until), tokens.slice(until)];
    if (half.length < 2 || !('rule' in readEither({ ...words, tokens: half }, sentence, grammar))) continue;
    return ` as a whole: "${textOf(half, words)}" I would, and not "${textOf(rest, words)}": leave that out where it is only a reason`;
  }
  return undefined;
}

const textOf = (half: readonly Token[], { text }: Words): string =>
  slice({ text, tokens: half }, 0, half.length);

/** The first matter that the sentence has a word of. */
function topicOf<R>({ tokens }: Words, { topics }: Grammar<R>): Topic | undefined {
  const stems = new Set(tokens.map(({ stem }) => stem));
  const has = (wanted: ReadonlySet<string>) => [...wanted].some((stem) => stems.has(stem));
  return topics?.find(
    ({ any, and, without }) =>
      has(any) && (and === undefined || has(and)) && (without === undefined || !has(without)),
  );
}

function notUnderstood<R>(
  sentence: Sentence,
  topic: Topic | undefined,
  { words, grammar }: { readonly words: Words; readonly grammar: Grammar<R> },
): Omit<Problem, 'line' | 'text'> {
  const { text } = sentence;
  const message = 'This sentence is not one that I understand';
  const page = grammar.page === undefined ? {} : { page: grammar.page };
  const said = new Set(words.tokens.map(({ word }) => word));
  const forms = grammar.forms.filter(
    ({ under, shownNear }) =>
      mayStandHere(sentence, under) && (shownNear === undefined || shownNear.some((one) => said.has(one))),
  );
  // What is said of much gives way to a sentence that was only mistyped.
  const nearest =
    topic !== undefined && topic.last !== true ? undefined : nearestExample(text, forms, words.steps);
  if (nearest !== undefined) return { message, nearest };
  if (topic !== undefined)
    return {
      message: `${message}. ${topic.says}`,
      ...(topic.instead === undefined || (topic.alike === true && forbids(text) !== forbids(topic.instead))
        ? page
        : { nearest: topic.instead }),
    };
  const half = halfOf(words, sentence, grammar) ?? '';
  const near = examplesNear(words, forms);
  const known = near.length === 0 ? '' : `. What I know of it: ${near.map((one) => `"${one}"`).join(' ')}`;
  return { message: `${message}${half}${known}`, ...page };
}

function mayStandHere({ section, bulleted }: Sentence, under: Form<unknown>['under']): boolean {
  if (under === undefined) return true;
  return under.headings.some((heading) => fold(heading) === section) && (bulleted || !under.bulletsOnly);
}
