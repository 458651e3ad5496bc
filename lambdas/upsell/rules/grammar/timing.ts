// When a nudge goes out, how often, and how long a tap counts.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { duration } from '../../../../shared/rules/slots/duration.ts';
import type { UpsellForm, UpsellRule } from '../rule.ts';

const form = formsOf<UpsellRule>();

const nudge = '(nudge|message|offer|suggestion|text|email)';
const customer = '[(same|each|every|any|one|single)] (customer|shopper|person|buyer)';
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

export const timingForms: readonly UpsellForm[] = [
  form({
    id: 'send-delay',
    example: 'Wait 60 minutes before sending.',
    patterns: [
      `wait {delay} [after ${order}] [before (sending|texting|emailing|writing|nudging|messaging|send|text|nudge|email|message|write) [(${nudge}|it|anything|customer|them)]]`,
      `(send|nudge|text|message|email|write) [(${nudge}|it|customer|them)] {delay} after ${order}`,
      `after ${order} wait {delay} [before (sending|texting|emailing|nudging) [(${nudge}|it)]]`,
      `[(send|sending|nudge)] delay [is] {delay}`,
    ],
    slots: { delay },
    toRule: ({ delay: minutes = 0 }) => ({ rule: 'send-delay', minutes }),
  }),
  form({
    id: 'send-delay',
    example: 'Send the nudge straight after the order.',
    patterns: [
      `send [(${nudge}|it)] (straight|right|immediately|directly) after ${order}`,
      `send [(${nudge}|it)] (immediately|straight away|right away|at once)`,
      `(do not|dont) wait before (sending|nudging|texting|emailing)`,
    ],
    slots: {},
    toRule: () => ({ rule: 'send-delay', minutes: 0 }),
  }),
  form({
    id: 'cap',
    example: 'Nudge each customer at most once every 30 days.',
    patterns: [
      `(nudge|message|text|email|write to) ${customer} [(at most|no more than|not more than|only|maximum)] once (every|per|in|in any|each|within) {days}`,
      `(nudge|message|text|email|write to) ${customer} [(at most|no more than|not more than|only|maximum)] once {days}`,
      `[(send|there is)] (at most|no more than|not more than|never more than|maximum|only|maximum of) one ${nudge} [(per|to|for) ${customer}] (every|per|in|in any|each|within) {days} [(per|to|for) ${customer}]`,
      `[(send|there is)] (at most|no more than|not more than|never more than|maximum|only|maximum of) one ${nudge} [(per|to|for) ${customer}] {days} [(per|to|for) ${customer}]`,
      `one ${nudge} [(per|to|for) ${customer}] (every|per|in|in any|each|within) {days}`,
      `(leave|keep|wait) [at least] {days} between [two] ${nudge} [to ${customer}]`,
      `(do not|dont|never) (nudge|message|text|email) ${customer} (again|twice) (for|within|in) {days}`,
      `[(frequency|nudge)] cap [is] [(one ${nudge}|once)] [(every|per)] {days}`,
    ],
    slots: { days },
    toRule: ({ days: value = 0 }) => ({ rule: 'cap', days: value }),
  }),
  form({
    id: 'take-up-window',
    example: 'Count a tap as a take-up for 3 days.',
    patterns: [
      `count [(every|any)] (tap|click) as (take-up|take up|taken|sale|yes) [(for|within|if it comes within|up to|until)] {window} [[(after|from)] (sending|nudge|message|it|it was sent|nudge was sent|nudge went out)]`,
      `[(every|any)] (tap|click) counts [as (take-up|take up|taken|sale)] [(for|within|if it comes within|up to|until)] {window} [[(after|from)] (sending|nudge|message|it was sent|nudge was sent|nudge went out)]`,
      `(take-up|take up|attribution) window [is] {window}`,
    ],
    slots: { window },
    toRule: ({ window: hours = 0 }) => ({ rule: 'take-up-window', hours }),
  }),
];
