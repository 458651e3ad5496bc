// What an upsell recommender's owner says in words that other rules have, too: told before anything else that they sound of.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { amountsIn, longSpansIn, sharesIn, shortSpansIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { mostSaid } from './offers-said.ts';

const OFFER = '(?:offer|suggest|recommend|push|show|propose)';
const MESSAGE = '(?:messages?|nudges?|texts?|mails?|emails?)';
const PARTS: Readonly<Record<string, number>> = { one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 };

export const firstSubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(String.raw`\bmin(?:imum)?\b.*(?:£|\bp\b|\bpounds?\b|\bquid\b).*\bmax(?:imum)?\b`),
    says: 'What an add-on may cost at least is a share of the order, and no amount; the most may be an amount',
    instead: mostSaid,
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:second|another|2nd|more than one|twice|two)\b.*\b(?:same|in (?:a|one|any)|within (?:a|one)|per|each|every)\b.*\b(?:week|fortnight|month|quarter|year)\b`,
    ),
    says: 'A person gets one nudge in so many days: say in how many',
    instead: (said) => {
      const days = /week/.test(said)
        ? 7
        : /fortnight/.test(said)
          ? 14
          : /quarter/.test(said)
            ? 90
            : /year/.test(said)
              ? 365
              : 30;
      return [`Nudge each customer at most once every ${days} days.`];
    },
    asIs: true,
    without: new Set(['two', 'three', 'four', 'five']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:texts?|sms)\b.*\b(?:mails?|emails?|e mails?)\b.*\b(?:weekdays?|weekends?|\w+days|mornings?|evenings?|after|before|over|under|otherwise|else)\b|\b(?:texts?|sms|mails?|emails?)\b.*\b(?:weekdays?|weekends?|\w+days)\b.*\b(?:texts?|sms|mails?|emails?)\b`,
    ),
    says: 'One way holds for all days, hours and orders: either text messages or e-mail',
    without: new Set(['no', 'not', 'never', 'dont', 'nor', 'and', 'or', 'nothing', 'quiet']),
  },
  {
    first: true,
    heard: sounds(
      `^(?!.*\\b(?:add ?ons?|every|same)\\b).*\\b(?:second|another|third|follow ?up|2nd) ${MESSAGE}\\b|\\b(?:remind|reminder|chase|nudge (?:them )?again|text (?:them )?again|try again|send it again|resend)\\b.*\\b(?:if|unless|when|after|who)\\b`,
    ),
    says: 'An order brings one nudge and never a second: whoever did not tap is left alone',
    without: new Set(['cart', 'carts', 'basket']),
  },
  {
    first: true,
    heard: sounds(
      `\\b${OFFER}\\b.*\\b(?:two|three|several|2|3|more than one|a few|both) (?:add ?ons?|things|items|products|suggestions|extras)\\b`,
    ),
    says: 'A nudge offers one thing, the one that fits best',
    without: new Set(['never', 'not', 'dont', 'no', 'buys', 'buy', 'bought', 'with', 'bundle', 'price']),
  },
  {
    first: true,
    heard: sounds(
      `^(?:if|when|whenever|for|on) (?:the |an |any |all )?(?:orders?|baskets?|sales?)\\b.*\\b(?:over|above|under|below|more than|less than|at least)\\b.*\\d.*\\b${OFFER}\\b|^(?:always )?${OFFER}\\b.*\\b(?:on|for|with|if|when) (?:the |an |any |all )?(?:orders?|baskets?)\\b.*\\b(?:over|above|under|below|more than|less than|at least|from)\\b.*\\d`,
    ),
    says: 'What is offered hangs on what was bought, and not on what the order came to; which orders are nudged at all can be said by their total',
    instead: (said, text) =>
      /\b(?:under|below|less)\b/.test(said)
        ? []
        : amountsIn(text)
            .slice(0, 1)
            .map((amount) => `Only nudge after orders of at least ${amount}.`),
    asIs: true,
    without: new Set(['never', 'not', 'dont', 'no', 'cost', 'costing', 'costs', 'up']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:parts?|characters?|tap|taps|click)\b).*\b(?:count|counts|counted|its a sale|call it|success|ours|credit|attribute|attributed|conversion)\b.*\b(?:bought|buys?|purchase|purchased|sale|order|orders)\b.*\b(?:days?|weeks?|month|hours?)\b|\b(?:bought|buys?|purchases?)\b.*\b(?:days?|weeks?)\b.*\b(?:counts?|counted|ours|a sale|success)\b|^count (?:\w+ )?(?:purchases?|sales?|orders?)\b.*\b(?:within|in|up to|for)\b.*\b(?:days?|weeks?|hours?)\b|^bought (?:means|is)\b.*\b(?:days?|weeks?)\b`,
    ),
    says: 'What counts as bought is said by how soon after the nudge somebody buys',
    instead: (_, text) => [
      ...longSpansIn(text).map(
        (span) => `Count an add-on as bought if they buy it within ${span} of the nudge.`,
      ),
      'Count an add-on as bought if they buy it within 7 days of the nudge.',
    ],
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont', 'doesnt', 'offer', 'tap', 'click', 'nudged']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:no|not|never|dont|nothing)\b.*\b(?:before|sooner than|earlier than|until|till)\b.*\b(?:hours?|hrs?|minutes?|mins?)\b|\b(?:at least|minimum|no less than|not less than) \S+ (?:hours?|hrs?|minutes?|mins?)\b|\b(?:no|not|never|dont|nothing)\b.*\b(?:within|in the first|for the first)\b.*\b(?:hours?|hrs?|minutes?|mins?)\b`,
    ),
    says: 'A nudge goes out exactly so long after its order, or when the quiet hours are over: there is no earliest and no latest, so say how long',
    instead: (_, text) =>
      shortSpansIn(text)
        .slice(0, 1)
        .map((span) => `Wait ${span} before sending.`),
    asIs: true,
    without: new Set(['pm', 'am', 'quiet', 'again', 'same']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*(?:\bbefore\b|\bquiet\b|\bno\b|\bnever\b|\bdont\b)).*\b(?:next|following) (?:day|morning|afternoon|evening)\b.*\b(?:around|about|by|at|at about|at around|from|after) (?:\d+|nine|ten|eight|eleven|noon|three|four|five|six)\b`,
    ),
    says: 'A nudge goes out so long after its order, or at an hour of the next day: say which, and to the hour',
    instead: (said) => {
      const [, hour = '', half] =
        /\b(?:around|about|by|at|from|after) (\d{1,2}(?::\d\d)?|nine|ten|eight|eleven|noon|three|four|five|six)(?: ?([ap]m))?\b/.exec(
          said,
        ) ?? [];
      const figure =
        { three: '3', four: '4', five: '5', six: '6', eight: '8', nine: '9', ten: '10', eleven: '11' }[
          hour
        ] ?? hour;
      const morning = Number.parseInt(figure, 10) < 7 ? 'pm' : 'am';
      return [
        `Send the nudge the next day at ${figure === 'noon' || figure.includes(':') ? figure : `${figure} ${half ?? morning}`}.`,
      ];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`(?<![.\d])\b(?:one|two|three|four|five|single|[1-5]) (?:text |sms )?(?:parts?|segments?)\b|\b(?:one|two|three|[1-5]) ?part texts?\b`,
    ),
    says: 'How long a text may be is said in parts, each of which is paid for',
    instead: (said) => {
      const [, word = '2'] =
        /\b(one|two|three|four|five|single|[1-5]) ?(?:text |sms )?(?:parts?|segments?)\b/.exec(said) ?? [];
      const most = PARTS[word] ?? Number(word);
      return [`At most ${most} ${most === 1 ? 'part' : 'parts'} per text.`];
    },
    asIs: true,
    without: new Set(['least', 'exactly', 'minimum', 'fewer', 'less']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:nudge|text|between|from|customers)\b).*\b(?:no|not|never|dont|nothing|must|may|should|can)\b.*\b(?:more than|over|above|up to|exceed|dearer than)\b.*(?:%|\bper ?cent|\bpct)|^only .*\b(?:up to|under|below|at most|less than)\b.*(?:%|\bper ?cent|\bpct)`,
    ),
    says: 'What an add-on may cost is a share of the order, from so many per cent to so many; an amount is a sentence of its own',
    instead: (_, text) =>
      sharesIn(text).length === 1
        ? sharesIn(text).map((share) => `Add-ons may cost up to ${share} of the order.`)
        : [],
    asIs: true,
    without: new Set(['least', 'compare', 'hold', 'control', 'off', 'discount']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:orders?|baskets?)\b.*\bfrom £ ?\d.*\b(?:to|until|and)\b.*\d|\borders? (?:between|from) (?:£ )?\d.*\b(?:and|to)\b.*\d`,
    ),
    says: 'Small orders can be left without a nudge, and big ones cannot: say from which total',
    instead: (_, text) =>
      amountsIn(text)
        .slice(0, 1)
        .map((amount) => `Only nudge after orders of at least ${amount}.`),
    asIs: true,
  },
];
