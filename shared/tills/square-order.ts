// What Square's orders say, read without asking anybody. A sale and a refund are both orders there; that of a refund
// has `returns`, which name the sale's order and the lines of it that came back.

import type { SaleItem } from '../events/till-events.ts';
import { at, id, instant, itemName, known, label, list, text } from '../platforms/fields.ts';
import { isAmount } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';

const LONGEST_VARIATION = 100;
/** More than anybody sells at once. */
const MOST_UNITS = 100_000;

export type Figures = { readonly totalMinor: number; readonly items: readonly SaleItem[] };
/** The amounts are in another currency than the shop's. */
type Foreign = { readonly foreign: string };

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
  if (!isExchange(order)) return { totalMinor, items };
  const lines = items.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const part = lines === 0 ? 0 : Math.min(1, totalMinor / lines);
  return { totalMinor, items: part === 0 ? [] : items.map((item) => partOf(item, part)) };
}

const QUANTITY_STEPS = 1_000;
const partOf = (item: SaleItem, part: number): SaleItem => ({
  ...item,
  quantity: Math.max(1, Math.floor(item.quantity * part * QUANTITY_STEPS)) / QUANTITY_STEPS,
  amountMinor: Math.floor(item.amountMinor * part),
});

/** It takes back things of another order; a return of its own lines has been refunded by an event of its own. */
const isExchange = (order: unknown): boolean => broughtBack(order).length > 0;
const broughtBack = (order: unknown): readonly unknown[] =>
  list(at(order, 'returns')).filter((one) => id(at(one, 'source_order_id')) !== id(at(order, 'id')));

/** Square adds it for large parties by itself; it is a tip by another name. */
const gratuity = (order: unknown): number =>
  gratuities(order).reduce<number>((total, charge) => total + (amount(charge, 'total_money') ?? 0), 0);
const gratuities = (order: unknown): readonly unknown[] =>
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

export const returnedMinor = ({ returns }: ReturnedSale): number => sum(returns, 'total_money');

/**
 * What a refund gave back of one sale, its share of the tip left out. The lines count only where the refund is all of the return
 * and the return says which lines of the sale it is about; a part of a return, or a plain amount, has none.
 */
export function refundFigures(refunded: number, { returns }: ReturnedSale, sale?: unknown): Figures {
  const returned = sum(returns, 'total_money');
  if (returned <= 0) return { totalMinor: refunded, items: [] };
  const tips = sum(returns, 'tip_money') + gratuityBack(returns, sale);
  const tip = Math.round((tips * refunded) / returned);
  const lines = returns.flatMap((one) => list(at(one, 'return_line_items')));
  const named = lines.every((line) => id(at(line, 'source_line_item_uid')) !== undefined);
  return {
    totalMinor: Math.max(0, refunded - tip),
    items: returned === refunded && named ? lines.map(itemOf) : [],
  };
}

/** A charge that comes back does not say of what kind it was; the order of the sale does. */
function gratuityBack(returns: readonly unknown[], sale: unknown): number {
  const kinds = new Set(gratuities(sale).map((charge) => id(at(charge, 'uid'))));
  return returns
    .flatMap((one) => list(at(one, 'return_service_charges')))
    .filter((charge) => kinds.has(id(at(charge, 'source_service_charge_uid'))))
    .reduce<number>((total, charge) => total + (amount(charge, 'total_money') ?? 0), 0);
}

/** Whether the sale's own order is needed to tell what came back. */
export const returnsCharges = ({ returns }: ReturnedSale): boolean =>
  returns.some((one) => list(at(one, 'return_service_charges')).length > 0);

const sum = (returns: readonly unknown[], member: string): number =>
  returns.reduce<number>((total, one) => total + (amount(at(one, 'return_amounts'), member) ?? 0), 0);

function itemOf(line: unknown): SaleItem {
  const quantity = Number(text(at(line, 'quantity')) ?? '1');
  return known({
    code: id(at(line, 'catalog_object_id')) ?? id(at(line, 'sku')),
    name: nameOf(line),
    quantity: quantity > 0 && quantity <= MOST_UNITS ? quantity : 1,
    amountMinor: Math.max(0, amount(line, 'total_money') ?? 0),
    giftCard: text(at(line, 'item_type')) === 'GIFT_CARD' ? true : undefined,
  }) as SaleItem;
}

/** "House beans – 250 g"; Square calls the only variation of a product "Regular". */
function nameOf(line: unknown): string {
  const name = itemName(at(line, 'name')) ?? 'Custom amount';
  const variation = label(at(line, 'variation_name'), LONGEST_VARIATION);
  const full = variation === undefined || variation === 'Regular' ? name : `${name} – ${variation}`;
  return itemName(full) ?? name;
}

/** What was paid, or is to be paid, for goods and gratuity; of an exchange what is left after the things brought back. */
function totalWithoutTip(order: unknown): number | undefined {
  const whole = amount(order, 'total_money');
  if (whole === undefined) return undefined;
  const net = amount(at(order, 'net_amounts'), 'total_money');
  const paid = isExchange(order) ? (net ?? whole - sum(broughtBack(order), 'total_money')) : whole;
  return Math.max(0, paid - tipOf(order));
}

function tipOf(order: unknown): number {
  const net = isExchange(order) ? amount(at(order, 'net_amounts'), 'tip_money') : undefined;
  return net ?? amount(order, 'total_tip_money') ?? 0;
}

/** The money of a refund or a dispute, or the currency it is in where that is not the shop's. */
export function moneyBack(value: unknown, shop: Shop): { readonly minor: number } | Foreign | undefined {
  const minor = amount(value, 'amount_money');
  if (minor === undefined) return undefined;
  const foreign = foreignCurrency(at(value, 'amount_money'), shop);
  return foreign === undefined ? { minor } : { foreign };
}

/** Square's amounts are minor units already. */
function amount(value: unknown, member: string): number | undefined {
  const found = at(value, member, 'amount');
  return typeof found === 'number' && isAmount(found) ? found : undefined;
}

function foreignCurrency(money: unknown, shop: Shop): string | undefined {
  const currency = text(at(money, 'currency')) ?? shop.currency;
  return currency === shop.currency ? undefined : cut(currency, { characters: 10 });
}
