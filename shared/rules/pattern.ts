// The little language in which a grammar writes its sentences:
//
//   wait {delay} [after (order|sale)] [before sending [nudge]]
//
// Words match generously (case, plural, accents, articles); `[ ]` may be left out, `( | )` is a choice,
// `{name}` is a slot. Compiled once; a mistake in a pattern is a bug in the grammar and throws at import.

import type { Slot, Words } from './slots/slot.ts';
import { fold, singular } from './tokens.ts';

export type Slots = Readonly<Record<string, Slot<unknown>>>;

export type Pattern =
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly stems: ReadonlySet<string> }
  | { readonly kind: 'slot'; readonly name: string; readonly before?: Words['before'] }
  | { readonly kind: 'all'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'any'; readonly options: readonly Pattern[] };

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
    if (!symbol.startsWith('{')) return plainWord(symbol);
    const name = nameIn(symbol);
    if (slots[name] === undefined) throw new Error(`There is no slot {${name}} for "${source}"`);
    return { kind: 'slot', name };
  };
  const whole = anyOf(choiceUntil(undefined));
  const isBounded = symbols.some(
    (symbol) => symbol.startsWith('{') && slots[nameIn(symbol)]?.freeText === true,
  );
  return isBounded ? withEnds(whole, { stems: new Set(), end: true }) : whole;
}

/** `{delay}` is the slot `delay`. */
const nameIn = (symbol: string): string => symbol.slice(1, -1);

/** Tells each slot what can follow it, where that is known, so that free text is not read to ends that lead nowhere. Nobody else asks. */
function withEnds(pattern: Pattern, before: Words['before']): Pattern {
  switch (pattern.kind) {
    case 'word':
      return pattern;
    case 'slot':
      return before === undefined ? pattern : { ...pattern, before };
    case 'any':
      return { ...pattern, options: pattern.options.map((option) => withEnds(option, before)) };
    case 'all': {
      const parts: Pattern[] = [];
      let follows = before;
      for (const part of pattern.parts.toReversed()) {
        parts.unshift(withEnds(part, follows));
        follows = edgeWith(edgeOf(part, 'first'), follows);
      }
      return { ...pattern, parts };
    }
  }
}

/** The words of which a sentence has one at that edge of what the pattern reads; `end` where it may read nothing. Absent: any. */
export type Edge = Words['before'];

/** The first words that a pattern can read, or the last. */
export function edgeOf(pattern: Pattern, which: 'first' | 'last'): Edge {
  switch (pattern.kind) {
    case 'word':
      return { stems: pattern.stems, end: false };
    case 'slot':
      return undefined;
    case 'any': {
      const edges = pattern.options.map((option) => edgeOf(option, which));
      return edges.reduce((all, edge) => either(all, edge), { stems: new Set(), end: false });
    }
    case 'all': {
      const parts = which === 'last' ? pattern.parts : pattern.parts.toReversed();
      return parts.reduce<Edge>((rest, part) => edgeWith(edgeOf(part, which), rest), {
        stems: new Set(),
        end: true,
      });
    }
  }
}

/** What may read nothing leaves its place to what is beside it. */
const edgeWith = (edge: Edge, beside: Edge): Edge =>
  edge?.end === true ? either({ ...edge, end: false }, beside) : edge;

const either = (one: Edge, other: Edge): Edge =>
  one === undefined || other === undefined
    ? undefined
    : { stems: new Set([...one.stems, ...other.stems]), end: one.end || other.end };

const wordOf = (words: readonly string[]): Pattern => ({
  kind: 'word',
  words,
  stems: new Set(words.map(singular)),
});

/** A grammar has thousands of words, and the same few hundred again and again. */
const plainWords = new Map<string, Pattern>();
function plainWord(symbol: string): Pattern {
  const known = plainWords.get(symbol) ?? wordOf([fold(symbol)]);
  plainWords.set(symbol, known);
  return known;
}

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

/** The same as stems, put with those of other patterns: a grammar has thousands, and most of them again and again. */
export function addStems(pattern: Pattern, into: Set<string>): void {
  if (pattern.kind === 'word') for (const stem of pattern.stems) into.add(stem);
  else if (pattern.kind === 'all') for (const part of pattern.parts) addStems(part, into);
  else if (pattern.kind === 'any') for (const option of pattern.options) addStems(option, into);
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

const smallestNeed = (pattern: Pattern): ReadonlySet<string> | undefined => fewestWords(needsOf(pattern));

/** The set of the fewest words, of which a sentence is the least likely to have one by chance; the first of them. */
export const fewestWords = (needs: readonly ReadonlySet<string>[]): ReadonlySet<string> | undefined =>
  needs.reduce<ReadonlySet<string> | undefined>(
    (best, need) => (best === undefined || need.size < best.size ? need : best),
    undefined,
  );
