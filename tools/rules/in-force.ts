// What is in force of a document: what the owner wrote last, the last version of it that was understood, or what is built in;
// the same as a function of the product finds.
import type { RulesProduct } from '../../shared/rules/explained.ts';
import type { Problem } from '../../shared/rules/reading.ts';
import type { DocumentSheet } from '../../shared/rules/sheet/sheet.ts';
import { readText, shippedFile, shopWords } from './options.ts';
import type { Shelf } from './shelf.ts';

export type DocumentInForce = NonNullable<DocumentSheet['inForce']> & {
  /** What the owner wrote last, where that is not what is in force. */
  readonly refused?: { readonly text: string; readonly problems: readonly Problem[] };
};

/** Throws what the shelf throws. */
export async function documentInForce(
  { name, product }: { readonly name: string; readonly product: RulesProduct },
  key: string,
  shelf: Pick<Shelf, 'read' | 'earlier'>,
): Promise<DocumentInForce> {
  const newest = await shelf.read(key);
  const builtIn = () => ({
    ...asShipped(name, product, key),
    caption: 'In force meanwhile: the built-in version',
  });
  if (newest === undefined) return builtIn();
  const read = explained(product, key, newest);
  const own = { name: 'the version in force', caption: 'In force meanwhile: the version that is there' };
  if (read.ok) return { ...own, meanings: read.rules };
  const refused = { text: newest, problems: read.problems };
  for await (const text of shelf.earlier(key)) {
    const earlier = explained(product, key, text);
    const last = 'the last version that was understood';
    if (earlier.ok)
      return { name: last, caption: `In force meanwhile: ${last}`, meanings: earlier.rules, refused };
  }
  return { ...builtIn(), refused };
}

/** What counts where the owner wrote nothing. */
export function asShipped(name: string, product: RulesProduct, key: string): DocumentInForce {
  const read = explained(product, key, readText(shippedFile(name, key)));
  if (!read.ok) throw new Error(`The document as shipped is bad: ${read.problems[0]?.message}`);
  return { name: 'the document as shipped', caption: 'The document as shipped says', meanings: read.rules };
}

/** What one text means. Throws when the product has no such document. */
export function explained(product: RulesProduct, key: string, text: string) {
  const explain = product.documents[key];
  if (explain === undefined) throw new Error(`There is no document ${key}`);
  return explain(text, shopWords());
}
