// Sentences of three shop owners who had seen no grammar, each with what its owner said it means, and the value that this comes to. Those
// below are traps: no rule says what they mean, so that none may be taken for one.
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { type Meant, ownersSentences } from '../../support/unseen-sentences.ts';

const meant: Meant = [
  // Newspapers: 0 points.
  ['Newspapers earn no points.', 'notEarning', [{ kind: 'any', value: 'Newspapers' }]],
  // No loyalty messages on Sundays.
  ["Don't message anyone on Sundays.", 'quietDays', { weekdays: [7], dates: [] }],
  // At most 1 reward redeemed per visit.
  ['Just one reward per visit.', 'rewardsPerVisit', 1],
  // Postage stamps earn 0.
  ['Stamps earn no points either.', 'notEarning', [{ kind: 'any', value: 'Stamps' }]],
  // Cakes earn x2 points.
  [
    'Cakes earn double.',
    'bonuses',
    { items: [{ kind: 'any', value: 'Cakes' }], effect: { kind: 'multiplier', times: 2 } },
  ],
  // Joining bonus 50 points.
  ['New members get 50 points for joining.', 'joiningPoints', 50],
  // Bread, milk, eggs 0 points; all else earns.
  [
    'Points on everything but bread, milk and eggs.',
    'notEarning',
    [
      { kind: 'any', value: 'bread' },
      { kind: 'any', value: 'milk' },
      { kind: 'any', value: 'eggs' },
    ],
  ],
  // x2 on Wednesdays and Thursdays.
  [
    'Double points all day Wednesday and Thursday.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { days: { weekdays: [3, 4], dates: [] } },
    },
  ],
  // Sales < £2.00 earn none.
  ['Spend under two pounds and you get no points.', 'minimumSaleMinor', 200],
  // Points x3 on 1 May.
  [
    'Triple points on 1 May.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 3 },
      when: { days: { weekdays: [], dates: [{ from: '05-01', to: '05-01' }] } },
    },
  ],
  // Min purchase £3.00 for points.
  ['At least £3 must be spent to earn points.', 'minimumSaleMinor', 300],
  // Points x2 on all Tuesdays.
  [
    'Double points on Tuesdays.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { days: { weekdays: [2], dates: [] } },
    },
  ],
  // 2 points per £1.00.
  ['Give 2 points for every quid.', 'earn', { points: 2, perMinor: 100 }],
  // No messages 20:00 to 09:00.
  ['Quiet hours 8pm to 9am.', 'quietHours', { from: '20:00', until: '09:00' }],
  // Reward: £5.00 off for 200 points.
  ['200 points gets you a fiver off.', 'rewards', [{ reward: 'fiver off', points: 200 }]],
  // Regular lapsing after 42 days without visit.
  ['After six weeks without a visit a regular counts as lapsing.', 'lapsingDays', 42],
  // Reward: coffee free, costs 100 points.
  ['A free coffee for 100 points.', 'rewards', [{ reward: 'free coffee', points: 100 }]],
  // Loyalty messages not after 21:00.
  ['No messages after 9pm.', 'quietHours', { from: '21:00' }],
  // Lottery tickets earn 0 points.
  ["Lottery tickets don't earn anything.", 'notEarning', [{ kind: 'any', value: 'Lottery tickets' }]],
  // No expiry.
  ['Points never expire.', 'expiry', 'never'],
  // 1 point per £1.00 of purchase.
  ['One point for every pound spent.', 'earn', { points: 1, perMinor: 100 }],
  // Cigarettes earn 0 points.
  ['No points on cigarettes.', 'notEarning', [{ kind: 'any', value: 'cigarettes' }]],
  // Lapsing = 30 days without visit.
  ["Someone who hasn't been in for 30 days is lapsing.", 'lapsingDays', 30],
  // Coffee x2 only for sales before 09:00; other items not.
  [
    'Double points on coffee before 9am only.',
    'bonuses',
    {
      items: [{ kind: 'any', value: 'coffee' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { hours: { from: '00:00', until: '09:00' } },
    },
  ],
  // Reward sandwich for 250 points.
  ['A free sandwich costs 250 pts.', 'rewards', [{ reward: 'free sandwich', points: 250 }]],
  // Points x2 from 14:00 to 16:00 daily.
  [
    'Twice the points between 2 and 4 in the afternoon.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { hours: { from: '14:00', until: '16:00' } },
    },
  ],
  // Joining bonus 100 points.
  ['Joining is worth a hundred points.', 'joiningPoints', 100],
  // Birthday bonus 25 points.
  ['Give everybody 25 points on their birthday.', 'birthdayPoints', 25],
  // Sales with total > £150.00: points held for approval.
  ['Hold any sale over £150 for approval.', 'holdOverMinor', 15000],
  // Teas earn x3.
  [
    'Triple points on all teas, please.',
    'bonuses',
    { items: [{ kind: 'any', value: 'teas' }], effect: { kind: 'multiplier', times: 3 } },
  ],
  // 5 points per £10.00 spent.
  ['Give 5 points per £10.', 'earn', { points: 5, perMinor: 1000 }],
  // Gift card sales 0 points.
  ['Gift cards earn nothing.', 'giftCardsEarn', false],
  // Reward loaf, 120 points.
  ['A free loaf for a hundred and twenty points.', 'rewards', [{ reward: 'free loaf', points: 120 }]],
  // 1 point per £0.10.
  ['Ten pence spent, one point.', 'earn', { points: 1, perMinor: 10 }],
  // Magazines 0 points.
  ["Magazines don't count for points.", 'notEarning', [{ kind: 'any', value: 'Magazines' }]],
  // Sales > £120.00 held.
  ['Any sale above £120 has to be approved first.', 'holdOverMinor', 12000],
  // Parcels and bill payments 0 points.
  [
    'No points for parcels or bill payments.',
    'notEarning',
    [
      { kind: 'any', value: 'parcels' },
      { kind: 'any', value: 'bill payments' },
    ],
  ],
  // Vegetables x3.
  [
    'Vegetables get triple.',
    'bonuses',
    { items: [{ kind: 'any', value: 'Vegetables' }], effect: { kind: 'multiplier', times: 3 } },
  ],
  // Joining bonus 30.
  ['Signing up brings 30 points.', 'joiningPoints', 30],
  // x3 on 24 December.
  [
    'Triple points on Christmas Eve.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 3 },
      when: { days: { weekdays: [], dates: [{ from: '12-24', to: '12-24' }] } },
    },
  ],
  // 1 point per £1.00.
  ['You get a point for each pound you spend.', 'earn', { points: 1, perMinor: 100 }],
  // x2 on Sundays.
  [
    'Sundays are double points days.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { days: { weekdays: [7], dates: [] } },
    },
  ],
  // Sales < £1.50 none.
  ["Purchases below £1.50 don't earn.", 'minimumSaleMinor', 150],
  // Vapes 0.
  ['Vapes never earn points.', 'notEarning', [{ kind: 'any', value: 'Vapes' }]],
  // x2 daily from 16:00 to close.
  [
    'From 4pm on we give double points.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { hours: { from: '16:00', until: '00:00' } },
    },
  ],
  // Reward scone for 60 points.
  ['A free scone at 60 points.', 'rewards', [{ reward: 'free scone', points: 60 }]],
  // Reward tea free, 80 points.
  ['For 80 points they get a free tea.', 'rewards', [{ reward: 'free tea', points: 80 }]],
  // No messages on Saturdays.
  ['Never message members on a Saturday.', 'quietDays', { weekdays: [6], dates: [] }],
  // x2 on 14 February.
  [
    'Double points on 14 February.',
    'bonuses',
    {
      items: [{ kind: 'any', value: '*' }],
      effect: { kind: 'multiplier', times: 2 },
      when: { days: { weekdays: [], dates: [{ from: '02-14', to: '02-14' }] } },
    },
  ],
  // 3 points per £2.00.
  ['3 points for every £2, please.', 'earn', { points: 3, perMinor: 200 }],
  // Reward £10.00 off for 500 points.
  ['A £10 voucher costs 500 points.', 'rewards', [{ reward: '£10 voucher', points: 500 }]],
  // Sales >= £5.00 earn.
  ['From a fiver up you earn points.', 'minimumSaleMinor', 500],
  // Milk 0 points.
  ['Milk earns no points.', 'notEarning', [{ kind: 'any', value: 'Milk' }]],
  // No messages 21:00-08:00.
  ['Quiet from 9pm to 8am.', 'quietHours', { from: '21:00', until: '08:00' }],
  // Per member 1 redemption a day.
  ['One reward a day per person.', 'rewardsPerVisit', 1],
  // Lapsing = regular with 21 days no visit.
  ['We say a regular is lapsing after three weeks away.', 'lapsingDays', 21],
  ['Mondays are message-free.', 'quietDays', { weekdays: [1], dates: [] }],
  ['Birthdays: sixty points.', 'birthdayPoints', 60],
  ['A welcome gift of 75 points for new members.', 'joiningPoints', 75],
  ["A regular is lapsing when we haven't seen them for 45 days.", 'lapsingDays', 45],
  ["Send a message to regulars who've been away for two weeks.", 'lapsingDays', 14],
];

