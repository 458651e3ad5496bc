// What sales earn, in one case each.
import { type AtWorkTable, plausible, sayMoney } from '../../../shared/rules/at-work/at-work.ts';
import { sentenceStart } from '../../../shared/rules/slots/slot.ts';
import type { ItemMatch } from '../rules/shape.ts';
import {
  type LoyaltySetting,
  pointsForMoney,
  pointsForThing,
  priceOf,
  sayEarned,
  thingsCalled,
  unknownItems,
  usualSale,
} from './sample-sale.ts';

const sale = (minor: number, setting: LoyaltySetting): string =>
  `A sale of ${sayMoney(minor, setting)} earns ${sayEarned(pointsForMoney(minor, setting))}`;

export const earningAtWork = {
  earn: { example: (_: unknown, setting: LoyaltySetting) => `${sale(usualSale(setting), setting)}.` },

  notEarning: {
    example(items: readonly ItemMatch[], setting: LoyaltySetting) {
      const [thing] = thingsCalled(items, setting);
      if (thing === undefined) return undefined;
      const earned = sayEarned(pointsForThing(thing, setting));
      return `${sentenceStart(thing.name)} for ${sayMoney(priceOf(thing, setting), setting)} earns ${earned}.`;
    },
    doubts: (items: readonly ItemMatch[], setting: LoyaltySetting) =>
      items.some(({ value }) => value === '*')
        ? ['Nothing that is sold earns points any more']
        : unknownItems(items, setting),
  },

  minimumSaleMinor: {
    example: (minor: number, setting: LoyaltySetting) =>
      `${sale(Math.max(0, minor - 1), setting)}, and one of ${sayMoney(minor, setting)} ${sayEarned(pointsForMoney(minor, setting))}.`,
    doubts(minor: number, { shop }: LoyaltySetting) {
      const totals = shop.goods?.totals ?? [];
      return totals.length > 0 && totals.every((total) => total < minor)
        ? ['No sale so far came to that much, so nothing would earn points']
        : [];
    },
  },

  wholeUnits: {
    example: (_: unknown, setting: LoyaltySetting) => {
      const perMinor = setting.rules.earn.perMinor;
      return `${sale(Math.max(1, 3 * perMinor - 1), setting)}.`;
    },
  },

  giftCardsEarn: {
    example(_: unknown, setting: LoyaltySetting) {
      const card = { name: 'Gift card', priceMinor: plausible(50, setting) };
      return `A gift card for ${sayMoney(card.priceMinor, setting)} earns ${sayEarned(pointsForThing(card, setting))}.`;
    },
  },

  pointValueMinor: {
    example: (minor: number | undefined, setting: LoyaltySetting) =>
      minor === undefined
        ? undefined
        : `A balance of 250 points counts as ${sayMoney(Math.round(250 * minor), setting)}.`,
  },
} satisfies AtWorkTable;
