// Our two links, written and read in one place. Each token says what it is for, so that one kind of link can
// never be used as the other.
import { openToken, signToken } from '../../shared/signed-link.ts';

const ADD = 'upsr-add';
const OPT_OUT = 'upsr-optout';

const under = (base: string, path: string): string => `${base.replace(/\/+$/, '')}/${path}`;

/** The one-tap link of a nudge: offer id and SKU, nothing else. */
export function addLink(
  baseUrl: string,
  add: { readonly offerId: string; readonly sku: string },
  key: string,
): string {
  return under(baseUrl, `a/${signToken(ADD, [add.offerId, add.sku], key)}`);
}

/** Opens an add token; undefined for anything forged, edited or cut. */
export function openAddToken(
  token: string,
  keys: readonly string[],
): { readonly offerId: string; readonly sku: string } | undefined {
  const fields = openToken(ADD, token, keys);
  const [offerId, sku] = fields ?? [];
  return fields?.length === 2 && offerId !== undefined && sku !== undefined ? { offerId, sku } : undefined;
}

/** The unsubscribe link of an e-mail: the customer's id, never an address. */
export function unsubscribeLink(baseUrl: string, customerId: string, key: string): string {
  return under(baseUrl, `u/${signToken(OPT_OUT, [customerId], key)}`);
}

/** Opens an unsubscribe token to the customer's id. */
export function openUnsubscribeToken(token: string, keys: readonly string[]): string | undefined {
  const fields = openToken(OPT_OUT, token, keys);
  return fields?.length === 1 ? fields[0] : undefined;
}
