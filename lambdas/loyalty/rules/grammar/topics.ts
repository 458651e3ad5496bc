// What loyalty says of matters that it has no rule for.

import { asked, notOurs } from '../../../../shared/rules/declared/not-ours.ts';
import { stems, timeTopics, wordingTopic } from '../../../../shared/rules/declared/topics.ts';
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { sameDay } from '../../../../shared/rules/help/same-day.ts';
import { earlySubjects } from './early-subjects.ts';
import { figuresSaid } from './figures-said.ts';
import { firstSubjects } from './first-subjects.ts';
import { plainSubjects } from './plain-subjects.ts';
import { stampTopics } from './stamp-topics.ts';
import { loyaltyLastSubjects, loyaltySubjects } from './subjects.ts';
import { whenTopics } from './when-topics.ts';

export const loyaltyTopics: readonly Topic[] = [
  ...sameDay,
  ...figuresSaid,
  ...asked,
  ...earlySubjects,
  ...firstSubjects,
  ...plainSubjects,
  ...notOurs,
  {
    first: true,
    any: stems('loyal loyalty vip best'),
    and: stems('point points'),
    without: stems('card cards programme'),
    says: 'Members have no levels: everybody earns by the same rules; points come with sales, with joining, with a birthday and with the nudge to a regular who slipped away',
  },
  {
    first: true,
    any: stems('lapsed lapsing regular regulars back return'),
    and: stems('point points bonus'),
    without: stems('double triple treble % percent joining join'),
    says: 'A lapsed regular may get points with the nudge that goes out by itself; a win-back bonus is given by staff with one tap: "A win-back bonus is 50 points."',
    instead: 'Give lapsed regulars 50 points.',
  },
  ...loyaltySubjects,
  ...whenTopics,
  {
    first: true,
    any: stems('goodwill goodwil gift gifts'),
    and: stems('day daily week manager managers staff each limit'),
    says: 'What a manager gives out of goodwill may be limited by the day, for each of them alike',
    instead: 'At most 3 goodwill rewards a day each.',
  },
  {
    any: stems('used use redeemed redeem spent'),
    and: stems('point points reward rewards'),
    says: 'Points buy the rewards that are written down, and nothing else, so that what they may not be used for need not be said',
    instead: '100 points = a free coffee.',
  },
  {
    any: stems('under below less small smaller'),
    and: stems('hold review check flag park'),
    says: 'Only big sales are held: a small one does no harm',
    instead: 'Hold anything over 300.',
    alike: true,
  },
  {
    any: stems('hold review check flag park approve approval approved'),
    and: stems('sale sales purchase purchases order basket anything over above'),
    says: 'Sales that are too big to be true can wait for a person',
    instead: 'Hold anything over 300.',
    alike: true,
  },
  {
    any: stems('value swapped exchanged refunded worth paid'),
    and: stems('cash money'),
    says: 'Points buy the rewards that are written down, and nothing else, so this need not be said',
    instead: '100 points = a free coffee.',
  },
  {
    any: stems('tax taxes vat gst excluded'),
    and: stems('tax taxes vat gst'),
    says: 'Points are counted from the total that the till tells, as it tells it',
    instead: 'Earn 1 point for every 1 spent.',
  },
  {
    any: stems('free'),
    and: stems('week month year'),
    says: 'Rewards may be limited by the visit, which is a day; otherwise points buy as many as they are enough for',
    instead: 'At most 1 reward per visit.',
  },
  {
    any: stems('free'),
    and: stems('joins join signs sign joining'),
    says: 'Rewards are what points buy; a new member may have points for joining, and rewards may be limited by the visit',
    instead: '50 points for joining.',
  },
  {
    any: stems('than most max maximum limit cap'),
    and: stems('earn earns collect collects daily cap'),
    without: stems('extra bonus times'),
    says: 'There is no most that somebody may earn: what is too big to be true can wait for a person',
    instead: 'Hold anything over 300.',
  },
  {
    any: stems('max maximum most'),
    and: stems('free'),
    says: 'Rewards may be limited by the visit, which is a day; otherwise points buy as many as they are enough for',
    instead: 'At most 1 reward per visit.',
  },
  ...stampTopics,
  {
    first: true,
    any: stems('birthday birthdays anniversary'),
    says: 'A birthday may bring points, the same for every member and once a year, in the morning of that day: say how many',
    instead: '25 points on your birthday.',
  },
  {
    any: stems('back comeback winback'),
    and: stems('welcome win come comeback winback return'),
    says: 'A win-back bonus is given by staff with one tap, from the list of lapsing regulars; the rule says how many points it has',
    instead: 'A win-back bonus is 50 points.',
  },
  {
    first: true,
    any: stems('joining join joins welcome signup signing signs register registering enrol enroll form'),
    says: 'A new member may get points for joining: say how many',
    instead: '50 points for joining.',
  },
  {
    first: true,
    any: stems('reward rewards prize treat redeem redeems redeemed'),
    and: stems('visit visits day time once per week month limit'),
    says: 'Rewards may be limited by the visit, which is a day; otherwise points buy as many as they are enough for',
    instead: 'At most 1 reward per visit.',
  },
  {
    any: stems('only else'),
    and: stems('earn earns'),
    says: 'Everything earns unless a sentence says that it does not: name what earns nothing',
  },
  {
    any: stems('refund refunds refunded return returns returned'),
    says: 'Whatever is refunded takes its points back by itself; there is nothing to write for it',
  },
  {
    any: stems('tier tiers gold silver bronze platinum vip level levels'),
    says: 'Members have no levels: everybody earns by the same rules, and rewards are what points buy',
    instead: '100 points = a free coffee.',
  },
  {
    any: stems('card cash paying payment contactless'),
    and: stems('point points'),
    says: 'The till does not tell how a sale was paid, so no points can hang on that',
  },
  {
    any: stems('rain rains weather sunny'),
    says: 'Nobody tells us of the weather: a bonus may have days and hours',
    instead: 'Double points on Tuesdays.',
  },
  {
    any: stems('balance'),
    says: 'The balance goes out in the evening of each day on which it changed, outside the quiet hours: no sentence stops it or moves its hour, and each member can stop it by the link in it',
  },
  {
    any: stems('text texts sms phone'),
    says: 'Loyalty writes by e-mail only; quiet hours and quiet days are what can be said of it',
  },
  {
    any: stems('round rounded rounding'),
    without: stems('up'),
    says: 'Points are exact and shown rounded down; whether parts of an amount count is a rule',
    instead: 'Only whole pounds count.',
  },
  {
    any: stems('round rounded rounding'),
    says: 'Points are exact and shown rounded down: nothing rounds them up',
  },
  {
    any: stems('off discount discounts'),
    says: 'What somebody gets is a reward that points buy, and nothing comes off by itself',
    instead: '500 points = 25 off.',
  },
  {
    any: stems('combined combine stack stacked'),
    says: 'Points buy as many rewards as they are enough for, unless a sentence limits them: there is nothing to write for it',
  },
  {
    last: true,
    any: stems('email emails mail nudge write message contact call ring'),
    and: stems('lapsed lapsing away seen been'),
    says: 'A regular who slips away gets one e-mail by itself ("Nudge once when a regular lapses."), or is only listed at the desk ("Only list lapsing regulars.")',
  },
  {
    last: true,
    any: stems('earn earns'),
    without: stems('no not dont nothing never double triple'),
    says: 'Everything earns the points for its price by itself: write what earns nothing, or what earns more',
  },
  wordingTopic,
  ...timeTopics,
  ...loyaltyLastSubjects,
];
