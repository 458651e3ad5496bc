// The returns of Square's orders: the sales of which things came back, and what a refund gave back of one of them.
import type { SaleItem } from '../events/till-events.ts';
import { at, id, list } from '../platforms/fields.ts';
import { itemOf, partOf } from './square-line.ts';
import { amount, sumReturned } from './square-money.ts';
import { exchangedPart, type Figures, gratuities } from './square-order.ts';

/** One sale of which things came back, and the returns that are about it; without a name where Square says none. */
export type ReturnedSale = { readonly source?: string; readonly returns: readonly unknown[] };

/** The sales of which a return order takes things back, in its order. */
export function salesReturned(returnOrder: unknown): readonly ReturnedSale[] {
  const found = new Map<string, unknown[]>();
  for (const one of list(at(returnOrder, 'returns'))) {
    const source = id(at(one, 'source_order_id')) ?? '';
    found.set(source, [...(found.get(source) ?? []), one]);
  }
  return [...found].map(([source, returns]) => ({ ...(source === '' ? {} : { source }), returns }));
}

export const returnedMinor = ({ returns }: ReturnedSale): number => sumReturned(returns, 'total_money');

/** Whether the sale's own order is needed to tell which part of the return is no goods. */
export const returnsCharges = ({ returns }: ReturnedSale): boolean =>
  returns.some((one) => list(at(one, 'return_service_charges')).length > 0);

/** What a refund gave back for goods: its share of the tip is left out. `order` is the sale's. */
export function goodsRefunded(refunded: number, { returns }: ReturnedSale, order?: unknown): number {
  const returned = sumReturned(returns, 'total_money');
  if (returned <= 0) return refunded;
  const tips = sumReturned(returns, 'tip_money') + gratuityBack(returns, order);
  return Math.max(0, refunded - Math.round((tips * refunded) / returned));
}

/**
 * The lines of the sale that a refund is about, so much of each as it gave back; none where the return does not say which
 * they are. Of an exchange a line earned for the part that was paid; what of a thing came back has earned that at most.
 */
export function linesRefunded(refunded: number, sale: ReturnedSale, order?: unknown): Figures['items'] {
  const returned = returnedMinor(sale);
  const lines = sale.returns.flatMap((one) => list(at(one, 'return_line_items')));
  if (returned <= 0 || !lines.every(isNamed)) return [];
  const part = Math.max(Math.min(1, refunded / returned), exchangedPart(order) ?? 0);
  return lines.map((line): SaleItem => partOf(itemOf(line), part, Math.round));
}

/** Whether the sale's own order is needed to tell how much of each line came back: an exchange's lines earned in part. */
export const returnsInPart = (refunded: number, sale: ReturnedSale): boolean =>
  refunded < returnedMinor(sale) && linesRefunded(refunded, sale).length > 0;

const isNamed = (line: unknown): boolean => id(at(line, 'source_line_item_uid')) !== undefined;

/** A charge that comes back does not say of what kind it was; the order of the sale does. */
function gratuityBack(returns: readonly unknown[], order: unknown): number {
  const kinds = new Set(gratuities(order).map((charge) => id(at(charge, 'uid'))));
  return returns
    .flatMap((one) => list(at(one, 'return_service_charges')))
    .filter((charge) => kinds.has(id(at(charge, 'source_service_charge_uid'))))
    .reduce<number>((total, charge) => total + (amount(charge, 'total_money') ?? 0), 0);
}
