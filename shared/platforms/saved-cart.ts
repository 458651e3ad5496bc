// Whether a shopper keeps this cart on purpose. The stores' webhooks know no such thing, but they carry what a link or a
// plugin wrote on the cart: an attribute in Shopify, meta data in WooCommerce, under a key that the settings name.
import { at, list, text } from './fields.ts';

const MEANS_NO = /^(?:0|false|no|off|null|undefined)?$/i;

/** Whether a list of named values, or an object of them, says yes under this key. The last value of a key counts. */
export function saysSaved(values: unknown, key: string | undefined): boolean {
  if (key === undefined) return false;
  const named = list(values).filter((entry) => at(entry, 'name') === key || at(entry, 'key') === key);
  const value = named.length > 0 ? at(named.at(-1), 'value') : at(values, key);
  if (typeof value === 'boolean') return value;
  return value !== undefined && value !== null && !MEANS_NO.test(text(value) ?? '');
}
