// How an owner speaks of what cart recovery has a rule for, in whatever words, and of what stands beside it. The first that fits is
// told, with the sentence to write instead.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import {
  heldOut,
  inTotal,
  pausing,
  restDays,
  restHours,
  soMany,
} from '../../../../shared/rules/help/heard.ts';
import { amountsIn, longSpansIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { sizeSaid } from './size-said.ts';
import { filledWaits } from './waits-said.ts';

const gap = (days: number): string =>
  `Do not disturb anyone who got a reminder in the last ${days === 1 ? 'day' : `${days} days`}.`;

const WORDED =
  'sign|signed|greet|greeting|mention|mentions|word|words|wording|emoji|emojis|capitals|exclamation|name|names|surname|dear|thank you|say|says|saying|subject|language|welsh|punjabi|polish|french|german|spanish|urdu|tone|friendly|chatty|slang|salesy|pushy|polite|formal|cheeky|cheerful|warm|style|desperate|nagging|short|long|photo|photos|pictures?|logo|colour|font|bold|sound|sounds|plain|spelling|begging|apologise|joke|headline|reads?|sentences|lines|paragraphs?';

/** "Never skip a cart". */
const noneIsLeft = sounds(String.raw`\b(?:dont|never|not)\b.*\b(?:skip|ignore|leave|forget|miss)\b`);

export const cartSubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:nobody|noone|no one|never|not|dont)\b.*\b(?:nobody|noone|no one|anyone|anybody|cart)\b.*\bwithout\b`,
    ),
    says: 'Every cart is reminded that no sentence leaves alone: there is nothing to write',
  },
  ...pausing,
  heldOut('carts'),
  inTotal(gap(7), 'is reminded of one cart'),
  {
    heard: sounds(
      String.raw`\b(?:sms|texts?|texting|phone|(?:call|ring) (?:them|people|him|her|everyone|customers|shoppers|whoever|anyone))\b(?! (?:size|only))`,
    ),
    says: 'Carts are reminded of by e-mail only',
  },
  {
    heard: sounds(
      String.raw`\b(?:discount|voucher|coupon|promo|code|money off|half price|free|gift|percent off|pence off|pounds? off|free delivery|shipping|postage|old price|price match)\b|% off`,
    ),
    says: 'A reminder gives nothing away and changes no price: it shows the cart as it was left, and what was used to pay makes no difference',
    without: new Set(['recovered']),
  },
  {
    heard: sounds(
      String.raw`\b(?:third|fourth|fifth|three|four|five|six|ten|[3-9])\b(?: \w+)? (?:reminders?|mails?|emails?|messages?)\b(?!.*\b(?:week|month|person|people|day|anyone|customer|year|fortnight)\b)|\b(?:third|fourth|fifth) (?:one|reminder|mail|email)\b|\bthird\b.*\b(?:after|days?|week)\b`,
    ),
    says: 'A cart gets one reminder or two, never more: write when both go, counted from when the cart was left, or "One reminder only."',
    instead: (said) => filledWaits(said),
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:second|2nd|other|another|next) (?:one|reminder|mail|email|cart)\b.*\b(?:only|unless|if)\b|\bonly (?:big|large|\w+) carts get (?:the|a) second\b|\bevery (?:other|second|third) (?:person|customer|cart)\b|\bsecond time\b`,
    ),
    says: 'Whether there is a second reminder is said by the size of the cart, as in "Carts under 40 get one reminder, after 4 hours.", or for all',
    instead: () => ['One reminder only.'],
    alike: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:recovered|recovery|won back|win back|saved|success|rescued|attributed|credit)\b|\bpurchase\b.*\b(?:ours|claim)\b|\b(?:it|that|purchase|sale|order) (?:counts?|is counted)\b`,
    ),
    says: 'What counts as won back is said by how soon after a reminder somebody buys, whatever they buy and wherever',
    instead: () => ['A purchase within 7 days of a reminder counts as recovered.'],
    alike: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:no later|not later|at the latest|latest|no earlier|not earlier|earlier than|not before|no sooner|sooner than|earliest|not within|within (?:a|an|one|the|\w+) (?:hours?|days?)\b(?!.*\b(?:recovered|counts?|won|success)\b))`,
    ),
    says: 'A reminder goes out exactly so long after its cart was left, or when the quiet hours are over: there is no earliest and no latest. Both waits are written together',
    // The latest moment of the last reminder is no wait of the first.
    instead: (said) => filledWaits(/\b(?:last|final|second|other)\b/.test(said) ? '' : said),
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:give up|giving up|drop|forget|close|let go|write off|stop (?:chasing|trying|reminding))\b.*\b(?:days?|weeks?|month|forever|never)\b|\bolder than\b`,
    ),
    says: 'A cart is given up so many days after its second reminder, at most 30',
    instead: () => ['Give up 3 days after the second reminder.', 'Give up after 3 days.'],
  },
  {
    heard: sounds(`\\b(?:${WORDED})\\b`),
    says: 'What is said, and how, is in the other document, the wording (voice.txt), below headings such as "First reminder subject:"; pictures and the look come from the shop',
  },
  soMany(gap, 'is reminded of one cart'),
  {
    heard: sounds(
      String.raw`\b(?:gap|between|apart)\b.*\b(?:hours?|days?|weeks?)\b|\b(?:once|one)\b.*\b(?:a|per|every|each) (?:\w+ )?(?:days?|week|month|fortnight|year)\b|\b(?:pester|bother|disturb|leave (?:them|people|him|her|everyone) (?:alone|be|in peace))\b`,
    ),
    says: 'Whoever got a reminder is left alone for so many whole days; between the two reminders of one cart there are its waits',
    instead: (said, text) => [
      ...(/\b(?:dont|never|not) leave\b/.test(said) ? [] : longSpansIn(text)).map(
        (span) => `Do not disturb anyone who got a reminder in the last ${span.replace(/^an? /i, '')}.`,
      ),
      gap(3),
      'Leave at least 5 days between reminders for different carts.',
    ],
    asIs: true,
    without: new Set(['regular', 'member', 'vip', 'staff', 'trade', 'wholesale']),
  },
  {
    heard: sounds(
      String.raw`^(?!.*\b(?:no|not|never|dont|nothing)\b).*\b(?:tomorrow|next (?:day|morning)|day after|morning after|following (?:day|morning)|at (?:\d+|noon|midday|five|six|seven|ten|eleven|lunchtime|breakfast)(?: [ap]m)?)\b(?!.*\b(?:no|not|never|dont|nothing)\b)`,
    ),
    says: 'A reminder goes out so long after its cart was left, and never in the quiet hours; an hour of the day cannot be said for it',
    instead: (said) => filledWaits(said),
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:small|big|large|medium|little|tiny|huge)\b(?=.*\b(?:carts?|baskets?|ones?|means?|is|are|mails?|reminders?|wait)\b)|\bcarts? (?:over|under|of|above|below|from|between|worth|with)\b.*\d`,
    ),
    says: 'Sizes are written with both waits, each counted from when the cart was left, and must meet; whichever carts no line names need one of their own, as in "All other carts: 2 hours, then 22."',
    instead: (said) => sizeSaid(said),
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont', 'nothing', 'skip', 'ignore', 'leave']),
  },
  {
    heard: sounds(
      String.raw`\b(?:no|not|never|dont|nothing|skip|ignore|leave|only|just|bother)\b.*\b(?:carts?|baskets?|under|over|below|above|worth)\b.*(?:\d|pounds?|quid|fiver|tenner)|\b(?:carts?|baskets?|under|below)\b.*(?:\d|pounds?|quid|fiver|tenner).*\b(?:ignored?|skipped|left alone|left out|nothing)\b|\b(?:minimum|min|smallest)\b.*\d`,
    ),
    says: 'Small carts can be left alone: say below which total. A big one is always reminded',
    instead: (said, text) =>
      noneIsLeft(said)
        ? ['No cart is too small.']
        : /\b(?:under|below|less|small|minimum|min)\b/.test(said)
          ? [
              ...amountsIn(text)
                .slice(0, 1)
                .map((amount) => `Do not remind carts under ${amount}.`),
              'Do not remind carts under 10.',
            ]
          : ['Only remind carts over 15.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:hours?|hrs?|minutes?|mins?|days?|week)\b(?=.*\b(?:wait|first|second|after|later|then|remind|reminder|mail|email|send|delay|another|last)\b)|\b(?:wait|after|delay)\b.*\b(?:hours?|hrs?|minutes?|mins?|days?)\b`,
    ),
    says: 'Both waits are written together, each counted from when the cart was left; where there is to be one reminder, "All carts get one reminder, after 4 hours."',
    instead: (said) => filledWaits(said),
    asIs: true,
    without: new Set(['quiet', 'pm', 'am', 'oclock']),
  },
  {
    heard: sounds(
      String.raw`\b(?:one|single|just one|only one|once)\b(?=.*\b(?:reminder|mail|email|plenty|enough|only)\b)`,
    ),
    says: 'A cart gets two reminders, or one',
    instead: () => ['One reminder only.'],
  },
  {
    heard: sounds(
      String.raw`\beverybody\b|\beveryone\b|\b(?:agreed|consent|subscribed|subscribers|newsletter|marketing|opted|permission|unsubscribed|accepted|signed up)\b`,
    ),
    says: 'Only who agreed gets a reminder where the law asks for it, or wherever a sentence says so; whoever unsubscribed gets none',
    instead: (said) => [
      /\beverybody\b|\beveryone\b|\ball people\b/.test(said) && !/\b(?:only|who)\b/.test(said)
        ? 'Remind everybody.'
        : 'Only remind people who accepted marketing.',
    ],
    alike: true,
  },
  {
    heard: sounds(
      String.raw`^(?!.*\bcarts?\b)(?=.*\b(?:suggest|offer|pair|add ?on|nudges?|points?|rewards?|lighters)\b)`,
    ),
    says: 'Cart recovery has no such rule: what is offered beside an order is in the upsell settings, and points are in the loyalty rules',
  },
];

export const cartLastSubjects: readonly Topic[] = [...restDays, restHours];
