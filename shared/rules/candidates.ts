// Which patterns of a grammar are worth matching with a sentence: those whose every needed word it has, and that may begin as
// it begins and end as it ends. A grammar has some hundreds of patterns and a sentence the words of three or four, so that
// most are never looked at.
import type { Form, Grammar } from './grammar.ts';
import { type Edge, edgeOf, fewestWords, type Pattern } from './pattern.ts';
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
};

const indexes = new WeakMap<Grammar<unknown>, Index<unknown>>();

/** The patterns that may read a sentence, in the order of the grammar. Each grammar is indexed once. */
export function candidatesFor<R>(grammar: Grammar<R>, tokens: readonly Token[]): readonly Candidate<R>[] {
  const { byWord, always } = indexOf(grammar);
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
  return [...found].sort((left, right) => left.order - right.order);
}

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
  const index = { byWord, always };
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
