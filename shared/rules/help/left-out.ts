// What a sentence that is shown to an owner leaves out of theirs: days, months, an exception. It is named, so that nobody takes the
// sentence for the whole of what they wrote.
import { withoutEnd } from '../../text/ends.ts';
import type { Words } from '../slots/slot.ts';
import { fillers, tokenise } from '../tokens.ts';

/** With these an exception begins. */
export const EXCEPTION =
  / (?:unless|except|excluding|apart from|though|otherwise|instead of|rather than|but not)\b|, not\b/i;

const DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|weekday|january|february|march|april|june|july|august|september|october|november|december|christma|easter)$/;

/** In the owner's words; empty where it says all of that. */
export function leftOut(sentence: string, { text, tokens }: Words): readonly string[] {
  const said = new Set(tokenise(sentence).map(({ stem }) => stem));
  const exception = EXCEPTION.exec(text);
  const end = exception?.index ?? text.length;
  const days = tokens.filter(
    ({ stem, start, quoted }) => !quoted && start < end && DAY.test(stem) && !said.has(stem),
  );
  const part =
    exception === null ? '' : withoutEnd(text.slice(exception.index).trim(), ' ,.!').replace(/^, /, '');
  const figures = part.match(/\d[\d.,]*/g) ?? [];
  const isIn =
    sentence.toLowerCase().includes(part.toLowerCase()) ||
    (figures.length > 0 && figures.every((figure) => sentence.includes(figure)));
  return [
    ...new Set([
      ...days.map(({ start, end: last }) => text.slice(start, last)),
      ...(part === '' || isIn ? [] : [part]),
    ]),
  ];
}

/** Words that add nothing to a sentence which has all of the others. */
const NO_MORE = new Set(
  (
    'on in at from to for with between until till every each all any and during give gives get gets earn earns award members customers ' +
    'everyone everybody people i afternoon afternoons evening evenings morning mornings lunchtime noon midday pm am oclock twice treble ' +
    'three times usual normal points as many by when buying buy it is are will be whole day so'
  ).split(' '),
);

/** Every word of the owner's is in it, but for those that add nothing. */
export function saysAll(sentence: string, { tokens }: Words): boolean {
  const said = new Set(tokenise(sentence).map(({ stem }) => stem));
  return tokens.every(({ word, stem }) => said.has(stem) || NO_MORE.has(word) || fillers.has(word));
}
