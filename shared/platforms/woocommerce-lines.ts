// The lines of a WooCommerce order as the shopper saw them. The body's amounts are without tax, and so are those on the page only where
// the shop writes its prices without tax; where `prices_include_tax` says otherwise, each line's tax belongs to it. A quantity may be a
// fraction, sold by weight or by length; and a line below zero is a voucher that a plugin put among the things.
import type { CartItem, Extra } from '../events/cart-events.ts';
import { firstAmount, signedAmount } from './amounts.ts';
import type { ReadLine } from './basket-lines.ts';
import { amountsOf } from './cart-sums.ts';
import { at, id, itemName, list, text, webAddress } from './fields.ts';
import { htmlToText } from './html-text.ts';

const MOST_UNITS = 100_000;

/** The things in the basket, without what is only taken off; each with the link that `addUrlOf` has for it. */
export const productLines = (
  body: unknown,
  currency: string,
  addUrlOf: (line: unknown) => string | undefined = () => undefined,
): readonly ReadLine<CartItem>[] =>
  list(at(body, 'line_items'))
    .filter((line) => !isTakenOff(line, body, currency))
    .map((line) => {
      const [item, addUrl] = [itemOf(line, body, currency), addUrlOf(line)];
      return item === 'gone' || addUrl === undefined ? item : { ...item, addUrl };
    });

/** What the order speaks of beside its things, each by the name under which the mail shows it. */
export function namedAmounts(body: unknown, currency: string): readonly Extra[] {
  const noThings = list(at(body, 'line_items')).filter(
    (line) => isTakenOff(line, body, currency) || itemOf(line, body, currency) === 'gone',
  );
  const shipping = [at(body, 'shipping_total'), taxInPrice(body, at(body, 'shipping_tax'))];
  return [
    ...[...noThings, ...list(at(body, 'fee_lines'))].map((line) => {
      const minor = costOf(line, body, currency) ?? 0;
      return { name: nameOf(line) ?? (minor < 0 ? 'Discount' : 'Fee'), minor };
    }),
    { name: 'Shipping', minor: sum(shipping, currency) },
    { name: 'Tax', minor: includesTax(body) ? 0 : (signedAmount(at(body, 'total_tax'), currency) ?? 0) },
  ];
}

/** A thing in the basket; `gone` for one without a product or a quantity. */
function itemOf(line: unknown, body: unknown, currency: string): ReadLine<CartItem> {
  const quantity = Number(at(line, 'quantity') ?? 1);
  const sku = id(at(line, 'sku')) ?? id(at(line, 'variation_id')) ?? id(at(line, 'product_id'));
  if (sku === undefined || !(quantity > 0) || quantity > MOST_UNITS) return 'gone';
  const piece = includesTax(body) ? undefined : firstAmount([at(line, 'price')], currency);
  const cost = costOf(line, body, currency);
  const amounts = cost === undefined ? { priceMinor: piece } : { ...amountsOf(cost, quantity, piece) };
  const imageUrl = webAddress(at(line, 'image', 'src'));
  return {
    sku,
    name: nameOf(line) ?? sku,
    quantity,
    ...amounts,
    ...(imageUrl === undefined ? {} : { imageUrl }),
  };
}

/** What a line or a fee costs whoever sees it; undefined where it does not say. */
function costOf(line: unknown, body: unknown, currency: string): number | undefined {
  if (signedAmount(at(line, 'total'), currency) === undefined) return undefined;
  return sum([at(line, 'total'), taxInPrice(body, at(line, 'total_tax'))], currency);
}

const isTakenOff = (line: unknown, body: unknown, currency: string): boolean =>
  (costOf(line, body, currency) ?? 0) < 0;

const includesTax = (body: unknown): boolean => at(body, 'prices_include_tax') === true;
const taxInPrice = (body: unknown, tax: unknown): unknown => (includesTax(body) ? tax : undefined);
const nameOf = (line: unknown): string | undefined => {
  const name = text(at(line, 'name'));
  return name === undefined ? undefined : itemName(htmlToText(name));
};
const sum = (values: readonly unknown[], currency: string): number =>
  values.reduce<number>((total, value) => total + (signedAmount(value, currency) ?? 0), 0);
