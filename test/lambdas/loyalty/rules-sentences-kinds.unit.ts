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
  ['Double points for over 60s on Wednesdays', 'Double points on Wednesdays.'],
];

unseenSentences(read, { understood, refused });
