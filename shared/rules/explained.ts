// A product's documents as their owner sees them: what each says, in plain words.
import type { ReadResult } from './reading.ts';

/** What an explanation may need to know of the shop. */
export type ShopWords = {
  readonly name: string;
  readonly currency: string;
  readonly locale: string;
  /** ISO 3166-1 alpha-2; absent where nobody knows. */
  readonly country?: string;
};

/** One thing a document says. Line 0: it does not say so, and the built-in value holds. */
export type Meaning = {
  readonly line: number;
  readonly text: string;
  readonly means: string;
  /** The rule that it is about, so that two versions of it can be held side by side. */
  readonly rule?: string;
  /** The rule at work: one case with real figures. */
  readonly example?: string;
};

/** What the rules in force of one document mean. `rules` is what that document's reader makes. */
export type InForce = (rules: unknown, shop: ShopWords) => readonly Meaning[];

/** A product's documents by their keys, in its owner's words. */
export type OwnerView = {
  /** What the owner calls each: `settings.txt` is "upsell settings". */
  readonly titles: Readonly<Record<string, string>>;
  readonly inForce: Readonly<Record<string, InForce>>;
};

export type RulesProduct = {
  /** The prefix of the product's physical names, `upsr`. */
  readonly prefix: string;
  readonly titles: OwnerView['titles'];
  readonly documents: Readonly<
    Record<string, (text: string, shop: ShopWords) => ReadResult<readonly Meaning[]>>
  >;
  /** The document that is made of sentences; the other one is a wording. */
  readonly sentences: string;
  /** What those sentences mean that are understood, whatever is wrong with the others, or lacking. */
  readonly understood: (text: string, shop: ShopWords) => readonly Meaning[];
};
