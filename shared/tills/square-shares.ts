// How much of a refund is of which sale. Points were given for what a payment paid, so a refund is of the sale that was paid by the
// payment to which its money goes back:
//
//   the payment paid for the sale of the return         that sale, and the return's lines
//   it paid for what was exchanged for these things     that earlier sale, and the lines that were given up for them
//   it is none of Square's, or paid for something else  each sale that the return names, by its part of the things
import { at, id } from '../platforms/fields.ts';
import type { SquareApi } from './square-api.ts';
import { type ReturnedSale, returnedMinor, salesReturned } from './square-return.ts';
import { present } from './square-told.ts';

export type Share = {
  readonly refundOf: string;
  readonly minor: number;
  /** What came back, as far as this share is about it. */
  readonly sale: ReturnedSale;
  /** What of the sale that it is booked on is given up with it; absent where nobody says. */
  readonly lines?: ReturnedSale;
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
  const [only, ...more] = sales;
  if (only === undefined) return paid === undefined ? [] : [{ refundOf: paid, minor, sale: { returns: [] } }];
  const its = sales.find(({ refundOf }) => refundOf === paid);
  if (its !== undefined && (more.length === 0 || minor <= returnedMinor(its.sale)))
    return [{ ...its, minor, lines: its.sale }];
  for (const { refundOf, sale } of paid === undefined ? [] : sales.filter((one) => one !== its)) {
    const given = paid === undefined ? [] : await givenUpFor(refundOf, paid, from);
    if (paid !== undefined && given.length > 0)
      return [{ refundOf: paid, minor, sale, lines: { returns: [...(its?.sale.returns ?? []), ...given] } }];
  }
  if (paid !== undefined && more.length === 0) return [{ refundOf: paid, minor, sale: only.sale }];
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

/** The returns of the sale `first` for which the things of this order, or those before them, were given. */
async function givenUpFor(orderId: string, first: string, from: SquareApi): Promise<readonly unknown[]> {
  const open = [orderId];
  const seen = new Set<string>();
  for (let next = open.shift(); next !== undefined && seen.size < MOST_EXCHANGES; next = open.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const before = salesReturned(await from.order(next)).filter(({ source }) => source !== next);
    const given = before.find(({ source }) => source === first);
    if (given !== undefined) return given.returns;
    open.push(...before.flatMap(({ source }) => source ?? []));
  }
  return [];
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
      return { ...one, minor: part, lines: one.sale };
    })
    .filter((one) => one.minor > 0);
}
