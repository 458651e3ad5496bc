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
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly stems: ReadonlySet<string> }
  | { readonly kind: 'slot'; readonly name: string; readonly before?: Words['before'] }
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
    if (symbol === '[') return anyOf([...choiceUntil(']'), { kind: 'all', parts: [] }]);
    if (symbol === '(') return anyOf(choiceUntil(')'));
    if (!symbol.startsWith('{')) return wordOf([fold(symbol)]);
    const name = symbol.slice(1, -1);
    if (slots[name] === undefined) throw new Error(`There is no slot {${name}} for "${source}"`);
    return { kind: 'slot', name };
  };
  return withEnds(anyOf(choiceUntil(undefined)), 'end');
}

/** Tells each slot what must follow it, where that is known, so that free text is not read to ends that lead nowhere. */
function withEnds(pattern: Pattern, before: Words['before']): Pattern {
  switch (pattern.kind) {
    case 'word':
      return pattern;
    case 'slot':
      return before === undefined ? pattern : { ...pattern, before };
    case 'any':
      return { ...pattern, options: pattern.options.map((option) => withEnds(option, before)) };
    case 'all': {
      const parts = pattern.parts.map((part, at) => {
        const next = pattern.parts[at + 1];
        return withEnds(part, next === undefined ? before : next.kind === 'word' ? next.stems : undefined);
      });
      return { ...pattern, parts };
    }
  }
}

const wordOf = (words: readonly string[]): Pattern => ({
  kind: 'word',
  words,
  stems: new Set(words.map(singular)),
});

/** Options that are one word each are looked for together, at one glance. */
function anyOf(options: readonly Pattern[]): Pattern {
  const plain = options.map(lonely);
  const words = plain.flatMap((option) => (option.kind === 'word' ? option.words : []));
  const others = plain.filter(({ kind }) => kind !== 'word');
  const all = words.length === 0 ? others : [wordOf(words), ...others];
  const [only, second] = all;
  return only !== undefined && second === undefined ? only : { kind: 'any', options: all };
}

/** A row of one part is that part. */
function lonely(pattern: Pattern): Pattern {
  const [only, second] = pattern.kind === 'all' ? pattern.parts : [];
  return only !== undefined && second === undefined ? only : pattern;
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
      return matchWord(pattern.stems, words, from);
    case 'slot':
      return matchSlot(pattern, words, slots, from);
    case 'any': {
      let found: readonly Match[] = [];
      for (const option of pattern.options) found = joined(found, matchAt(option, words, slots, from));
      return likeliest(found);
    }
    case 'all': {
      let found: readonly Match[] = [from];
      for (const part of pattern.parts) {
        let further: readonly Match[] = [];
        for (const match of found) further = joined(further, matchAt(part, words, slots, match));
        if (further.length === 0) return further;
        found = likeliest(further);
      }
      return found;
    }
  }
}

/** Most parts lead nowhere or to one place, and then nothing need be copied. */
const joined = (left: readonly Match[], right: readonly Match[]): readonly Match[] =>
  left.length === 0 ? right : right.length === 0 ? left : [...left, ...right];

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

const moved = ({ values, problem }: Match, next: number): Match =>
  problem === undefined ? { next, values } : { next, values, problem };

function matchWord(stems: ReadonlySet<string>, words: Words, from: Match): readonly Match[] {
  let matches: readonly Match[] = [];
  for (let at = from.next; at < words.tokens.length; at += 1) {
    const token = words.tokens[at];
    if (token === undefined || token.quoted) break;
    if (stems.has(token.stem)) matches = joined(matches, [moved(from, at + 1)]);
    if (!fillers.has(token.word)) break;
  }
  return matches;
}

function matchSlot(
  { name, before }: Pattern & { readonly kind: 'slot' },
  words: Words,
  slots: Slots,
  from: Match,
): readonly Match[] {
  const slot = slots[name];
  if (slot === undefined) return [];
  const bounded = slot.freeText === true && before !== undefined ? { ...words, before } : words;
  const last = slot.freeText === true ? from.next : skipFillers(words, from.next);
  for (let at = from.next; at <= last; at += 1) {
    const readings = slot.read(bounded, at);
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
      return pattern.words;
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
      return [pattern.stems];
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
