// The lines of a Shopify cart: what was put in, what a piece costs, and what a line comes to.
import type { CartItem } from '../events/cart-events.ts';
import { firstAmount } from './amounts.ts';
import type { ReadLine } from './basket-lines.ts';
import { at, id, itemName, text } from './fields.ts';

/** A line of the cart; `gone` for one that names no product or has no quantity. */
export function itemOf(line: unknown, currency: string): ReadLine<CartItem> {
  const written = [
    at(line, 'discounted_price_set', 'shop_money', 'amount'),
    at(line, 'price_set', 'shop_money', 'amount'),
    at(line, 'discounted_price'),
    at(line, 'price'),
  ];
  const sku = id(at(line, 'sku')) ?? id(at(line, 'variant_id')) ?? id(at(line, 'product_id'));
  const quantity = Number(at(line, 'quantity') ?? 1);
  if (sku === undefined || !Number.isSafeInteger(quantity) || quantity < 1) return 'gone';
  return { sku, name: nameOf(line) ?? sku, quantity, priceMinor: firstAmount(written, currency) };
}

function nameOf(line: unknown): string | undefined {
  const title = text(at(line, 'presentment_title')) ?? text(at(line, 'title'));
  const variant = text(at(line, 'presentment_variant_title')) ?? text(at(line, 'variant_title'));
  const hasVariants = variant !== undefined && variant !== 'Default Title';
  return itemName(title !== undefined && hasVariants ? `${title} – ${variant}` : title);
}

/** What the line comes to: as the store says, else by the piece. */
export function lineTotal(line: unknown, currency: string): number {
  const written = [at(line, 'line_price_set', 'shop_money', 'amount'), at(line, 'line_price')];
  const item = itemOf(line, currency);
  const byPiece = item === 'gone' ? 0 : (item.priceMinor ?? 0) * item.quantity;
  return firstAmount(written, currency) ?? byPiece;
}

/** The currency that a line's own money is in. */
export const shopMoneyCode = (line: unknown) =>
  currencyCode(at(line, 'line_price_set', 'shop_money', 'currency_code'));

/** A code of three letters, or undefined. */
export function currencyCode(value: unknown): string | undefined {
  const code = text(value);
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : undefined;
}
