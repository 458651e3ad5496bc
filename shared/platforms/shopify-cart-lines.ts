// The lines of a Shopify cart: what was put in, what a piece costs, and what a line comes to.
import type { CartItem, Extra } from '../events/cart-events.ts';
import { firstAmount, storeAmount } from './amounts.ts';
import type { ReadLine } from './basket-lines.ts';
import { amountsOf, lineCost } from './cart-sums.ts';
import { at, currencyCode, id, itemName, list, text } from './fields.ts';

/** A line of the cart; `gone` for one that names no product or has no quantity. */
export function itemOf(line: unknown, currency: string): ReadLine<CartItem> {
  const sku = id(at(line, 'sku')) ?? id(at(line, 'variant_id')) ?? id(at(line, 'product_id'));
  const quantity = Number(at(line, 'quantity') ?? 1);
  if (sku === undefined || !Number.isSafeInteger(quantity) || quantity < 1) return 'gone';
  const piece = firstAmount(
    [...moneyIn(line, 'discounted_price', currency), ...moneyIn(line, 'price', currency)],
    currency,
  );
  const whole = firstAmount(moneyIn(line, 'line_price', currency), currency);
  const amounts =
    whole === undefined || whole === (piece ?? 0) * quantity
      ? { priceMinor: piece ?? (whole === undefined ? undefined : 0) }
      : amountsOf(whole, quantity, piece);
  return { sku, name: nameOf(line) ?? sku, quantity, ...amounts };
}

/**
 * A field's amounts in this currency, the surest first. Where Shopify says a field in both currencies it names each; the plain
 * member beside them is in the currency of the body.
 */
function moneyIn(line: unknown, field: string, currency: string): readonly unknown[] {
  const sets = [at(line, `${field}_set`, 'presentment_money'), at(line, `${field}_set`, 'shop_money')];
  const named = sets.filter((money) => currencyCode(at(money, 'currency_code')) !== undefined);
  return [
    ...sets
      .filter((money) => (currencyCode(at(money, 'currency_code')) ?? currency) === currency)
      .map((money) => at(money, 'amount')),
    // Said in both, and in neither as this one: the plain member is none of it either.
    ...(named.length > 0 && named.every((money) => at(money, 'currency_code') !== currency)
      ? []
      : [at(line, field)]),
  ];
}

function nameOf(line: unknown): string | undefined {
  const title = text(at(line, 'presentment_title')) ?? text(at(line, 'title'));
  const variant = text(at(line, 'presentment_variant_title')) ?? text(at(line, 'variant_title'));
  const hasVariants = variant !== undefined && variant !== 'Default Title';
  return itemName(title !== undefined && hasVariants ? `${title} – ${variant}` : title);
}

/** What the lines come to in this currency. */
export function linesTotal(lines: readonly unknown[], currency: string): number {
  return lines.reduce<number>((sum, line) => {
    const item = itemOf(line, currency);
    return item === 'gone' ? sum : sum + lineCost({ ...item, priceMinor: item.priceMinor ?? 0 });
  }, 0);
}

/** The currency that every line says of itself, as the shopper sees it or as the shop counts; undefined where they differ. */
export function codeOfLines(
  lines: readonly unknown[],
  whose: 'presentment_money' | 'shop_money',
): string | undefined {
  const codes = new Set(
    lines.map((line) => currencyCode(at(line, 'line_price_set', whose, 'currency_code'))),
  );
  return codes.size === 1 ? [...codes][0] : undefined;
}

/** What a checkout speaks of beside its lines, each by the name under which the mail shows it. */
export function namedAmounts(body: unknown, currency: string): readonly Extra[] {
  const amount = (value: unknown) => storeAmount(value, currency) ?? 0;
  const shipping = list(at(body, 'shipping_lines'));
  const delivery = shipping.length > 0 ? shipping : [at(body, 'shipping_line')];
  const nameless = list(at(body, 'line_items')).filter((line) => itemOf(line, currency) === 'gone');
  return [
    // What names no product is no thing to go back for, and is paid for all the same: wrapping, a donation.
    ...nameless.map((line) => ({
      name: nameOf(line) ?? 'Other',
      minor:
        firstAmount(
          [...moneyIn(line, 'line_price', currency), ...moneyIn(line, 'price', currency)],
          currency,
        ) ?? 0,
    })),
    { name: 'Discount', minor: -amount(at(body, 'total_discounts')) },
    ...delivery.map((line) => ({ name: 'Shipping', minor: amount(at(line, 'price')) })),
    { name: 'Tax', minor: at(body, 'taxes_included') === true ? 0 : amount(at(body, 'total_tax')) },
    { name: 'Duties', minor: amount(at(body, 'total_duties')) },
    { name: 'Tip', minor: amount(at(body, 'total_tip_received')) },
  ];
}
