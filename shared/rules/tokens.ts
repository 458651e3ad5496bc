// A sentence as words to match on. Matching looks at `word`; names and SKUs are cut from the sentence itself,
// by `start` and `end`, so that the owner's own spelling survives.

import { withoutEnd } from '../text/ends.ts';

export type Token = {
  /** Lower case, without accents, apostrophes and hyphens: "E-mail" is `email`, "don't" is `dont`. */
  readonly word: string;
  /** The word as `singular` has it, which is what words are compared by. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
};

/** A sentence of more characters than this is no short sentence; it also bounds the work of matching. */
export const maxSentenceCharacters = 400;

/** Splits on spaces and equals signs, then numbers from what is glued to them: `60min`, `3%`, `£15`, `9pm-8am`. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/"([^"]+)"|=|[^\s=]+/g)) {
    const inner = match[1];
    if (inner !== undefined) {
      const start = match.index + 1;
      tokens.push({ ...token(fold(inner), start, start + inner.length), quoted: true });
    } else {
      tokens.push(...chunkTokens(match[0], match.index));
    }
  }
  return tokens;
}

function chunkTokens(chunk: string, offset: number): readonly Token[] {
  const lead = chunk.match(/^[(["',;:.!?]+/)?.[0].length ?? 0;
  const body = withoutEnd(chunk.slice(lead), ')]"\',;:.!?');
  const start = offset + lead;
  if (body === '') return [];
  if (body === '-') return [token('to', start, start + 1)];
  if (body === '&') return [token('and', start, start + 1)];

  const [from = '', to, ...further] = body.split('-');
  if (to !== undefined && further.length === 0 && isQuantity(from) && isQuantity(to)) {
    const dash = start + from.length;
    return [...quantityTokens(from, start), token('to', dash, dash + 1), ...quantityTokens(to, dash + 1)];
  }
  if (to !== undefined && further.length === 0 && DAY_NAME.test(from) && DAY_NAME.test(to)) {
    const dash = start + from.length;
    return [
      token(fold(from), start, dash),
      token('to', dash, dash + 1),
      token(fold(to), dash + 1, dash + 1 + to.length),
    ];
  }
  if (isQuantity(body)) return quantityTokens(body, start);
  const word = fold(body);
  return word === '' ? [] : [token(word, start, start + body.length)];
}

/** A dash between two days or months stands for "to". */
const DAY_NAME =
  /^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/i;

const token = (word: string, start: number, end: number): Token => ({
  word,
  stem: singular(word),
  start,
  end,
  quoted: false,
});

const quantityPart = /\d[\d.,:]*|\p{Lu}{0,3}\p{Sc}|\p{L}+|%/gu;

/** A number, with a unit between it and the next one: there is one way only to read a row of digits. */
const quantity =
  /^(?:\p{Lu}{0,3}\p{Sc})?\d[\d.,:]*(?:(?:\p{L}{1,8}|%|\p{Sc})\d[\d.,:]*)*(?:\p{L}{1,8}|%|\p{Sc})?$/u;

function isQuantity(body: string): boolean {
  return quantity.test(body);
}

function quantityTokens(body: string, offset: number): readonly Token[] {
  return [...body.matchAll(quantityPart)].map((part) =>
    token(withoutEnd(fold(part[0]), '.,:'), offset + part.index, offset + part.index + part[0].length),
  );
}

/** Lower case, without accents; apostrophes and hyphens inside a word do not count. */
export function fold(text: string): string {
  const lower = plainLetters.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = /['-]/.test(lower) ? lower.replace(/(?<=[\p{L}\p{N}])['-](?=[\p{L}\p{N}])/gu, '') : lower;
  return joined.trim();
}

/** What no accent can be on, which is almost every word. */
const plainLetters = /^[ -~]*$/;

/**
 * Plural and singular are the same word to us: cookies, sandwiches, brushes and loaves are a cookie, a sandwich, a brush
 * and a loaf. What comes back is no English word but what both have in common.
 */
export function singular(word: string): string {
  const { length } = word;
  if (length < 4) return word;
  if (length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const one = word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  if (one.length < 4) return one;
  if (one.length > 4 && one.endsWith('ie')) return `${one.slice(0, -2)}y`;
  if (one.endsWith('ve') || one.endsWith('fe')) return `${one.slice(0, -2)}f`;
  if (one.length > 4 && one.endsWith('oe')) return one.slice(0, -1);
  const bare = /(?:[sxz]|[cs]h)e$/.test(one) ? one.slice(0, -1) : one;
  // A lens is one already, and its plural comes to the same only without its own last letter.
  return bare.length > 3 && /[^s]s$/.test(bare) ? bare.slice(0, -1) : bare;
}

export function sameWord(left: string, right: string): boolean {
  return left === right || singular(left) === singular(right);
}

/** Words that may stand before any other without changing what is meant. */
export const fillers: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'our',
  'your',
  'their',
  'his',
  'please',
  'just',
  'also',
  'then',
  'about',
  'of',
  'we',
  'you',
]);
