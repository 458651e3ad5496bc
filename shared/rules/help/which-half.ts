// Hours of which nobody said whether they are of the morning or of the evening, as the sentence with the likelier half of the day: it is
// shown and never taken so by itself.
import type { Words } from '../slots/slot.ts';
import { isForbidding } from '../subject.ts';
import { tokenise } from '../tokens.ts';
import type { ReadsAs } from './too-much.ts';

const HOUR =
  /(?<![\d.:,£€$]|\b(?:of|for|every) )\b(1[0-2]|[1-9])(?![\d:.,%]|(?:st|nd|rd|th)\b|\s*(?:am|pm|h|hours?|o'?clock|points?|pts?|x|times|days?|minutes?|mins?|weeks?|%|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b)/gi;

/** Undefined where the sentence is not understood with them either. */
export function withHalves({ text, tokens }: Words, readsAs: ReadsAs): string | undefined {
  const hours = [...text.matchAll(HOUR)].slice(0, 2);
  if (hours.length === 0) return undefined;
  const quiet = isForbidding(tokens.map(({ word }) => word)) || /\b(?:quiet|silent)/i.test(text);
  for (const halves of likelyHalves(
    hours.map(([hour]) => Number(hour)),
    text,
    quiet,
  )) {
    let sentence = text;
    for (const [at, match] of [...hours.entries()].toReversed()) {
      const end = match.index + match[0].length;
      const half = halves[at] ?? '';
      sentence =
        match[0] === '12' && half === 'pm'
          ? `${sentence.slice(0, match.index)}noon${sentence.slice(end)}`
          : `${sentence.slice(0, end)} ${half}${sentence.slice(end)}`;
    }
    if (readsAs(tokenise(sentence), sentence) !== undefined) return sentence;
  }
  return undefined;
}

function likelyHalves(
  hours: readonly number[],
  text: string,
  quiet: boolean,
): readonly (readonly string[])[] {
  const [first = 12, second] = hours;
  if (second === undefined) {
    const evening =
      first === 12 ||
      first < 7 ||
      (quiet ? /\bafter\b/i.test(text) : /\b(?:after|evening|night|tonight)\b/i.test(text));
    return evening ? [['pm'], ['am']] : [['am'], ['pm']];
  }
  if (quiet)
    return [
      ['pm', 'am'],
      ['am', 'pm'],
    ];
  return first % 12 < second % 12 && (first === 12 || first < 7)
    ? [
        ['pm', 'pm'],
        ['am', 'pm'],
      ]
    : first < second && second < 12
      ? [
          ['am', 'am'],
          ['pm', 'pm'],
        ]
      : [['am', 'pm']];
}
