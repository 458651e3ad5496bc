// A product's language: what its declarations come to when a document is read, explained and held against the handbook.

import type { AtWorkTable } from './at-work/at-work.ts';
import type { Declaration, Declarations, RulesOf, StatedOf, Wording } from './declaration.ts';
import { readDocument, understoodIn } from './document.ts';
import type { Meaning, ShopWords } from './explained.ts';
import { all, type Explained, makeExplainer } from './explaining.ts';
import type { Form, Grammar, Rule, Topic } from './grammar.ts';
import { readBoth } from './owner-documents.ts';
import type { Problem, ReadResult } from './reading.ts';
import { foreignProblem } from './slots/written-money.ts';
import type { Written } from './written.ts';

export type LanguageSource<D extends Declarations> = {
  readonly declarations: D;
  /** What the owner calls the document, "upsell settings". */
  readonly called: string;
  /** Fields in the order in which their sentences are tried; those that are not named come first. Free text stands last. */
  readonly last?: readonly (keyof D)[];
  /** What is said of matters that no sentence of the language is about. */
  readonly topics?: readonly Topic[];
  /** As the grammar has it. */
  readonly writes?: Grammar<unknown>['writes'];
  /** What is wrong between sentences that are each right alone. */
  readonly check?: (rules: readonly Rule<StatedOf<D>>[], currency: string) => readonly Problem[];
  /** What follows from several fields together; the second is what the document alone states. */
  readonly settle?: (rules: RulesOf<D>, written: readonly StatedOf<D>[], currency: string) => RulesOf<D>;
  /** What the rules as a whole lack. */
  readonly lacks?: (stated: readonly StatedOf<D>[]) => Problem | undefined;
};

export type Language<D extends Declarations> = {
  readonly declarations: D;
  /** The grammar of a shop that sells in this currency. */
  readonly grammar: (currency: string) => Grammar<StatedOf<D>>;
  /** What holds where a document says nothing. */
  readonly defaults: (currency: string) => RulesOf<D>;
  /**
   * The document's rules over those of the operator's knobs, which are written in the same language: where both state the
   * same field, the document wins. Never throws.
   */
  readonly merge: (knobs: string, document: Written, currency: string) => ReadResult<RulesOf<D>>;
  /** One line per rule in force, those at their default included. */
  readonly explain: (rules: RulesOf<D>, shop: ShopWords) => readonly Explained[];
  /** What a document means, sentence by sentence, and then what it leaves as built in. */
  readonly meanings: (
    document: Written,
    shop: ShopWords,
    atWork?: AtWorkTable<keyof D & string>,
  ) => ReadResult<readonly Meaning[]>;
  /** What those sentences mean that are understood, whatever is wrong with the others, or lacking. Never throws. */
  readonly understood: (
    document: Written,
    shop: ShopWords,
    atWork?: AtWorkTable<keyof D & string>,
  ) => readonly Meaning[];
  /** What rules in force mean, as `meanings` has it of what no sentence says. */
  readonly says: (
    rules: RulesOf<D>,
    shop: ShopWords,
    atWork?: AtWorkTable<keyof D & string>,
  ) => readonly Meaning[];
};

