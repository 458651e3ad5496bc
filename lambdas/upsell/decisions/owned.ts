// What a shopper owns, in a row that can never grow too large for the table. The newest SKUs are kept as they are; when they
// become many, all that is there moves into a text of eight-character digests, which says "owned" just as well, and only
// of the very oldest, beyond thirty thousand, something is forgotten.
import { sha256Base64Url } from '../../../shared/text/digest.ts';
import { MOST_ID_BYTES } from '../../../shared/text/ids.ts';

export type Owned = {
  readonly owned_skus?: ReadonlySet<string>;
  /** Digests one behind the other, oldest first. */
  readonly owned_digests?: string;
};

/** Answers whether a SKU is owned. */
export type OwnedSkus = Pick<ReadonlySet<string>, 'has'>;

export type OwnedChange =
  | { readonly kind: 'add'; readonly skus: ReadonlySet<string> }
  /** Both attributes anew; `forgotten` counts the oldest for which there was no room. */
  | {
      readonly kind: 'fold';
      readonly skus: ReadonlySet<string>;
      readonly digests: string;
      readonly forgotten: number;
    };

const DIGEST_CHARACTERS = 8;
/** Of a row's 400 KB: this for SKUs as they are, half of it for those of one order, and 240 KB for digests. */
const PLAIN_BYTES = 100_000;
const ONE_ORDER_BYTES = PLAIN_BYTES / 2;
export const MOST_DIGESTS = 30_000;

/** Two SKUs share a digest about once in three hundred million million; then one thing too few is offered. */
const digestOf = (sku: string): string => sha256Base64Url(sku).slice(0, DIGEST_CHARACTERS);

/** Digests of these, one behind the other. */
export const digestsOf = (skus: Iterable<string>): string => [...skus].map(digestOf).join('');

export function ownedSkus({ owned_skus: plain, owned_digests: digests = '' }: Owned): OwnedSkus {
  return { has: (sku) => plain?.has(sku) === true || holds(digests, digestOf(sku)) };
}

/** What an order's SKUs do to the row. Bounded whatever the row and the order are. */
export function addOwned(row: Owned, bought: readonly string[]): OwnedChange {
  const skus = new Set(bought);
  const plain = row.owned_skus ?? new Set<string>();
  const fresh = [...skus].filter((sku) => !plain.has(sku));
  if (bytesOf(plain) + bytesOf(fresh) <= PLAIN_BYTES) return { kind: 'add', skus };

  const kept = lastOf([...skus], ONE_ORDER_BYTES);
  const isKept = new Set(kept);
  const folded = [...plain, ...skus].filter((sku) => !isKept.has(sku)).map(digestOf);
  const all = [...new Set([...split(row.owned_digests ?? ''), ...folded])];
  const digests = all.slice(-MOST_DIGESTS);
  return { kind: 'fold', skus: isKept, digests: digests.join(''), forgotten: all.length - digests.length };
}

/** What the SKUs of one row do to another, those of which only digests are left too. */
export function addOwnedOf(row: Owned, other: Owned): OwnedChange {
  const change = addOwned(row, [...(other.owned_skus ?? [])]);
  const { owned_digests: theirs = '' } = other;
  if (theirs === '') return change;
  const ours = change.kind === 'fold' ? change.digests : (row.owned_digests ?? '');
  const all = [...new Set([...split(theirs), ...split(ours)])];
  const digests = all.slice(-MOST_DIGESTS);
  const forgotten = (change.kind === 'fold' ? change.forgotten : 0) + all.length - digests.length;
  const skus = change.kind === 'fold' ? change.skus : new Set([...(row.owned_skus ?? []), ...change.skus]);
  return { kind: 'fold', skus, digests: digests.join(''), forgotten };
}

/** One byte more for each, for what a set costs. */
const bytesOf = (skus: Iterable<string>): number =>
  [...skus].reduce((bytes, sku) => bytes + Buffer.byteLength(sku) + 1, 0);

/**
 * How many SKUs a row may hold, however long they are, so that these can be added to it without a look: below zero where
 * they alone are too many.
 */
export const ownedBeside = (bought: readonly string[]): number =>
  Math.floor((PLAIN_BYTES - bytesOf(new Set(bought))) / (MOST_ID_BYTES + 1));

function lastOf(skus: readonly string[], bytes: number): readonly string[] {
  let from = skus.length;
  for (let used = 0; from > 0; from -= 1) {
    used += Buffer.byteLength(skus[from - 1] ?? '') + 1;
    if (used > bytes) break;
  }
  return skus.slice(from);
}

function split(digests: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < digests.length; at += DIGEST_CHARACTERS)
    parts.push(digests.slice(at, at + DIGEST_CHARACTERS));
  return parts;
}

function holds(digests: string, digest: string): boolean {
  let at = digests.indexOf(digest);
  while (at !== -1 && at % DIGEST_CHARACTERS !== 0) at = digests.indexOf(digest, at + 1);
  return at !== -1;
}
