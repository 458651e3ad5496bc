// Which patterns of a grammar are worth matching with a sentence: those whose every needed word it has, and that may begin as
// it begins and end as it ends. A grammar has some hundreds of patterns and a sentence the words of three or four, so that
// most are never looked at.
import type { Form, Grammar } from './grammar.ts';
import { addStems, type Edge, edgeOf, fewestWords, type Pattern } from './pattern.ts';
import { fillers, type Token } from './tokens.ts';

export type Candidate<R> = {
  readonly form: Form<R>;
  readonly pattern: Pattern;
  readonly needs: readonly ReadonlySet<string>[];
  /** Of most patterns nobody ever asks. */
  readonly edges: () => { readonly first: Edge; readonly last: Edge };
  /** In which it stands in the grammar; the earlier one wins. */
  readonly order: number;
};

/** Patterns by one of the words that each needs. */
type Index<R> = {
  readonly byWord: ReadonlyMap<string, readonly Candidate<R>[]>;
  readonly always: readonly Candidate<R>[];
  /** Every word of every pattern, as stems. */
  readonly words: ReadonlySet<string>;
  /** The same as they are written; nobody asks but for a sentence that was not understood. */
  readonly vocabulary: () => ReadonlySet<string>;
  /** What was found for sentences of one shape; see `shapeOf`. */
  readonly known: Map<string, readonly Candidate<R>[]>;
};

/** A document has a few dozens; who writes thousands waits a little longer. */
const MOST_SHAPES = 500;

const indexes = new WeakMap<Grammar<unknown>, Index<unknown>>();

/** The patterns that may read a sentence, in the order of the grammar. Each grammar is indexed once. */
export function candidatesFor<R>(grammar: Grammar<R>, tokens: readonly Token[]): readonly Candidate<R>[] {
  const { byWord, always, words, known } = indexOf(grammar);
  const shape = shapeOf(tokens, words);
  const earlier = known.get(shape);
  if (earlier !== undefined) return earlier;
  const stems = new Set<string>();
  for (const { stem, quoted } of tokens) if (!quoted) stems.add(stem);
  const [first, last] = [edgeStems(tokens), edgeStems(tokens.toReversed())];
  const isWorthIt = ({ needs, edges }: Candidate<R>): boolean =>
    needs.every((need) => hasOneOf(need, stems)) &&
    mayStandAt(edges().first, first) &&
    mayStandAt(edges().last, last);
  const found = new Set(always.filter(isWorthIt));
  for (const stem of stems)
    for (const candidate of byWord.get(stem) ?? [])
      if (!found.has(candidate) && isWorthIt(candidate)) found.add(candidate);
  const sorted = [...found].sort((left, right) => left.order - right.order);
  if (known.size < MOST_SHAPES) known.set(shape, sorted);
  return sorted;
}

/** Every word of every pattern of a grammar. */
export const vocabularyOf = <R>(grammar: Grammar<R>): ReadonlySet<string> => indexOf(grammar).vocabulary();

/** A sentence by what patterns may look for in it: two that differ in names and figures alone may be read by the same ones. */
const shapeOf = (tokens: readonly Token[], words: ReadonlySet<string>): string =>
  tokens
    .map(({ word, stem, quoted }) =>
      quoted ? '"' : fillers.has(word) ? `~${word}` : words.has(stem) ? stem : '',
    )
    .join(' ');

/** The word at an edge of a sentence, and what may be skipped before it is come to. */
function edgeStems(tokens: readonly Token[]): readonly string[] {
  const found: string[] = [];
  for (const { word, stem, quoted } of tokens) {
    if (quoted) return found;
    found.push(stem);
    if (!fillers.has(word)) return found;
  }
  return found;
}

const mayStandAt = (edge: Edge, stems: readonly string[]): boolean =>
  edge === undefined || edge.end || stems.some((stem) => edge.stems.has(stem));

function hasOneOf(need: ReadonlySet<string>, stems: ReadonlySet<string>): boolean {
  const [few, many] = need.size < stems.size ? [need, stems] : [stems, need];
  for (const stem of few) if (many.has(stem)) return true;
  return false;
}

function indexOf<R>(grammar: Grammar<R>): Index<R> {
  const known = indexes.get(grammar as Grammar<unknown>) as Index<R> | undefined;
  if (known !== undefined) return known;
  const all = grammar.forms.flatMap((form) =>
    form.patterns.map((pattern, at) => ({
      form,
      pattern,
      needs: form.needs[at] ?? [],
      edges: once(() => ({ first: edgeOf(pattern, 'first'), last: edgeOf(pattern, 'last') })),
    })),
  );
  const byWord = new Map<string, Candidate<R>[]>();
  const always: Candidate<R>[] = [];
  for (const [order, one] of all.entries()) {
    const candidate = { ...one, order };
    const anchor = fewestWords(one.needs);
    if (anchor === undefined) always.push(candidate);
    else
      for (const stem of anchor) {
        const others = byWord.get(stem);
        if (others === undefined) byWord.set(stem, [candidate]);
        else others.push(candidate);
      }
  }
  const words = new Set<string>();
  for (const { pattern } of all) addStems(pattern, words);
  const vocabulary = once(() => new Set(grammar.forms.flatMap((form) => form.vocabulary())));
  const index: Index<R> = { byWord, always, words, vocabulary, known: new Map() };
  indexes.set(grammar as Grammar<unknown>, index as Index<unknown>);
  return index;
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
