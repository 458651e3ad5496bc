// What a loyalty programme's owner says of limits, of how many and how often, in words that other rules have, too.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { soManyIn } from '../../../../shared/rules/help/heard.ts';
import { amountsIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { bonusSaid } from './bonus-said.ts';

const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?)';

export const earlySubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:use|uses|used|spend|redeem|redeemed)\b.*\bpoints?\b.*\b(?:on|for|towards|against)\b(?!.*\bspent\b)|\bpoints?\b.*\b(?:used|redeemed|spent) (?:on|for|towards|against)\b`,
    ),
    says: 'Points buy the rewards that are written down, and nothing else, so that what they may not be used for need not be said',
    without: new Set(['every', 'each', 'per', 'pound', 'double', 'triple', 'earn', 'under', 'over']),
  },
  {
    first: true,
    heard: sounds(String.raw`\bonly \d+ points?\b.*\b(?:a|per|each|every|in a) (?:day|sale|visit|week)\b`),
    says: 'There is no most that may be earned, neither on a sale nor in a day: a sale that is too big to be true can wait for a person',
    instead: () => ['Hold anything over 300.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?:only )?points? (?:only )?(?:for|on) (?!.*(?:£|\b(?:sales|purchases|orders|members|customers|people)\b)).*\bonly\b|^only [a-z ]+ (?:earns?|gets?|brings?) points?$`,
    ),
    says: 'Everything earns unless a sentence names what does not, by the item, its category or its tag, on every day and for everybody',
    without: new Set(['double', 'triple', 'bonus', 'extra']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:sales?|baskets?|purchases?|orders?|bills?)\b.*\b(?:under|below|less than)\b.*\d.*\b(?:dont|doesnt|not|never|no|nothing)\b.*\b(?:count|earn|get|points?|qualify)?\b|^spend (?:over|at least|more than) .*\d.* to (?:earn|collect|get points)\b`,
    ),
    says: 'Small sales can earn nothing: say below which total',
    instead: (_, text) =>
      amountsIn(text)
        .slice(0, 1)
        .map((amount) => `No points under ${amount}.`),
    asIs: true,
    without: new Set(['hold', 'held', 'check', 'review', 'double', 'bonus']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:no (?:limit|maximum|cap|upper limit)|unlimited|without (?:a )?limit|as many (?:as they|rewards))\b.*\b(?:rewards?|freebies|redemptions?|free)\b|\b(?:rewards?|freebies)\b.*\b(?:no limit|unlimited|without (?:a )?limit|as many as)\b`,
    ),
    says: 'Points buy as many rewards as they are enough for unless a sentence limits them: there is nothing to write for it',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:never|dont|not|no)\b.*\b(?:take|takes|taking|remove|deduct)\b.*\bpoints?\b.*\b(?:away|off|back)\b`,
    ),
    says: 'Points are taken back for what is refunded, by itself, and for nothing else: there is nothing to write for it',
    without: new Set(['refund', 'refunds', 'returned', 'return']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?:only |at most |max |maximum )?(?:one|two|three|[1-5]) (?:free \w+|freebies?|rewards?) (?:a|per|each|every|in a) (?:day|visit)\b`,
    ),
    says: 'Rewards may be limited by the visit, which is a day, whatever they are',
    instead: (said) => {
      const [word = '1'] = /\b(?:one|two|three|four|five|[1-5])\b/.exec(said) ?? [];
      return [`At most ${word} ${/^(?:one|1)$/.test(word) ? 'reward' : 'rewards'} per visit.`];
    },
    asIs: true,
    without: new Set(['points', 'manager', 'managers', 'staff']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:buy|buys|buying|order|orders) (?:[2-9]|\d\d|two|three|four|five|six|ten|several) \w+\b.*\bpoints?\b`,
    ),
    says: 'How many of a thing somebody buys makes no difference: points on top are the same for each piece',
    instead: (_, text) => {
      const [, item, points] =
        /(?:[2-9]|\d\d|two|three|four|five|six|ten) (\w+(?: \w+)?),? (?:and |to )?(?:get|gets|earn|earns|for) (\d+)/i.exec(
          text,
        ) ?? [];
      return item === undefined ? [] : [`Every ${item.replace(/s$/i, '')} earns ${points} extra points.`];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `^(?!.*\\b(?:double|triple|extra|bonus|no|not)\\b).*\\bpoints? (?:per|a|for every|for each|every|each) (?:pound|£|quid|euro).*\\b(?:on|at|during|every|in) (?:\\w+ )?(?:${WEEKDAY}|christmas|december|january|summer|mornings?|afternoons?)\\b`,
    ),
    says: 'So much for money is one rule for every day; what some days bring more is said by how many times the usual points',
    instead: (_, text) => {
      const times = /\d+(?:\.\d+)?/.exec(text)?.[0] ?? '2';
      return times === '1'
        ? []
        : bonusSaid(`${times}x points ${text.slice(text.search(/\b(?:on|at|during|every|in) /i))}`);
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:hold|check|flag|review|park)\b.*\bfirst (?:\w+ )?(?:sale|purchase|order|shop|basket)s?\b.*\d|\bfirst (?:sale|purchase|order)s?\b.*\d.*\b(?:hold|check|checked|flag|review|held)\b`,
    ),
    says: 'A new member’s first sale can wait for a person from an amount on',
    instead: (_, text) =>
      amountsIn(text)
        .slice(0, 1)
        .map((amount) => `Hold first sales over ${amount}.`),
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont', 'under', 'below']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:two|three|four|five|[2-9]) (?:mails?|emails?|messages?|letters?)\b.*\b(?:a|per|in a|every|each|within) (?:\w+ )?(?:days?|week|month|fortnight)\b`,
    ),
    says: 'How many messages a person gets in so many days is said of all products together',
    instead: (said) => {
      const many = soManyIn(said);
      return many === undefined || many.count > 10 || many.days > 60
        ? []
        : [
            `At most ${many.count} messages in ${many.days === 1 ? '1 day' : `${many.days} days`} to one person, from all of us.`,
          ];
    },
    asIs: true,
    without: new Set(['least', 'points']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\bvisits? (?:is|are|makes?|becomes?|counts? as) (?:a |an )?regulars?\b|\b(?:is|are|be|makes?|becomes?) (?:a )?regulars?\b.*\bvisits?\b`,
    ),
    says: 'Who is a regular is said by how many visits somebody has in all, not by how often or for how much',
    instead: (said) => {
      const figure = /\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/.exec(said)?.[1];
      return [
        ...(figure === undefined ? [] : [`A regular has at least ${figure} visits.`]),
        'A regular has at least 5 visits.',
      ];
    },
    asIs: true,
    without: new Set(['week', 'month', 'year', 'most', 'points']),
  },
];
