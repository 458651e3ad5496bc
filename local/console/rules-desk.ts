// What the console's editor of the owner's documents has to be told, because the laptop knows no product and no grammar.
import type { ObjectStore } from '../aws/objects.ts';
import type { LaptopTables } from './product-face.ts';

/** What an explanation may need to know of the shop. */
export type ShopWords = {
  readonly name: string;
  readonly currency: string;
  readonly locale: string;
  readonly country?: string;
  readonly now?: Date;
};

type Meaning = {
  /** 0 where no sentence says so. */
  readonly line: number;
  readonly text: string;
  readonly means: string;
  /** The rule that it is about. */
  readonly rule?: string;
  readonly example?: string;
  readonly doubts?: readonly string[];
};

type InForce = {
  /** For people: "the version in force". */
  readonly name: string;
  readonly caption: string;
  readonly meanings: readonly Meaning[];
  /** The document's text: what the owner wrote last, or what was shipped. */
  readonly text: string;
  /** What the owner wrote last, if there is anything. */
  readonly own: string | undefined;
  readonly refused?: object;
};

type Look = {
  readonly problems: readonly { line: number; text: string; message: string; nearest?: string }[];
  readonly meanings: readonly Meaning[];
  readonly changes: readonly { was?: string; becomes?: string }[];
};

type AskedDocument = { readonly product: string; readonly key: string };

export type RulesDesk = {
  /** None for a product that has none. */
  documents(product: string): readonly { readonly key: string; readonly title: string }[];
  /** The short name of the bucket that the product's functions read. */
  bucketOf(product: string): string;
  /** The shop with what it sells and has sold, as the product's tables tell it. */
  shopWithGoods(product: string, tables: LaptopTables, shop: ShopWords): Promise<ShopWords>;
  inForce(asked: AskedDocument, objects: ObjectStore, shop: ShopWords): Promise<InForce>;
  look(
    asked: AskedDocument,
    written: { readonly text: string; readonly held: InForce },
    shop: ShopWords,
  ): Look;
};
