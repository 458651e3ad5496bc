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
  read: (entry: Entry, index: number) => readonly Read[],
  { leftOut }: Pick<StoreApi, 'leftOut'>,
): Read[] {
  const bad: UnreadableEntryError[] = [];
  const found = entries.flatMap((entry, index) => {
    try {
      return read(entry, index);
    } catch (error) {
      if (!(error instanceof UnreadableEntryError)) throw error;
      bad.push(error);
      return [];
    }
  });
  const named = bad.map(({ entry, message }) => ({
    row: cut(wellFormed(entry), { characters: LONGEST_NAME }),
    why: message,
  }));
  if (bad.length * 2 > entries.length) {
    const shown = named.slice(0, PROBLEMS_SHOWN).map(({ row, why }) => `${row}: ${why}`);
    throw new StoreApiError(`The product list has ${bad.length} unreadable products: ${shown.join('; ')}`, {
      retryable: false,
    });
  }
  for (const one of named) leftOut?.(one);
  return found;
}
