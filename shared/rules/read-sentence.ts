// One sentence by a grammar: as it stands, then in plainer words. Where neither is understood, what is said of it is in help/.
import { candidatesFor, vocabularyOf } from './candidates.ts';
import type { Form, Grammar, Rule } from './grammar.ts';
import { type Almost, helpFor } from './help/help.ts';
import type { ReadsAs } from './help/too-much.ts';
import { matchSentence } from './matching.ts';
import { plainly } from './plainly.ts';
import type { ReadResult } from './reading.ts';
import { beginning, type Sentence } from './sentences.ts';
import type { Words } from './slots/slot.ts';
import type { Steps } from './steps.ts';
import { fold, maxSentenceCharacters, tokenise } from './tokens.ts';

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
  // What is told has steps of its own, so that a document of many mistakes is read to its end like any other.
  const steps = { left: Math.min(STEPS_FOR_HELP, reading.steps.left) };
  const readsAs: ReadsAs = (tokens, said = text) => {
    const part = readEither({ ...words, text: said, tokens, steps }, sentence, grammar);
    return 'rule' in part ? part.rule.form : undefined;
  };
  const forms = formsShownTo(sentence, words, grammar);
  const told = helpFor(
    { words, readsAs, almost: read.almost, vocabulary: () => vocabularyOf(grammar) },
    { ...grammar, forms },
  );
  return { ok: false, problems: [{ line, text, ...told }] };
}

const STEPS_FOR_HELP = 40_000;

function formsShownTo<R>(sentence: Sentence, { tokens }: Words, { forms }: Grammar<R>): readonly Form<R>[] {
  const said = new Set(tokens.map(({ word }) => word));
  return forms.filter(
    ({ under, shownNear }) =>
      mayStandHere(sentence, under) && (shownNear === undefined || shownNear.some((one) => said.has(one))),
  );
}

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

function mayStandHere({ section, bulleted }: Sentence, under: Form<unknown>['under']): boolean {
  if (under === undefined) return true;
  return under.headings.some((heading) => fold(heading) === section) && (bulleted || !under.bulletsOnly);
}
