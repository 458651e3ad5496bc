// What counts as a sensible price beside an order: a share of its total, both ends included, and never more than the owner
// wants to see.

export type PriceBand = { readonly minPercent: number; readonly maxPercent: number };

type Prices = { readonly priceBand: PriceBand; readonly mostPriceMinor?: number };

/** True when the price lies inside the band and is not above the most. */
export const isSensible = (
  priceMinor: number,
  orderTotalMinor: number,
  { priceBand, mostPriceMinor }: Prices,
): boolean =>
  isInBand(priceMinor, orderTotalMinor, priceBand) &&
  (mostPriceMinor === undefined || priceMinor <= mostPriceMinor);

/** True of an order too small for a nudge. */
export const isTooSmall = (
  orderTotalMinor: number,
  { minimumOrderMinor = 0 }: { readonly minimumOrderMinor?: number },
): boolean => orderTotalMinor < minimumOrderMinor;

/** True when the price lies inside the band. Compared in hundredths of a percent, without division. */
function isInBand(priceMinor: number, orderTotalMinor: number, band: PriceBand): boolean {
  const scaled = priceMinor * 10_000;
  return (
    scaled >= orderTotalMinor * Math.round(band.minPercent * 100) &&
    scaled <= orderTotalMinor * Math.round(band.maxPercent * 100)
  );
}
