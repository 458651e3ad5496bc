// A sale of one thing, or of so much money, and what it earns under the rules: by the decision that credits real sales.
import { nowOf, plausible, ZONE } from '../../../shared/rules/at-work/at-work.ts';
import { unknownName } from '../../../shared/rules/at-work/names.ts';
import type { Setting } from '../../../shared/rules/declaration.ts';
import type { Thing } from '../../../shared/rules/goods.ts';
import { usualAmount } from '../../../shared/rules/goods.ts';
import { bonusesAt, earnedBy, matches, pointsOf } from '../decisions/earn-points.ts';
import { exact } from '../points.ts';
import { namesGiftCards } from '../rules/gift-cards.ts';
import { sayPoints } from '../rules/grammar/points.ts';
import type { ItemMatch, LoyaltyRules } from '../rules/shape.ts';

export type LoyaltySetting = Setting<LoyaltyRules>;

/** A coffee's price, where nobody knows what things cost. */
const USUAL_PRICE = 3.2;
const USUAL_SALE = 25;

/** What a sale usually comes to in this shop. */
export const usualSale = (setting: LoyaltySetting): number =>
  usualAmount(setting.shop.goods?.totals ?? []) ?? plausible(USUAL_SALE, setting);

export const priceOf = ({ priceMinor }: Thing, setting: LoyaltySetting): number =>
  priceMinor ?? plausible(USUAL_PRICE, setting);

/** The points of a sale of so much money for nothing in particular. */
export const pointsForMoney = (totalMinor: number, setting: LoyaltySetting): number =>
  pointsOf(earnedBy({ totalMinor, items: [] }, atMoment(setting)));

/** The points of a sale of one thing. */
export function pointsForThing(thing: Thing, setting: LoyaltySetting, moment = nowOf(setting)): number {
  const amountMinor = priceOf(thing, setting);
  const gift = namesGiftCards({ value: thing.name }) ? { giftCard: true as const } : {};
  const item = { name: thing.name, quantity: 1, amountMinor, ...gift };
  const items = [thing.code === undefined ? item : { ...item, code: thing.code }];
  return pointsOf(earnedBy({ totalMinor: amountMinor, items }, atMoment(setting, moment)));
}

/** The rules with those bonuses that hold at a moment. */
const atMoment = ({ rules, ...setting }: LoyaltySetting, moment = nowOf({ rules, ...setting })) => ({
  ...rules,
  bonuses: bonusesAt(rules.bonuses, moment, ZONE),
});

/** The things of the shop that items name; one of that name where nobody knows any, and none of a name nobody has. */
export function thingsCalled(items: readonly ItemMatch[], { shop }: LoyaltySetting): readonly Thing[] {
  const sold = shop.goods?.things ?? [];
  const found = sold.filter((thing) => items.some((item) => matches(item, thing)));
  if (found.length > 0) return found;
  return items.flatMap(({ kind, value }) =>
    value === '*' ? [] : [kind === 'code' ? { name: value, code: value } : { name: value }],
  );
}

/** What is said of items that were never sold. */
export const unknownItems = (items: readonly ItemMatch[], { shop }: LoyaltySetting): readonly string[] =>
  items.flatMap((item) => {
    if (item.value === '*' || namesGiftCards(item)) return [];
    const isCode = item.kind === 'code';
    const said = unknownName(
      {
        name: item.value,
        what: isCode ? 'item with the code' : 'item called',
        isOne: (thing) => matches(item, thing),
        known: ({ name, code = '' }) => (isCode ? [code] : [name]),
      },
      shop.goods,
    );
    return said === undefined ? [] : [said];
  });

/** Points as people see them. */
export const sayEarned = (points: number): string => sayPoints(exact(points));
