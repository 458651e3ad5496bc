// What is in force of a document: what the owner wrote last, the last version of it that was understood, or what is built in;
// the same as a function of the product finds.
import type { RulesProduct } from '../../shared/rules/explained.ts';
import type { Problem } from '../../shared/rules/reading.ts';
import type { DocumentSheet } from '../../shared/rules/sheet/sheet.ts';
import { textOf, type Written } from '../../shared/rules/written.ts';
import { readText, shippedFile, shopWords } from './options.ts';
import type { Shelf } from './shelf.ts';

/** One document of one product. */
export type Document = { readonly name: string; readonly product: RulesProduct; readonly key: string };

export type DocumentInForce = NonNullable<DocumentSheet['inForce']> & {
  /** What the owner wrote last, where that is not what is in force. */
  readonly refused?: { readonly text: string; readonly problems: readonly Problem[] };
};

/** Throws what the shelf throws. */
export async function documentInForce(
  document: Document,
  shelf: Pick<Shelf, 'read' | 'earlier'>,
  shop = shopWords(),
): Promise<DocumentInForce> {
  const newest = await shelf.read(document.key);
  const builtIn = () => ({
    ...asShipped(document, shop),
    caption: 'In force meanwhile: the built-in version',
  });
  if (newest === undefined) return builtIn();
  const read = explained(document, newest, shop);
  const own = { name: 'the version in force', caption: 'In force meanwhile: the version that is there' };
  if (read.ok) return { ...own, meanings: read.rules };
  const refused = { text: textOf(newest), problems: read.problems };
  for await (const text of shelf.earlier(document.key)) {
    const earlier = explained(document, text, shop);
    const last = 'the last version that was understood';
    if (earlier.ok)
      return { name: last, caption: `In force meanwhile: ${last}`, meanings: earlier.rules, refused };
  }
  return { ...builtIn(), refused };
}

/** What counts where the owner wrote nothing. */
export function asShipped(document: Document, shop = shopWords()): DocumentInForce {
  const read = explained(document, readText(shippedFile(document.name, document.key)), shop);
  if (!read.ok) throw new Error(`The document as shipped is bad: ${read.problems[0]?.message}`);
  return { name: 'the document as shipped', caption: 'The document as shipped says', meanings: read.rules };
}

/** What one text means. Throws when the product has no such document. */
export function explained(
  { product, key }: Pick<Document, 'product' | 'key'>,
  text: Written,
  shop = shopWords(),
) {
  const explain = product.documents[key];
  if (explain === undefined) throw new Error(`There is no document ${key}`);
  return explain(text, shop);
}
