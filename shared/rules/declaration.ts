// A rule is declared once: its field and what holds without it, the sentences that state it, what it means in plain
// words, its limits and what an owner may copy. The reader, `npm run rules`, the hint for a sentence that was not
// understood, rules/README.md and the type of the rules all come from the declarations; see language.ts.

import type { ShopWords } from './explained.ts';
import type { Form, Rule } from './grammar.ts';
import { compilePattern, needsOf, patternWords } from './pattern.ts';
import type { Problem } from './reading.ts';
import type { Slot, SlotValue } from './slots/slot.ts';

type Slots = Readonly<Record<string, Slot<unknown>>>;

/** Sentences of one kind, and what such a sentence states. */
export type Wording<S> = Omit<Form<S>, 'id' | 'toRule' | 'subject'> & {
  readonly states: (values: Readonly<Record<string, unknown>>) => S;
  readonly stated: Stated<S>;
  readonly alsoStates: readonly OtherField[];
};

/** What a sentence says of another field: "if a regular has not been in for 8 weeks, nudge them". */
export type OtherField = { readonly field: string; readonly value: unknown };

/** Written as a method, so that a wording that states one value of many fits where many are stated. */
type Stated<S> = 'once' | 'often' | { about(value: S): string }['about'];

type WordingSource<L extends Slots, S> = {
  /** A sentence that an owner can copy; this very wording must read it. */
  readonly example: string;
  readonly patterns: readonly string[];
  readonly slots: L;
  /** A slot in an optional or alternative part of a pattern may be missing. */
  readonly states: (values: { readonly [K in keyof L]?: SlotValue<L[K]> }) => S;
  /** `once` (the default), `often`, or what the sentence is about: two about the same must agree. */
  readonly stated?: Stated<S>;
  readonly under?: Form<S>['under'];
  readonly shownNear?: Form<S>['shownNear'];
  readonly alsoStates?: readonly OtherField[];
};

/** Throws, at import, on a malformed pattern. */
export function wording<L extends Slots, S>(source: WordingSource<L, S>): Wording<S> {
  const { example, slots, stated = 'once', under, shownNear, alsoStates = [] } = source;
  const patterns = source.patterns.map((pattern) => compilePattern(pattern, slots));
  return {
    example,
    patterns,
    needs: patterns.map(needsOf),
    slots,
    states: source.states as Wording<S>['states'],
    stated,
    alsoStates,
    ...(under === undefined ? {} : { under }),
    ...(shownNear === undefined ? {} : { shownNear }),
    vocabulary: () => [...new Set(patterns.flatMap(patternWords))],
  };
}

/** What an explanation may look at besides the value itself. */
export type Setting<Rules = Readonly<Record<string, unknown>>> = {
  readonly shop: ShopWords;
  /** All rules that the document comes to. */
  readonly rules: Rules;
};

export type Declaration<V, S = V> = {
  /** Its name, kebab-case. */
  readonly rule: string;
  /** What the owner calls the matter; the first column of the handbook. */
  readonly about: string;
  /** What holds where nobody says anything; undefined where nothing does. */
  readonly byDefault: (currency: string) => V;
  /** The sentences of a shop that sells in this currency; free text stands last. */
  readonly wordings: (currency: string) => readonly Wording<S>[];
  /** What one sentence means, in plain words. */
  readonly means: (stated: S, setting: Setting) => string;
  /** `means` has something to say of `undefined`, too. */
  readonly always?: boolean;
  /** What the value in force means, a line each, where `means` cannot say it. */
  readonly inForce?: (value: V, setting: Setting) => readonly string[];
  readonly handbook: {
    /** Where it is not the sentence of the document as shipped: "(all are nudged)". */
    readonly shipped?: string;
    /** Other sentences; a test reads each of them. */
    readonly also: readonly string[];
    /** From what to what, with nothing where there is no limit. */
    readonly limits?: string;
  };
  /** What is wrong between sentences of this rule that are each right alone. */
  readonly check?: (stated: readonly Rule<S>[]) => readonly Problem[];
  /**
   * The value of a field that several sentences make up together, from what the operator's knobs state and what the document
   * states; without it the last sentence counts. Undefined: nobody said anything.
   */
  readonly combine?: (stated: readonly (readonly S[])[], currency: string) => V | undefined;
};

/** Declarations by their fields, in the order in which they are explained. */
// biome-ignore lint/suspicious/noExplicitAny: each has its own types of values, and takes no other's.
export type Declarations = Readonly<Record<string, Declaration<any, any>>>;

// biome-ignore lint/suspicious/noExplicitAny: what a sentence states is no matter here.
type ValueOf<D> = D extends Declaration<infer V, any> ? V : never;
// biome-ignore lint/suspicious/noExplicitAny: the value in force is no matter here.
type StatedBy<D> = D extends Declaration<any, infer S> ? S : never;
type Optional<D extends Declarations> = {
  [K in keyof D]: undefined extends ValueOf<D[K]> ? K : never;
}[keyof D];

/** The rules that declarations come to. A field that may be undefined may be absent. */
export type RulesOf<D extends Declarations> = {
  readonly [K in Exclude<keyof D, Optional<D>>]: ValueOf<D[K]>;
} & { readonly [K in Optional<D>]?: Exclude<ValueOf<D[K]>, undefined> };

/** What one sentence states: the field, and what of it. */
export type StatedOf<D extends Declarations> = {
  readonly [K in keyof D]: {
    readonly field: K;
    readonly value: StatedBy<D[K]>;
    readonly also: readonly OtherField[];
  };
}[keyof D];

/** Names the types of a declaration where they do not follow from its default. */
export const declare = <V, S = V>(declaration: Declaration<V, S>): Declaration<V, S> => declaration;
