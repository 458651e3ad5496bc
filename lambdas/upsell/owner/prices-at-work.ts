// What an add-on may cost and which orders deserve one, in one case each, and bounds that nothing meets.
import { type AtWorkTable, sayMoney } from '../../../shared/rules/at-work/at-work.ts';
import { isSensible, isTooSmall } from '../decisions/price-band.ts';
import { offeredThings, pricesFor, sensibleFor, type UpsellSetting, usualOrder } from './sample-order.ts';

/** "An order of £40.00: add-ons between £6.00 and £16.00 may be offered". */
function beside(totalMinor: number, setting: UpsellSetting): string {
  const prices = pricesFor(totalMinor, setting);
  const order = `An order of ${sayMoney(totalMinor, setting)}:`;
  if (prices === undefined) return `${order} nothing may be offered.`;
  const [thing] = sensibleFor(totalMinor, setting);
  const such =
    thing === undefined ? '' : `, such as ${thing.name} for ${sayMoney(thing.priceMinor, setting)}`;
  return `${order} add-ons between ${sayMoney(prices.least, setting)} and ${sayMoney(prices.most, setting)} may be offered${such}.`;
}

/** Nothing in the catalogue is offered beside any order that there was; where there was none, beside any order at all. */
function isNothingOffered(setting: UpsellSetting): boolean {
  const things = offeredThings(setting);
  const { priceBand, mostPriceMinor } = setting.rules;
  const totals = new Set(
    (setting.shop.goods?.totals ?? []).filter((total) => !isTooSmall(total, setting.rules)),
  );
  if (things.length === 0) return false;
  if (totals.size === 0)
    return mostPriceMinor !== undefined && things.every(({ priceMinor }) => priceMinor > mostPriceMinor);
  return ![...totals].some((total) =>
    things.some(({ priceMinor }) => isSensible(priceMinor, total, { priceBand, ...most(mostPriceMinor) })),
  );
}

const most = (mostPriceMinor: number | undefined) => (mostPriceMinor === undefined ? {} : { mostPriceMinor });

const nothing = 'Nothing in the catalogue costs that beside any order so far, so nothing is ever offered';

export const pricesAtWork = {
  priceBand: {
    example: (_: unknown, setting: UpsellSetting) => beside(usualOrder(setting), setting),
    doubts: (_: unknown, setting: UpsellSetting) => (isNothingOffered(setting) ? [nothing] : []),
  },

  mostPriceMinor: {
    example: (_: unknown, setting: UpsellSetting) => beside(5 * usualOrder(setting), setting),
    doubts: (minor: number, setting: UpsellSetting) => {
      const things = offeredThings(setting);
      return things.length > 0 && things.every(({ priceMinor }) => priceMinor > minor)
        ? ['Everything in the catalogue costs more, so nothing is ever offered']
        : [];
    },
  },

  minimumOrderMinor: {
    example(minor: number, setting: UpsellSetting) {
      const becomes = (total: number) =>
        isTooSmall(total, setting.rules) ? 'is not nudged' : 'may be nudged';
      const below = Math.max(0, minor - 1);
      return `An order of ${sayMoney(below, setting)} ${becomes(below)}, one of ${sayMoney(minor, setting)} ${becomes(minor)}.`;
    },
    doubts(_: number, setting: UpsellSetting) {
      const totals = setting.shop.goods?.totals ?? [];
      return totals.length > 0 && totals.every((total) => isTooSmall(total, setting.rules))
        ? ['No order so far came to that much, so none would be nudged']
        : [];
    },
  },
} satisfies AtWorkTable;
