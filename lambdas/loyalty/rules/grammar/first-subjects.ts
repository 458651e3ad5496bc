// What a loyalty programme's owner says in words that other rules have, too: told before anything else that they sound of.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { amountsIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { bonusSaid } from './bonus-said.ts';
import { rewardSaid } from './reward-said.ts';

const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?)';
const COUNTS: Readonly<Record<string, number>> = {
  once: 1,
  one: 1,
  twice: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

export const firstSubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\bpoints?\b.*\b(?:refund\w*|returned|returns? (?:it|something|goods|items?|things?)|(?:brings?|brought|sends?) (?:it|something|things|goods|them|items?) back|is returned|gets returned)\b|\b(?:refund\w*|returned|returns?)\b.*\bpoints?\b`,
    ),
    says: 'Whatever is refunded takes its points back by itself; there is nothing to write for it',
    without: new Set(['bottle', 'jar', 'cup', 'double', 'triple', 'lapsed', 'bag']),
  },
  {
    heard: sounds(
      String.raw`^(?!.*\b(?:double|triple|treble|extra|bonus|times|half)\b).*\bpoints?\b.*\b(?:sale (?:stuff|items?|things?|goods|stock|prices?|products?|lines?)|on sale|in the sale|clearance|on offer|special offers?)\b|\b(?:sale (?:stuff|items?|things?|goods|stock|products?|lines?)|on sale|in the sale|clearance)\b.*\bpoints?\b`,
    ),
    says: 'The till does not tell what was reduced: what earns nothing is named by the item, its category or its tag',
    without: new Set(['category', 'tag', 'tagged']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\bpoints?\b.*\b(?:unless|only if|until|only when) (?:they|you|people|somebody|someone|members|customers|the sale|the bill|it)(?: \w+)? (?:spends?|spent|pays?|comes? to|is over|is at least|buys? for|for)\b.*\d|\b(?:spend|spending) (?:of )?(?:at least )?£ \d.*\b(?:to|before they) (?:get|earn|collect) (?:any )?points?\b|^(?:only )?points? (?:only )?(?:on|for|with) (?:sales|purchases|orders|baskets|bills) (?:of )?(?:more than|over|above|at least|from).*\bonly\b|^points? only (?:on|for|with|if|when|above|over)\b.*£`,
    ),
    says: 'Small sales can earn nothing: say below which total',
    instead: (_, text) => [
      ...amountsIn(text)
        .slice(0, 1)
        .map((amount) => `No points under ${amount}.`),
      'No points under GBP 5.',
      'No points under 5.',
    ],
    asIs: true,
    without: new Set(['double', 'triple', 'bonus', 'extra']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:spends?|spending|spent|buys? for)\b.*(?:£|\d).*\b(?:gets?|earns?|receives?|is given|are given|bonus)\b.*\bpoints?\b|\bpoints?\b.*\b(?:if|when|whenever|once|for|to) (?:\w+ ){0,2}(?:spends?|spending|spent)\b.*\d|\bpoints?\b.*\b(?:on|for|with) (?:\w+ )?(?:orders?|sales?|purchases?|baskets?|bills?) (?:of |worth )?(?:over|above|at least|more than|of|from)\b.*\d`,
    ),
    says: 'No points hang on how big a sale is, or on what somebody spends over time: they grow with every sale by themselves; a bonus is for items, days and hours',
    instead: (_, text) =>
      bonusSaid(text.replace(/\b(?:on|for|with|if|when) .*/i, '')).filter((one) => !/everything/.test(one)),
    asIs: true,
    without: new Set([
      'no',
      'not',
      'never',
      'dont',
      'under',
      'below',
      'joining',
      'hold',
      'every',
      'each',
      'per',
      'swap',
      'off',
    ]),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?:one|an?|each|every|1) points? (?:is|equals?|means|are)? ?(?:£|\d+ ?p\b|an? penny|one p)`,
    ),
    says: 'Is that what a point is worth, or what has to be spent for one? For what is earned write "1 point for every £1 spent."',
    instead: (_, text) => {
      const value = /(?:=|is|equals?|means|worth)\s+(.+)/i.exec(text)?.[1]?.replace(/[.!]$/, '');
      return [
        ...(value === undefined ? [] : [`A point is worth ${value}.`]),
        'A point is worth 5p.',
        'A point is worth GBP 0.05.',
      ];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `^(?!.*\\b(?:points?|goodwill|gifts?)\\b).*\\b(?:rewards?|freebies?|prizes?|redemptions?|redeem|redeemed|redeeming)\\b.*\\b(?:${WEEKDAY}|mornings?|afternoons?|evenings?|lunchtimes?|christmas|december|before|between)\\b`,
    ),
    says: 'Rewards can be had on every day and at every hour; how many in a visit can be said, and a condition for people to mind stands in brackets: "100 points = a free coffee (not on Saturdays)."',
    without: new Set(['mail', 'email', 'tell', 'visit']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:managers?|staff|employees?|supervisors?|team members?)\b.*\b(?:give|gives|hand|hands|grant|allowed|away)\b.*\b(?:rewards?|freebies?|gifts?|free \w+)\b`,
    ),
    says: 'What a manager gives out of goodwill may be limited by the day, for each of them alike',
    instead: (said) => {
      const most = /\b([1-9]\d?|two|three|four|five|six|ten)\b/.exec(said)?.[1];
      return [
        ...(most === undefined ? [] : [`At most ${most} goodwill rewards a day each.`]),
        'At most 3 goodwill rewards a day each.',
      ];
    },
    asIs: true,
    without: new Set(['week', 'month', 'year', 'points']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:chase|nudge|mail|email|write to|contact|remind|message)\b.*\b(?:lapsed|lapsing|lost|missing|away)\b.*\b(?:once|twice|(?:two|three|four|five|[1-5]) times)\b`,
    ),
    says: 'Say how many nudges a member gets at most',
    instead: (said) => {
      const word = /\b(once|twice|two|three|four|five|[1-5]) ?(?:times)?\b/.exec(said)?.[1] ?? 'twice';
      const most = COUNTS[word] ?? Number(word);
      return [`At most ${most} ${most === 1 ? 'nudge' : 'nudges'}, then rest the member.`];
    },
    asIs: true,
    without: new Set(['week', 'month', 'year', 'points']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:is|are|counts?|count|become|becomes?|call|considered|mark|marked|treat|regard|class|classed)\b.*\b(?:lapsed|lapsing|lost|inactive|dormant|gone)\b.*\b(?:after|when|if|without|for)\b.*\b(?:days?|weeks?|months?)\b|\b(?:lapsed|lapsing|lost|inactive|dormant) (?:after|means|is|if)\b.*\b(?:days?|weeks?|months?)\b`,
    ),
    says: 'After how long away a regular counts as lapsing can be said',
    instead: () => ['Count members as lapsing after 8 weeks.'],
    without: new Set(['points', 'point', 'nudge', 'no', 'not', 'never', 'expire']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?=.*\b(?:points?|double|triple|bonus|extra)\b).*\b(?:first|second|third|fourth|last|\d+ ?(?:st|nd|rd|th)) (?:day |week |weekend |half )?of (?:every|each|the|any|january|february|march|april|may|june|july|august|september|october|november|december)\b`,
    ),
    says: 'A bonus has days that come every week, or dates: of others write the dates of each',
    instead: (said, text) =>
      datesSaid(said).flatMap((dates) =>
        bonusSaid(
          `${text.replace(/ (?:on|for|in|during|every)?(?: the)? (?:first|second|third|fourth|last|\d+ ?(?:st|nd|rd|th)) .*$/i, '')} ${dates}`,
        ),
      ),
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont', 'mail', 'email', 'mails', 'emails']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\bfree\b.*\b(?:when|once|if|after|as soon as) .*\b\d+ points?\b|\b(?:off|free)\b.*\b(?:when|once|as soon as|if) (?:they|you|members?|somebody|someone)\b.*\b\d+\b|\b\d+ points?\b.*\b(?:in for|gets? (?:them|you|people|members?)|towards|buys? (?:them|you))\b`,
    ),
    says: 'A reward is written with what it costs, one in each sentence',
    instead: (_, text) => [...rewardSaid(text), '100 points = a free coffee.'],
    asIs: true,
    without: new Set([
      'joining',
      'birthday',
      'join',
      'visit',
      'double',
      'triple',
      'extra',
      'bonus',
      'lapsed',
      'expire',
    ]),
  },
];

/** "The first week of December": the dates of it, as they are written. */
function datesSaid(said: string): readonly string[] {
  const [, which = '', what = '', month = ''] =
    /\b(first|second|third|\d+)(?: ?(?:st|nd|rd|th))?( week| half)? of (?:the month of )?(january|february|march|april|may|june|july|august|september|october|november|december)\b/.exec(
      said,
    ) ?? [];
  const named = month === '' ? '' : `${month.charAt(0).toUpperCase()}${month.slice(1)}`;
  const start = { first: 1, second: 8, third: 15 }[which];
  if (named !== '' && what.trim() === 'week' && start !== undefined)
    return [`from ${start} to ${start + 6} ${named}`];
  if (named !== '' && what.trim() === 'half' && start !== undefined)
    return [which === 'first' ? `from 1 to 15 ${named}` : `from 16 to 28 ${named}`];
  const day =
    /\b(\d+)(?: ?(?:st|nd|rd|th))? of (?:every|each|the) month\b/.exec(said)?.[1] ??
    (/\bfirst (?:day )?of (?:every|each|the) month\b/.test(said) ? '1' : undefined);
  return day === undefined ? ['on 31 December 2026'] : [`on ${day} December 2026`];
}
