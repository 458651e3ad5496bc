// Two messages on one day, however they are said: told before what no sentence forbids, because one does until another allows them.
import type { Topic } from '../grammar.ts';
import { sounds } from './sounds.ts';

const TWO_ON_ONE_DAY =
  '\\b(?:two|several|more than one|2) (?:messages?|nudges?|texts?|reminders?|mails?|emails?)\\b.*\\b(?:same|one) day\\b';

export const sameDay: readonly Topic[] = [
  {
    first: true,
    heard: sounds(`^(?!.*\\b(?:no|not|never|dont|isnt|arent|cant)\\b).*${TWO_ON_ONE_DAY}`),
    says: 'Whether one person may get two messages on one day is said of all products together',
    instead: () => ['Two messages on the same day are fine, from all of us.'],
    asIs: true,
    without: new Set(['most', 'only', 'per', 'avoid', 'stop']),
  },
  {
    first: true,
    heard: sounds(
      `\\b(?:no|not|never|dont|isnt|arent|cant|avoid|stop)\\b.*${TWO_ON_ONE_DAY}|${TWO_ON_ONE_DAY}.*\\b(?:not|never|isnt|arent)\\b`,
    ),
    says: 'That nobody gets two messages on one day is said of all products together',
    instead: () => ['Never two messages on one day, from all of us.'],
    asIs: true,
  },
];
