// Kinds of sentences that were refused with nothing useful, or with another one's hint: each stands for others of its kind.
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };
/** Written on a Saturday. */
const read = (sentence: string) => cartLanguage.meanings({ text: sentence, on: '2026-11-28' }, shop);

const understood: readonly (readonly [string, string])[] = [
  [
    'Leave people alone at the weekend',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Pause the lot until I say otherwise', 'No reminder goes out for as long as this sentence stands here.'],
  [
    "We're closed from 1 to 15 August, stop reminders",
    'No reminder goes out from 1 August to 15 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
];

const refused: readonly (readonly [string, string])[] = [
  [
    'Small baskets (below £30) get a single reminder after 5 hours',
    'Carts under 30 get one reminder, after 5 hours.',
  ],
  [
    'Anything under £50 waits 4 hours, the rest wait 2',
    'Carts under 50: remind after 4 hours, then after 24 hours.',
  ],
  ["Under a tenner, don't bother", 'Do not remind carts under a tenner.'],
  [
    'No reminders for carts over £500',
    'Small carts can be left alone, and a big one is always reminded: say a',
  ],
  ['Every cart deserves a reminder, however small', 'No cart is too small.'],
  ['Remind carts over £30 but not over £300', 'Only remind carts over £30.'],
  ['No reminders on Sunday mornings', 'Quiet all day on Sundays.'],
  [
    'If they had a reminder in the last 4 days leave them',
    'Do not disturb anyone who got a reminder in the last 4 days.',
  ],
  ['Give people ten days between carts', 'Do not disturb anyone who got a reminder in the last ten days.'],
  ['Stop chasing 2 days after the last email', 'Give up 2 days after the second reminder.'],
  [
    'A sale within 3 days of the reminder is ours',
    'A purchase within 3 days of a reminder counts as recovered.',
  ],
  ['Count it if they buy within five days', 'A purchase within five days of a reminder counts as recovered.'],
  ['You can remind everyone, consent or not', 'Remind everybody.'],
  ['Remind guests too', 'Remind everybody.'],
  ['Never two messages on the same day', 'Never two messages on one day, from all of us.'],
  [
    "Don't remind carts with gift cards in them",
    'Which carts are reminded is said by their total and by consent, not by',
  ],
  ['Only remind carts with bikes', 'Which carts are reminded is said by their total and by consent, not by'],
  [
    'Skip carts that only have sale items',
    'Which carts are reminded is said by their total and by consent, not by',
  ],
  [
    'Remind once in the morning and once in the evening',
    'All carts: remind after 2 hours, then after 22 hours.',
  ],
  [
    'Second reminder after 3 days, first after 5 hours',
    'All carts: remind after 5 hours, then after 3 days.',
  ],
  ['Large carts over £150 should have no second reminder', 'Carts over 150 get one reminder, after 2 hours.'],
  ['Let me see each email first', 'A rule is the same for everybody and acts by itself: no one person can'],
  ['Write politely', 'What is said, and how, is in the other document, the wording (voice.tx'],
  ['Remnd after 2 huors, then after 22', 'Remind after 2 hours, then after 22'],
  [
    "If somebody empties their cart don't email",
    'A cart with nothing left in it is never reminded of: there is nothing ',
  ],
  ['Pause from tomorrow', 'From which day to which? Write the first day and the last one, such as'],
  [
    'Carts over £1,000 should be left for me to call',
    'Small carts can be left alone, and a big one is always reminded: say a',
  ],
  ['Only remind for carts over £20 with at least two items', 'Only remind carts over £20.'],
  [
    "Don't send a reminder for carts under £15 unless it's a regular",
    "Don't send a reminder for carts under £15.",
  ],
];

unseenSentences(read, { understood, refused });