export function makeLanguage<D extends Declarations>(source: LanguageSource<D>): Language<D> {
  const {
    declarations,
    called,
    last = [],
    topics = [],
    writes,
    check,
    settle = (rules) => rules,
    lacks,
  } = source;
  const fields = Object.keys(declarations) as (keyof D & string)[];
  const grammars = new Map<string, Grammar<StatedOf<D>>>();

  const grammar = (currency: string): Grammar<StatedOf<D>> => {
    const known = grammars.get(currency);
    if (known !== undefined) return known;
    const order = [...fields.filter((field) => !last.includes(field)), ...(last as (keyof D & string)[])];
    const made: Grammar<StatedOf<D>> = {
      forms: order.flatMap((field) =>
        formsOfField(field, declarations[field] as Declaration<unknown>, currency),
      ),
      topics,
      ...(writes === undefined ? {} : { writes }),
      refusal: (text) => foreignProblem(text, currency),
      page: 'rules/README.md',
      about: { document: called, rules: fields.map((field) => declarations[field]?.about ?? field) },
      check: (rules) => [
        ...fields.flatMap((field) => declarations[field]?.check?.(ofField(rules, field)) ?? []),
        ...(check?.(rules, currency) ?? []),
      ],
    };
    grammars.set(currency, made);
    return made;
  };

  const defaults = (currency: string) =>
    withoutUndefined(fields.map((field) => [field, declarations[field]?.byDefault(currency)])) as RulesOf<D>;

  function merge(knobs: string, document: Written, currency: string): ReadResult<RulesOf<D>> {
    const read = readBoth(knobs, document, grammar(currency));
    if (!read.ok) return read;
    return inForce(
      read.rules.map((rules) => rules.flatMap(({ value }) => all(value))),
      currency,
    );
  }

  function inForce(texts: readonly (readonly StatedOf<D>[])[], currency: string): ReadResult<RulesOf<D>> {
    const lacking = lacks?.(texts.flat());
    return lacking === undefined
      ? { ok: true, rules: overDefaults(texts, currency) }
      : { ok: false, problems: [lacking] };
  }

  function overDefaults(texts: readonly (readonly StatedOf<D>[])[], currency: string): RulesOf<D> {
    const rules: Record<string, unknown> = { ...defaults(currency) };
    for (const field of fields) {
      const stated = texts.map((text) => text.flatMap((one) => (one.field === field ? [one.value] : [])));
      if (stated.every((values) => values.length === 0)) continue;
      const { combine } = declarations[field] ?? {};
      rules[field] =
        combine === undefined ? stated.flat().at(-1) : (combine(stated, currency) ?? rules[field]);
    }
    const plain = withoutUndefined(Object.entries(rules)) as RulesOf<D>;
    return settle(plain, texts.at(-1) ?? [], currency);
  }

  /** Without every sentence of the fields about which the sentences disagree: of these the defaults stand beside what is said of each. */
  function fittingOf(rules: readonly Rule<StatedOf<D>>[], currency: string): readonly Rule<StatedOf<D>>[] {
    const wrong = new Set(
      grammar(currency)
        .check?.(rules)
        .map(({ line }) => line),
    );
    const fieldsOf = ({ value }: Rule<StatedOf<D>>) => all(value).map(({ field }) => field);
    const unfit = new Set(rules.filter(({ line }) => wrong.has(line)).flatMap(fieldsOf));
    return rules.filter((rule) => !fieldsOf(rule).some((field) => unfit.has(field)));
  }

  const { explain, says, written } = makeExplainer<D>(declarations);

  return {
    declarations,
    grammar,
    defaults,
    merge,
    explain,
    meanings(document, shop, atWork) {
      const read = readDocument(document, grammar(shop.currency));
      if (!read.ok) return read;
      const rules = inForce([read.rules.flatMap(({ value }) => all(value))], shop.currency);
      if (!rules.ok) return rules;
      const setting = { shop, rules: rules.rules };
      const said = new Set<unknown>(read.rules.flatMap(({ value }) => all(value).map(({ field }) => field)));
      const silent = fields.filter((field) => !said.has(field));
      return {
        ok: true,
        rules: [...written(read.rules, setting, atWork), ...says(rules.rules, shop, { silent, atWork })],
      };
    },
    understood(document, shop, atWork) {
      const rules = understoodIn(document, grammar(shop.currency));
      const fitting = fittingOf(rules, shop.currency).flatMap(({ value }) => all(value));
      return written(rules, { shop, rules: overDefaults([fitting], shop.currency) }, atWork);
    },
    says: (rules, shop, atWork) => says(rules, shop, { atWork }),
  };
}

function formsOfField<R>(
  field: string,
  { rule, wordings }: Declaration<unknown>,
  currency: string,
): readonly Form<R>[] {
  return wordings(currency).map(({ states, stated, alsoStates, ...wording }: Wording<unknown>) => ({
    ...wording,
    id: rule,
    toRule: (values) => ({ field, value: states(values), also: alsoStates }) as R,
    subject: (said) => {
      if (typeof stated === 'function') return stated((said as { readonly value: unknown }).value);
      return stated === 'once' ? rule : undefined;
    },
  }));
}

const ofField = <D extends Declarations>(rules: readonly Rule<StatedOf<D>>[], field: keyof D) =>
  rules.filter(({ value }) => value.field === field).map((rule) => ({ ...rule, value: rule.value.value }));

const withoutUndefined = (
  entries: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));
