// Kinds of sentences that were refused with nothing useful, or with another one's hint: each stands for others of its kind.
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { unseenSentences } from '../../support/unseen-sentences.ts';

const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB' };
/** Written on a Saturday. */
const read = (sentence: string) =>
  loyaltyLanguage.meanings({ text: `${sentence}\n100000 points = a free zebra.`, on: '2026-11-28' }, shop);

const understood: readonly (readonly [string, string])[] = [
  ['Customers should earn five points per ten pounds', '5 points for every £10.00 spent.'],
  [
    'Double points all through January',
    'Everything earns 2 times the usual points, from 1 January to 31 January of every year.',
  ],
  [
    'Every hot chocolate gets you another 2 points',
    'What has "hot chocolate" in its name earns 2 points more for each one sold.',
  ],
  [
    "Don't nudge lapsed regulars at all",
    'Lapsing regulars are listed at the desk, and nobody is written to by itself.',
  ],
  ['Anything over 250 quid needs looking at', 'Any sale of £250.00 or more waits for a person.'],
  ['First purchases never need checking', 'No first sale is held.'],
  [
    'Be quiet from the 24th to the 26th of December',
    'No mail goes out from 24 December to 26 December of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['All our customers collect one point for every £1', '1 point for every £1.00 spent.'],
  ['Earn points at a rate of 1 per pound', '1 point for every £1.00 spent.'],
  [
    'Anyone buying a cake gets 10 points extra',
    'What has "cake" in its name earns 10 points more for each one sold.',
  ],
  ["Points aren't given on tips", 'What has "tips" in its name earns nothing.'],
  ["Don't send more than three nudges", 'After 3 nudges without a visit a member is rested and left alone.'],
  [
    "Hold a member's first sale if it's over £80",
    "A new member's first sale of £80.00 or more waits for a person.",
  ],
  ["We'll do 1 point per £2", '1 point for every £2.00 spent.'],
  ['Point for every 50p spent', '1 point for every £0.50 spent.'],
  ['Members should not earn points on tea', 'What has "tea" in its name earns nothing.'],
  [
    'Everyone who buys tea should get 5 extra points',
    'What has "tea" in its name earns 5 points more for each one sold.',
  ],
  ['Every tea gets you double', 'What has "tea" in its name earns 2 times the usual points.'],
  ['All the members get 1 point per pound', '1 point for every £1.00 spent.'],
  [
    'First purchases over £50 need checking',
    "A new member's first sale of £50.00 or more waits for a person.",
  ],
  ['Stop sales over £300', 'Any sale of £300.00 or more waits for a person.'],
  [
    'Leave people alone on Sundays',
    'No mail goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  [
    'Leave regulars alone on Sundays',
    'No mail goes out on Sundays, all day. What waits goes out afterwards, if it is still welcome.',
  ],
  ['Not before 8am', "No mail goes out from 21:00 to 08:00, by the shop's clock."],
  [
    "We're closed until Monday",
    'No mail goes out before this day, and then everything as before: on 30 November 2026.',
  ],
  [
    'Earn points at a rate of 2 per pound on tea',
    'What has "tea" in its name earns 2 points for every £1.00 spent on it.',
  ],
  [
    'Tea earns another 5 points on Tuesdays',
    'What has "Tea" in its name earns 5 points more for each one sold, on Tuesdays.',
  ],
  ['1 point per pound whatsoever', '1 point for every £1.00 spent.'],
  [
    'Quiet from the 3rd until the 7th of May',
    'No mail goes out from 3 May to 7 May of every year, all day. What waits goes out afterwards, if it is still welcome.',
  ],
];

const refused: readonly (readonly [string, string])[] = [
  ['Double points on Saturday mornings', 'Double points on Saturdays before noon.'],
  ['Triple points on the 1st of every month', 'Triple points on 1 December 2026.'],
  ['Double points for the first week of December', 'Double points from 1 December to 7 December.'],
  ['Double points from 3 till 5 every weekday afternoon', 'Double points on weekdays from 3 pm to 5 pm.'],
  ['Double points for tea and cake between 2 and 5', 'Double points on tea and cake from 2 pm to 5 pm.'],
  ['Double points on coffee but not on Sundays', 'Double points on coffee.'],
  [
    '50 points if you spend more than £30',
    'No points hang on how big a sale is, or on what somebody spends over t',
  ],
  [
    '100 bonus points on orders over £75',
    'No points hang on how big a sale is, or on what somebody spends over t',
  ],
  ["You can't get points on sale stuff", 'No points on tobacco.'],
  ['No points unless they spend £10 or more', 'No points under £10.'],
  ['Trade 200 points in for a tote bag', '200 points = a tote bag.'],
  ['No rewards on Saturdays', 'Rewards can be had on every day and at every hour; how many in a visit'],
  ['Consider someone lapsed after 45 days', 'Count members as lapsing after 45 days.'],
  ['Chase lapsed members twice and then leave them be', 'At most 2 nudges, then rest the member.'],
  ["You're a regular once you've been 6 times", 'A regular has at least 6 visits.'],
  ['Each manager can give away 2 free rewards a day', 'At most 2 goodwill rewards a day each.'],
  [
    'Take points back when something is returned',
    'Whatever is refunded takes its points back by itself; there is nothing',
  ],
  [
    'Members who spend over £1000 a year get 500 points',
    'No points hang on how big a sale is, or on what somebody spends over t',
  ],
  ['Double points on Tues & Weds before 12', 'Double points on Tues & Weds before noon'],
  ['Give double pionts on teh 5th of december', 'Give double points on the 5th of december'],
  [
    'Points for tea only on weekdays',
    'Everything earns unless a sentence names what does not, by the item, i',
  ],
  ['Double points for over 60s on Wednesdays', 'Double points on Wednesdays.'],
  ['On Wednesday afternoons everything earns double', 'Double points on Wednesdays from noon to 6 pm.'],
  ['Double points between Christmas and New Year', 'Double points from 25 December to 1 January.'],
  ['Buy 2 candles get 20 points', 'Every candle earns 20 extra points.'],
  ['One free drink per day at most', 'At most one reward per visit.'],
  ['No limit on rewards', 'Points buy as many rewards as they are enough for unless a sentence li'],
  ['Never take points away', 'Points are taken back for what is refunded, by itself, and for nothing'],
  ['100 points equals £1', '100 points are worth £1.'],
  [
    'No more than three emails a week to anyone',
    'At most 3 messages in 7 days to one person, from all of us.',
  ],
  [
    'Double points for our Facebook followers',
    'There is no such way out of here: messages go by e-mail, nudges also b',
  ],
  ['Half points on sale items', 'Everything earns the points for its price, more or nothing: there is n'],
  [
    '1.5 points per pound on weekends',
    'So much for money is one rule for every day; what some days bring more',
  ],
  ['Give evryone duble points on fridays', 'Give everyone double points on fridays'],
  ["Baskets under £3 don't count", 'No points under £3.'],
  ['Spend over £5 to earn', 'No points under £5.'],
  ['Send a nudge after two months away', 'If a regular has not been in for two months, nudge them.'],
  ['Put any sale above £600 on hold', 'Hold anything over £600.'],
  ['No post on Christmas Eve', 'Quiet on Christmas Eve.'],
  ['Test it on 20% of lapsed regulars', 'Hold out 20% of lapsing regulars.'],
  ['Only 100 points can be earned a day', 'Hold anything over 300.'],
  [
    "You can't use points on gift cards",
    'Points buy the rewards that are written down, and nothing else, so tha',
  ],
  ['Use points for delivery', 'Points buy the rewards that are written down, and nothing else, so tha'],
  ['Points for groceries only', 'Everything earns unless a sentence names what does not, by the item, i'],
  ['3 points on every coffee', '3 extra points on every coffee.'],
  ['Tea should earn fewer points', 'Everything earns the points for its price, more or nothing: there is n'],
  ['Beans should only earn double points on Tuesdays', 'Double points on Beans on Tuesdays.'],
  ['Give members double points on tea but not coffee', 'Give members double points on tea.'],
  ['Anyone buying two cakes gets 10 points extra', 'Every cake earns 10 extra points.'],
  ['Anyone buying cake for someone else gets 10 points extra', 'Anyone buying cake gets 10 points extra.'],
  ['Every tea gets you a free biscuit', '100 points = a free coffee.'],
  ['All our customers except staff get 1 point per pound', 'Beans earn 2 points per GBP 1.'],
  ["Any purchase over £200 needs checking unless it's a regular", 'Any purchase over £200 needs checking.'],
  ['First purchases never need checking under £50', 'Never hold a first sale.'],
  ['Never review baskets', 'Sales that are too big to be true can wait for a person'],
  ['Not after 9pm on Sundays', 'Not after 9pm.'],
  ['Closed on Mondays', 'Quiet all day on Mondays.'],
  ["We're closed from Monday", 'From which day to which? Write the first day and the last one, such as'],
  ["When we're closed on Mondays send nothing", 'No messages on Mondays.'],
  [
    "Don't send more than 3 nudges a year",
    'This sentence is not one that I understand, and I find no rule of the ',
  ],
  ["Don't send more than three nudges to one member", "Don't send more than three nudges."],
  ['Get another 5 points per visit', 'Earn 1 point for every GBP 1 spent.'],
  ['Double points in the first two weeks of May', 'Double points on everything.'],
  ['Double points from the 1st to 7th of May and the 10th', 'Double points on 31 December 2026.'],
  ['We do 2 points per pound on Sundays', '2x points on Sundays.'],
  ['Quiet from the 3rd of May', 'From which day to which? Write the first day and the last one, such as'],
  ['Quiet until the 7th of May', 'Quiet hours are 9 pm to 8 am.'],
  ['Arent given points on tips', 'Of points these rules say what a sale earns, what earns more or nothin'],
  ['Points are not given on tips unless over £5', 'Points are not given on tips.'],
];

unseenSentences(read, { understood, refused });
