// What is said of a sentence that no rule reads: that it says two things, what of it is too much, what a rule that nearly read it
// lacks, what the language has to say of its matter and what could be written instead, or that no rule is about it and what the rules
// are about. Nothing here is asked of a sentence that is understood.

import { listed } from '../../text/listed.ts';
import type { Form, Grammar, Topic } from '../grammar.ts';
import { nearestExample } from '../nearest.ts';
import type { Problem } from '../reading.ts';
import type { Words } from '../slots/slot.ts';
import { isForbidding } from '../subject.ts';
import { tokenise } from '../tokens.ts';
import { filled, isOtherEnd } from './filled.ts';
import { EXCEPTION, leftOut, saysAll } from './left-out.ts';
import { withoutSlips } from './slips.ts';
import { type ReadsAs, type TooMuch, tooMuchOf, twoSentences } from './too-much.ts';
import { saidIn, topicOf } from './topic-of.ts';
import { withHalves } from './which-half.ts';

export type Almost<R> = { readonly form: Form<R>; readonly problem: string };
type Told = Omit<Problem, 'line' | 'text'>;
type Refused<R> = {
  readonly words: Words;
  readonly readsAs: ReadsAs;
  readonly almost: Almost<R> | undefined;
  /** Every word of the grammar's patterns. */
  readonly vocabulary: () => ReadonlySet<string>;
};

const NOT_UNDERSTOOD = 'This sentence is not one that I understand';

const SIGNS: readonly (readonly [string, string])[] = [
  ['£', 'GBP '],
  ['€', 'EUR '],
];

/** `grammar` has the forms only that may stand where the sentence does. An amount is shown as the owner writes theirs. */
export function helpFor<R>(refused: Refused<R>, grammar: Grammar<R>): Told {
  const told = toldOf(refused, grammar);
  const { text } = refused.words;
  const signed = SIGNS.reduce(
    (shown, [sign, code]) => (text.includes(sign) ? shown?.replaceAll(code, sign) : shown),
    told.nearest,
  );
  return signed === undefined ? told : { ...told, nearest: signed };
}

function toldOf<R>(refused: Refused<R>, grammar: Grammar<R>): Told {
  const { words, readsAs, almost, vocabulary } = refused;
  const two = twoSentences(words, readsAs);
  if (two !== undefined)
    return { message: 'This sentence says two things: write a sentence for each', nearest: two };
  const refusal = grammar.refusal?.(words.text);
  if (refusal !== undefined && (almost === undefined || !almost.problem.includes('and not in')))
    return { message: refusal, ...(almost === undefined ? {} : { nearest: almost.form.example }) };
  if (almost?.problem.includes('and not in')) return ofAlmost(almost, refused, grammar);
  const slips = withoutSlips(words, vocabulary, readsAs);
  if (slips !== undefined)
    return {
      message: `${NOT_UNDERSTOOD}. Mistyped, perhaps: ${listed(slips.wrong.map((one) => `"${one}"`))}`,
      nearest: slips.sentence,
    };
  const topic = topicOf(words, grammar);
  if (almost !== undefined && topic?.first !== true && !isGuess(almost.problem))
    return ofAlmost(almost, refused, grammar);
  const leads = topic?.first === true || topic?.ahead === true;
  const written = leads ? undefined : writtenBy(refused, grammar);
  if (written !== undefined) return written;
  const tooMuch = leads ? undefined : tooMuchOf(words, readsAs);
  if (tooMuch !== undefined) return ofTooMuch(tooMuch);
  if (almost !== undefined && topic?.first !== true && (topic === undefined || topic.last === true))
    return ofAlmost(almost, refused, grammar);
  // What is said of much gives way to a sentence that is nearly another one.
  const nearly =
    topic === undefined || topic.last === true
      ? nearestExample(words.text, grammar.forms, words.steps, RATHER_ALIKE)
      : undefined;
  if (
    nearly !== undefined &&
    !isOtherEnd(nearly, words.text) &&
    (forbids(nearly) === forbids(words.text) || EXCEPTION.test(words.text))
  )
    return { message: messageOf(topic, words), nearest: withFigures(nearly, refused) };
  return topic === undefined ? ofNothing(grammar) : ofTopic(topic, refused, grammar);
}

/** How alike a sentence is to the one that it was meant to be. */
const RATHER_ALIKE = 0.4;

/** Free text takes in whatever stands there, so that what is wrong with it as a name says little of what was meant. */
const isGuess = (problem: string): boolean =>
  /reads like a condition|cannot be its day|says what kind of thing|says how many|is cut off|cannot tell where/.test(
    problem,
  );

