// Our links, written and read in one place. A text's link carries a short word that stands on the offer; all others are signed, and each token says what it is for, so that one kind of link can
// never be used as the other. What the store called a product or a customer stands in neither: an id of somebody else is
// of any length and alphabet. Links of the time before carry it, and still open.
import { openToken, signToken } from '../../../shared/links/signed-link.ts';
import { under } from '../../../shared/links/under.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { sha256Base64Url } from '../../../shared/text/digest.ts';

const ADD = 'upsr-add-link';
const ADD_BY_SKU = 'upsr-add';
const OPT_OUT = 'upsr-optout-link';
const OPT_OUT_BY_ID = 'upsr-optout';

/** Tells the products of one offer's life apart; it has one, so that a few characters are plenty. */
const skuDigest = (sku: string): string => sha256Base64Url(sku).slice(0, 8);

/** The one-tap link of a text: as short as can be, because it is paid for by the letter. */
export const textLink = (baseUrl: string, token: string): string => under(baseUrl, token);

/** The one-tap link of an e-mail: the offer and a digest of its SKU, nothing else. */
export function addLink(
  baseUrl: string,
  add: { readonly offerId: string; readonly sku: string },
  key: string,
): string {
  return under(baseUrl, `a/${signToken(ADD, [add.offerId, skuDigest(add.sku)], key)}`);
}

/** Opens an add token; undefined for anything forged, edited or cut. */
export function openAddToken(token: string, keys: readonly string[]): AddToken | undefined {
  const named = openToken(ADD, token, keys);
  const fields = named ?? openToken(ADD_BY_SKU, token, keys);
  const [offerId, product] = fields ?? [];
  if (fields?.length !== 2 || offerId === undefined || product === undefined) return undefined;
  return { offerId, isOf: (sku) => product === (named === undefined ? sku : skuDigest(sku)) };
}

/** What a one-tap link is about; `isOf` answers whether it was made for this SKU. */
export type AddToken = { readonly offerId: string; readonly isOf: (sku: string) => boolean };

/** Who wants out: the address that the mail went to, as a digest, and the offer by which the customer is found. */
export type OptOutToken =
  | { readonly offerId: string; readonly addressDigest: string }
  /** Of a link of the time before. */
  | { readonly customerId: string };

/** The unsubscribe link of an e-mail: never an address, and no id of the store's. */
export function unsubscribeLink(
  baseUrl: string,
  { offerId, email }: { readonly offerId: string; readonly email: string },
  key: string,
): string {
  return under(baseUrl, `u/${signToken(OPT_OUT, [offerId, digestOfAddress(email)], key)}`);
}

/** Opens an unsubscribe token; undefined for anything forged, edited or cut. */
export function openUnsubscribeToken(token: string, keys: readonly string[]): OptOutToken | undefined {
  const [offerId, addressDigest, ...more] = openToken(OPT_OUT, token, keys) ?? [];
  if (offerId !== undefined && addressDigest !== undefined && more.length === 0)
    return { offerId, addressDigest };
  const fields = openToken(OPT_OUT_BY_ID, token, keys);
  const [customerId] = fields ?? [];
  return fields?.length === 1 && customerId !== undefined ? { customerId } : undefined;
}
