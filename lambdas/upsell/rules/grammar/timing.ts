// When a nudge goes out, how often, and how long a tap counts.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { capRule } from '../../../../shared/rules/declared/cap.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';

const nudge = '(nudge|message|offer|suggestion|text|text message|sms|email)';
const order = '[(each|every|any)] (order|purchase|sale|checkout) [(is placed|comes in|is in|is through)]';

const delay = duration({
  unit: 'minutes',
  least: 0,
  most: 48 * 60,
  because: 'after two days a nudge no longer belongs to the order',
});

const window = duration({
  unit: 'hours',
  least: 1,
  most: 30 * 24,
  because: 'a tap much later is not the work of the nudge',
});

const sayDelay = (minutes: number): string =>
  minutes === 0 ? 'A nudge goes out at once.' : `A nudge goes out ${sayMinutes(minutes)} after the order.`;

/** Minutes from the order to the nudge, where it does not wait for the next day. */
export const sendDelay = declare<number>({
  rule: 'send-delay',
  about: 'the wait',
  byDefault: () => 60,
  wordings: () => [
    wording({
      example: 'Wait 60 minutes before sending.',
      patterns: [
        `wait {delay} [after ${order}] [before [you] (sending|texting|emailing|writing|nudging|messaging|suggesting|offering|recommending|send|text|nudge|email|message|write|suggest|offer) [to] [(${nudge}|it|anything|customer|them|anybody|anyone|people)]]`,
        `(send|nudge|text|message|email|write) [(${nudge}|it|customer|them|people|customers)] {delay} after ${order}`,
        `(hold off|hold on|hold back) [for] {delay} [before (sending|texting|emailing|nudging)]`,
        `(send|nudge|text|message|email|write) [(${nudge}|it|them|customer|people)] {delay} after (they|theyve|they have|customer|someone|somebody|people) (buy|buys|bought|order|orders|ordered|purchase|shop|check out|pay|pays|paid)`,
        `{delay} after [(each|every|any)] (order|purchase|sale|they buy|they order|checkout) [(send|nudge|text|message|email|write) [(${nudge}|it|them|customer)]]`,
        `(nudge|text|message|email|write to) (them|people|customers|customer|everyone|everybody|shoppers|buyers) {delay} after (ordering|theyve ordered|theyve bought|theyve paid|they have ordered|they have bought|they have paid)`,
        `{delay} after (theyve|they have) (ordered|bought|paid) (send|nudge|text|message|email) (them|it|customer|${nudge})`,
        `(hold|keep) ${nudge} back [for] {delay}`,
        `(hold|keep) back ${nudge} [for] {delay}`,
        `(leave|give) it {delay} before [you] (sending|texting|emailing|nudging|suggesting|send|text|nudge|email|suggest|offer) [(${nudge}|it|anything|them|people)]`,
        `give it {delay} [and] then (send|text|nudge|message|email) (them|it|customer|${nudge})`,
        `after ${order} wait {delay} [before (sending|texting|emailing|nudging) [(${nudge}|it)]]`,
        `${nudge} [(should|must|may|can|shall|will)] (go out|goes out|go|goes|be sent|is sent) {delay} after (${order}|they buy|they order|they pay|they bought|they ordered)`,
        `[(send|sending|nudge)] delay [is] {delay}`,
      ],
      slots: { delay },
      states: ({ delay: minutes = 0 }) => minutes,
    }),
    wording({
      example: 'Send the nudge straight after the order.',
      patterns: [
        `(send|text|nudge|message|email) [(${nudge}|it|them|people|customers)] (straight|right|immediately|directly) after (${order}|they (buy|order))`,
        `(send|text|nudge|message|email) [(${nudge}|it|them|people)] (immediately|straight away|right away|at once)`,
        `(do not|dont) wait before (sending|nudging|texting|emailing)`,
      ],
      slots: {},
      states: () => 0,
    }),
  ],
  inForce: (minutes, { rules }) => (rules.sendNextDayAt === undefined ? [sayDelay(minutes)] : []),
  means: sayDelay,
  handbook: {
    also: ['Send the nudge 90 minutes after each order.', 'Send immediately.'],
    limits: '0 to 2 days',
  },
});

/** One nudge per customer in so many days. */
export const cap = capRule({
  rule: 'cap',
  about: 'how often',
  write: '(nudge|message|text|email|e mail|write to|contact)',
  message: nudge,
  usually: 30,
  longest: 365,
  because: 'more than one nudge a day is nagging, and a year is as good as never',
  example: 'Nudge each customer at most once every 30 days.',
  own: [
    `[always] (leave|keep|wait) [at least] {days} between [(any|two)] ${nudge} [to [(each|every|any|same|one)] (customer|shopper|person|people)]`,
    `one [${nudge}] (a|per|every|each) {days} (per|for|to|for each|for every) (customer|person|shopper) [(will do|is enough|is plenty|tops|max)]`,
    `[(frequency|nudge)] cap [is] [(one ${nudge}|once)] [(every|per)] {days}`,
  ],
  means: (days) => `No customer gets more than one nudge in ${days}.`,
  also: ['One nudge per customer per month.'],
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
        `[(every|any)] (tap|click) (within|in) {window} (counts|count) [as (sale|take-up|take up|taken)]`,
        `(ignore|forget|do not count|dont count) (taps|clicks|tap|click) after {window}`,
        `count (it|that|this) [as (sale|take-up|take up|taken|yes)] (if|when) (they|someone|customer|people) (tap|taps|click|clicks) [it] (within|in) {window}`,
        `(if|when) (they|someone|customer|people) (tap|taps|click|clicks) [it] (within|in) {window} (it counts|that counts|count it|count that) [as (sale|take-up|take up|taken)]`,
        `[(every|any)] (tap|click) (after|later than) {window} (does not|doesnt|do not|dont) count`,
      ],
      slots: { window },
      states: ({ window: hours = 0 }) => hours,
    }),
  ],
  means: (hours) =>
    `A tap counts as a take-up for ${sayMinutes(hours * 60)} after the nudge; later taps still work.`,
  handbook: { also: ['Take-up window is 2 days.'], limits: '1 hour to 30 days' },
});
