// What a product is labelled with. A label may be what the owner never offers, so that none is cut away: a product with
// more of them than its row has room for is left out of the mirror whole, and the owner is told.
import { UnreadableEntryError } from './each-listed.ts';
import { keyword } from './fields.ts';

/** As many as Shopify allows. With the longest of them and the pairings a row stays below DynamoDB's 400 KB. */
const MOST_TAGS = 250;

/** What a product is labelled with whose price is lower than it usually is, whatever the store's own labels say. */
const SALE = 'sale';

/** Absent amounts are no lower price. First, because only the first few labels go along with a candidate. */
export const withSaleTag = (
  tags: readonly string[],
  priceMinor: number,
  usualMinor: number | undefined,
): readonly string[] =>
  usualMinor !== undefined && usualMinor > priceMinor ? [SALE, ...tags.filter((tag) => tag !== SALE)] : tags;

/** The labels, without repeats and without what is too long for a key. `entry` is what the owner is told. */
export function productTags(entry: string, written: readonly unknown[]): readonly string[] {
  const tags = [...new Set(written.flatMap((tag) => keyword(tag) ?? []))];
  if (tags.length > MOST_TAGS) throw new UnreadableEntryError(entry, `it has more than ${MOST_TAGS} tags`);
  return tags;
}
