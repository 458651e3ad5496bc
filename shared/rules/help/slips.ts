// A sentence in which words were mistyped: the words that were meant, where the sentence is understood with them. It is shown and never
// taken so by itself: which word was meant only its writer knows.
import { NUMBER_WORDS } from '../../text/number-words.ts';
import type { Words } from '../slots/slot.ts';
import { type Steps, spend } from '../steps.ts';
import { fillers, type Token, tokenise } from '../tokens.ts';
import type { ReadsAs } from './too-much.ts';

export type Slips = { readonly wrong: readonly string[]; readonly sentence: string };

/** What slots read: no pattern has these. */
const READ_BY_SLOTS = [
  ...'minute minutes hour hours day days week weeks fortnight month months year years point points percent pound pounds'.split(
    ' ',
  ),
  ...'monday tuesday wednesday thursday friday saturday sunday weekend weekends weekday weekdays'.split(' '),
  ...'mondays tuesdays wednesdays thursdays fridays saturdays sundays double triple treble extra bonus'.split(
    ' ',
  ),
  ...'january february march april june july august september october november december christmas'.split(' '),
  ...'noon midnight morning evening afternoon offer never always gift cards everything anything'.split(' '),
  ...'and with from until before after between under over than more less'.split(' '),
  ...'fiver tenner quid penny pence cents dollars euros bucks sterling'.split(' '),
  ...NUMBER_WORDS,
  ...fillers,
];
const MOST_SLIPS = 4;
const SHORTEST = 3;

/** Undefined where no word is a slip, or the sentence says nothing without them either. */
export function withoutSlips(
  words: Words,
  vocabulary: () => ReadonlySet<string>,
  readsAs: ReadsAs,
): Slips | undefined {
  const known = new Set([...vocabulary(), ...READ_BY_SLOTS]);
  const slips = words.tokens.flatMap((token) => {
    const meant = meantBy(token, known, words.steps);
    return meant === undefined ? [] : [{ token, meant }];
  });
  if (slips.length === 0 || slips.length > MOST_SLIPS) return undefined;
  // All of them, or one: what looks like a slip may be a name.
  for (const chosen of slips.length === 1 ? [slips] : [slips, ...slips.map((one) => [one])]) {
    let sentence = words.text;
    for (const { token, meant } of chosen.toReversed())
      sentence = `${sentence.slice(0, token.start)}${like(meant, words.text.slice(token.start, token.end))}${sentence.slice(token.end)}`;
    if (readsAs(tokenise(sentence), sentence) !== undefined)
      return {
        wrong: chosen.map(({ token }) => words.text.slice(token.start, token.end)),
        sentence,
      };
  }
  return undefined;
}

function meantBy(
  { word, quoted }: Token,
  known: ReadonlySet<string>,
  steps: Steps | undefined,
): string | undefined {
  if (quoted || word.length < SHORTEST || !/^\p{L}+$/u.test(word) || known.has(word)) return undefined;
  if (!spend(steps, known.size / 8)) return undefined;
  let best: { readonly one: string; readonly slips: number } | undefined;
  for (const one of known) {
    if (Math.abs(one.length - word.length) > 1 || one.length < SHORTEST) continue;
    if (one[0] !== word[0] && one[0] !== word[1]) continue;
    const slips = slipsBetween(word, one);
    // Of a short word a letter that is another one makes another word.
    const most = word.length > 8 ? 2 : 1;
    const better = slips - (one.length === word.length ? 0.5 : 0);
    if (slips <= most && better < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { one, slips: better };
  }
  return best?.one;
}

/** Letters left out, put in, exchanged with their neighbour, or, in longer words, taken for others. */
function slipsBetween(typed: string, meant: string): number {
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, at) => at)];
  const wrongLetter = typed.length > 4 ? 1 : 2;
  for (let row = 1; row <= typed.length; row += 1) {
    const [current, before, earlier]: [number[], number[], number[]] = [
      [row],
      rows[row - 1] ?? [],
      rows[row - 2] ?? [],
    ];
    for (let at = 1; at <= meant.length; at += 1) {
      const same = typed[row - 1] === meant[at - 1];
      const swapped =
        row > 1 && at > 1 && typed[row - 1] === meant[at - 2] && typed[row - 2] === meant[at - 1];
      current.push(
        Math.min(
          (before[at] ?? 0) + 1,
          (current[at - 1] ?? 0) + 1,
          (before[at - 1] ?? 0) + (same ? 0 : wrongLetter),
          swapped ? (earlier[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(current);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

const like = (meant: string, typed: string): string =>
  /^\p{Lu}/u.test(typed) ? `${meant.charAt(0).toUpperCase()}${meant.slice(1)}` : meant;
