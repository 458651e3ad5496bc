// The little language in which a grammar writes its sentences:
//
//   wait {delay} [after (order|sale)] [before sending [nudge]]
//
// Words match generously (case, plural, accents, articles); `[ ]` may be left out, `( | )` is a choice,
// `{name}` is a slot. Compiled once; a mistake in a pattern is a bug in the grammar and throws at import.
//
// Of all ways that lead to the same place in the sentence only the likeliest goes on, because what may follow depends on
// the place alone. So a pattern takes no more steps than it has parts for each word, however many ways it offers.

import type { Slot, Words } from './slots/slot.ts';
import { spend } from './steps.ts';
import { fillers, fold, singular } from './tokens.ts';

export type Slots = Readonly<Record<string, Slot<unknown>>>;

export type Pattern =
  | { readonly kind: 'word'; readonly word: string; readonly stem: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'all'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'any'; readonly options: readonly Pattern[] };

/** One way in which a pattern reads a whole sentence, with the first problem that a slot had on the way. */
export type Match = {
  readonly next: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem?: string;
};

/** Throws when brackets do not match or a slot is not among `slots`. */
export function compilePattern(source: string, slots: Slots): Pattern {
  const symbols = source.match(/\{[^{}]*\}|[[\]()|]|[^\s[\]()|{}]+/g) ?? [];
  let at = 0;

  const choiceUntil = (closing: string | undefined): Pattern[] => {
    const options: Pattern[] = [];
    let parts: Pattern[] = [];
    for (;;) {
      const symbol = symbols[at];
      at += 1;
      if (symbol === closing) return [...options, { kind: 'all', parts }];
      if (symbol === undefined || symbol === ']' || symbol === ')')
        throw new Error(`Brackets do not match in "${source}"`);
      if (symbol === '|') {
        options.push({ kind: 'all', parts });
        parts = [];
      } else parts.push(partOf(symbol));
    }
  };
  const partOf = (symbol: string): Pattern => {
    if (symbol === '[') return { kind: 'any', options: [...choiceUntil(']'), { kind: 'all', parts: [] }] };
    if (symbol === '(') return { kind: 'any', options: choiceUntil(')') };
    if (!symbol.startsWith('{')) return { kind: 'word', word: fold(symbol), stem: singular(fold(symbol)) };
    const name = symbol.slice(1, -1);
    if (slots[name] === undefined) throw new Error(`There is no slot {${name}} for "${source}"`);
    return { kind: 'slot', name };
  };
  return { kind: 'any', options: choiceUntil(undefined) };
}

/** Every way to read the whole sentence, the likeliest first; none once the steps are used up. */
export function matchSentence(pattern: Pattern, words: Words, slots: Slots): readonly Match[] {
  return matchAt(pattern, words, slots, { next: 0, values: {} }).filter(
    ({ next }) => skipFillers(words, next) === words.tokens.length,
  );
}

function matchAt(pattern: Pattern, words: Words, slots: Slots, from: Match): readonly Match[] {
  if (!spend(words.steps, 1)) return [];
  switch (pattern.kind) {
    case 'word':
      return matchWord(pattern.stem, words, from);
    case 'slot':
      return matchSlot(pattern.name, words, slots, from);
    case 'any':
      return likeliest(pattern.options.flatMap((option) => matchAt(option, words, slots, from)));
    case 'all':
      return pattern.parts.reduce<readonly Match[]>(
        (matches, part) => likeliest(matches.flatMap((match) => matchAt(part, words, slots, match))),
        [from],
      );
  }
}

/** One match for each place: the first without a problem, else the first. */
function likeliest(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const best = new Map<number, Match>();
  for (const match of matches) {
    const known = best.get(match.next);
    if (known === undefined || (known.problem !== undefined && match.problem === undefined))
      best.set(match.next, match);
  }
  return best.size === matches.length ? matches : [...best.values()];
}

function matchWord(stem: string, words: Words, from: Match): readonly Match[] {
  for (let at = from.next; at < words.tokens.length; at += 1) {
    const token = words.tokens[at];
    if (token === undefined || token.quoted) return [];
    if (token.stem === stem) return [{ ...from, next: at + 1 }];
    if (!fillers.has(token.word)) return [];
  }
  return [];
}

function matchSlot(name: string, words: Words, slots: Slots, from: Match): readonly Match[] {
  const slot = slots[name];
  if (slot === undefined) return [];
  const last = slot.freeText === true ? from.next : skipFillers(words, from.next);
  for (let at = from.next; at <= last; at += 1) {
    const readings = slot.read(words, at);
    if (readings.length === 0) continue;
    return readings.map((reading) => {
      if ('value' in reading)
        return { ...from, next: reading.next, values: { ...from.values, [name]: reading.value } };
      return { ...from, next: reading.next, problem: from.problem ?? reading.problem };
    });
  }
  return [];
}

function skipFillers({ tokens }: Words, at: number): number {
  let next = at;
  while (fillers.has(tokens[next]?.word ?? '') && tokens[next]?.quoted === false) next += 1;
  return next;
}

/** The plain words of a pattern, for finding the nearest sentence. */
export function patternWords(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'word':
      return [pattern.word];
    case 'slot':
      return [];
    case 'all':
      return pattern.parts.flatMap(patternWords);
    case 'any':
      return pattern.options.flatMap(patternWords);
  }
}

/**
 * What a sentence must have for the pattern to read it: of each of these sets of words one, as stems. A sentence without
 * them need not be looked at.
 */
export function needsOf(pattern: Pattern): readonly ReadonlySet<string>[] {
  switch (pattern.kind) {
    case 'word':
      return [new Set([pattern.stem])];
    case 'slot':
      return [];
    case 'all':
      return pattern.parts.flatMap(needsOf);
    case 'any': {
      const [only, second] = pattern.options;
      if (only !== undefined && second === undefined) return needsOf(only);
      const each = pattern.options.map(smallestNeed);
      return each.some((need) => need === undefined)
        ? []
        : [new Set(each.flatMap((need) => [...(need ?? [])]))];
    }
  }
}

/** The set of the fewest words, of which a sentence is the least likely to have one by chance. */
function smallestNeed(pattern: Pattern): ReadonlySet<string> | undefined {
  return needsOf(pattern).reduce<ReadonlySet<string> | undefined>(
    (best, need) => (best === undefined || need.size < best.size ? need : best),
    undefined,
  );
}
