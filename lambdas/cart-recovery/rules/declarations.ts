// What an owner may say of cart recovery, one declaration for each field, in the order in which they are explained.

import { fromAllRule, sameDayRule } from '../../../shared/rules/declared/from-all.ts';
import { holdOutRule } from '../../../shared/rules/declared/hold-out.ts';
import { pauseRule } from '../../../shared/rules/declared/pause.ts';
import { quietDaysRule } from '../../../shared/rules/declared/quiet-days.ts';
import { quietHoursRule } from '../../../shared/rules/declared/quiet-hours.ts';
import { tellOfCarts } from './grammar/big-carts.ts';
import { consent } from './grammar/consent.ts';
import { doNotDisturb, giveUp, recovered } from './grammar/limits.ts';
import { sizes } from './grammar/sizes.ts';
import { minimum, reminders } from './grammar/which-carts.ts';

export const declarations = {
  sizes,
  quietHours: quietHoursRule({
    off: 'No quiet hours: a reminder may go out at any hour.',
    on: ({ from, until }) =>
      `Nothing goes out from ${from} to ${until}, by the shopper's own clock where it is known.`,
  }),
  quietDays: quietDaysRule('No reminder goes out'),
  pause: pauseRule('No reminder goes out'),
  remindersPerCart: reminders,
  doNotDisturbDays: doNotDisturb,
  giveUpAfterDays: giveUp,
  recoveredWithinDays: recovered,
  minimumTotalMinor: minimum,
  tellOfCartsMinor: tellOfCarts,
  onlyWhoAccepted: consent,
  fromAll: fromAllRule,
  sameDay: sameDayRule,
  holdOutPercent: holdOutRule({
    of: '(cart|basket|cart reminder|reminder|shopper|customer|person|people)',
    things: 'carts',
    nothing: 'no reminder of a cart',
  }),
};
