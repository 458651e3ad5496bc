// A bonus in one case: what one thing that has it earns, at a moment at which it holds.
import {
  type AtWork,
  atClock,
  daysAfter,
  nowOf,
  sayClock,
  sayMoney,
  sayWeekday,
  ZONE,
} from '../../../shared/rules/at-work/at-work.ts';
import { overBy } from '../../../shared/rules/at-work/quiet.ts';
import type { Thing } from '../../../shared/rules/goods.ts';
import { sentenceStart } from '../../../shared/rules/slots/slot.ts';
import { isWithin, type When } from '../../../shared/time/when.ts';
import type { Bonus, LoyaltyRules } from '../rules/shape.ts';
import {
  type LoyaltySetting,
  pointsForThing,
  priceOf,
  sayEarned,
  thingsCalled,
  unknownItems,
  usualSale,
} from './sample-sale.ts';

export const bonusAtWork: AtWork<Bonus, LoyaltyRules> = {
  example(bonus, setting) {
    const moment = momentIn(bonus.when, setting);
    const [thing] = casesOf(bonus, setting);
    if (moment === undefined || thing === undefined) return undefined;
    const at = bonus.when === undefined ? '' : ` on a ${sayWeekday(moment)}${hoursOf(bonus.when, moment)}`;
    const earned = sayEarned(pointsForThing(thing, setting, moment));
    return `${sentenceStart(thing.name)} for ${sayMoney(priceOf(thing, setting), setting)}${at} earns ${earned}.`;
  },
  doubts(bonus, setting) {
    if (overBy(bonus.when?.days?.dates ?? [], setting) && bonus.when?.days?.weekdays.length === 0)
      return ['These days are over, so this bonus gives nothing any more'];
    const unknown = unknownItems(bonus.items, setting);
    const isAll = unknown.length === bonus.items.length;
    return isAll || makesADifference(bonus, setting)
      ? unknown
      : [
          ...unknown,
          'Nothing earns more by it, because other sentences say more of the same, or that it earns nothing',
        ];
  },
};

/** What to show it by; of everything a sale as it usually is. */
function casesOf(bonus: Bonus, setting: LoyaltySetting): readonly Thing[] {
  const everything = bonus.items.some(({ value }) => value === '*');
  const [known] = setting.shop.goods?.things ?? [];
  const sale = { name: 'A sale', priceMinor: usualSale(setting) };
  if (everything) return known?.priceMinor === undefined ? [sale] : [known, sale];
  return thingsCalled(bonus.items, setting);
}

/** Whether anything that it names earns more than it would without it. */
function makesADifference(bonus: Bonus, setting: LoyaltySetting): boolean {
  const moment = momentIn(bonus.when, setting);
  if (moment === undefined) return true;
  const without = {
    ...setting.rules,
    bonuses: setting.rules.bonuses.filter((other) => !isSame(other, bonus)),
  };
  return casesOf(bonus, setting).some(
    (thing) =>
      pointsForThing(thing, setting, moment) > pointsForThing(thing, { ...setting, rules: without }, moment),
  );
}

/** A sentence's items may have been said before, and then the rules have the rest of it. */
const isSame = (one: Bonus, other: Bonus): boolean =>
  JSON.stringify([one.effect, one.when]) === JSON.stringify([other.effect, other.when]) &&
  one.items.every((item) => other.items.some(({ value }) => value === item.value));

/** A moment of the coming year at which it holds; undefined where there is none. */
function momentIn(when: When | undefined, setting: LoyaltySetting): Date | undefined {
  const start = atClock(nowOf(setting), when?.hours?.from ?? '12:00');
  if (when === undefined) return start;
  return Array.from({ length: 367 }, (_, day) => daysAfter(start, day)).find((moment) =>
    isWithin(when, moment, ZONE),
  );
}

const hoursOf = ({ hours }: When, moment: Date): string =>
  hours === undefined ? '' : ` at ${sayClock(moment)}`;
