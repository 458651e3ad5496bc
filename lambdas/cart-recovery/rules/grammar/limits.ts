// Who is left alone, when it is over, and what counts as won back.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { capRule } from '../../../../shared/rules/declared/cap.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';

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

const purchase = '(purchase|order|sale|checkout)';
const mail = '(reminder|email|message|mail)';
const wonBack =
  '(recovered|recovery|recovered sale|won back|win|saved|success|result of reminder|thanks to us|thanks to reminder|down to reminder)';
const carts = '(cart|basket)';

/** Days in which an address gets no reminder for another cart. */
export const doNotDisturb = capRule({
  rule: 'do-not-disturb',
  about: 'do not disturb',
  write:
    '(disturb|remind|email|mail|message|bother|write to|send (reminder|email) to|nudge|contact|chase|pester)',
  message: '(reminder|email|message|mail|one)',
  usually: 3,
  longest: 90,
  because: 'reminders for two carts in one day are a barrage, and three months are as good as never',
  example: 'Do not disturb anyone who got a reminder in the last 3 days.',
  own: [
    '(donotdisturb|do not disturb) [(window|time|period)] [(is|for|lasts)] {days}',
    'leave [at least] {days} between reminders for (different|two) (cart|basket)',
  ],
  means: (days) =>
    `Whoever was reminded of one cart is not reminded of another for ${days}; the two reminders of one cart keep their own waits.`,
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
        '(give up|stop|stop reminding|stop trying|stop chasing|close it) after {days}',
        `(forget|forget about|drop|close|let go of|abandon|write off|stop chasing|stop reminding about) [(any|every|each)] ${carts} {days} after [(second|last|final)] (reminder|one|email)`,
        `(forget|forget about|drop|close|let go of|give up on|stop chasing|stop reminding about) [(any|every|each|old)] ${carts} after {days}`,
        `(give up|stop|call it a day) after {days} [without answer]`,
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
        `[(any|every)] ${purchase} (within|in|up to) {days} (after|from|of) [(any|last)] ${mail} (counts|count|is counted|are counted|is|are) [as] ${wonBack}`,
        `count [(any|every)] ${purchase} [as ${wonBack}] (within|for|in|up to|for up to) {days} (after|from|of) [(any|last)] ${mail} [as ${wonBack}]`,
        '(recovered|recovery|attribution) window [is] {days}',
        `(anything|whatever) bought (within|in) {days} (after|from|of) [any] ${mail} (counts as|is) ${wonBack}`,
        `${carts} (is|are|counts as|count as) ${wonBack} (if|when) (its|it is|they are|theyre) bought (within|in|inside) {days} [(after|from|of) [any] ${mail}]`,
        `${carts} (is|are|counts as|count as) ${wonBack} (if|when) (they|someone|somebody|people|shopper|customer) (buy|buys|order|orders) [(it|something|anything)] (within|in|inside) {days} [(after|from|of) [any] ${mail}]`,
        `${purchase} (more than|later than) {days} (after|from) [any] ${mail} (do not|dont|does not|doesnt|never) count [as ${wonBack}]`,
        `${purchase} (more than|later than|after) {days} [later] (do not|dont|does not|doesnt|never) count [as ${wonBack}]`,
        `${purchase} (do not|dont|does not|doesnt|never) count [as ${wonBack}] (more than|later than|after) {days} [(after|from) [any] ${mail}]`,
        `${wonBack} means [it [is|was]] (bought|sold|ordered) (within|in|inside) {days} [(after|from|of) [any] ${mail}]`,
        `(it|that|cart|sale) (counts as|is|is counted as) ${wonBack} (if|when|once) [the] (they|shopper|customer|people|someone|somebody|person) (buy|buys|order|orders|bought) [(it|something)] (within|in|inside) {days} [(after|from|of) [(any|last)] (reminder|email|it)]`,
        `${wonBack} means [that] (they|someone|somebody|people|shopper|customer) (bought|buy|buys|ordered) [(it|something|anything)] (within|in) {days} [(after|from|of) [any] ${mail}]`,
        `(do not|dont|never) count ${purchase} after {days}`,
        `${purchase} (within|in) {days} (counts as|count as|is counted as|is|are|means) ${wonBack}`,
        `count [(any|every|all)] ${purchase} (within|in) {days} as ${wonBack}`,
        `count [(any|every|all)] ${purchase} as ${wonBack} (for|for up to|up to) {days}`,
        `for {days} after [any] ${mail} [(any|every)] ${purchase} (is|counts as) ${wonBack} [${carts}]`,
        `(if|when) (they|shopper|customer|people|someone|somebody) (buy|buys|order|orders|come back|comes back) [(it|something|anything)] (within|in) {days} [(after|from|of) [(any|last)] (reminder|email)] (thats|that is|it is|its|we call that|call that|call it) [a] ${wonBack}`,
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
