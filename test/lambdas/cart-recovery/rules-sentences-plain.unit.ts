// Sentences whose words sound of another matter than their owner meant, and what is beside that matter: understood where that is beyond
// doubt, or told with the sentence of their own matter and their own figures.
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { ownersSentences, unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };

const meant: readonly (readonly [sentence: string, field: string, value: unknown])[] = [
  ['Leave people alone from 8pm to 8am.', 'quietHours', { from: '20:00', until: '08:00' }],
  ['Two emails is our limit.', 'remindersPerCart', 2],
  ['Leave people alone for 5 days after a reminder.', 'doNotDisturbDays', 5],
  [
    'Remind after a quarter of an hour, then after a day.',
    'sizes',
    { name: 'every', firstWaitMinutes: 15, secondWaitMinutes: 1440 },
  ],
];

/** With what their owners are told. */
const refused: readonly (readonly [string, string])[] = [
  ['Small carts get nothing at all.', 'Do not remind carts under 40.'],
  ["Don't leave small carts out.", 'Small carts (under 40): remind after 4 hours, then after 24.'],
  ['Small carts get no second reminder.', 'Carts under 40 get one reminder, after 4 hours.'],
  [
    "Call it a small cart if it's less than twenty quid.",
    'Small carts (under twenty quid): remind after 4 hours, then after 24.',
  ],
  ['We call it a big cart from £75 upwards.', 'Big carts (over £75): remind after 1 hour, then after 20.'],
  ['Mail them once, the morning after, and leave it there.', 'All carts get one reminder, after 24 hours.'],
  [
    "Nobody who hasn't bought before should go without a reminder.",
    'whoever bought before is reminded like the others | ',
  ],
  ["I don't want nobody left without a reminder on Sundays.", 'there is nothing to write | '],
  [
    'The last reminder goes five days after at the latest.',
    'All carts: remind after 2 hours, then after 22 hours.',
  ],
  ['Hold all reminders from December 24 through January 2.', 'Quiet from December 24 to January 2.'],
  ['Remind them again after three days.', 'All carts: remind after 2 hours, then after 3 days.'],
  ['Send the second reminder after 24 hours.', 'All carts: remind after 2 hours, then after 24 hours.'],
  [
    'Four reminders in all: after 1 hr, 1 day, 3 days and 7 days.',
    'All carts: remind after 1 hour, then after 24 hours.',
  ],
  [
    'Three emails altogether, at 1, 24 and 72 hours.',
    'All carts: remind after 2 hours, then after 22 hours.',
  ],
  ['Five mails per person in total, ever.', 'There is no most for ever'],
  ['No more than three mails a day to anyone.', 'Do not disturb anyone who got a reminder in the last day.'],
  ["After ten days a cart's gone cold, so leave it.", 'Give up ten days after the second reminder.'],
  ["Don't forget to never mail before eight.", 'No messages before eight am.'],
  [
    'Give it ten days: a sale in that time counts as ours.',
    'A purchase within ten days of a reminder counts as recovered.',
  ],
  [
    'If they come back and add something, start counting again.',
    'The waits count from the moment at which a cart was last changed',
  ],
  ['Take a break from reminders for two weeks from 5 July.', 'Quiet from 5 July to 18 July.'],
  ['Take a break for a fortnight from 20 December.', 'Quiet from 20 December to 2 January.'],
  ['Nothing goes out between Christmas and New Year.', 'Quiet from 25 December to 1 January.'],
  ['The first reminder must be out before 6pm on the day they left.', 'there is no latest hour for it'],
  ["Everyone gets a second reminder except people who've complained.", 'Who complained is not known here'],
  ['My nephew set it to ten minutes and that was far too quick.', 'It tells of something that was'],
  ["We don't write to people over a basket under $30.", 'amounts must be in GBP'],
  ['Write like a friend who noticed you left your bag.', 'the wording (voice.txt)'],
  ['Let them pay in three instalments if the cart is big.', 'nothing here takes money'],
  ['Let them save the basket for later with a button in the mail.', 'There is no button'],
  [
    'Show what other people who left bought in the end.',
    'Nothing is chosen for a person by what other people bought',
  ],
];

ownersSentences((currency) => cartLanguage.grammar(currency), {
  meant,
  traps: refused.map(([sentence]) => sentence),
});
unseenSentences((sentence) => cartLanguage.meanings({ text: sentence, on: '2026-11-28' }, shop), {
  understood: [],
  refused,
});
