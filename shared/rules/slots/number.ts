// Numbers as people write them: 60, 1,500, 2.5, sixty, half a, a.
import { NUMBER_WORDS } from '../../text/number-words.ts';
import type { Words } from './slot.ts';

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const numberWords: ReadonlyMap<string, number> = new Map([
  ...NUMBER_WORDS.map((word, value): [string, number] => [word, value]),
  ...tens.flatMap((ten, at) =>
    ['', ...NUMBER_WORDS.slice(1, 10)].map((one, value): [string, number] => [
      ten + one,
      10 * at + 20 + value,
    ]),
  ),
  ['hundred', 100],
]);
const multiples: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
]);

/** A figure or a number word at `at`; `decimal` is the exact text in digits. Anything else is undefined. */
export function numberAt(
  { tokens }: Words,
  at: number,
): { value: number; decimal: string; next: number } | undefined {
  const token = tokens[at];
  if (token === undefined || token.quoted) return undefined;
  const spelled = numberWords.get(token.word);
  if (spelled !== undefined) {
    const times = spelled < 100 ? (multiples.get(tokens[at + 1]?.word ?? '') ?? 1) : 1;
    return { value: spelled * times, decimal: String(spelled * times), next: times === 1 ? at + 1 : at + 2 };
  }
  if (!/^(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.\d{1,6})?$/.test(token.word)) return undefined;
  const decimal = token.word.replaceAll(',', '');
  return { value: Number(decimal), decimal, next: at + 1 };
}

/** "A quarter of an", "three quarters of an", and "a quarter", before "hour". */
function quartersAt({ tokens }: Words, at: number): { value: number; next: number } | undefined {
  const rest = tokens.slice(at, at + 5).map(({ word }) => word);
  const three = rest[0] === 'three' && rest[1] === 'quarters';
  if (!three && !(rest[0] === 'a' && rest[1] === 'quarter')) return undefined;
  const next = rest[2] === 'of' ? 4 : 2;
  if (rest[next] !== 'hour' || (next === 4 && rest[3] !== 'an' && rest[3] !== 'the')) return undefined;
  return { value: three ? 0.75 : 0.25, next: at + next };
}

/** As `numberAt`, and also "a", "an", "half a", "half an": what may stand before a unit. */
export function quantityAt(words: Words, at: number): { value: number; next: number } | undefined {
  const { tokens } = words;
  const word = tokens[at]?.word;
  const quarters = quartersAt(words, at);
  if (quarters !== undefined) return quarters;
  if (word === 'half') {
    const article = tokens[at + 1]?.word;
    return { value: 0.5, next: article === 'a' || article === 'an' ? at + 2 : at + 1 };
  }
  if (word === 'a' && tokens[at + 1]?.word === 'couple')
    return { value: 2, next: tokens[at + 2]?.word === 'of' ? at + 3 : at + 2 };
  if (word === 'a' || word === 'an') return { value: 1, next: at + 1 };
  const number = numberAt(words, at);
  if (number === undefined) return undefined;
  const half = tokens
    .slice(number.next, number.next + 3)
    .map((token) => token.word)
    .join(' ');
  return half === 'and a half'
    ? { value: number.value + 0.5, next: number.next + 3 }
    : { value: number.value, next: number.next };
}
