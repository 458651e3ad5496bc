// A product's documents in the hands of its functions: what the owner wrote, over the knobs in Parameter Store, over what was
// shipped. A product brings its grammar, its defaults and the names its owner knows the documents by.
import { readDocument } from './document.ts';
import type { Grammar, Rule } from './grammar.ts';
import type { ReadResult } from './reading.ts';
import type { LoadedRules, RulesSource } from './source.ts';
import type { ReadDocument } from './tell-owner.ts';
import { textOf, type Written } from './written.ts';

/** The rules that two texts state, those of the first before those of the second. */
export type BothStated<R> = readonly [readonly Rule<R>[], readonly Rule<R>[]];

/**
 * Reads the parameter's text and the document's by one grammar. Problems of the parameter come first; when the parameter is
 * bad, read again without it to learn what the document alone says. What wins is the product's to say. Never throws.
 */
export function readBoth<R>(
  parameterText: string,
  written: Written,
  grammar: Grammar<R>,
): ReadResult<BothStated<R>> {
  const parameter = readDocument(parameterText, grammar);
  const document = readDocument(written, grammar);
  if (parameter.ok && document.ok) return { ok: true, rules: [parameter.rules, document.rules] };
  return { ok: false, problems: [parameter, document].flatMap((read) => (read.ok ? [] : read.problems)) };
}

export type MergedDocument<T> = {
  readonly key: string;
  /** As shipped. */
  readonly bundled: string;
  /** What two texts come to; the second wins. */
  readonly merge: (first: string, second: Written, currency: string) => ReadResult<T>;
};

/**
 * The document in force. Knobs in Parameter Store count where the owner's text is silent, and before the text as shipped,
 * which names every knob and is nobody's wish.
 */
export const loadMerged = <T>(
  source: RulesSource,
  { key, bundled, merge }: MergedDocument<T>,
  currency: string,
): Promise<LoadedRules<T>> =>
  source.load({
    key,
    bundled,
    parse: (written, parameterText = '') =>
      textOf(written) === bundled
        ? merge(bundled, parameterText, currency)
        : merge(parameterText, written, currency),
  });

/** Documents by their keys, as far as the owner must hear of them. */
export const readDocuments = (
  loaded: Readonly<Record<string, LoadedRules<unknown>>>,
): readonly ReadDocument[] =>
  Object.entries(loaded).map(([document, { problem, rules, version }]) => ({
    document,
    rules,
    ...(problem === undefined ? { version } : { problem }),
  }));
