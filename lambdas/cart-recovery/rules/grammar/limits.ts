// Who is left alone, when it is over, and what counts as won back.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { duration } from '../../../../shared/rules/slots/duration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import type { CartForm, CartRule } from '../rule.ts';

const form = formsOf<CartRule>();

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
const recovered = '(recovered|recovery|won back|win|result of reminder)';
const carts = '(cart|basket)';
const under = '(under|below|less than|of less than|smaller than|worth less than)';
const over = '(of|over|above|from|of at least|at least|worth at least|worth)';

const sameForEveryShop: readonly CartForm[] = [
  form({
    id: 'do-not-disturb',
    example: 'Do not disturb anyone who got a reminder in the last 3 days.',
    patterns: [
      `(${no} ${write}|skip|leave out|leave alone) [again] ${anyone} [(who|that)] [already] ${got} [already] [(any|another)] ${reminder} ${lately} {days}`,
      `${no} ${write} ${anyone} (again|twice) (within|in|for) {days}`,
      '(donotdisturb|do not disturb) [(window|time|period)] [(is|for|lasts)] {days}',
      `leave [at least] {days} between reminders for (different|two) ${carts}`,
    ],
    slots: { days: quietDays },
    toRule: ({ days = 0 }) => ({ rule: 'do-not-disturb', days }),
  }),
  form({
    id: 'give-up',
    example: 'Give up 3 days after the second reminder.',
    patterns: [
      `(give up|stop|close ${carts}|let go) [on (it|${carts})] {days} after (second|last|final) (reminder|one|email)`,
      '(give up|stop) after {days}',
      '{days} after (second|last|final) (reminder|one|email) [we] (give up|stop)',
    ],
    slots: { days: giveUpDays },
    toRule: ({ days = 0 }) => ({ rule: 'give-up', days }),
  }),
  form({
    id: 'recovered',
    example: 'A purchase within 7 days of a reminder counts as recovered.',
    patterns: [
      `[(any|every)] ${purchase} (within|in|up to) {days} (after|from|of) [(any|last)] reminder (counts|count|is counted) [as] ${recovered}`,
      `count [(any|every)] ${purchase} [as ${recovered}] (within|for|in|up to) {days} (after|from|of) [(any|last)] reminder [as ${recovered}]`,
      '(recovered|recovery|attribution) window [is] {days}',
    ],
    slots: { days: recoveredDays },
    toRule: ({ days = 0 }) => ({ rule: 'recovered', days }),
  }),
];

/** The forms of a shop that sells in `currency`. */
export function limitForms(currency: string): readonly CartForm[] {
  return [
    ...sameForEveryShop,
    form({
      id: 'minimum',
      example: 'Do not remind carts under 10.',
      patterns: [
        `${no} (remind|nudge|email|chase) [(about|shoppers with|people with|owners of)] ${carts} ${under} {amount}`,
        `(skip|ignore|leave out|leave alone|no reminders for) ${carts} ${under} {amount}`,
        `only (remind|nudge|chase) [(about|shoppers with|people with)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `(minimum|smallest|lowest) ${carts} [(total|value)] [(is|to remind is)] {amount}`,
      ],
      slots: { amount: money(currency, { bare: true }) },
      toRule: ({ amount: minor = 0 }) => ({ rule: 'minimum', minor }),
    }),
    form({
      id: 'minimum',
      example: 'No cart is too small.',
      patterns: [`no ${carts} is too small`, `no minimum [${carts}] [(total|value)]`],
      slots: {},
      toRule: () => ({ rule: 'minimum', minor: 0 }),
    }),
  ];
}
