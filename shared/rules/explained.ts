// A product's documents as their owner sees them: what each says, in plain words.
import type { Goods } from './goods.ts';
import type { ReadResult } from './reading.ts';
import type { Written } from './written.ts';

/** What an explanation may need to know of the shop. */
export type ShopWords = {
  readonly name: string;
  readonly currency: string;
  readonly locale: string;
  /** ISO 3166-1 alpha-2; absent where nobody knows. */
  readonly country?: string;
  /** What it sells and has sold; absent where nobody could look. */
  readonly goods?: Goods;
  /** Absent: some day. */
  readonly now?: Date;
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
  /** Why it never acts, or what in it nothing in the shop is called by; each without its full stop. */
  readonly doubts?: readonly string[];
};

/** What the rules in force of one document mean. `rules` is what that document's reader makes. */
export type InForce = (rules: unknown, shop: ShopWords) => readonly Meaning[];

/** A product's documents by their keys, in its owner's words. */
export type OwnerView = {
  /** What the owner calls each: `settings.txt` is "upsell settings". */
  readonly titles: Readonly<Record<string, string>>;
  readonly inForce: Readonly<Record<string, InForce>>;
};

/** As a table has it. */
export type Row = Readonly<Record<string, unknown>>;

export type RulesProduct = {
  /** The prefix of the product's physical names, `upsr`. */
  readonly prefix: string;
  readonly titles: OwnerView['titles'];
  readonly documents: Readonly<
    Record<string, (document: Written, shop: ShopWords) => ReadResult<readonly Meaning[]>>
  >;
  /** The document that is made of sentences; the other one is a wording. */
  readonly sentences: string;
  /** The tables that tell what the shop sells and has sold, and what their rows say of it. */
  readonly goods: {
    readonly tables: readonly string[];
    readonly from: (rows: Readonly<Record<string, readonly Row[]>>, currency: string) => Goods;
  };
  /** What those sentences mean that are understood, whatever is wrong with the others, or lacking. */
  readonly understood: (document: Written, shop: ShopWords) => readonly Meaning[];
};
