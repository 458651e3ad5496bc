// Who is left alone, when it is over, and what counts as won back.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { capRule } from '../../../../shared/rules/declared/cap.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';

const giveUpDays = duration({
  unit: 'days',
  least: 1,
  most: 30,
  bare: true,
  because: 'the second reminder needs a day to be read, and a month later nobody comes back for a cart',
});
const recoveredDays = duration({
  unit: 'days',
  least: 1,
  most: 30,
  bare: true,
  because: 'a purchase much later is not the work of the reminder',
});

const no = '(do not|dont|never)';
const anyone =
  '(anyone|anybody|people|person|shoppers|customers|someone|those|who|same (person|shopper|customer))';
const reminder = '(reminder|email|message|mail|one)';
const purchase = '(purchase|order|sale|checkout)';
const wonBack = '(recovered|recovery|won back|win|result of reminder)';
const carts = '(cart|basket)';
const under = '(under|below|less than|of less than|smaller than|worth less than)';
const over = '(of|over|above|more than|worth more than|from|of at least|at least|worth at least|worth)';

/** Days in which an address gets no reminder for another cart. */
export const doNotDisturb = capRule({
  rule: 'do-not-disturb',
  about: 'do not disturb',
  write: '(disturb|remind|email|message|bother|write to|send reminder to|nudge)',
  message: '(reminder|email|message|mail|one)',
  usually: 3,
  longest: 90,
  because: 'reminders for two carts in one day are a barrage, and three months are as good as never',
  example: 'Do not disturb anyone who got a reminder in the last 3 days.',
  own: [
    '(donotdisturb|do not disturb) [(window|time|period)] [(is|for|lasts)] {days}',
    'leave [at least] {days} between reminders for (different|two) (cart|basket)',
  ],
  means: (days) => `Whoever was reminded of one cart is not reminded of another for ${days}.`,
  also: ['Leave at least 5 days between reminders for different carts.'],
});

/** Days from the second reminder to giving up. */
export const giveUp = declare<number>({
  rule: 'give-up',
  about: 'the end',
  byDefault: () => 3,
  wordings: () => [
    wording({
      example: 'Give up 3 days after the second reminder.',
      patterns: [
        `(give up|stop|close ${carts}|let go) [on (it|${carts})] {days} after (second|last|final) (reminder|one|email)`,
        '(give up|stop|stop reminding|close it) after {days}',
        `(forget|drop|close) ${carts} {days} after [(second|last|final)] (reminder|one|email)`,
        '{days} after (second|last|final) (reminder|one|email) [we] (give up|stop)',
      ],
      slots: { days: giveUpDays },
      states: ({ days = 0 }) => days,
    }),
  ],
  means: (days) => `A cart is closed ${sayMinutes(days * 1440)} after its second reminder.`,
  handbook: { also: ['Give up after 3 days.'], limits: '1 to 30 days' },
});

/** A purchase counts as recovered so many days after a reminder. */
export const recovered = declare<number>({
  rule: 'recovered',
  about: 'won back',
  byDefault: () => 7,
  wordings: () => [
    wording({
      example: 'A purchase within 7 days of a reminder counts as recovered.',
      patterns: [
        `[(any|every)] ${purchase} (within|in|up to) {days} (after|from|of) [(any|last)] reminder (counts|count|is counted) [as] ${wonBack}`,
        `count [(any|every)] ${purchase} [as ${wonBack}] (within|for|in|up to) {days} (after|from|of) [(any|last)] reminder [as ${wonBack}]`,
        '(recovered|recovery|attribution) window [is] {days}',
        `${purchase} (within|in) {days} (counts|count|is counted) as ${wonBack}`,
        `(it is|its|it counts as|that is|thats|call it) [a] ${wonBack} if (they|shopper|customer|people|someone|somebody) (buy|buys|order|orders) [(it|something)] (within|in) {days} [(after|from|of) [(any|last)] (reminder|email|it)]`,
        `count (it|that|this|cart|sale|purchase) as ${wonBack} (if|when) (they|shopper|customer|people|someone|somebody|person) (buy|buys|purchase|purchases|order|orders) [(it|something|anything)] (within|in) {days} [(after|from|of) [(any|last)] (reminder|email|it)]`,
        `(if|when) (they|shopper|customer|people|someone|somebody) (buy|buys|order|orders) [(it|something|anything)] (within|in) {days} [(after|from|of) [(any|last)] (reminder|email)] (it counts|that counts|count it|count that) as ${wonBack}`,
      ],
      slots: { days: recoveredDays },
      states: ({ days = 0 }) => days,
    }),
  ],
  means: (days) => `A purchase within ${sayMinutes(days * 1440)} after a reminder counts as won back.`,
  handbook: { also: ['Recovery window is 7 days.'], limits: '1 to 30 days' },
});

