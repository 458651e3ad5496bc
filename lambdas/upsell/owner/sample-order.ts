// Orders and add-ons of the shop for showing a rule at work, and made-up ones where nobody could look.
import { plausible } from '../../../shared/rules/at-work/at-work.ts';
import type { Setting } from '../../../shared/rules/declaration.ts';
import { type Thing, usualAmount } from '../../../shared/rules/goods.ts';
import { isSensible } from '../decisions/price-band.ts';
import { neverOffered } from '../rules/never-offer.ts';
import type { UpsellSettings } from '../rules/settings.ts';

export type UpsellSetting = Setting<UpsellSettings>;

export const usualOrder = (setting: UpsellSetting): number =>
  usualAmount(setting.shop.goods?.totals ?? []) ?? plausible(40, setting);

/** A thing as the owner's lists look at it. */
export const nameable = ({ name, code = '', category = '', tags = [] }: Thing) => ({
  sku: code,
  name,
  category,
  tags,
});

/** What the catalogue offers today, at a price in the shop's currency. */
export const offeredThings = ({
  shop,
}: UpsellSetting): readonly (Thing & { readonly priceMinor: number })[] =>
  (shop.goods?.things ?? []).flatMap((thing) =>
    thing.isOffered === true && thing.priceMinor !== undefined
      ? [{ ...thing, priceMinor: thing.priceMinor }]
      : [],
  );

/** What may be offered beside an order of so much, dearest first. */
export const sensibleFor = (totalMinor: number, setting: UpsellSetting) =>
  offeredThings(setting)
    .filter(
      (thing) =>
        isSensible(thing.priceMinor, totalMinor, setting.rules) &&
        neverOffered(setting.rules.neverOffer, nameable(thing)) === undefined,
    )
    .sort((left, right) => right.priceMinor - left.priceMinor);

/** The least and the most that an add-on may cost beside an order of so much; undefined where nothing may. */
export function pricesFor(
  totalMinor: number,
  { rules }: UpsellSetting,
): { readonly least: number; readonly most: number } | undefined {
  const fits = (minor: number) => isSensible(minor, totalMinor, rules);
  const { minPercent, maxPercent } = rules.priceBand;
  const around = (minor: number) => [minor - 1, minor, minor + 1].map(Math.round).filter((one) => one > 0);
  const least = around((totalMinor * minPercent) / 100).find(fits);
  const ends = [(totalMinor * maxPercent) / 100, rules.mostPriceMinor ?? totalMinor];
  const most = ends
    .flatMap(around)
    .filter(fits)
    .sort((left, right) => right - left)[0];
  return least === undefined || most === undefined ? undefined : { least, most };
}
