// A sentence of which a part would be understood alone: which words are too much, and the sentence that would be taken without them.
// It is never taken so by itself: what those words bound only their writer knows.
import { withoutEnd } from '../../text/ends.ts';
import { slice } from '../slots/free-text.ts';
import { sentenceStart, type Words } from '../slots/slot.ts';
import { isForbidding } from '../subject.ts';
import type { Token } from '../tokens.ts';

/** The rule of the form that reads these words as a sentence; of another text, if they are not the owner's own. */
export type ReadsAs = (tokens: readonly Token[], text?: string) => string | undefined;
export type TooMuch = { readonly words: string; readonly without: string };

const JOINTS = new Set(['and', 'but', 'then', 'or']);
/** With these a part begins that bounds the rest or gives a reason for it. */
const BOUNDS = new Set(
  'unless except because since so as though although if when whenever while until only apart excluding provided'.split(
    ' ',
  ),
);
const MOST_JOINTS = 4;
const FEWEST = 3;
/** Where a sentence cannot end, or begin. */
const OPEN_END =
  /^(?:the|an?|of|in|on|at|to|for|from|with|by|or|and|but|every|each|any|over|under|above|below|than|most|least|is|are|be|per|as|like|about|only)$/;
const OPEN_START = /^(?:of|to|and|or|but|with|be|in|at|from|is|are|than)$/;
/** With these a part begins that says where, when, for whom or in place of what; a comparison is the rule itself. */
const ADDED = /^(?:in|on|at|for|to|by|during|from|instead|excluding|is|between)$/;
/** What leaves a rule open, or asks for it. */
const HEDGE =
  /^(?:maybe|perhaps|possibly|probably|ideally|hopefully|normally|usually|generally|sometimes|mostly|mainly|should (?:we|i|you)|shall (?:we|i)|can we|could we|i (?:think|guess|suppose)(?: we)?|we (?:might|could|may)|try to|id say|is it|are there)$/;
/** Everything but a wish to stop, how it sounds, into which everything fits, and by what it goes. */
const isRule = (form: string | undefined): form is string =>
  form !== undefined && !['pause', 'voice', 'channel'].includes(form);

const GIVEN = /^(?:points?|pts?|rewards?|free|bonus)$/;

/** Both halves of a sentence that says two things, as two sentences. */
export function twoSentences(words: Words, readsAs: ReadsAs): string | undefined {
  const { tokens } = words;
  for (const { until, from } of jointsOf(words)) {
    const [first, second] = [tokens.slice(0, until), tokens.slice(from)];
    const joint = tokens[until]?.word;
    const rule = first.length < 2 || second.length < 1 ? undefined : readsAs(first);
    if (rule === undefined) continue;
    // "Double points on coffee, but not on Sundays": what is left out of it, and no days on which nothing goes out.
    if (/^(?:not|never)$/.test(second[0]?.word ?? '') && first.some(({ word }) => GIVEN.test(word))) continue;
    // "No texts on Sundays or after 9 pm": the second half has its beginning in the first.
    for (const carried of [0, 1, 2]) {
      const whole = [...tokens.slice(0, carried), ...second];
      const other = whole.length < 2 || carried >= until ? undefined : readsAs(whole);
      // What is one or the other is not both.
      if (joint === 'or' && !isForbidding(tokens.map(({ word }) => word))) continue;
      // Of the same rule both would be stated, which few may be.
      if (other === undefined || (carried > 0 && other === rule)) continue;
      const said = [tokens.slice(0, carried), second].map((part) => textOf(part, words));
      return `${asSentence(textOf(first, words))} ${asSentence(said.join(' ').trim())}`;
    }
  }
  return undefined;
}

/** What to leave out; undefined where no part of it would be understood, or the part would say the opposite. */
export function tooMuchOf(words: Words, readsAs: ReadsAs): TooMuch | undefined {
  return endOf(words, readsAs) ?? beginningOf(words, readsAs) ?? middleOf(words, readsAs);
}

/** What follows: "hold out 10% until the end of May". */
function endOf(words: Words, readsAs: ReadsAs): TooMuch | undefined {
  const { tokens } = words;
  const joints = new Set(jointsOf(words).map(({ until }) => until));
  for (let until = tokens.length - 1; until >= 2; until -= 1) {
    const [last, next] = [tokens[until - 1]?.word ?? '', tokens[until]?.word ?? ''];
    const isJoint = joints.has(until);
    if (OPEN_END.test(last) || !(isJoint || (ADDED.test(next) && until >= FEWEST))) continue;
    const form = readsAs(tokens.slice(0, until));
    if (isRule(form) || (form === 'pause' && isJoint))
      return told(tokens.slice(until), tokens.slice(0, until), words);
  }
  return undefined;
}

