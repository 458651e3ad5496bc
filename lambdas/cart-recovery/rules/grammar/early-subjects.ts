// What a cart recovery's owner says of sizes, of single reminders and of what somebody did, in words that other rules have, too.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { longSpansIn, shortSpansIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { recovered } from './recovered-said.ts';
import { sizeSaid } from './size-said.ts';
import { toldSubjects } from './told-subjects.ts';

const MONEY = '(?:£|\\d|\\b(?:tenner|fiver|quid|pounds?)\\b)';

export const earlySubjects: readonly Topic[] = [
  ...toldSubjects,
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:dont|never|not)\b.*\b(?:same|anyone|anybody|somebody|someone|one) ?(?:person|customer|shopper|people)?\b.*\b(?:within|inside|for)\b.*\b(?:days?|weeks?|fortnight|month)\b`,
    ),
    says: 'Whoever got a reminder is left alone for so many whole days',
    instead: (_, text) =>
      longSpansIn(text).map(
        (span) => `Do not disturb anyone who got a reminder in the last ${span.replace(/^an? /i, '')}.`,
      ),
    asIs: true,
    without: new Set(['bought', 'buy', 'count', 'recovered', 'cart', 'consent', 'second', 'first']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?:small|big|large|medium|tiny|little) (?:carts?|baskets?|ones?)\b.*\b(?:one|a single|just one|only one) (?:reminder|mail|email|message)\b.*\b(?:hours?|hrs?|minutes?|days?)\b`,
    ),
    says: 'One reminder for a size of carts is said with where it ends and with its wait; the other carts need a line of their own',
    instead: (said) => sizeSaid(said),
    asIs: true,
    without: new Set(['rest', 'other', 'others']),
  },
  {
    heard: sounds(
      `\\b(?:carts?|baskets?)(?: (?:is|are|worth|of|that are|come to))* (?:over|above|under|below|between|from|up to|more than|less than)\\b.*${MONEY}.*\\b(?:minutes?|mins?|hours?|hrs?|days?)\\b`,
    ),
    says: 'Sizes are written with both waits, each counted from when the cart was left, and must meet; whichever carts no line names need one of their own, as in "All other carts: 2 hours, then 22."',
    instead: (said) => sizeSaid(said),
    asIs: true,
    without: new Set([
      'no',
      'not',
      'never',
      'dont',
      'unless',
      'only',
      'skip',
      'ignore',
      'leave',
      'pm',
      'am',
      'last',
      'other',
      'rest',
      'all',
    ]),
  },
  {
    first: true,
    heard: sounds(
      `\\bno second (?:reminder|one|mail|email)\\b.*\\b(?:carts?|baskets?|anything)\\b.*${MONEY}`,
    ),
    says: 'One reminder for a size of carts is said with where it ends and with its wait; the other carts need a line of their own',
    instead: (said) => sizeSaid(said.replace(/\bno second(?: \w+)?/, 'one reminder')),
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:carts?|baskets?|under|over|two|second|then again|no|not|never|dont)\b).*\b(?:hours?|hrs?|minutes?|mins?|days?)\b.*\b(?:one|a single|just one|only one) (?:reminder|mail|email|message)\b`,
    ),
    says: 'Where there is to be one reminder, its wait is said with it',
    instead: (_, text) =>
      [...shortSpansIn(text), ...longSpansIn(text)]
        .slice(0, 1)
        .map((span) => `All carts get one reminder, after ${span}.`),
    asIs: true,
    without: new Set(['week', 'month', 'person', 'people', 'every', 'per', 'between', 'last']),
  },
  {
    first: true,
    heard: sounds(String.raw`\bonly\b.*\b\d+(?::\d\d)? ?[ap]m\b.*\b(?:to|and|until|till)\b.*\d ?[ap]m\b`),
    says: 'Between which hours something may go out is said by the clock, alike for every day and everybody',
    instead: (said) => {
      const [from, until] = said.match(/\b\d{1,2}(?::\d\d)? ?[ap]m\b/g) ?? [];
      return from === undefined || until === undefined
        ? []
        : [`Send reminders only between ${from} and ${until}.`];
    },
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:looked|looks|viewed|views|visited|visits|browsed|got to|gets to|reached|reaches|clicked|opened)\b.*\b(?:checkout|page|payment|item|product|site|shop|delivery)\b`,
    ),
    says: 'Of what somebody looked at nothing is known: which carts are reminded is said by their total and by consent',
    without: new Set(['recovered', 'counts', 'count', 'reminder']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\bcount\b.*\b(?:sales?|purchases?|orders?)\b.*\b(?:same|with|of the|over|above|from)\b`,
    ),
    says: 'What counts as won back is said by how soon after a reminder somebody buys, whatever they buy and wherever',
    instead: (_, text) => recovered(text),
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:no|not|never|dont|only)\b).*\b(?:second|first|last|reminder|one|send|remind)\b.*\bon (?:an? |the )?(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?!.*\b(?:no|not|never|dont)\b).*\b(?:remind|send|mail|email)\b.*\b(?:after|before|at|around) (?:lunch|breakfast|dinner|tea|work|lunchtime)\b`,
    ),
    says: 'A reminder goes out so long after its cart was left, and never in the quiet hours; neither a day of the week nor an hour can be said for it',
    instead: () => ['All carts: remind after 2 hours, then after 22 hours.'],
    asIs: true,
    without: new Set(['quiet', 'pause', 'stop', 'again', 'report']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:changes?|changed|edits?|adds?|added|comes? back|returns?)\b.*\b(?:cart|basket|it|something)\b.*\b(?:again|afresh|restart|start over|from the start|new)\b`,
    ),
    says: 'The waits count from the moment at which a cart was last changed, by themselves: there is nothing to write for it',
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?:show|list|include|print) (?:the |their )?(?:total|totals|prices?|items?|cart|basket|contents)\b`,
    ),
    says: 'The items, their prices and the total stand in every reminder by themselves; what is said besides is in the other document, the wording (voice.txt)',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:larger|bigger|expensive|pricey|biggest|valuable|richer|costlier)\b.*\b(?:carts?|baskets?|ones?)\b|\b(?:carts?|baskets?)\b.*\b(?:sooner|faster|quicker|earlier|first|priority)\b`,
    ),
    says: 'Sizes are written with both waits, each counted from when the cart was left, and must meet: bigger carts may have shorter ones',
    instead: (said) => [
      ...(/\d/.test(said) ? sizeSaid(said) : []),
      'Carts over 150: remind after 1 hour, then after 20 hours.',
    ],
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont', 'tell', 'than', 'only', 'reminder', 'second', 'vip']),
  },
  {
    heard: sounds(
      String.raw`^(?!.*\b(?:last|days?|weeks?|within)\b).*\b(?:regulars?|vips?|loyal|first ?timers?|trade|members?)\b`,
    ),
    says: 'Which carts are reminded is said by their total and by consent, not by whose they are: everybody is reminded alike',
    without: new Set(['points', 'consent', 'marketing', 'accepted', 'hours', 'minutes']),
  },
];
