// What counts as a sensible price beside an order: a share of its total, both ends included.

export type PriceBand = { readonly minPercent: number; readonly maxPercent: number };

/** True when the price lies inside the band. Compared in hundredths of a percent, without division. */
export function isInBand(priceMinor: number, orderTotalMinor: number, band: PriceBand): boolean {
  const scaled = priceMinor * 10_000;
  return (
    scaled >= orderTotalMinor * Math.round(band.minPercent * 100) &&
    scaled <= orderTotalMinor * Math.round(band.maxPercent * 100)
  );
}