/** What stands before: "in summer, quiet after 10 pm", "maybe hold out 5%". Never a "not". */
function beginningOf(words: Words, readsAs: ReadsAs): TooMuch | undefined {
  const { text, tokens } = words;
  for (let from = 1; from <= tokens.length - 2 && from <= MOST_BEFORE; from += 1) {
    const dropped = tokens.slice(0, from);
    const before = dropped.map(({ word }) => word);
    if (isForbidding(before)) return undefined;
    const isClause =
      !/^\d/.test(tokens[from]?.word ?? '') &&
      /[,:]/.test(text.slice(tokens[from - 1]?.end ?? 0, tokens[from]?.start ?? 0));
    if (!isClause && !HEDGE.test(before.join(' '))) continue;
    if (OPEN_START.test(tokens[from]?.word ?? '') || !isRule(readsAs(tokens.slice(from)))) continue;
    return told(dropped, tokens.slice(from), words);
  }
  return undefined;
}

const MOST_BEFORE = 10;
const PEOPLE = /^(?:customers?|members?|people|shoppers?|buyers?|regulars?|orders?|sales?|carts?)$/;
const WHOSE =
  /^(?:new|existing|loyal|returning|regular|local|online|young|old|male|female|scottish|welsh|irish|english|foreign|trade|wholesale|vip|abandoned|first|together|unpaid)$/;

/** A phrase within, or whose it is: "hold sales by new members over £40", "text new customers after 2 hours". */
function middleOf(words: Words, readsAs: ReadsAs): TooMuch | undefined {
  const { tokens } = words;
  for (let at = 1; at + 1 < tokens.length; at += 1) {
    const word = tokens[at]?.word ?? '';
    const counts = /^(?:by|for|to|in|at)$/.test(word)
      ? [4, 3, 2]
      : WHOSE.test(word) && (word === 'together' || PEOPLE.test(tokens[at + 1]?.word ?? ''))
        ? [1]
        : [];
    for (const count of counts) {
      const dropped = tokens.slice(at, at + count);
      if (at + count >= tokens.length || OPEN_END.test(dropped.at(-1)?.word ?? '')) continue;
      if (dropped.some(({ word: one }) => WEIGHTY.test(one))) continue;
      if (!isRule(readsAs([...tokens.slice(0, at), ...tokens.slice(at + count)]))) continue;
      const parts = [tokens.slice(0, at), tokens.slice(at + count)].map((part) => textOf(part, words));
      return { words: textOf(dropped, words), without: asSentence(parts.join(' ')) };
    }
  }
  return undefined;
}

/** Without these a sentence is another one. */
const WEIGHTY =
  /^(?:no|not|never|dont|nothing|without|least|most|over|under|above|below|more|less|from|until|than|before|after|between|and|or|\p{Sc}|\d.*|[ap]m|points?|minutes?|hours?|days?|weeks?|months?)$/u;

const told = (dropped: readonly Token[], kept: readonly Token[], words: Words): TooMuch => ({
  words: textOf(dropped, words),
  without: asSentence(textOf(kept, words)),
});

type Joint = { readonly until: number; readonly from: number };

function jointsOf({ text, tokens }: Words): readonly Joint[] {
  return tokens
    .flatMap(({ word, quoted, start }, at): readonly Joint[] => {
      if (!quoted && JOINTS.has(word)) return [{ until: at, from: at + 1 }];
      const before = tokens[at - 1];
      return before !== undefined &&
        (/[,:(]|\s-\s/.test(text.slice(before.end, start)) || (!quoted && BOUNDS.has(word)))
        ? [{ until: at, from: at }]
        : [];
    })
    .slice(0, MOST_JOINTS);
}

const asSentence = (text: string): string =>
  `${sentenceStart(withoutEnd(text.replace(/^(?:then|and|but|so|or) /i, ''), ' ,;:'))}.`;

const textOf = (part: readonly Token[], { text }: Words): string =>
  slice({ text, tokens: part }, 0, part.length);
