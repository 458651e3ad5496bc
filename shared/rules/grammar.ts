// A grammar is a list of forms, one per kind of rule. A product writes its forms as sentences with slots; the
// reader does the rest.
import { compilePattern, needsOf, type Pattern, patternWords, type Slots } from './pattern.ts';
import type { Problem } from './reading.ts';
import type { Slot, SlotValue } from './slots/slot.ts';

export type Form<R> = {
  readonly id: string;
  /** A sentence the owner can copy; it must be one that this form reads. */
  readonly example: string;
  readonly patterns: readonly Pattern[];
  /** For each pattern the words that a sentence must have, to be worth matching. */
  readonly needs: readonly (readonly ReadonlySet<string>[])[];
  readonly slots: Slots;
  readonly toRule: (values: Readonly<Record<string, unknown>>) => R;
  /**
   * What the rule is about. Two rules about the same thing must agree; `undefined` means that this form may be
   * written as often as the owner likes.
   */
  readonly subject: (rule: R) => string | undefined;
  /** Read only below one of these headings, and, for bare items of a list, only where the line has a bullet. */
  readonly under?: { readonly headings: readonly string[]; readonly bulletsOnly: boolean };
  /** Shown to whoever wrote something else only where that has one of these words. Default: always. */
  readonly shownNear?: readonly string[];
  /** Every word that a pattern of this form uses, for the nearest form. */
  readonly vocabulary: () => readonly string[];
};

/** A rule with the place where the owner wrote it. */
export type Rule<R> = {
  readonly line: number;
  readonly text: string;
  readonly form: string;
  readonly value: R;
};

/** What to say of a matter that the language has no sentence for, or another one than the owner thought of. */
export type Topic = {
  /** How a sentence of this matter sounds: its words, folded, with a blank between any two. Or else: */
  readonly heard?: (said: string) => boolean;
  /** Words of which the sentence has one, as stems. */
  readonly any?: ReadonlySet<string>;
  /** And one of these, if there are any. */
  readonly and?: ReadonlySet<string>;
  /** And none of these. */
  readonly without?: ReadonlySet<string>;
  readonly says: string | ((said: string) => string);
  /** What a rule nearly read is no better answer than this. */
  readonly first?: boolean;
  /** A better answer than what is left of the sentence without a part of it; a rule nearly read says more. */
  readonly ahead?: true;
  /** Said of so much that a rule nearly read is the better answer, even where it may be a guess. */
  readonly last?: true;
  /** What can be written instead, and of several the first that is understood; the owner's own figures are put in where they fit. */
  readonly instead?: string | ((said: string, text: string) => readonly string[]);
  /** They follow from the owner's figures already, or must not have them. */
  readonly asIs?: true;
  /** The owner's own sentence is shown without what is too much in it. */
  readonly rest?: true;
  /** That is shown only to whoever forbids as it does: it would be the opposite of what the others wrote. */
  readonly alike?: true;
};

export type Grammar<R> = {
  readonly forms: readonly Form<R>[];
  /** Looked at, the first that fits, when a sentence was not understood. */
  readonly topics?: readonly Topic[];
  /** Why a sentence that was not understood is refused, where its text alone says so: an amount in another currency. */
  readonly refusal?: (text: string) => string | undefined;
  /** Sentences of a rule that say what a refused text means to say, the fullest first. */
  readonly writes?: (rule: string, text: string) => readonly string[];
  /** The page that lists all sentences. */
  readonly page?: string;
  /** What the owner calls each rule, and the document. */
  readonly about?: { readonly document: string; readonly rules: readonly string[] };
  /** What is wrong between rules that are each right alone. */
  readonly check?: (rules: readonly Rule<R>[]) => readonly Problem[];
};

type FormSource<S extends Readonly<Record<string, Slot<unknown>>>, R> = {
  readonly id: string;
  readonly example: string;
  readonly patterns: readonly string[];
  readonly slots: S;
  /** A slot in an optional or alternative part of a pattern may be missing. */
  readonly toRule: (values: { readonly [K in keyof S]?: SlotValue<S[K]> }) => R;
  /** `once` (the default), `often`, or what the rule is about. */
  readonly stated?: 'once' | 'often' | ((rule: R) => string);
  readonly under?: Form<R>['under'];
};

/** The maker of forms whose rules are of one product's type. Making one throws, at import, on a malformed pattern. */
export function formsOf<R>() {
  return <S extends Readonly<Record<string, Slot<unknown>>>>(source: FormSource<S, R>): Form<R> => {
    const { stated = 'once', slots } = source;
    const patterns = source.patterns.map((pattern) => compilePattern(pattern, slots));
    return {
      id: source.id,
      example: source.example,
      patterns,
      needs: patterns.map(needsOf),
      slots,
      toRule: source.toRule as (values: Readonly<Record<string, unknown>>) => R,
      subject: typeof stated === 'function' ? stated : () => (stated === 'once' ? source.id : undefined),
      ...(source.under === undefined ? {} : { under: source.under }),
      vocabulary: () => [...new Set(patterns.flatMap(patternWords))],
    };
  };
}
