// A stamp card in one case: what fills it, by the decisions that stamp a sale and give the free piece.
import { type AtWorkTable, nowOf, sayMoney, ZONE } from '../../../shared/rules/at-work/at-work.ts';
import { fullCard, lotAttribute, ordinal } from '../decisions/stamp-card.ts';
import { stampsOf, withStamps } from '../decisions/stamps.ts';
import type { StampCard } from '../rules/shape.ts';
import { type LoyaltySetting, priceOf, thingsCalled, unknownItems } from './sample-sale.ts';

export const stampsAtWork = {
  stampCards: {
    example(card: StampCard, setting: LoyaltySetting) {
      const [thing] = thingsCalled(card.items, setting);
      if (thing === undefined) return undefined;
      const { stamps: quantity } = card;
      const item = { ...thing, quantity, amount_minor: quantity * priceOf(thing, setting), bonus: 0 };
      const figures = { total_minor: item.amount_minor, items: [item], base_points: 0, bonus_points: 0 };
      const moment = { closedAt: nowOf(setting), zone: ZONE };
      const lots = Object.entries(stampsOf(withStamps(figures, [card], moment)));
      const member = Object.fromEntries(lots.map(([lot, pieces]) => [lotAttribute(lot), pieces]));
      return fullCard(card, member, { at: nowOf(setting), zone: ZONE }) === undefined
        ? undefined
        : `Whoever has bought ${quantity} × ${thing.name} for ${sayMoney(item.amount_minor, setting)} in all gets the ${ordinal(quantity + 1)} free.`;
    },
    doubts: ({ items }: StampCard, setting: LoyaltySetting) => unknownItems(items, setting),
  },
} satisfies AtWorkTable;
