// The one place where ledger keys are made and read. A move of points happens once because its key comes out the same at
// every try, and a row of that key is written once only. So the key must name the operation and nothing else:
//
//   operation            key                                         what makes it once
//   sale                 <closed at>#sale:<sale id>                  the till's id; loy-sales keeps the first instant
//   refund, void         <its instant>#refund:<id>#of:<sale>         the till's id of it, beside its sale's
//   correction           <sale's key>#<digest>.<version>             the sale's version: each counts for one write
//   taken from a member  <sale's key>#moved                          a sale's key is another after it has moved
//   given to a member    <closed at>#sale:<sale id>#moved.<version>  the sale's version
//   reward               <tap>#redeem:<confirmation>                 the confirmation and its instant are in the page
//   gift for a reward    <tap>#goodwill:<confirmation>               the same, so that the two find each other
//   win-back bonus       <tap>#bonus:<id>                            the id and its instant are in the page
//   bonus with a nudge   <listed at>#bonus:nudge.<number>            the listing and the nudge's number
//   joining gift         <instant>#joining                           a member is made once
//   birthday             <the day's begin>#birthday:<year>           the year, and the mark on the member's row
//   import               <its instant>#import:<import id>            one row for each member and import
//   forfeit              <instant>#erased                            the balance that it brings to nothing
//   reversal             <the reversed row's key>#reversed           a row is taken back once
//
// Keys begin with an instant, so that a member's rows are in their order.
import { sha256Hex } from '../../../shared/text/digest.ts';
import type { LedgerRow } from '../rows.ts';
import type { SaleRow } from '../sale-rows.ts';

/** Who taps in the page, and when: both are inside it, sealed, and so the same at every try. */
export type Tap = { readonly at: Date; readonly id: string };

type Operation =
  | 'sale'
  | 'refund'
  | 'redeem'
  | 'goodwill'
  | 'bonus'
  | 'joining'
  | 'birthday'
  | 'import'
  | 'erased';

const REVERSED = '#reversed';
const DIGEST_CHARACTERS = 12;

export const saleKey = (closedAt: string, saleId: string): string => `${closedAt}#sale:${saleId}`;

/** `name`: see `refundName`. */
export const refundKey = (at: string, name: string): string => `${at}#refund:${name}`;

/** `digest`: of the figures that the sale is corrected to. */
export const correctionKey = ({ ts, version }: Pick<KeptSale, 'ts' | 'version'>, digest: string): string =>
  `${ts}#${shortDigest(digest)}.${version + 1}`;

/** What was another member's goes from them … */
export const takenAwayKey = ({ ts }: Pick<KeptSale, 'ts'>): string => `${ts}#moved`;

/** … and comes to this one, who has a row of the sale's first key already if the sale comes back to them. */
export const movedHereKey = ({ closed_at, sale_id, version }: KeptSale): string =>
  `${saleKey(closed_at, sale_id)}#moved.${version + 1}`;

export const redemptionKey = ({ at, id }: Tap): string => `${at.toISOString()}#redeem:${id}`;

/** Before the redemption in the member's history, because it comes first. */
export const goodwillKey = ({ at, id }: Tap): string => `${at.toISOString()}#goodwill:${id}`;

export const bonusKey = ({ at, id }: Tap): string => `${at.toISOString()}#bonus:${id}`;

/** Written with the member's own row, whose making is what happens once. */
export const joiningKey = (at: Date): string => `${at.toISOString()}#joining`;

/** `begins` is when that day begins where the shop is. */
export const birthdayKey = (begins: Date, year: string): string => `${begins.toISOString()}#birthday:${year}`;

export const importKey = ({ at, id }: Tap): string => `${at.toISOString()}#import:${id}`;

export const forfeitKey = (at: Date): string => `${at.toISOString()}#erased`;

export const reversalKey = (ts: string): string => `${ts}${REVERSED}`;

/** The key of the row that this one takes back; its own where it takes none back. */
export const reversedKey = (ts: string): string =>
  ts.endsWith(REVERSED) ? ts.slice(0, -REVERSED.length) : ts;

/** The gift that goes with this redemption, if one does; undefined for the key of anything else. */
export function giftKey({ ts }: Pick<LedgerRow, 'ts'>): string | undefined {
  const { at, operation, id } = read(ts);
  return operation === 'redeem' ? `${at}#goodwill:${id}` : undefined;
}

/** What the row's operation was; of a reversal, of the row that it takes back. Undefined where the key names none. */
export const operationOf = (ts: string): Operation | undefined => read(ts).operation;

export const isImportedBy = (ts: string, importId: string): boolean => {
  const { operation, id } = read(ts);
  return operation === 'import' && id === importId;
};

/** The instant that a key begins with; keys of the audit begin with one as well. */
export const instantOf = (ts: string): string => read(ts).at;

/**
 * A refund's name among everything that is kept of a member: tills number refunds as they number sales, and some begin
 * anew with every sale. Of bounded length, because it becomes part of keys.
 */
export const refundName = (saleId: string, refundId: string): string => `${refundId}#of:${saleMark(saleId)}`;

/** By which a refund's key says whose it is. */
export const saleMark = (saleId: string): string => sha256Hex(saleId).slice(0, 16);

/** The mark of the sale that this key's refund is of; undefined for the key of anything else. */
export function refundedMark(ts: string): string | undefined {
  const { operation, id } = read(ts);
  const end = id.lastIndexOf('#of:');
  return operation === 'refund' && end > 0 ? id.slice(end + '#of:'.length) : undefined;
}

/** The till's id of the refund that this key is of; undefined for the key of anything else. */
export function refundIdOf(ts: string): string | undefined {
  const { operation, id } = read(ts);
  const end = id.lastIndexOf('#of:');
  return operation === 'refund' && end > 0 ? id.slice(0, end) : undefined;
}

/** Enough of a digest to tell one sale's figures apart. */
export const shortDigest = (digest: string): string => digest.slice(0, DIGEST_CHARACTERS);

type KeptSale = Required<Pick<SaleRow, 'sale_id' | 'ts' | 'closed_at' | 'version'>>;

const OPERATIONS: ReadonlySet<string> = new Set<Operation>([
  'sale',
  'refund',
  'redeem',
  'goodwill',
  'bonus',
  'joining',
  'birthday',
  'import',
  'erased',
]);
const isOperation = (word: string): word is Operation => OPERATIONS.has(word);

function read(ts: string): { readonly at: string; readonly operation?: Operation; readonly id: string } {
  const [at = '', ...rest] = ts.split('#');
  const [word = '', ...id] = rest.join('#').split(':');
  return { at, id: id.join(':'), ...(isOperation(word) ? { operation: word } : {}) };
}
