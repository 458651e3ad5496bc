// How big a share somebody means: a third, every twelfth, one in fifteen, 10 %.
import { numberAt } from '../slots/number.ts';
import { tokenise } from '../tokens.ts';

const countIn = (text: string): number | undefined => numberAt({ text, tokens: tokenise(text) }, 0)?.value;

const SHARES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:half|every (?:other|second)|one in two)\b/, '50%'],
  [/\b(?:(?:a|one) third|one in three|every third)\b/, '33%'],
  [/\b(?:(?:a|one) quarter|one in four|every fourth)\b/, '25%'],
  [/\b(?:(?:a|one) fifth|one in five|every fifth)\b/, '20%'],
  [/\b(?:(?:a|one) tenth|(?:one|1) in (?:every )?(?:ten|10)|every tenth)\b/, '10%'],
];
/** "One in fifteen", "every twelfth", to the nearest per cent. */
const IN = /\b(?:one|1) (?:\w+ )?in (?:every )?(\w+)\b/;
const NTH = 'sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(' ');
function oneInMany(said: string): string | undefined {
  const nth = NTH.findIndex((word) => said.includes(`every ${word}`));
  const many = nth < 0 ? countIn(IN.exec(said)?.[1] ?? '') : nth + 6;
  return many === undefined || many < 2 || many > 100 ? undefined : `${Math.round(100 / many)}%`;
}
/** A share of people as an owner says it, in whole per cent; undefined where there is none. */
export const shareIn = (said: string): string | undefined =>
  oneInMany(said) ??
  SHARES.find(([heard]) => heard.test(said))?.[1] ??
  /\b(\d+) ?(?:%|percent|pct)/.exec(said)?.[1]?.concat('%');
