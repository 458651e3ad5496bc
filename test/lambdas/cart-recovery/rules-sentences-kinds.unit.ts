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
  [
    'No more than two emails per cart',
    'A cart gets two reminders, unless it is bought or changed meanwhile.',
  ],
  ['No cart too small', 'No cart is too small to be reminded.'],
  [
    'Closed 3 to 10 August, no emails',
    'No reminder goes out from 3 August to 10 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Quit after 2 reminders', 'A cart gets two reminders, unless it is bought or changed meanwhile.'],
  ['Max two reminders', 'A cart gets two reminders, unless it is bought or changed meanwhile.'],
  [
    'Leave shoppers alone from 3 to 9 May',
    'No reminder goes out from 3 May to 9 May of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Leave shoppers be at weekends',
    'No reminder goes out on weekends, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Closed 3 to 10 August',
    'No reminder goes out from 3 August to 10 August of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ["Don't remind carts under £10 ever again", 'Carts below £10.00 are not reminded.'],
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
  ['Big carts should be reminded sooner', 'Carts over 150: remind after 1 hour, then after 20 hours.'],
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
  ['Carts over £1,000 should be left for me to call', 'Tell me about carts over £1,000.'],
  ['Only remind for carts over £20 with at least two items', 'Only remind carts over £20.'],
  [
    "Don't send a reminder for carts under £15 unless it's a regular",
    "Don't send a reminder for carts under £15.",
  ],
  ['Wait 3 hours, then send one reminder', 'All carts get one reminder, after 3 hours.'],
  ['Send reminders 2h and 24h after', 'All carts: remind after 2 hours, then after 24 hours.'],
  ['Remind after lunch', 'All carts: remind after 2 hours, then after 22 hours.'],
  ["Don't remind in the first 2 hours", 'All carts: remind after 2 hours, then after 24 hours.'],
  ['No second reminder for carts under £50', 'Carts under 50 get one reminder, after 2 hours.'],
  [
    'Carts between 50 and 100 pounds wait 3 hours',
    'Carts from 50 to 100: remind after 3 hours, then after 24 hours.',
  ],
  [
    'If the cart is over £200 remind after 30 minutes',
    'Carts over 200: remind after 30 minutes, then after 24 hours.',
  ],
  ['Larger carts first', 'Carts over 150: remind after 1 hour, then after 20 hours.'],
  ['Remind expensive carts sooner', 'Carts over 150: remind after 1 hour, then after 20 hours.'],
  ['Nothing for carts under a fiver', 'Do not remind carts under a fiver.'],
  ["Carts worth under £20 aren't worth it", 'Do not remind carts under £20.'],
  ['Send only in daytime hours, 8am to 8pm', 'Send reminders only between 8 am and 8 pm.'],
  [
    "If we emailed them in the last 3 days, don't email again",
    'Do not disturb anyone who got a reminder in the last 3 days.',
  ],
  ['Only count sales with the same items', 'A purchase within 7 days of a reminder counts as recovered.'],
  [
    'Remind guests as well as members',
    'Which carts are reminded is said by their total and by consent, not by',
  ],
  ["Don't remind trade customers", 'Which carts are reminded is said by their total and by consent, not by'],
  [
    'Remind if they looked at the checkout',
    'Of what somebody looked at nothing is known: which carts are reminded ',
  ],
  [
    'Remind only people who got to the payment page',
    'Of what somebody looked at nothing is known: which carts are reminded ',
  ],
  ['Send the second one on a Monday', 'All carts: remind after 2 hours, then after 22 hours.'],
  ['Remind at lunchtime', 'All carts: remind after 2 hours, then after 22 hours.'],
  ['Show the total', 'The items, their prices and the total stand in every reminder by thems'],
  ['Send a copy to me', 'Tell me about carts over 500.'],
  [
    'If someone comes back and changes the cart start again',
    'The waits count from the moment at which a cart was last changed, by t',
  ],
  ['Remind people who left more than two items', 'Do not remind carts under 10.'],
  ['Small carts: one reminder after 6 hours', 'Carts under 40 get one reminder, after 6 hours.'],
  [
    "Don't remind the same person within 4 days",
    'Do not disturb anyone who got a reminder in the last 4 days.',
  ],
  ['Leave them alone for a fortnight', 'Do not disturb anyone who got a reminder in the last fortnight.'],
  ['Every fifth person gets no reminder', 'Hold out 20% of carts.'],
  ['Members get reminded sooner', 'Which carts are reminded is said by their total and by consent, not by'],
  ["Don't bother regulars", 'Which carts are reminded is said by their total and by consent, not by'],
  [
    'Only if the cart has a bike in it',
    'Which carts are reminded is said by their total and by consent, not by',
  ],
  ['Remind after 2 hours but not at night', 'All carts: remind after 2 hours, then after 24 hours.'],
  ['No more than two emails per person', 'Do not disturb anyone who got a reminder in the last 3 days.'],
  [
    'No more than two emails per cart per week',
    'Do not disturb anyone who got a reminder in the last 4 days.',
  ],
  ['At most two reminders a day', 'Do not disturb anyone who got a reminder in the last day.'],
  ['Quit after 2 days', 'Give up 2 days after the second reminder.'],
  ['Quit after 3 reminders', 'All carts: remind after 2 hours, then after 22 hours.'],
  ['No cart too small on Sundays', 'No cart too small.'],
  ['Two reminders for every cart over £20', 'Carts over 20: remind after 2 hours, then after 22 hours.'],
  ['Carts come to at least £20', 'This sentence is not one that I understand, and I find no rule of the '],
  ['Carts have to be over £20 and under £100', 'Carts have to be over £20.'],
  ['Remind all through March', 'This sentence is not one that I understand, and I find no rule of the '],
  ['No reminders whatsoever on Sundays', 'No messages on Sundays.'],
];

unseenSentences(read, { understood, refused });
