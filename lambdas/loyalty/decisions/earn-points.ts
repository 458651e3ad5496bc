// What a sale earns: points for the total, and the extra part for items with a bonus. Each line keeps its own
// extra points, because a refund takes back exactly what its lines earned.

import type { SaleItem } from '../../../shared/events/till-events.ts';
import { hasWordsOf, nameWords } from '../../../shared/rules/naming.ts';
import { fold } from '../../../shared/rules/tokens.ts';
import { isWithin } from '../../../shared/time/when.ts';
import { exact, sum } from '../points.ts';
import { giftCardsEarn } from '../rules/gift-cards.ts';
import type { Bonus, ItemMatch, LoyaltyRules } from '../rules/shape.ts';
import type { SaleFigures } from '../sale-rows.ts';

/** On everything the shop sells. */
const EVERYTHING = '*';

/**
 * The figures of a sale with the points they earn. Of several multipliers on one item the largest counts, flat points
 * add up. A multiplier on everything multiplies the total, whether or not the till tells the items.
 */
export function earnedBy(
  sale: { readonly totalMinor: number; readonly items: readonly SaleItem[] },
  rules: Pick<LoyaltyRules, 'earn' | 'bonuses' | 'giftCardsEarn' | 'notEarning' | 'minimumSaleMinor'>,
): SaleFigures {
  const { gifts, others } = apart(sale.items);
  const earn = giftCardsEarn(rules);
  const counted = earn ? sale.items : others;
  const barred = counted.filter((item) => rules.notEarning?.some((match) => matches(match, item)));
  const out = (earn ? 0 : gifts) + barred.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  // A discount on the whole bill may leave less than what earns nothing came to.
  const left = Math.max(0, Math.min(out, sale.totalMinor));
  const total = sale.totalMinor - left;
  const tooSmall = total < (rules.minimumSaleMinor ?? 0);
  const plain = (minor: number) => (tooSmall ? 0 : pointsFor(minor, rules.earn));
  const overall = Math.max(1, ...rules.bonuses.filter(isOnEverything).map(timesOf));
  const items = counted
    .filter((item) => !barred.includes(item))
    .map((item) => {
      const mine = rules.bonuses.filter((bonus) => bonus.items.some((match) => matches(match, item)));
      const rates = mine.map(({ effect }) =>
        effect.kind === 'rate' ? pointsFor(item.amountMinor, effect) : 0,
      );
      const times = Math.max(overall, ...mine.map(timesOf));
      const flat = mine.reduce(
        (points, { effect }) => points + (effect.kind === 'flat' ? effect.points : 0),
        0,
      );
      return {
        ...(item.code === undefined ? {} : { code: item.code }),
        name: item.name,
        quantity: item.quantity,
        amount_minor: item.amountMinor,
        bonus: tooSmall
          ? 0
          : exact(
              Math.max(plain(item.amountMinor) * times, ...rates) -
                plain(item.amountMinor) * overall +
                flat * item.quantity,
            ),
      };
    });
  return {
    total_minor: total,
    items,
    base_points: exact(plain(total) * overall),
    bonus_points: sum(items.map(({ bonus }) => bonus)),
    ...(left === 0 ? {} : { gift_cards_minor: left }),
    ...(barred.length === 0
      ? {}
      : {
          no_points: [
            ...new Set(barred.flatMap(({ code, name }) => (code === undefined ? [name] : [code, name]))),
          ],
        }),
  };
}

/** Where only whole amounts count, what is left below the next one counts for nothing. */
const pointsFor = (
  minor: number,
  {
    points,
    perMinor,
    whole = false,
  }: { readonly points: number; readonly perMinor: number; readonly whole?: boolean },
): number => (whole ? Math.trunc(minor / perMinor) * points : (minor * points) / perMinor);

/** The bonuses that hold at an instant, by the shop's clock. */
export const bonusesAt = (bonuses: readonly Bonus[], instant: Date, zone: string): readonly Bonus[] =>
  bonuses.filter(({ when }) => when === undefined || isWithin(when, instant, zone));

/** What the lines paid for gift cards, and the other lines. */
export const apart = <Item extends Pick<SaleItem, 'giftCard' | 'amountMinor'>>(items: readonly Item[]) => ({
  gifts: items.reduce((sum, item) => sum + (item.giftCard === true ? item.amountMinor : 0), 0),
  others: items.filter(({ giftCard }) => giftCard !== true),
});

/** All points of the figures. */
export const pointsOf = (figures: SaleFigures): number => sum([figures.base_points, figures.bonus_points]);

const timesOf = ({ effect }: Bonus): number => (effect.kind === 'multiplier' ? effect.times : 1);
const isOnEverything = ({ items }: Bonus): boolean => items.some(({ value }) => value === EVERYTHING);

/** A code must be the item's own; words must all stand in its name or its code, in whatever number and case. */
export function matches({ kind, value }: ItemMatch, item: Pick<SaleItem, 'name' | 'code'>): boolean {
  if (value === EVERYTHING) return true;
  if (item.code !== undefined && fold(item.code) === fold(value)) return true;
  if (kind === 'code') return false;
  return hasWordsOf(nameWords(`${item.name} ${item.code ?? ''}`), nameWords(value));
}
