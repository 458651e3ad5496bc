// A product's documents as `npm run rules` shows them: what each says, in plain words.
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
export type Meaning = { readonly line: number; readonly text: string; readonly means: string };

export type RulesProduct = {
  /** The prefix of the product's physical names, `upsr`. */
  readonly prefix: string;
  readonly documents: Readonly<
    Record<string, (text: string, shop: ShopWords) => ReadResult<readonly Meaning[]>>
  >;
};