/** Carts below it are not reminded. */
export const minimum = declare<number>({
  rule: 'minimum',
  about: 'small carts',
  byDefault: () => 0,
  wordings: (currency) => [
    wording({
      example: 'Do not remind carts under 10.',
      patterns: [
        `${no} bother with ${carts} ${under} {amount}`,
        `no (reminder|email) ${under} {amount}`,
        `${no} (remind|nudge|email|chase) [(about|shoppers with|people with|owners of)] ${carts} ${under} {amount}`,
        `(skip|ignore|leave out|leave alone|no reminders for) ${carts} ${under} {amount}`,
        `only (remind|nudge|chase) [(about|shoppers with|people with)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `only (remind|nudge|chase|email|write) [(for|about|people about)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `(remind|nudge|chase|email) only [(for|about)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `reminder only for ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `no (reminder|email|message|mail) (for|about|on|to) ${carts} ${under} {amount}`,
        `${carts} ${under} {amount} (get|gets|receive|receives) (no reminder|no email|nothing|none)`,
        `(minimum|smallest|lowest) ${carts} [(total|value)] [(is|to remind is)] {amount}`,
      ],
      slots: { amount: money(currency, { bare: true }) },
      states: ({ amount = 0 }) => amount,
    }),
    wording({
      example: 'No cart is too small.',
      patterns: [`no ${carts} is too small`, `no minimum [${carts}] [(total|value)]`],
      slots: {},
      states: () => 0,
    }),
  ],
  means: (minor, { shop }) =>
    minor === 0
      ? 'No cart is too small to be reminded.'
      : `Carts below ${formatMoney(minor, shop.currency, shop.locale)} are not reminded.`,
  handbook: {
    shipped: '(all are reminded)',
    also: ['Do not remind carts under 10.', 'Only remind carts over 15.', 'No cart is too small.'],
  },
});

/** How many reminders a cart gets at most; absent: two. */
export const reminders = declare<1 | 2 | undefined, 1 | 2>({
  rule: 'reminders',
  about: 'one reminder or two',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'One reminder only.',
      patterns: [
        `[(send|only|just|never more than|no more than|not more than|at most)] one ${reminder} [(only|and no more)] [(per|for each|for every|a|for) ${carts}] [only]`,
        `(do not|dont|never) (send|remind|email) [${anyone}] [a] (second|another|twice) [(time|reminder|email|message)]`,
        `(no|without [a]) second (reminder|email|message)`,
        '(remind|email|write) [(people|shoppers|customers|them|everyone|everybody)] (only once|once only|just once|once)',
        'only remind [(people|shoppers|customers|them)] once',
      ],
      slots: {},
      states: () => 1 as const,
    }),
    wording({
      example: 'Two reminders.',
      patterns: [
        `[(send|at most|up to)] two ${reminder} [(per|for each|for every|a) ${carts}]`,
        '(remind|email) [(people|shoppers|customers|them)] (twice|up to twice)',
      ],
      slots: {},
      states: () => 2 as const,
    }),
  ],
  means: (count) =>
    count === 1
      ? 'A cart gets one reminder, after its first wait, and no second.'
      : 'A cart gets two reminders, unless it is bought or changed meanwhile.',
  handbook: { shipped: '(two)', also: ['One reminder only.', 'No second reminder.'], limits: '1 or 2' },
});
