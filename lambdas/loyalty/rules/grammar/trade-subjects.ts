// How an owner speaks of goodwill, held sales, regulars, bonuses and what earns nothing, in whatever words; told after what no rule is about.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { longSpansIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';
import { bonusSaid } from './bonus-said.ts';

const MORE =
  '(?:double|doubles|doubled|triple|tripled|treble|quadruple|bonus|extra|[2-9]x|twice the|times the)';
const DAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?)';

export const tradeSubjects: readonly Topic[] = [
  {
    heard: sounds('^nothing (?:on|for) '),
    says: 'What earns nothing is said with the points that it does not bring',
    instead: (_, text) => [
      `No points on ${withoutEnd(text.replace(/^nothing (?:on|for) /i, ''), ' .!')}.`,
      'No points on alcohol, tips or delivery.',
    ],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:goodwill|good will|sorry points|apology|complain\w*|make up for|on the house)\b`,
    ),
    says: 'What a manager gives out of goodwill is given at the desk; how many such gifts each of them may give in a day can be said, and no amount',
    instead: () => ['At most 3 goodwill rewards a day each.'],
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:hold|held|check|flag|review|approve|approval|approved|look at|suspicious|fraud|park|stop|my ok|sign off)\b.*\b(?:sales?|purchases?|over|above|more than|basket|receipt|transaction|it|anything|times|card)\b|\b(?:over|above)\b.*\b(?:approval|held|hold|checked|my ok)\b`,
    ),
    says: 'A sale that is too big can wait for a manager: over an amount, a new member’s first one, or so many times the largest that a member had. What else it was, when or by whom makes no difference',
    instead: () => ['Hold anything over GBP 300.', 'Hold anything over 300.'],
    alike: true,
    without: new Set(['under', 'below', 'less', 'nothing', 'no', 'not', 'never', 'dont', 'nobody']),
  },
  {
    heard: sounds(String.raw`\b(?:hold|held|holding)\b`),
    says: 'A sale that is too big can wait for a manager; that none is held for its size can be said',
    instead: () => ['Never hold a basket for its size.'],
    alike: true,
    without: new Set(['under', 'below', 'less']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:tell|warn|remind|write to|email|mail|inform) (?:people|members|them|customers|everyone|anyone|regulars)\b(?=.*\b(?:points?|reward|balance|expire|short|nearly|almost|close)\b)`,
    ),
    says: 'Members get a mail when a reward comes within reach, in the evening when their balance changed, and when they slip away: there is no other to be written',
  },
  {
    heard: sounds(
      String.raw`\b(?:regular|regulars)\b.*\b(?:is|are|means|counts?|makes?|spends?|comes?|someone|somebody|anyone|after|once|visits?|who)\b|\b(?:makes|become|becomes|be|as) (?:a )?regulars?\b`,
    ),
    says: 'Who is a regular is said by how many visits somebody has in all, not by how often or for how much',
    instead: () => ['A regular has at least 5 visits.'],
    without: new Set([
      'lapsed',
      'lapsing',
      'nudge',
      'mail',
      'email',
      'double',
      'points',
      'hold',
      'away',
      'lapses',
      'free',
      'lapse',
    ]),
  },
  {
    heard: sounds(
      String.raw`\b(?:lapsed|lapsing|lapses|lapse|slip(?:s|ped)? away|away|missing|not been (?:in|seen)|havent been|hasnt been|havent seen|gone quiet|inactive|dormant|stopped coming|been in for)\b(?!.*\bpoints? (?:lapse|expire))`,
    ),
    says: 'A regular who stays away so long gets a nudge by mail, at most so many, and points with it where a sentence says so; a free thing cannot go with it',
    instead: (said, text) =>
      /\blist\b/.test(said) && /\b(?:dont|not|never|no|just|only)\b/.test(said)
        ? ['Only list lapsing regulars.']
        : /\bpoints?\b/.test(said)
          ? ['Give lapsed regulars 50 points.']
          : [
              ...longSpansIn(text).map(
                (span) => `If a regular has not been in for ${span.replace(/^an? /i, 'one ')}, nudge them.`,
              ),
              'If a regular has not been in for 8 weeks, nudge them.',
            ],
    asIs: true,
    without: new Set(['expire', 'expires', 'points', 'lapse']),
  },
  {
    heard: sounds(
      `(?:${MORE}).*(?:${DAY}|\\bfrom \\d|\\bbetween \\d|\\d ?[ap]m|noon|lunch|morning|evening|afternoon|hour)|(?:${DAY}|\\bfrom \\d|\\bbetween \\d|\\d ?[ap]m|noon|lunch|morning|evening|afternoon).*(?:${MORE})`,
    ),
    says: 'A bonus says how many times, on what, on which days and in which hours, in this order; nothing can be left out of it, and nothing else decides',
    instead: (_, text) => [...bonusSaid(text), 'Double points on Tuesdays.'],
    asIs: true,
    without: new Set(['birthday', 'joining', 'join']),
  },
  {
    heard: sounds(`(?:${MORE})`),
    says: 'A bonus says on what, how many times, and on which days and in which hours, or how many points on top of each piece; nothing else decides',
    instead: (said, text) => [
      ...bonusSaid(text),
      /\btripl|treble|3x/.test(said) ? 'Beans earn triple points.' : 'Beans earn double points.',
    ],
    without: new Set([
      'spend',
      'order',
      'sale',
      'purchase',
      'basket',
      'if',
      'who',
      'birthday',
      'joining',
      'join',
      'sign',
      'signup',
      'cash',
      'card',
      'contactless',
      'paying',
    ]),
    alike: true,
    last: true,
  },
  {
    heard: sounds(
      String.raw`\bno points?\b.*\b(?:under|below|less)\b|\b(?:must|got to|have to|has to|need to|only if they|at least|under|below|less than|minimum)\b.*\b(?:spend|spent|pay|pound|pounds|£|sale|sales|purchases?)\b(?=.*\b(?:points?|earn|earns)\b)`,
    ),
    says: 'Small sales can earn nothing: say below which total',
    instead: () => ['No points under GBP 5.', 'No points under 5.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:no|not|nothing|never|none|without|dont|doesnt|except|but|excluding|zero|only)\b(?=.*\b(?:points?|points ?wise|earn|earns|count|counts)\b)(?!.*\bexpir)`,
    ),
    says: 'Everything earns unless a sentence names what does not, by the item, its category or its tag, on every day and for everybody',
    instead: () => ['No points on alcohol, tips or delivery.', 'Tips earn no points.'],
    alike: true,
    last: true,
    without: new Set([
      'reward',
      'redeem',
      'free',
      'spend',
      'joining',
      'birthday',
      'sunday',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'weekend',
      'weekday',
    ]),
  },
  {
    heard: sounds(String.raw`^(?!.*\b(?:points?|every|buy|nine|tenth|10th|stamps?)\b).*\bfree\b`),
    says: 'What is free is a reward that costs points: say how many. It goes to whoever has them, on any day',
    instead: () => ['100 points = a free coffee.'],
    without: new Set([
      'once',
      'most',
      'limit',
      'birthday',
      'max',
      'maximum',
      'per',
      'week',
      'month',
      'day',
      'visit',
    ]),
  },
  {
    heard: sounds(
      String.raw`^(?!.*\bpoints?\b)(?=.*\b(?:carts?|baskets left|add ?ons?|suggest|suggestion|pair|offer|upsell)\b)`,
    ),
    says: 'Loyalty has no such rule: carts that were left are in the cart recovery rules, and what is offered beside an order in the upsell settings',
  },
];
