// How an owner speaks of what loyalty has a rule for, in whatever words, and of what stands beside it. The first that fits is told,
// with the sentence to write instead.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { heldOut, pausing, restDays, restHours } from '../../../../shared/rules/help/heard.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { bonusSaid } from './bonus-said.ts';
import { rewardSaid } from './reward-said.ts';
import { tradeSubjects } from './trade-subjects.ts';

export const loyaltySubjects: readonly Topic[] = [
  ...pausing,
  heldOut('lapsing regulars'),
  {
    first: true,
    heard: sounds(
      String.raw`\bpoints?\b.*\b(?:lapse|lapses|expir\w+|vanish|die|lose|lost|wiped?|reset|run out|good for|valid|last|lasts|worthless|gone)\b|\b(?:expir\w+|lose (?:their|all|the) points|wipe|reset)\b`,
    ),
    says: 'Points do not expire, and there is no rule yet that would take them away after a while: "Points never expire." says the same as nothing',
    without: new Set(['regular', 'lapsed', 'double', 'triple', 'birthday', 'refund']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:third|fourth|fifth|every other|every second|every third|first|last) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week|half)\b|\blast (?:day|week|weekend) of\b`,
    ),
    says: 'A bonus has days that come every week, or dates: of others write the dates of each',
    instead: () => ['Double points on 31 December 2026.', 'Double points from 1 to 24 December 2026.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:in|during|all|until|through(?:out)?) (?:january|february|march|april|may|june|july|august|september|october|november|december|summer|winter|spring|autumn|the holidays|half term|school holidays|term time|advent|lent|ramadan)\b`,
    ),
    says: 'A bonus has dates, from when to when, and is over by itself; what earns nothing and what rewards cost has none',
    instead: (said, text) =>
      /\b(?:double|triple|treble|bonus|extra)/.test(said)
        ? [...bonusSaid(text), 'Double points from 1 to 24 December 2026.']
        : [],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\bhalf (?:the )?points?\b|\bhalf a point\b.*\bon\b|\bfewer points\b|\bless points\b`,
    ),
    says: 'Everything earns the points for its price, more or nothing: there is no half. What earns more, or none, can be said',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:transfer|share|pool|pooling|combine|add (?:their|up)|couples|household|family|families|give (?:their|them) (?:away|to)|donate|charity|gift (?:their|points)|sell (?:their )?points|swap points with|borrow|overdraw|negative|lend|loan)\b(?=.*\b(?:points?|balance|card|account)\b)`,
    ),
    says: 'Points belong to one member: they cannot be shared, lent, moved or given away, and buy the rewards that are written down',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:cash ?out|pay out|paid out|into (?:cash|money|pounds)|exchange (?:them|points) for money|buy points|sell points|points for money)\b`,
    ),
    says: 'Points buy the rewards that are written down and are never paid out; how a sale was paid the till does not tell',
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?=.*\bpoints?\b).*\b(?:refer|referring|referral|recommend(?:ing)? (?:us|a friend)|bring(?:ing|s)? (?:a |in a |their |his |her )?(?:friend|bag|cup|mug|own|dog)|own (?:cup|mug|bag)|likes?|liking|follow(?:ing|s)?|review(?:s|ing)?|feedback|survey|cycling|cycle|walking|recycl\w+|return(?:s|ing)? (?:bottles|jars|egg)|donat\w+|volunteer\w*|check(?:s|ing)? in|quiz|finds?|helping|who helps|dressed|costume|sings?)\b|\bpoints? for (?:cycling|walking|liking|following|reviewing|referring|recycling|bringing|anyone who|whoever|people who|everyone who|coming|returning|being)\b`,
    ),
    says: 'Points come with sales, with joining, with a birthday and with the nudge to a regular who slipped away: of anything else that people do nothing is known',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:second|third|2nd|3rd|fourth) (?:coffee|tea|cup|item|one|sandwich|\w+) (?:of the day|earns?|gets?|is|on the same day|counts?|free|half)\b|\bfirst \w+ of the day\b|\b(?:first|second|third|next) (?:\d+ )?(?:visit|purchase|customers?|people)\b(?=.*\bpoints?\b)`,
    ),
    says: 'Nothing is counted within a day or a visit: a bonus is the same for each piece of an item, on the days and in the hours that it names',
    instead: () => ['Every croissant earns 3 extra points.'],
    alike: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:minimum balance|before they(?:ve)? (?:got|have|reach)|cant (?:spend|redeem|use)|cannot (?:spend|redeem|use)|no (?:redeeming|spending)|at least \d+ points? (?:to|before)|earliest|no earlier|day after|same day)\b(?=.*\b(?:points?|spend|redeem|rewards?|use)\b)`,
    ),
    says: 'A reward can be had as soon as the points are enough for it: what the cheapest one costs is the least that is needed',
    instead: () => ['100 points = a free coffee.'],
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:most|max|maximum|cap|capped|limit|no more than|not more than|at most|up to|more than)\b.*\b(?:earn|earns|earned|collect|hold|balance|points? (?:a|per|in|each|every) (?:\w+ )?(?:day|week|month|year|sale|visit|person|member))\b|\bpoints? (?:a|per|in a) (?:day|week|month)\b.*\b(?:most|max|maximum|limit)\b`,
    ),
    says: 'There is no most that a member may earn or hold: a sale that is too big to be true can wait for a person',
    instead: () => ['Hold anything over 300.'],
    asIs: true,
    without: new Set([
      'goodwill',
      'gift',
      'gifts',
      'reward',
      'rewards',
      'free',
      'manager',
      'managers',
      'staff',
      'nudges',
      'nudge',
    ]),
  },
  ...tradeSubjects,
];

export const loyaltyLastSubjects: readonly Topic[] = [
  ...restDays,
  restHours,
  {
    heard: sounds(String.raw`\bgift (?:cards?|vouchers?)\b`),
    says: 'Whether gift cards earn when they are bought can be said',
    instead: () => ['Gift cards earn points.'],
    alike: true,
  },
  {
    heard: sounds(String.raw`\bworth\b|\bvalue\b`),
    says: 'What a point is worth, for the sum that is owed in points, is said in money',
    instead: () => ['A point is worth 5p.', 'A point is worth GBP 0.05.'],
    alike: true,
  },
  {
    heard: sounds(String.raw`\b(?:after|for|every|with) (?:\d+|\w+) visits\b`),
    says: 'Visits bring nothing by themselves: points come with sales, and rewards are what points buy',
    instead: () => ['100 points = a free coffee.'],
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\bfree\b.*\bpoints?\b|\bpoints?\b.*\b(?:free|reward|swap|redeem|get them|buys?)\b|\brewards?\b|^[a-z ]+ (?:to )?\d+$`,
    ),
    says: 'A reward is written with what it costs, one in each sentence',
    instead: (_, text) => [...rewardSaid(text), '100 points = a free coffee.'],
    alike: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:\d+|one|two|three|four|five|ten|twenty|fifty|hundred) points?\b(?!.*\b(?:per|every|pound|spent)\b)`,
    ),
    says: 'Points are what a reward costs ("100 points = a free coffee."), or what an item earns on top of its price',
    instead: () => ['Every croissant earns 3 extra points.'],
    alike: true,
  },
  {
    heard: sounds(
      String.raw`\bpoints?\b.*\b(?:per|every|for each|a|spent|pound|pounds|penny|pence)\b|\bearn\b`,
    ),
    says: 'What a sale earns is so many points for so much money, the same for all; what earns more, or nothing, has sentences of its own',
    instead: () => ['Earn 1 point for every GBP 1 spent.'],
    asIs: true,
    alike: true,
  },
  {
    heard: sounds(String.raw`\bpoints?\b`),
    says: 'Of points these rules say what a sale earns, what earns more or nothing, what rewards cost, and what joining and a birthday bring',
  },
];
