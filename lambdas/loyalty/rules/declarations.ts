// What an owner may say of loyalty, one declaration for each field, in the order in which they are explained.

import { quietHoursRule } from '../../../shared/rules/declared/quiet-hours.ts';
import { bonuses } from './grammar/bonuses.ts';
import { earning, giftCardsEarning, pointValue } from './grammar/earning.ts';
import { holdBasket, holdFirstSale } from './grammar/holds.ts';
import { lapsingAction, lapsingDays, maxNudges, regularVisits, winBackPoints } from './grammar/regulars.ts';
import { rewards } from './grammar/rewards.ts';

export const declarations = {
  earn: earning,
  bonuses,
  rewards,
  lapsingDays,
  regularVisits,
  lapsingAction,
  maxNudges,
  winBackPoints,
  quietHours: quietHoursRule({
    off: 'No quiet hours: a mail may go out at any hour.',
    on: ({ from, until }) => `No mail goes out from ${from} to ${until}, by the shop's clock.`,
  }),
  holdTimesLargest: holdBasket,
  holdFirstSaleMinor: holdFirstSale,
  giftCardsEarn: giftCardsEarning,
  pointValueMinor: pointValue,
};
