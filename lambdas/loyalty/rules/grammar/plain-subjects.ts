// What a loyalty programme's owner says whose words sound of another matter: told before the matters that they sound of.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { meant } from '../../../../shared/rules/help/meant.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { sentenceStart } from '../../../../shared/rules/slots/slot.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';

const FIGURE = '(?:[1-9]\\d*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)';
const SALE = '(?:day|sale|week|visit|purchase|month|basket|transaction|shop|year|go)';

export const plainSubjects: readonly Topic[] = [
  ...meant,
  {
    first: true,
    heard: sounds(String.raw`\bpoints?\b.*\bexpir\w+|\bexpir\w+.*\bpoints?\b`),
    says: 'Points do not expire, and there is no rule yet that would take them away after a while, for regulars or anybody: "Points never expire." says the same as nothing',
    without: new Set(['double', 'triple', 'birthday', 'refund', 'never', 'warn', 'remind', 'tell']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:bring|brings|brought|take|takes|send|sends|hand) (?:\w+ )?back\b.*\bpoints?\b.*\b(?:off|away|back|again)\b`,
    ),
    says: 'Whatever is refunded takes its points back by itself; there is nothing to write for it',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:no|not|never|nobody|dont)\b.*\b(?:fewer|less) than \w+ points?\b|\bat least \w+ points?\b.*\b(?:sale|purchase|visit)\b`,
    ),
    says: 'There is no least that a sale earns: its points follow from its total, and what earns more has sentences of its own',
    without: new Set(['reward', 'redeem', 'spend', 'balance']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:refund\w*|return\w*|unused|years?|months?|never)\b).*\b(?:(?:take|knock|dock|deduct|subtract|remove)\b.*\bpoints?\b.*\b(?:off|from|if|when|whoever|who)|points?\b.*\b(?:off|away) (?:from )?(?:people|anyone|whoever|members|those|customers))\b`,
    ),
    says: 'Points are not taken away for anything that somebody does: only what is refunded takes its points back, by itself',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:double|triple|treble|bonus|extra)\b.*\bbirthdays?\b|\bbirthdays?\b.*\b(?:double|triple|treble)\b`,
    ),
    says: 'A birthday may bring points, the same for every member and once a year, in the morning of that day, and no bonus on what is bought: say how many',
    instead: () => ['25 points on your birthday.'],
    without: new Set(['no', 'not', 'never', 'dont']),
  },
  {
    first: true,
    heard: sounds(String.raw`\bpoints?\b.*\b(?:say sorry|saying sorry|apologi\w+|to make up|as a sorry)\b`),
    says: 'What a manager gives out of goodwill is a reward, given at the desk, and no number of points; how many such gifts each of them may give in a day can be said',
    instead: () => ['At most 3 goodwill rewards a day each.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `\\b(?:no|not|never|cant|cannot|dont|nobody|most|max|maximum|cap|limit)\\b.*\\b\\d+ (?:points?|pts)\\b.*\\b(?:on|in|per|a|each|every|for|from) (?:a |any |one |the same )?(?:single |one )?${SALE}\\b`,
    ),
    says: 'There is no most that may be earned, neither on a sale nor in a day: a sale that is too big to be true can wait for a person',
    instead: () => ['Hold anything over 300.'],
    asIs: true,
    without: new Set([
      'goodwill',
      'gift',
      'reward',
      'free',
      'birthday',
      'joining',
      'manager',
      'staff',
      'nudge',
    ]),
  },
  {
    first: true,
    heard: sounds(
      `\\b${FIGURE} (?:free )?rewards?\\b.*\\b(?:a|per|each|every|in a) (?:week|month|fortnight|year)\\b|\\brewards? (?:a|per|each|every) (?:week|month|fortnight|year)\\b`,
    ),
    says: 'Rewards may be limited by the visit, which is a day, and not by the week or the month',
    instead: (said) => [
      ...(/\b(?:two|three|four|five|[2-5])\b/.exec(said) ?? []).map(
        (most) => `At most ${most} rewards per visit.`,
      ),
      'At most 1 reward per visit.',
    ],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `\\b${FIGURE} \\w+ (?:in|within|over|during) (?:a|one|the same|any) (?:day|week|month|fortnight|year)\\b.*\\b(?:gets?|earns?|brings?|means?|is|are)\\b`,
    ),
    says: 'What somebody buys is not counted over several visits or days: a bonus is the same for each piece of an item',
    without: new Set(['regular', 'nudge', 'goodwill', 'reward', 'lapsed']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\bpoints?\b.*\b(?:reduced|marked down|discounted|half price|yellow sticker\w*|short dated)\b|\b(?:reduced|marked down|discounted|yellow sticker\w*)\b.*\bpoints?\b`,
    ),
    says: 'The till does not tell what was reduced: what earns nothing is named by the item, its category or its tag',
    without: new Set(['category', 'tag', 'tagged']),
  },
  {
    first: true,
    heard: sounds(
      `^(?:(?:an? |every |each |any |the )?[a-z]+(?: of [a-z]+)?|(?:an? |every |each |any |the )?[a-z]+ [a-z]+) (?:earns?|gets?|brings?) ${FIGURE} points?$`,
    ),
    says: (said) => {
      const figure = /\b(\d+) points?$/.exec(said)?.[1];
      const short = figure === undefined ? 'say so' : `Then write "+${figure} points", or say so`;
      return `Do you mean points on top of those for the price? ${sentenceStart(short)}`;
    },
    instead: (_, text) => onTop(text),
    asIs: true,
    without: new Set([
      'member',
      'customer',
      'sale',
      'visit',
      'purchase',
      'pound',
      'person',
      'everyone',
      'you',
      'regular',
    ]),
  },
];

/** "A pot of tea earns four points." */
function onTop(text: string): readonly string[] {
  const found = / (?:earns?|gets?|brings?) (\w+) points?/i.exec(text);
  const item = text.slice(0, found?.index ?? 0).replace(/^(?:an?|every|each|any|the) /i, '');
  if (found === null) return [];
  const points = /^(?:1|one)$/i.test(found[1] ?? '') ? 'point' : 'points';
  return [`Every ${withoutEnd(item, ' .')} earns ${found[1]} extra ${points}.`];
}
