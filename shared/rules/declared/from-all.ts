// How often one person is written to by all products together. The same sentences in every product's document; each product keeps to
// what its own document says. They count where the settings let the products leave a person alone together.

import { type FromAll, USUAL_FROM_ALL } from '../../people/contact-policy.ts';
import { type Declaration, declare, wording } from '../declaration.ts';
import { duration, sayMinutes } from '../slots/duration.ts';
import { numberAt } from '../slots/number.ts';
import { type Slot, within } from '../slots/slot.ts';

const LONGEST_DAYS = 60;
const MOST = 10;

const limited = within<number>(
  { least: 1, most: MOST, because: 'more than that is no limit' },
  (value) => `${value} ${value === 1 ? 'message' : 'messages'}`,
);
const messages: Slot<number> = {
  read: (words, at) => {
    const found = numberAt(words, at);
    return found === undefined ? [] : [limited(found.value, found.next)];
  },
};
const span = duration({
  unit: 'days',
  least: 1,
  most: LONGEST_DAYS,
  bare: true,
  because: 'a limit over months is forgotten before it ends',
});

const most = '(at most|no more than|not more than|never more than|max|maximum|maximum of|only)';
const us = '(from|by|of) (all of us|us all|all [of] [our] products|all products together|all three [of us])';
const person = '(to|per|for) [(one|each|every|any|same|single)] (person|customer|shopper|member|people)';
const message = '(message|messages|mail|mails|email|emails|letter|letters)';
const per = '(a|per|in|in any|within|every|each|in one)';
/** Whoever does not speak of all products means another rule. */
const shownNear = ['all', 'together'];

/** So many messages in so many days; undefined: nobody said anything, and USUAL_FROM_ALL counts. */
export const fromAllRule: Declaration<FromAll | undefined, FromAll> = declare<FromAll | undefined, FromAll>({
  rule: 'from-all',
  about: 'messages of all products',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'At most 3 messages a week to one person, from all of us.',
      patterns: [
        `[send] ${most} {messages} ${message} ${per} {span} [${person}] ${us}`,
        `[send] ${most} {messages} ${message} [${person}] ${per} {span} ${us}`,
        `[(nobody|no one|no person)] [gets] ${most} {messages} ${message} ${us} ${per} {span} [${person}]`,
        `${us} ${most} {messages} ${message} ${per} {span} [${person}]`,
      ],
      slots: { messages, span },
      shownNear,
      states: ({ messages: count = 1, span: days = 7 }): FromAll => ({ most: count, days }),
    }),
  ],
  means: ({ most: count, days }) =>
    `One person gets at most ${count === 1 ? 'one message' : `${count} messages`} in ${sayMinutes(days * 1440)}, all products counted together.`,
  handbook: {
    shipped: `(${USUAL_FROM_ALL.most} in ${USUAL_FROM_ALL.days} days, once the products share what they know)`,
    also: ['No more than 2 messages per person in 10 days, from all of us.'],
    limits: `1 to ${MOST} messages, 1 to ${LONGEST_DAYS} days`,
  },
});

/** Whether one person may get two messages on one day; undefined: they may not. */
export const sameDayRule: Declaration<boolean | undefined, boolean> = declare<boolean | undefined, boolean>({
  rule: 'same-day',
  about: 'two on one day',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Never two messages on one day, from all of us.',
      patterns: [
        `(never|not|no) [send] (two|more than one|2) ${message} (on|in) (one|the same|same|any|a) day [${person}] ${us}`,
        `(never|not|no) [send] (two|more than one|2) ${message} [${person}] (on|in) (one|the same|same|any|a) day ${us}`,
      ],
      slots: {},
      shownNear,
      states: () => false,
    }),
    wording({
      example: 'Two messages on one day are fine, from all of us.',
      patterns: [
        `[(two|several|more than one|2)] ${message} (on|in) (one|the same|same|a) day (is|are) (fine|ok|okay|allowed|all right) ${us}`,
      ],
      slots: {},
      shownNear,
      states: () => true,
    }),
  ],
  means: (may) =>
    may
      ? 'One person may get more than one message on a day, as far as the other limits go.'
      : 'Nobody gets two messages on one day, all products counted together.',
  handbook: {
    shipped: '(never, once the products share what they know)',
    also: ['Two messages on the same day are fine, from all of us.'],
  },
});
