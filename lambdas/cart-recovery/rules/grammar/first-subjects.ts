// What a cart recovery's owner says in words that other rules have, too: told before anything else that they sound of.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { amountsIn, longSpansIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { recovered } from './recovered-said.ts';
import { sizeSaid } from './size-said.ts';

const MONEY = '(?:£|\\d|\\b(?:tenner|fiver|quid|pounds?)\\b)';
export const firstSubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      `\\b(?:carts?|baskets?|ones?)\\b.*\\b(?:with|has|have|that (?:have|contain|only have|are full of)|containing|of only|made up of|full of)\\b.*\\b(?:in (?:them|it)|items?|things|products?|gift ?cards?|vouchers?|stock|bikes?)\\b|\\b(?:carts?|baskets?) (?:with|containing|that contain) (?:only |just )?[a-z]|\\b(?:out of stock|sold out)\\b`,
    ),
    says: 'Which carts are reminded is said by their total and by consent, not by what is in them',
    instead: (said, text) => onlyOver(said, text),
    asIs: true,
    without: new Set(['hours', 'minutes', 'reminders', 'then', 'total', 'consent', 'marketing']),
  },
  {
    first: true,
    heard: sounds(
      `^(?:.*\\bcount(?:s|ed)?\\b.*\\b(?:if|when) (?:they|someone|somebody|people|the|it)\\b.*\\b(?:buys?|bought|orders?)\\b|.*\\b(?:sales?|purchases?|orders?)\\b.*\\b(?:within|in|up to|after|inside)\\b.*\\b(?:days?|hours?|weeks?)\\b.*\\b(?:ours|our|counts?|counted|recovered|a win|credit)\\b)`,
    ),
    says: 'What counts as won back is said by how soon after a reminder somebody buys, whatever they buy and wherever',
    instead: (_, text) => recovered(text),
    asIs: true,
    alike: true,
  },
  {
    first: true,
    heard: sounds(
      `\\b(?:had|got|received|sent|been|emailed|reminded|mailed|wrote|written)\\b.*\\b(?:reminder|reminded|mail|email|message|one|them|people|anyone)\\b.*\\b(?:last|past|within|recent)\\b.*\\b(?:days?|weeks?|fortnight|month)\\b|\\b(?:between|apart)\\b.*\\bcarts?\\b|\\bcarts?\\b.*\\bapart\\b`,
    ),
    says: 'Whoever got a reminder is left alone for so many whole days',
    instead: (_, text) => [
      ...longSpansIn(text).map(
        (span) => `Do not disturb anyone who got a reminder in the last ${span.replace(/^an? /i, '')}.`,
      ),
      'Do not disturb anyone who got a reminder in the last 3 days.',
    ],
    asIs: true,
    without: new Set(['bought', 'buy', 'recovered', 'counts', 'under', 'over', 'between £']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:stop|give up|giving up|forget|drop|quit|enough|close|let go|write off)\b.*\b(?:days?|weeks?|fortnight|month)\b.*\b(?:after|older|past|from)\b|\b(?:stop|give up|forget|drop|quit|close|let go|write off)\b.*\bafter\b.*\b(?:days?|weeks?|fortnight|month)\b`,
    ),
    says: 'A cart is given up so many days after its second reminder, at most 30',
    instead: (_, text) => [
      ...longSpansIn(text).map((span) => `Give up ${span} after the second reminder.`),
      'Give up 3 days after the second reminder.',
    ],
    asIs: true,
    without: new Set(['never', 'not', 'dont', 'disturb', 'first', 'bought', 'until', 'till']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:no|not|never|dont|nothing)\b).*\b(?:remind|send|email|mail|reminder|one)\b.*\b(?:in the|every|each|that|this) (?:morning|evening|afternoon)\b`,
    ),
    says: 'A reminder goes out so long after its cart was left, and never in the quiet hours; an hour of the day cannot be said for it',
    instead: () => ['All carts: remind after 2 hours, then after 22 hours.'],
    asIs: true,
    without: new Set(['quiet', 'before', 'after', 'until', 'only', 'pm', 'am']),
  },
  {
    first: true,
    heard: sounds(
      `^(?:only|just) (?:ever )?(?:remind|send|email|mail|chase|write|bother)\\b.*\\b(?:over|above|more than|at least|from|worth)\\b.*${MONEY}|\\bremind\\b.*\\b(?:over|above|more than|at least)\\b.*${MONEY}.*\\bbut not\\b`,
    ),
    says: 'Small carts can be left alone: say below which total, and nothing else decides. A big one is always reminded',
    instead: (said, text) => onlyOver(said, text),
    asIs: true,
    without: new Set(['hours', 'minutes', 'days', 'once', 'one']),
  },
  {
    first: true,
    heard: sounds(
      `^(?!.*\\b(?:under|below|less|small|smaller|little|only|second)\\b).*\\b(?:no|not|never|dont|skip|ignore|leave|left|nothing)\\b.*\\b(?:carts?|baskets?|anything|ones)\\b.*\\b(?:over|above|more than|bigger than|larger than)\\b.*${MONEY}|^(?!.*\\b(?:under|below|less|small|only|second)\\b).*\\b(?:carts?|baskets?|anything) (?:over|above|of more than|worth more than)\\b.*${MONEY}.*\\b(?:no|not|never|dont|left for|left alone|left to|nothing|skipped|ignored|call|ring)\\b`,
    ),
    says: 'Small carts can be left alone, and a big one is always reminded: say at which waits',
    without: new Set([
      'unless',
      'sunday',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'weekend',
      'pm',
      'am',
    ]),
  },
  {
    first: true,
    heard: sounds(
      `\\b(?:under|below|less than)\\b.*${MONEY}.*\\b(?:dont bother|not worth|arent worth|isnt worth|forget (?:it|them)|ignore (?:it|them)|skip (?:it|them)|leave (?:it|them)|no reminders?|no emails?|nothing)\\b`,
    ),
    says: 'Small carts can be left alone: say below which total',
    instead: (_, text) =>
      amountsIn(text)
        .slice(0, 1)
        .map((amount) => `Do not remind carts under ${amount}.`),
    asIs: true,
    without: new Set(['hours', 'hour', 'minutes', 'days', 'second', 'over', 'above']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:every|each|any|all|no) (?:carts?|baskets?)\b.*\b(?:however|no matter|even|regardless|whatever)\b.*\b(?:small|little|tiny|size|total|amount|value|worth)\b|\b(?:however|no matter how) (?:small|little|tiny)\b`,
    ),
    says: 'That none is left alone for its total can be said',
    instead: () => ['No cart is too small.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `\\b(?:carts?|baskets?|anything|everything|orders?|ones?)\\b.*\\b(?:over|above|under|below|more than|less than|from)\\b.*${MONEY}.*\\b(?:no second|only one|just one|one reminder|a single|single reminder|once)\\b`,
    ),
    says: 'One reminder for a size of carts is said with where it ends and with its wait; the other carts need a line of their own',
    instead: (said) =>
      sizeSaid(said.replace(/\bno second(?: \w+)?|\bonly one\b|\bjust one\b/, 'one reminder')),
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `^(?:anything|everything|those|ones|orders|all) (?:over|above|under|below|from|up to|more than|less than)\\b.*${MONEY}.*\\b(?:hours?|hrs?|minutes?|mins?|days?)\\b`,
    ),
    says: 'Sizes are written with both waits, each counted from when the cart was left, and must meet; whichever carts no line names need one of their own, as in "All other carts: 2 hours, then 22."',
    instead: (said) =>
      sizeSaid(said.replace(/\b(?:the rest|everything else|all others?|otherwise|others)\b.*/, '')),
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:everyone|everybody|all people|anyone|guests?)\b.*\b(?:or not|too|as well|whether|regardless|even without|no matter)\b|\bremind (?:the )?guests?\b`,
    ),
    says: 'Everybody may be reminded where the law allows it, or those alone who agreed: say which; whoever unsubscribed gets none',
    instead: () => ['Remind everybody.'],
    asIs: true,
    without: new Set(['hours', 'days', 'under', 'over', 'sundays']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:empt(?:y|ies|ied)|clears?|cleared|removes?|removed|takes? (?:it|everything|things) out)\b.*\b(?:carts?|baskets?|it)\b`,
    ),
    says: 'A cart with nothing left in it is never reminded of: there is nothing to write for it',
    without: new Set(['hours', 'over', 'under']),
  },
  {
    first: true,
    heard: sounds(String.raw`^(?:please )?(?:write|sound|talk|speak|be|keep it|stay) (?:\w+ )?\w+(?:ly)?$`),
    says: 'What is said, and how, is in the other document, the wording (voice.txt), below headings such as "First reminder subject:"',
    without: new Set(['quiet', 'silent', 'back', 'off', 'sunday', 'weekend', 'soon', 'again']),
  },
];

/** "Only remind for carts over £20 with at least two items." */
function onlyOver(said: string, text: string): readonly string[] {
  const [amount] = /\b(?:over|above|more than|at least|from|worth)\b/.test(said) ? amountsIn(text) : [];
  return amount === undefined || !/\b(?:only|just|over|above|worth|at least)\b/.test(said)
    ? []
    : [`Only remind carts over ${amount}.`];
}
