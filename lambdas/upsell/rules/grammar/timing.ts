// When a nudge goes out, how often, and how long a tap counts.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';

const nudge = '(nudge|message|offer|suggestion|text|email)';
const customer =
  '[(same|each|every|any|one|single)] (customer|shopper|person|buyer|people|head|anyone|anybody)';
const order = '[(each|every)] (order|purchase|sale|checkout) [(is placed|comes in|arrives)]';

const delay = duration({
  unit: 'minutes',
  least: 0,
  most: 48 * 60,
  because: 'after two days a nudge no longer belongs to the order',
});

const days = duration({
  unit: 'days',
  least: 1,
  most: 365,
  bare: true,
  because: 'more than one nudge a day is nagging, and a year is as good as never',
});

const window = duration({
  unit: 'hours',
  least: 1,
  most: 30 * 24,
  because: 'a tap much later is not the work of the nudge',
});

/** Minutes from the order to the nudge. */
export const sendDelay = declare<number>({
  rule: 'send-delay',
  about: 'the wait',
  byDefault: () => 60,
  wordings: () => [
    wording({
      example: 'Wait 60 minutes before sending.',
      patterns: [
        `wait {delay} [after ${order}] [before (sending|texting|emailing|writing|nudging|messaging|send|text|nudge|email|message|write) [(${nudge}|it|anything|customer|them)]]`,
        `(send|nudge|text|message|email|write) [(${nudge}|it|customer|them|people|customers)] {delay} after ${order}`,
        `(hold off|hold on|hold back) [for] {delay} [before (sending|texting|emailing|nudging)]`,
        `(send|nudge|text|message|email|write) [(${nudge}|it|them|customer|people)] {delay} after (they|customer|someone|somebody|people) (buy|buys|bought|order|orders|ordered|purchase|shop|check out)`,
        `{delay} after (order|purchase|sale|they buy|they order|checkout) [(send|nudge|text|message|email|write) [(${nudge}|it|them|customer)]]`,
        `after ${order} wait {delay} [before (sending|texting|emailing|nudging) [(${nudge}|it)]]`,
        `[(send|sending|nudge)] delay [is] {delay}`,
      ],
      slots: { delay },
      states: ({ delay: minutes = 0 }) => minutes,
    }),
    wording({
      example: 'Send the nudge straight after the order.',
      patterns: [
        `send [(${nudge}|it)] (straight|right|immediately|directly) after ${order}`,
        `(send|text|nudge|message|email) [(${nudge}|it|them|people)] (immediately|straight away|right away|at once)`,
        `(do not|dont) wait before (sending|nudging|texting|emailing)`,
      ],
      slots: {},
      states: () => 0,
    }),
  ],
  means: (minutes) =>
    minutes === 0 ? 'A nudge goes out at once.' : `A nudge goes out ${sayMinutes(minutes)} after the order.`,
  handbook: {
    also: ['Send the nudge 90 minutes after each order.', 'Send immediately.'],
    limits: '0 to 2 days',
  },
});

/** One nudge per customer in so many days. */
export const cap = declare<number>({
  rule: 'cap',
  about: 'how often',
  byDefault: () => 30,
  wordings: () => [
    wording({
      example: 'Nudge each customer at most once every 30 days.',
      patterns: [
        `(nudge|message|text|email|write to) ${customer} [(at most|no more than|not more than|only|maximum)] once (every|per|in|in any|each|within) {days}`,
        `(nudge|message|text|email|write to) ${customer} [(at most|no more than|not more than|only|maximum)] once {days}`,
        `[(send|there is)] (at most|no more than|not more than|never more than|maximum|only|maximum of) one ${nudge} [(per|to|for) ${customer}] (every|per|in|in any|each|within) {days} [(per|to|for) ${customer}]`,
        `[(send|there is)] (at most|no more than|not more than|never more than|maximum|only|maximum of) one ${nudge} [(per|to|for) ${customer}] {days} [(per|to|for) ${customer}]`,
        `[(no more than|not more than|at most|only)] once (a|per|every|each|in any) {days} [(per|for|for each) ${customer}] [is enough]`,
        `(max|maximum|no more than|at most) one ${nudge} (per|for|to) ${customer} (per|every|a|each) {days}`,
        `one ${nudge} [(per|to|for) ${customer}] (every|per|in|in any|each|within|a) {days} [(per|to|for|for each) ${customer}]`,
        `[(send|there is)] (at most|no more than|not more than|never more than|maximum|only|maximum of) one ${nudge} [(per|to|for) ${customer}] a {days} [(per|to|for|for each) ${customer}]`,
        `(nudge|message|text|email|write to) ${customer} [(at most|no more than|not more than|only|maximum)] once a {days}`,
        `(do not|dont|never) (nudge|message|text|email) ${customer} more than once (a|per|every|in|in any|within) {days}`,
        `(leave|keep|wait) [at least] {days} between [two] ${nudge} [to ${customer}]`,
        `(do not|dont|never) (nudge|message|text|email) ${customer} (again|twice) (for|within|in) {days}`,
        `[(frequency|nudge)] cap [is] [(one ${nudge}|once)] [(every|per)] {days}`,
      ],
      slots: { days },
      states: ({ days: value = 0 }) => value,
    }),
  ],
  means: (value) => `No customer gets more than one nudge in ${sayMinutes(value * 1440)}.`,
  handbook: { also: ['One nudge per customer per month.'], limits: '1 to 365 days' },
});

/** A tap counts as a take-up for so many hours after the nudge. */
export const takeUpWindow = declare<number>({
  rule: 'take-up-window',
  about: 'what a tap is',
  byDefault: () => 72,
  wordings: () => [
    wording({
      example: 'Count a tap as a take-up for 3 days.',
      patterns: [
        `count [(every|any)] (tap|click) (within|in) {window} as (take-up|take up|taken|sale|yes)`,
        `count [(every|any)] (tap|click) as (take-up|take up|taken|sale|yes) [(for|within|if it comes within|up to|until)] {window} [[(after|from)] (sending|nudge|message|it|it was sent|nudge was sent|nudge went out)]`,
        `[(every|any)] (tap|click) counts [as (take-up|take up|taken|sale)] [(for|within|if it comes within|up to|until)] {window} [[(after|from)] (sending|nudge|message|it was sent|nudge was sent|nudge went out)]`,
        `(take-up|take up|attribution) window [is] {window}`,
      ],
      slots: { window },
      states: ({ window: hours = 0 }) => hours,
    }),
  ],
  means: (hours) =>
    `A tap counts as a take-up for ${sayMinutes(hours * 60)} after the nudge; later taps still work.`,
  handbook: { also: ['Take-up window is 2 days.'], limits: '1 hour to 30 days' },
});
