// Who is left alone, when it is over, and what counts as won back.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';

const quietDays = duration({
  unit: 'days',
  least: 1,
  most: 90,
  bare: true,
  because: 'reminders for two carts in one day are a barrage, and three months are as good as never',
});
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
const write = '(disturb|remind|email|message|bother|write to|send reminder to|nudge)';
const anyone =
  '(anyone|anybody|people|person|shoppers|customers|someone|those|who|same (person|shopper|customer))';
const got =
  '(got|received|had|has had|has got|has received|have had|have got|have received|was sent|has been sent|were sent)';
const reminder = '(reminder|email|message|mail|one)';
const lately = '(in|within|during|over) [(last|past|previous)]';
const purchase = '(purchase|order|sale|checkout)';
const wonBack = '(recovered|recovery|won back|win|result of reminder)';
const carts = '(cart|basket)';
const under = '(under|below|less than|of less than|smaller than|worth less than)';
const over = '(of|over|above|from|of at least|at least|worth at least|worth)';

/** Days in which an address gets no reminder for another cart. */
export const doNotDisturb = declare<number>({
  rule: 'do-not-disturb',
  about: 'do not disturb',
  byDefault: () => 3,
  wordings: () => [
    wording({
      example: 'Do not disturb anyone who got a reminder in the last 3 days.',
      patterns: [
        `(${no} ${write}|skip|leave out|leave alone) [again] ${anyone} [(who|that)] [already] ${got} [already] [(any|another)] ${reminder} ${lately} {days}`,
        `${no} ${write} ${anyone} (again|twice) (within|in|for) {days}`,
        '(donotdisturb|do not disturb) [(window|time|period)] [(is|for|lasts)] {days}',
        `leave [at least] {days} between reminders for (different|two) ${carts}`,
      ],
      slots: { days: quietDays },
      states: ({ days = 0 }) => days,
    }),
  ],
  means: (days) =>
    `Whoever was reminded of one cart is not reminded of another for ${sayMinutes(days * 1440)}.`,
  handbook: {
    also: ['Leave at least 5 days between reminders for different carts.'],
    limits: '1 to 90 days',
  },
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
        '(give up|stop) after {days}',
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
        `${no} (remind|nudge|email|chase) [(about|shoppers with|people with|owners of)] ${carts} ${under} {amount}`,
        `(skip|ignore|leave out|leave alone|no reminders for) ${carts} ${under} {amount}`,
        `only (remind|nudge|chase) [(about|shoppers with|people with)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
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
