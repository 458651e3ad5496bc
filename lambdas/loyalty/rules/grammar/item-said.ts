// Which item a bonus is on, from a sentence that no rule reads: what stands after "on" or "for", or before "earns".
import { slice } from '../../../../shared/rules/slots/free-text.ts';
import type { Words } from '../../../../shared/rules/slots/slot.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';

/** A part of a sentence that says something else. */
export type Piece = { readonly from: number; readonly next: number };

const LEADS = new Set([
  'on',
  'at',
  'in',
  'from',
  'between',
  'every',
  'each',
  'all',
  'during',
  'throughout',
  'the',
  'over',
]);
const STOPS =
  /^(?:except|but|unless|if|when|who|whenever|while|apart|excluding|without|only|over|under|above|below|up|max|maximum|per|once|until|till|for|and)$/;

const WISH = /^(?:should|must|will|shall|can|may|only|always|also|to|just)$/;

/** What stands after "on" or "for", or before "earns", as far as a name goes. */
export function itemIn(words: Words, taken: readonly (Piece | undefined)[]): string | undefined {
  const { tokens } = words;
  const isTaken = (at: number) =>
    taken.some((piece) => piece !== undefined && at >= piece.from && at < piece.next);
  const named = tokens.findIndex(({ word }) => /^(?:points?|pts?)$/.test(word));
  const points = named < 0 ? tokens.length : named;
  const joint = tokens.findIndex(
    ({ word }, at) => at > points && /^(?:on|for|with)$/.test(word) && !isTaken(at + 1),
  );
  const verb = tokens.findIndex(({ word }) => /^(?:earns?|gets?|brings?|are|is|have|has)$/.test(word));
  const [from, until] =
    joint >= 0 ? [joint + 1, tokens.length] : verb > 0 && verb < points ? [0, verb] : [0, 0];
  let end = from;
  while (
    end < until &&
    !isTaken(end) &&
    (tokens[end]?.quoted || !(STOPS.test(tokens[end]?.word ?? '') && !isJoint(words, end)))
  )
    end += 1;
  while (end > from && (LEADS.has(tokens[end - 1]?.word ?? '') || WISH.test(tokens[end - 1]?.word ?? '')))
    end -= 1;
  const item = end === from ? '' : withoutEnd(slice(words, from, end), ' ,.!:');
  const bare = item.replace(/^(?:every|each|all|any|the|an?) /i, '');
  return bare === '' ||
    /^(?:the|an?|all|every|each|we|they|you|members?|customers?|people|everyone|everybody)$/i.test(bare)
    ? undefined
    : bare;
}

/** "Tea and cake" is two items, "and on Sundays" is none. */
const isJoint = ({ tokens }: Words, at: number): boolean =>
  tokens[at]?.word === 'and' && !LEADS.has(tokens[at + 1]?.word ?? '') && at + 1 < tokens.length;
