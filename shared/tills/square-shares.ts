// How much of a refund is of which sale. Points were given for what a payment paid, so a refund is of the sale that was paid by the
// payment to which its money goes back:
//
//   the payment paid for the sale of the return         that sale, and the return's lines
//   it paid for what was exchanged for these things     that earlier sale, and no lines: its own things were others
//   it is none of Square's, or paid for something else  each sale that the return names, by its part of the things
import { at, id } from '../platforms/fields.ts';
import type { SquareApi } from './square-api.ts';
import { exchangedFrom } from './square-order.ts';
import { type ReturnedSale, returnedMinor } from './square-return.ts';
import { present } from './square-told.ts';

export type Share = {
  readonly refundOf: string;
  readonly minor: number;
  /** What came back, as far as this share is about it. */
  readonly sale: ReturnedSale;
  /** The lines that came back are lines of the sale that it is booked on. */
  readonly ofItsLines: boolean;
};

type Told = { readonly returned: readonly ReturnedSale[]; readonly paymentId: string | undefined };

export async function sharesOf(
  minor: number,
  { returned, paymentId }: Told,
  from: SquareApi,
): Promise<readonly Share[]> {
  const paid = await orderPaidBy(paymentId, from);
  const sales = returned.flatMap((sale) => {
    const refundOf = sale.source ?? paid;
    return refundOf === undefined ? [] : [{ refundOf, sale }];
  });
  const ofPaid = (sale: ReturnedSale): readonly Share[] =>
    paid === undefined ? [] : [{ refundOf: paid, minor, sale, ofItsLines: false }];
  const [only, ...more] = sales;
  if (only === undefined) return ofPaid({ returns: [] });
  const its = sales.find(({ refundOf }) => refundOf === paid);
  if (its !== undefined && (more.length === 0 || minor <= returnedMinor(its.sale)))
    return [{ ...its, minor, ofItsLines: true }];
  if (paid !== undefined && more.length === 0) return ofPaid(only.sale);
  for (const { refundOf, sale } of paid === undefined ? [] : sales.filter((one) => one !== its))
    if (paid !== undefined && (await wasExchangedFrom(paid, refundOf, from))) return ofPaid(sale);
  return divided(minor, sales);
}

/** Undefined where no payment is named, or it paid for no order. */
export async function orderPaidBy(
  paymentId: string | undefined,
  from: SquareApi,
): Promise<string | undefined> {
  if (paymentId === undefined) return undefined;
  return id(at(present(await from.payment(paymentId), 'payment'), 'order_id'));
}

/** What was exchanged may be exchanged again; Square is waiting for an answer, so only so many orders are looked at. */
const MOST_EXCHANGES = 4;

async function wasExchangedFrom(first: string, orderId: string, from: SquareApi): Promise<boolean> {
  const open = [orderId];
  const seen = new Set<string>();
  for (let next = open.shift(); next !== undefined && seen.size < MOST_EXCHANGES; next = open.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const before = exchangedFrom(await from.order(next));
    if (before.includes(first)) return true;
    open.push(...before);
  }
  return false;
}

/** The last one has what is left, so that the parts are the whole. */
function divided(minor: number, sales: readonly Pick<Share, 'refundOf' | 'sale'>[]): readonly Share[] {
  const whole = sales.reduce((sum, { sale }) => sum + Math.max(0, returnedMinor(sale)), 0);
  let left = minor;
  return sales
    .map((one, index) => {
      const share = whole <= 0 ? 0 : Math.round((minor * Math.max(0, returnedMinor(one.sale))) / whole);
      const part = index === sales.length - 1 ? left : Math.min(left, share);
      left -= part;
      return { ...one, minor: part, ofItsLines: true };
    })
    .filter((one) => one.minor > 0);
}
