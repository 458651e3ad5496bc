// What Square's orders say, read without asking anybody. A sale and a refund are both orders there; that of a refund
// has `returns`, which name the sale's order and the lines of it that came back.

import type { SaleItem } from '../events/till-events.ts';
import { at, id, instant, known, list, text } from '../platforms/fields.ts';
import type { Shop } from '../shop/shop.ts';
import { itemOf, partOf } from './square-line.ts';
import { amount, type Foreign, foreignCurrency, sumReturned } from './square-money.ts';

export type Figures = { readonly totalMinor: number; readonly items: readonly SaleItem[] };

/** Nothing is left to pay. An order that waits to be picked up stays open though it is paid. */
export function isPaid(order: unknown, payment: unknown): boolean {
  if (text(at(order, 'state')) === 'COMPLETED') return true;
  if (amount(order, 'net_amount_due_money') === 0) return true;
  const total = totalWithoutTip(order);
  if (total === undefined) return false;
  if ((amount(payment, 'amount_money') ?? 0) >= total) return true;
  const tendered = list(at(order, 'tenders')).reduce<number>(
    (sum, tender) => sum + (amount(tender, 'amount_money') ?? 0) - (amount(tender, 'tip_money') ?? 0),
    0,
  );
  return tendered >= total;
}

/** False where the order lists what was paid, and this payment is not among it: then the order is behind. */
export function knowsOf(order: unknown, payment: unknown): boolean {
  const tenders = list(at(order, 'tenders'));
  const paymentId = id(at(payment, 'id'));
  return (
    tenders.length === 0 ||
    tenders.some((tender) => [id(at(tender, 'id')), id(at(tender, 'payment_id'))].includes(paymentId))
  );
}

export function closedAtOf(order: unknown, payment: unknown): string | undefined {
  return (
    instant(at(order, 'closed_at')) ?? instant(at(payment, 'created_at')) ?? instant(at(order, 'updated_at'))
  );
}

/**
 * The sale's total without tip and gratuity, and its lines; undefined where the order states no total. Of an exchange,
 * which is an order with lines and `returns` (Square's "Order returns and exchanges"), only what is paid more, each line
 * its part of it: what was brought back has earned its points already.
 */
export function saleFigures(order: unknown, shop: Shop): Figures | Foreign | undefined {
  const total = totalWithoutTip(order);
  if (total === undefined) return undefined;
  const foreign = foreignCurrency(at(order, 'total_money'), shop);
  if (foreign !== undefined) return { foreign };
  const totalMinor = Math.max(0, total - gratuity(order));
  const items = list(at(order, 'line_items')).map(itemOf);
  const part = exchangedPart(order);
  if (part === undefined) return { totalMinor, items };
  return { totalMinor, items: part === 0 ? [] : items.map((item) => partOf(item, part)) };
}

/** Of an exchange, which part of its lines was paid and not swapped; undefined for any other order. */
export function exchangedPart(order: unknown): number | undefined {
  if (broughtBack(order).length === 0) return undefined;
  const lines = list(at(order, 'line_items')).reduce<number>(
    (sum, line) => sum + itemOf(line).amountMinor,
    0,
  );
  const paid = Math.max(0, (totalWithoutTip(order) ?? 0) - gratuity(order));
  return lines === 0 ? 0 : Math.min(1, paid / lines);
}

/** It takes back things of another order; a return of its own lines has been refunded by an event of its own. */
const isExchange = (order: unknown): boolean => broughtBack(order).length > 0;
const broughtBack = (order: unknown): readonly unknown[] =>
  list(at(order, 'returns')).filter((one) => id(at(one, 'source_order_id')) !== id(at(order, 'id')));

/** Square adds it for large parties by itself; it is a tip by another name. */
const gratuity = (order: unknown): number =>
  gratuities(order).reduce<number>((total, charge) => total + (amount(charge, 'total_money') ?? 0), 0);
export const gratuities = (order: unknown): readonly unknown[] =>
  list(at(order, 'service_charges')).filter((charge) => text(at(charge, 'type')) === 'AUTO_GRATUITY');

/** Of money that went back for this order, the part that was for goods and not for tips. */
export function goodsShare(order: unknown, money: number): number {
  const goods = Math.max(0, (totalWithoutTip(order) ?? 0) - gratuity(order));
  const whole = (totalWithoutTip(order) ?? 0) + tipOf(order);
  return whole <= 0 ? money : Math.min(money, Math.round((money * goods) / whole));
}

/** The numbers of whoever picks an online order up or has it delivered, and the customers they are, in their order. */
export function recipientsOf(order: unknown): readonly { phone?: string; customerId?: string }[] {
  return list(at(order, 'fulfillments')).flatMap((one) =>
    ['pickup_details', 'delivery_details', 'shipment_details'].flatMap((details) => {
      const recipient = at(one, details, 'recipient');
      const [phone, customerId] = [text(at(recipient, 'phone_number')), id(at(recipient, 'customer_id'))];
      return phone === undefined && customerId === undefined ? [] : [known({ phone, customerId })];
    }),
  );
}

/** What was paid, or is to be paid, for goods and gratuity; of an exchange what is left after the things brought back. */
function totalWithoutTip(order: unknown): number | undefined {
  const whole = amount(order, 'total_money');
  if (whole === undefined) return undefined;
  const net = amount(at(order, 'net_amounts'), 'total_money');
  const paid = isExchange(order) ? (net ?? whole - sumReturned(broughtBack(order), 'total_money')) : whole;
  return Math.max(0, paid - tipOf(order));
}

function tipOf(order: unknown): number {
  const net = isExchange(order) ? amount(at(order, 'net_amounts'), 'tip_money') : undefined;
  return net ?? amount(order, 'total_tip_money') ?? 0;
}
