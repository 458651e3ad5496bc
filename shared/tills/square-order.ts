// What Square's orders say, read without asking anybody. A sale and a refund are both orders there; that of a refund
// has `returns`, which name the sale's order and the lines of it that came back.

import type { SaleItem } from '../events/till-events.ts';
import { at, id, instant, itemName, known, label, list, text } from '../platforms/fields.ts';
import { isAmount } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { cut } from '../text/cut.ts';

const LONGEST_VARIATION = 100;
/** More than anybody sells at once; a number of three hundred digits cannot be kept. */
const MOST_UNITS = 100_000;

type Figures = { readonly totalMinor: number; readonly items: readonly SaleItem[] };
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

/** The sale's total without the tip, and its lines; undefined where the order states no total. */
export function saleFigures(order: unknown, shop: Shop): Figures | Foreign | undefined {
  const totalMinor = totalWithoutTip(order);
  if (totalMinor === undefined) return undefined;
  const foreign = foreignCurrency(at(order, 'total_money'), shop);
  if (foreign !== undefined) return { foreign };
  return { totalMinor, items: list(at(order, 'line_items')).map(itemOf) };
}

/** The order in which the returned things were sold. */
export function sourceOrderOf(returnOrder: unknown): string | undefined {
  return list(at(returnOrder, 'returns'))
    .map((one) => id(at(one, 'source_order_id')))
    .find((found) => found !== undefined);
}

/**
 * What a refund gave back, its share of the tip left out. The lines count only where the refund is all of the return
 * and the return says which lines of the sale it is about; a part of a return, or a plain amount, has none.
 */
export function refundFigures(
  refund: unknown,
  returnOrder: unknown,
  shop: Shop,
): Figures | Foreign | undefined {
  const refunded = amount(refund, 'amount_money');
  if (refunded === undefined) return undefined;
  const foreign = foreignCurrency(at(refund, 'amount_money'), shop);
  if (foreign !== undefined) return { foreign };
  const returns = list(at(returnOrder, 'returns'));
  const returned = sum(returns, 'total_money');
  if (returned <= 0) return { totalMinor: refunded, items: [] };
  const tip = Math.round((sum(returns, 'tip_money') * refunded) / returned);
  const lines = returns.flatMap((one) => list(at(one, 'return_line_items')));
  const named = lines.every((line) => id(at(line, 'source_line_item_uid')) !== undefined);
  return {
    totalMinor: Math.max(0, refunded - tip),
    items: returned === refunded && named ? lines.map(itemOf) : [],
  };
}

const sum = (returns: readonly unknown[], member: string): number =>
  returns.reduce<number>((total, one) => total + (amount(at(one, 'return_amounts'), member) ?? 0), 0);

function itemOf(line: unknown): SaleItem {
  const quantity = Number(text(at(line, 'quantity')) ?? '1');
  return known({
    code: id(at(line, 'catalog_object_id')) ?? id(at(line, 'sku')),
    name: nameOf(line),
    quantity: quantity > 0 && quantity <= MOST_UNITS ? quantity : 1,
    amountMinor: Math.max(0, amount(line, 'total_money') ?? 0),
  }) as SaleItem;
}

/** "House beans – 250 g"; Square calls the only variation of a product "Regular". */
function nameOf(line: unknown): string {
  const name = itemName(at(line, 'name')) ?? 'Custom amount';
  const variation = label(at(line, 'variation_name'), LONGEST_VARIATION);
  const full = variation === undefined || variation === 'Regular' ? name : `${name} – ${variation}`;
  return itemName(full) ?? name;
}

function totalWithoutTip(order: unknown): number | undefined {
  const total = amount(order, 'total_money');
  return total === undefined ? undefined : Math.max(0, total - (amount(order, 'total_tip_money') ?? 0));
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
