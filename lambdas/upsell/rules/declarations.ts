// What an owner may say of the upsell recommender, one declaration for each field, in the order in which they are explained.

import { fromAllRule, sameDayRule } from '../../../shared/rules/declared/from-all.ts';
import { holdOutRule } from '../../../shared/rules/declared/hold-out.ts';
import { pauseRule } from '../../../shared/rules/declared/pause.ts';
import { quietDaysRule } from '../../../shared/rules/declared/quiet-days.ts';
import { quietHoursRule } from '../../../shared/rules/declared/quiet-hours.ts';
import { boughtWithin } from './grammar/bought.ts';
import { alwaysPair, neverOffer } from './grammar/lists.ts';
import { channel, voice } from './grammar/manner.ts';
import { nextDay } from './grammar/next-day.ts';
import { minimumOrder, mostPrice, priceBand } from './grammar/offer.ts';
import { textParts } from './grammar/text-parts.ts';
import { cap, sendDelay, takeUpWindow } from './grammar/timing.ts';

export const declarations = {
  sendDelayMinutes: sendDelay,
  sendNextDayAt: nextDay,
  capDays: cap,
  textParts,
  quietHours: quietHoursRule({
    off: 'No quiet hours: a nudge may go out at any hour.',
    on: ({ from, until }) =>
      `Nothing goes out from ${from} to ${until}, by the customer's own clock where it is known.`,
  }),
  quietDays: quietDaysRule('No nudge goes out'),
  pause: pauseRule('No nudge goes out'),
  priceBand,
  mostPriceMinor: mostPrice,
  minimumOrderMinor: minimumOrder,
  neverOffer,
  alwaysPair,
  channel,
  takeUpWindowHours: takeUpWindow,
  boughtWithinDays: boughtWithin,
  fromAll: fromAllRule,
  sameDay: sameDayRule,
  holdOutPercent: holdOutRule({
    of: '(order|nudge|shopper|customer|person|people)',
    things: 'orders',
    nothing: 'no nudge',
  }),
  voice,
};
