// What a store's product list came to, as long as a warm function remembers it: it is fetched every quarter of an hour and is mostly
// the same to the byte, and to read it again would be nearly all of such a run.
import { createHash } from 'node:crypto';
import type { Product } from '../events/store-events.ts';
import type { LeftOutRow } from '../handlers/each-row.ts';

type HearsOfLeftOut = (row: LeftOutRow) => void;

/** `said` is whatever else decides how the bytes are read. `leftOut` hears of the same rows at every reading. */
export type FeedMemory = (
  list: { readonly bytes: Uint8Array; readonly said: string | undefined },
  read: (leftOut: HearsOfLeftOut) => readonly Product[],
  leftOut: HearsOfLeftOut | undefined,
) => readonly Product[];

/** Of one shop's list; `read` must answer alike for the same list. What it throws is not remembered. */
export function makeFeedMemory(): FeedMemory {
  let last:
    | {
        readonly digest: string;
        readonly products: readonly Product[];
        readonly rows: readonly LeftOutRow[];
      }
    | undefined;
  return ({ bytes, said = '' }, read, leftOut) => {
    const digest = createHash('sha256').update(`${said}\0`).update(bytes).digest('base64');
    let known = last?.digest === digest ? last : undefined;
    if (known === undefined) {
      // Two lists at once may be more than the function has memory for.
      last = undefined;
      const rows: LeftOutRow[] = [];
      const products = read((row) => rows.push(row));
      known = { digest, products, rows };
      last = known;
    }
    for (const row of known.rows) leftOut?.(row);
    return known.products;
  };
}
