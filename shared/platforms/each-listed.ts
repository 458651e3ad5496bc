// A store's list of products, each entry read by itself: one that cannot be read is left out and said, and the rest of
// the shelf is mirrored. Where most cannot be read it is not the entries but the list, and then yesterday's is better.
import { cut } from '../text/cut.ts';
import { wellFormed } from '../text/well-formed.ts';
import { type StoreApi, StoreApiError } from './platform.ts';

/** An entry that cannot be read; `why` is said to the owner. */
export class UnreadableEntryError extends Error {
  readonly entry: string;

  constructor(entry: string, why: string) {
    super(why);
    this.name = 'UnreadableEntryError';
    this.entry = entry;
  }
}

const PROBLEMS_SHOWN = 5;
const LONGEST_NAME = 100;

/**
 * What `read` makes of each entry, those left out for which it throws `UnreadableEntryError`; `leftOut` hears of each.
 * Throws `StoreApiError` naming the first when more than half are unreadable.
 */
export function eachListed<Entry, Read>(
  entries: readonly Entry[],
  read: ReadEntry<Entry, Read>,
  api: Pick<StoreApi, 'leftOut'>,
): Read[] {
  const listing = makeListing(read, api);
  listing.add(entries);
  return listing.end();
}

type ReadEntry<Entry, Read> = (entry: Entry, index: number) => readonly Read[];

/** The same for a list that comes page by page: what was read of a page is kept, and the page itself let go. */
export function makeListing<Entry, Read>(
  read: ReadEntry<Entry, Read>,
  { leftOut }: Pick<StoreApi, 'leftOut'>,
) {
  const found: Read[] = [];
  const bad: { readonly row: string; readonly why: string }[] = [];
  let count = 0;
  return {
    add(entries: readonly Entry[]): void {
      for (const entry of entries) {
        try {
          found.push(...read(entry, count));
        } catch (error) {
          if (!(error instanceof UnreadableEntryError)) throw error;
          bad.push({ row: cut(wellFormed(error.entry), { characters: LONGEST_NAME }), why: error.message });
        }
        count += 1;
      }
    },
    /** Throws as `eachListed` does. */
    end(): Read[] {
      if (bad.length * 2 > count) {
        const shown = bad.slice(0, PROBLEMS_SHOWN).map(({ row, why }) => `${row}: ${why}`);
        throw new StoreApiError(
          `The product list has ${bad.length} unreadable products: ${shown.join('; ')}`,
          { retryable: false },
        );
      }
      for (const one of bad) leftOut?.(one);
      return found;
    },
  };
}