/** An example of another polarity would be the opposite of what was nearly read. */
function ofAlmost<R>(
  { form: { id, example }, problem }: Almost<R>,
  refused: Refused<R>,
  { writes }: Grammar<R>,
): Told {
  const { words, readsAs } = refused;
  const own = /morning or in the evening/.test(problem) ? withHalves(words, readsAs) : undefined;
  if (own !== undefined) return { message: problem, nearest: own };
  // An example of days that end is none of a day from which something begins.
  if (forbids(words.text) !== forbids(example) || /^From which day/.test(problem))
    return { message: problem };
  const written = writes?.(id, words.text).find((one) => readsAs(tokenise(one), one) !== undefined);
  return { message: problem, nearest: written ?? example };
}

/** All of it can be said, in another order; what it leaves out cannot. */
function writtenBy<R>({ words, readsAs, almost }: Refused<R>, { writes }: Grammar<R>): Told | undefined {
  if (almost === undefined || forbids(words.text) || EXCEPTION.test(words.text)) return undefined;
  const [nearest] = writes?.(almost.form.id, words.text) ?? [];
  return nearest === undefined ||
    !saysAll(nearest, words) ||
    readsAs(tokenise(nearest), nearest) === undefined
    ? undefined
    : { message: `${NOT_UNDERSTOOD} as it stands, and may mean this`, nearest };
}

const ofTooMuch = ({ words, without }: TooMuch): Told => ({
  message: `${NOT_UNDERSTOOD} as a whole: "${words}" is too much. Leave that out where the rest holds without it`,
  nearest: without,
});

function ofTopic<R>(
  { says, instead, alike, rest, asIs }: Topic,
  refused: Refused<R>,
  { page }: Grammar<R>,
): Told {
  const { words, readsAs } = refused;
  const said = saidIn(words);
  const message = messageOf({ says }, words);
  const own = rest === true ? tooMuchOf(words, readsAs)?.without : undefined;
  const known =
    typeof instead === 'function' ? instead(said, words.text) : instead === undefined ? [] : [instead];
  const told = (sentence: string): Told => {
    const left = leftOut(sentence, words);
    const named = left.length === 0 ? '' : `. Left out below: ${listed(left.map((one) => `"${one}"`))}`;
    return { message: `${message}${named}`, nearest: sentence };
  };
  const nearest = own ?? known.find((one) => readsAs(tokenise(one), one) !== undefined);
  return nearest === undefined ||
    (alike === true && forbids(words.text) !== forbids(nearest)) ||
    isDenied(nearest, refused)
    ? { message, ...(page === undefined ? {} : { page }) }
    : told(own !== undefined || asIs === true ? nearest : withFigures(nearest, refused));
}

function messageOf(topic: Pick<Topic, 'says'> | undefined, words: Words): string {
  if (topic === undefined) return NOT_UNDERSTOOD;
  return `${NOT_UNDERSTOOD}. ${typeof topic.says === 'string' ? topic.says : topic.says(saidIn(words))}`;
}

/** Whether the sentence says the opposite of it: turned round it would be read by the same rule. */
function isDenied<R>(nearest: string, { words: { text }, readsAs }: Refused<R>): boolean {
  const rule = readsAs(tokenise(nearest), nearest);
  // These have a value for what is not wanted, too: the other way, another tone.
  if (rule === 'voice' || rule === 'channel') return false;
  const bare = text.replace(DENYING, ' ').trim();
  const turned = forbids(text) ? [bare, `only ${bare}`] : [`no ${text}`, `dont ${text}`];
  return turned.some((other) => readsAs(tokenise(other), other) === rule);
}

const DENYING = /\b(?:do not|does not|don't|doesn't|never|not|no)\b/gi;

/** The sentence with the owner's figures, where it is then one of the same rule. */
function withFigures<R>(sentence: string, { words, readsAs }: Refused<R>): string {
  // What somebody does not want is no figure of what they do.
  const own = forbids(words.text) === forbids(sentence) ? filled(sentence, words) : undefined;
  const rule = own === undefined ? undefined : readsAs(tokenise(own), own);
  return own !== undefined && rule !== undefined && rule === readsAs(tokenise(sentence), sentence)
    ? own
    : sentence;
}

function ofNothing<R>({ about, page }: Grammar<R>): Told {
  const rules =
    about === undefined
      ? ''
      : `, and I find no rule of the ${about.document} in it: they are about ${about.rules.join(', ')}`;
  return { message: `${NOT_UNDERSTOOD}${rules}`, ...(page === undefined ? {} : { page }) };
}

/** Of the sentence itself, and not of what it leaves out at its end. */
const forbids = (text: string): boolean =>
  isForbidding(tokenise(text.slice(0, EXCEPTION.exec(text)?.index)).map(({ word }) => word));