const traps: readonly string[] = [
  'Do points expire after a year?',
  'Mow the lawn at the back of the shop on Thursdays.',
  'Text people about a left cart after two hours.',
  'Print the points balance on the receipt.',
  'Report suspicious customers to the police.',
  'Let them pay part with points and part with cash at any rate they like.',
  'Check their age before giving points on wine.',
  'Show a leaderboard on the screen by the door.',
  'Give a raffle ticket with every ten points.',
  'Cakes and coffees together earn double.',
  'Perhaps we could give 75 for joining.',
  "Guess the birthday if we don't have it.",
  'Every other Tuesday is double points.',
  '5% back in points, not five points.',
  'A regular is someone with more than four visits, or who spends over £100 a month.',
  'Points expire after a year.',
  'Points for good reviews on Google.',
  'Pay staff a bonus for every new member.',
  "More points when it's snowing.",
  "Points expire after 12 months unless you've been in within the last three.",
  'Give NHS staff ten percent off.',
  'Make gold, silver and bronze members.',
  'Issue plastic cards with their photo.',
  'Last summer we gave triple points on ice cream.',
  'Donate unused points to the hospice.',
  'Give interest on points every month.',
  'Take the points off people who are rude.',
  'Let members give their points to a friend.',
  'Staff may give 20 points a day in total, not per customer.',
  'Give 100 points for bringing a friend.',
  'Send the champion a hamper at year end.',
  'Give points for following us on Instagram.',
  "I'd love it if the council fixed the pavement.",
  'Swap points for Nectar points.',
  'Ring lapsing customers at home.',
  'A regular is someone with more than four visits and over £100 a month.',
  'Points for bringing your own cup.',
  'No earlier than the second visit can points be spent.',
  'From £50 you get 10 extra points, over £100 25.',
  'Let families share one account.',
  'Offer a biscuit with tea.',
  "It isn't that cigarettes don't earn points.",
  "Nothing is held that isn't over £80.",
  'Tell the bank about odd sales.',
  'Match points to how much profit the item makes.',
  'Give everyone in the queue five points if they waited long.',
  'Charge a yearly fee for membership.',
  "Make points worth more the longer they're kept.",
  "Don't let points expire unless the member's been away for a year.",
  'We had double points on Thursdays until last spring.',
  'Let people see their points on their watch.',
  'Run a prize draw at Christmas.',
  'Never offer alcohol as an add-on.',
  'Points for walking to the shop.',
  'Print stamps cards in green.',
  'Recognise regulars by their face.',
  'Nobody but Sheila can give more than ten points goodwill.',
  "Order new loyalty cards when we're down to ten.",
  'Regulars may park behind the shop.',
  'Maybe ten points for a cake would be nice.',
  'Give the owner of each pub in town a free account.',
  "Double points on Saturdays, triple if it's the first of the month.",
  'Hold sales by new members over £40.',
  'Let members buy points with cash.',
  'Regular: at least one visit a week for four weeks running.',
  'Members who joined before 2020 get 2 points per pound.',
  'Send a Christmas card by post.',
  'Have the till play a tune for regulars.',
  'Double points every other Friday, starting on the 7th.',
  'Move points from the old system over.',
  'Who is a regular?',
  'Only members over 60 get double on Wednesdays.',
  'Let them pay their gas bill with points.',
  'Give double points when United win.',
  "Give a member's dog a biscuit.",
  'The cart must be at least £20 for a reminder.',
  'Points for filling in our questionnaire.',
  'Give students a card of another colour.',
  'Lend points to people who are short.',
  'Take points back when goods are returned three weeks later without receipt.',
  'Auction off the hampers for points.',
  'Twenty points for a hamper.',
  'Plant a tree for every 1,000 points.',
  'A welcome gift of 75 points for new staff.',
  'Birthday cake: sixty points.',
  'The Birthday Cake earns 12 points.',
  "Birthday points aren't for staff.",
  'Set prices by how many points someone has.',
  'Five points might do for a bagel.',
  'Have a points race between the two villages.',
  'Points for anyone who finds my cat.',
  'Stop the till when a thief comes in.',
  'Points for liking our page.',
  'Convert points into air miles.',
  'Give triple points when the sun shines.',
  'When we opened we gave 200 points to everybody.',
  'Give regulars their own mug.',
  'Is it double points today?',
  'Pay out points in cash on request.',
  'Name a sandwich after the best customer.',
  'Knock 5% off for regulars.',
  'Greet regulars by name on the door display.',
  'Give teachers and firemen double.',
  "Work out from their shopping when they'll have a baby.",
  'Send regulars a calendar by post.',
  'Put the best customers first in the queue.',
  'Let couples add their points up.',
  'Let people bet their points on the Grand National.',
  'Let kids collect stickers as well.',
  'Compare the signature with the one on file.',
  'Points for cycling here instead of driving.',
  'Use their fingerprint instead of a card.',
  'Give back points we forgot in 2019.',
  'Ask lapsing regulars what went wrong.',
];

ownersSentences((currency) => loyaltyLanguage.grammar(currency), { meant, traps });
