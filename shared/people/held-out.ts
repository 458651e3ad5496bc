// Who is held out: a share of all people, always the same ones, so that what they do shows what would have happened anyway. It
// follows from the digest by which a person is known everywhere, and from nothing else: no row, no month, no machine changes it,
// and a larger share only adds people.

/** Each product holds out a group of its own, by a part of the digest that the others do not look at. */
const PLACES = { upsell: 0, 'cart-recovery': 8, loyalty: 16 } as const;
const HEX = 8;

export type HoldingProduct = keyof typeof PLACES;

/** `digest`: of the person's address or number, `guest-` and 24 hex digits; any other key is held out by nobody. */
export function isHeldOut(
  digest: string | undefined,
  percent: number | undefined,
  product: HoldingProduct,
): boolean {
  const hex = /^guest-([0-9a-f]{24})$/.exec(digest ?? '')?.[1];
  if (hex === undefined || percent === undefined) return false;
  const place = PLACES[product];
  return Number.parseInt(hex.slice(place, place + HEX), 16) / 16 ** HEX < percent / 100;
}
