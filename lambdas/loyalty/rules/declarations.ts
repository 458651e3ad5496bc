// What an owner may say of loyalty, one declaration for each field, in the order in which they are explained.

import { fromAllRule, sameDayRule } from '../../../shared/rules/declared/from-all.ts';
import { holdOutRule } from '../../../shared/rules/declared/hold-out.ts';
import { pauseRule } from '../../../shared/rules/declared/pause.ts';
import { quietDaysRule } from '../../../shared/rules/declared/quiet-days.ts';
import { quietHoursRule } from '../../../shared/rules/declared/quiet-hours.ts';
import { birthdayPoints } from './grammar/birthday.ts';
import { bonuses } from './grammar/bonuses.ts';
import { earning, giftCardsEarning } from './grammar/earning.ts';
import { goodwillPerDay } from './grammar/goodwill-limit.ts';
import { holdBasket, holdFirstSale, holdOver } from './grammar/holds.ts';
import { joiningPoints } from './grammar/joining.ts';
import { minimumSale, notEarning, wholeUnits } from './grammar/not-earning.ts';
import { lapsingDays, regularVisits } from './grammar/regulars.ts';
import { rewardsPerVisit } from './grammar/reward-limit.ts';
import { rewards } from './grammar/rewards.ts';
import { stampCards } from './grammar/stamp-cards.ts';
import { expiry, pointValue } from './grammar/value.ts';
import { lapsingAction, maxNudges, winBackGift, winBackPoints } from './grammar/winning-back.ts';

export const declarations = {
  earn: earning,
  notEarning,
  minimumSaleMinor: minimumSale,
  wholeUnits,
  bonuses,
  rewards,
  stampCards,
  rewardsPerVisit,
  goodwillPerDay,
  joiningPoints,
  birthdayPoints,
  lapsingDays,
  regularVisits,
  lapsingAction,
  maxNudges,
  winBackPoints,
  winBackGift,
  fromAll: fromAllRule,
  sameDay: sameDayRule,
  holdOutPercent: holdOutRule({
    of: '[lapsing] (regular|member|customer)',
    things: 'lapsing regulars',
    nothing: 'no win-back mail and no win-back bonus',
  }),
  quietHours: quietHoursRule({
    off: 'No quiet hours: a mail may go out at any hour.',
    on: ({ from, until }) => `No mail goes out from ${from} to ${until}, by the shop's clock.`,
  }),
  quietDays: quietDaysRule('No mail goes out'),
  pause: pauseRule('No mail goes out'),
  holdTimesLargest: holdBasket,
  holdFirstSaleMinor: holdFirstSale,
  holdOverMinor: holdOver,
  giftCardsEarn: giftCardsEarning,
  pointValueMinor: pointValue,
  expiry,
};
