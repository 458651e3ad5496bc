// How an owner speaks of what the upsell recommender has a rule for, in whatever words, and of what stands beside it. The first that
// fits is told, with the sentence to write instead.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { heldOut, inTotal, pausing, restHours, soMany } from '../../../../shared/rules/help/heard.ts';
import { sharesIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';
import { mostSaid, neverSaid } from './offers-said.ts';

const gap = (days: number): string =>
  `Nudge each customer at most once ${days === 1 ? 'a day' : `every ${days} days`}.`;

const offering =
  '(?:offer|offers|offered|offering|suggest|suggested|suggesting|recommend|push|add ?ons?|extras?)';
const TONE =
  'tone|voice|friendly|chatty|slang|salesy|pushy|polite|formal|informal|cheeky|cheerful|brief|sweet|light|funny|warm|warmly|style|casual|desperate|corny|jargon|fancy|matey|neighbourly|homely|humour|professional|plain|simple|short|upbeat|kind|gentle|spelling|english';
/** Without what only says that it is about the tone. */
const tone = (text: string): string =>
  NOT_SO.test(text) ? `not ${toneOf(text.replace(NOT_SO, ''))}` : toneOf(text);
const NOT_SO = /^(?:please,? )?(?:do not|don't|never)(?: be)? /i;
const toneOf = (text: string): string =>
  withoutEnd(`${text.charAt(0).toLowerCase()}${text.slice(1)}`, '.! ')
    .replace(
      /^(?:please,? )?(?:keep|write|make|use|have|be|sound|stay|always|the|our|all|texts?|messages?|nudges?|wording|tone|voice|style|should|must|it|them|sounds?|in|with|a|an|is|are|of)(?: (?:keep|write|make|use|have|be|sound|stay|always|the|our|all|texts?|messages?|nudges?|wording|tone|voice|style|should|must|it|them|in|with|a|an|is|are|of))* /i,
      '',
    )
    .replace(/ (?:tone|voice|style)$/i, '');

export const upsellSubjects: readonly Topic[] = [
  ...pausing,
  {
    first: true,
    heard: sounds(String.raw`\b(?:carts?|abandoned|left behind)\b(?!.*\badd ?ons?\b)`),
    says: 'Carts that were left are a matter of cart recovery, and nothing that a nudge knows of',
  },
  {
    first: true,
    heard: sounds(String.raw`\b(?:points?|loyalty|rewards?|stamps?)\b`),
    says: 'Points are a matter of the loyalty rules, and nothing that a nudge knows of',
  },
  heldOut('orders'),
  {
    ...restHours,
    heard: sounds(
      String.raw`\b(?:quiet|silent|silence)\b.*\d|\b(?:no|not|never|dont|nothing|stop|none)\b.*\b(?:after|before|between|until|till|past|at) (?:\d+ ?[ap]m|\w+ in the (?:evening|morning)|noon|midnight|midday|lunch|dark|dusk)`,
    ),
  },
  inTotal(gap(7), 'gets one nudge'),
  {
    heard: sounds(
      String.raw`\b(?:by|via|through|not|use) (?:an? )?(?:texts?|sms|emails?|mail|text messages?)\b|\b(?:texts?|mails?|emails?) and (?:texts?|mails?|emails?)\b`,
    ),
    says: 'A nudge goes by one way, text message or e-mail, the same for everybody and on every day: say which',
    instead: (said) => [
      /\b(?:not|dont|never|no)\b/.test(said) && /\b(?:texts?|sms)\b/.test(said)
        ? 'Send by e-mail.'
        : 'Send by text message.',
    ],
    without: new Set(['week', 'month', 'once', 'twice', 'two', 'three']),
  },
  {
    heard: sounds(String.raw`\b(?:sms )?parts?\b|\bfit in\b|\bcharacters?\b|\bone message\b`),
    says: 'How long a text may be is said in parts, each of which is paid for',
    instead: () => ['At most 2 parts per text.'],
    alike: true,
  },
  soMany(gap, 'gets one nudge'),
  {
    heard: sounds(
      String.raw`\bonce\b(?!.*\b(?:they|ordered|paid|bought)\b)|\b(?:1|one) (?:text|nudge|message|suggestion|email|offer)s?\b.*\b(?:day|week|month|year|fortnight|customer|person|household|head)\b|\bhow often\b`,
    ),
    says: 'How often one customer gets a nudge is said by how many days must pass, alike for all',
    instead: (said) => [gap(/\bquarter\b/.test(said) ? 91 : 30)],
  },
  {
    heard: sounds(
      String.raw`\bevery (?:third|second|other|fourth|fifth) (?:order|purchase|sale)\b|\b(?:first|second|third) (?:order|purchase|nudge|text|refusal|no)\b|\b(?:first|second|third) time\b`,
    ),
    says: 'Orders are not counted: each one may bring a nudge, and a customer gets one in so many days',
    instead: () => [gap(30)],
  },
  {
    heard: sounds(
      String.raw`\b(?:one|two|three|single|just one|only one|several|number of|how many) (?:items?|things?|products?)\b.*\b(?:order|basket|nudge)|\border(?:s)? (?:with|of) (?:just |only |at least |more than )?(?:one|two|three|\d+) (?:items?|things?)`,
    ),
    says: 'How many things are in an order makes no difference; what it came to can be said',
    instead: () => ['Only nudge after orders of at least 20.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:discount|voucher|coupon|promo|code|money off|off the|half price|bogof|for free|free)\b|\b\d+ ?(?:%|percent|pence|p|pounds?) off\b`,
    ),
    says: 'A nudge offers one thing at its own price: there are no discounts and no vouchers in it, and none that was used makes a difference',
  },
  {
    heard: sounds(
      String.raw`\b(?:expires?|expiry|valid|runs out|lasts?|for (?:a|one|two|three|\d+) (?:days?|hours?|weeks?) only|take ?up|tap|taps|click|clicks)\b`,
    ),
    says: 'An offer does not run out; how long a tap on it counts as a take-up can be said',
    instead: () => ['Count a tap as a take-up for 3 days.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:no later|not later|at the latest|latest|within|no earlier|not earlier|earlier than|not before|no sooner|sooner than|earliest|as soon as|at least \w+ (?:hours?|minutes?|mins?)|up to \w+ (?:hours?|minutes?)|between \w+ and \w+ (?:hours?|minutes?))\b`,
    ),
    says: 'A nudge goes out exactly so long after its order, or when the quiet hours are over: there is no earliest and no latest, so say how long',
    instead: () => ['Wait 60 minutes before sending.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:next day|next morning|day after|morning after|following (?:day|morning)|tomorrow|next evening|day later)\b`,
    ),
    says: 'A nudge goes out so long after its order, or at an hour of the next day: say which',
    instead: () => ['Send the nudge the next day at 10 am.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:same (?:day|evening|afternoon)|that (?:day|evening|afternoon)|on (?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?) (?:only|at)|at (?:\d+(?: [ap]m)?|noon|midday|five|six|seven|lunchtime|teatime))\b(?=.*\b(?:send|text|nudge|mail|email|go|goes|same|that)\b)|\b(?:send|text|nudge)\b.* at (?:\d|noon|midday|five|six|seven|lunch)`,
    ),
    says: 'A nudge goes out so long after its order, or at an hour of the next day; the hour of the same day, or a day of the week, cannot be said',
    instead: () => ['Send the nudge the next day at 10 am.'],
  },
  {
    heard: sounds(
      String.raw`^(?!.*(?:offer|suggest|recommend)).*\b(?:wait|delay|hours?|hrs?|minutes?|mins?)\b(?!.*\bquiet)`,
    ),
    says: 'A nudge goes out so long after its order, at most two days, alike for every order: say how long',
    instead: () => ['Wait 60 minutes before sending.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:(?:finish|end|begin|start|open|close) (?:\w+ )?(?:texts?|messages?|mails?|nudges?|it|with)|sign|signed|greet|mention|word|words|emoji|emojis|capitals|exclamation|spelling mistakes|name in|by name|surname|first name|dear|thank you|always say|saying|subject|language|welsh|punjabi|polish|french|german|spanish|urdu|gaelic)\b`,
    ),
    says: 'What is said word for word is in the other document, the wording (voice.txt); how it sounds is said here, as in "Our voice is warm and plain."',
  },
  {
    heard: sounds(`\\b(?:${TONE})\\b`),
    says: 'How it sounds is said in one sentence about the voice',
    instead: (_, text) => [`Our voice is ${tone(text)}.`, 'Our voice is warm and plain.'],
  },
  {
    heard: sounds(
      String.raw`\border(?:s)?\b.*\b(?:over|above|more than|big|bigger|large)\b.*\b(?:no|not|never|dont|nothing|leave|skip)\b|\b(?:no|not|never|dont|skip|leave)\b.*\border(?:s)?\b.*\b(?:over|above|more than|at least|from)\b`,
    ),
    says: 'Small orders can be left without a nudge, and big ones cannot',
  },
  {
    heard: sounds(
      String.raw`\b(?:minimum|min|smallest|lowest)\b.*\b(?:order|spend|basket)|\borders? (?:of|over|from)\b.*\b(?:quid|pounds?|tenner|fiver)\b|\borders? (?:of|over|under|below|from|above|worth|less|smaller|that|come)\b.*\d|\b(?:in the order|order (?:is|has to|must|needs|comes))\b|\bspen[dt]s?\b.*\d`,
    ),
    says: 'Small orders can be left without a nudge: say from which total, the same for all',
    instead: () => ['Only nudge after orders of at least GBP 20.', 'Only nudge after orders of at least 20.'],
  },
  {
    heard: sounds(String.raw`\b(?:%|percent|tenth|third|half|quarter|fifth)\b|(?:^| )%`),
    says: 'What an add-on may cost is a share of the order, from so many per cent to so many',
    instead: (said, text) => {
      const [own, other] = sharesIn(text);
      if (
        /\b(?:nudge|text|message|hold|compare)\b/.test(said) &&
        !/\b(?:offer|suggest|cost|add ?ons?)\b/.test(said)
      )
        return [];
      if (own !== undefined && other === undefined && !/\b(?:between|from|least|over|above)\b/.test(said))
        return [`Add-ons may cost up to ${own} of the order.`];
      const share = /\btenth\b/.test(said)
        ? '10%'
        : /\bquarter\b/.test(said)
          ? '25%'
          : /\bhalf\b/.test(said)
            ? '50%'
            : /\bfifth\b/.test(said)
              ? '20%'
              : /\bthird\b/.test(said)
                ? '33%'
                : undefined;
      return share === undefined
        ? ['Only offer add-ons between 3% and 40% of the order.', 'Add-ons may cost up to 40% of the order.']
        : [`Add-ons may cost up to ${share} of the order.`];
    },
  },
  {
    heard: sounds(
      String.raw`^(?!.*\border)(?=.*(?:£|\bp\b|\bpounds?\b|\bquid\b|\bfiver\b)).*(?:\b(?:at least|no less than|not less than|minimum|cheapest|between)\b|\bfrom (?:£ )?(?:[\d.]+|\w+) (?:to|up)\b|\b(?:no|not|dont|never|nothing)\b.*\b(?:less than|under|below|cheaper than)\b|\bonly\b.*\b(?:over|above|more than|dearer than)\b)`,
    ),
    says: 'What an add-on may cost at least is a share of the order, and no amount; the most may be an amount',
    instead: (said, text) => [...mostSaid(said, text), 'Only offer add-ons between 3% and 40% of the order.'],
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:cheapest|dearest|dearer|cheaper|price|priced|cost|costs|costing|expensive|pricey|add ?ons?|extras?|suggestions?)\b.*(?:\d|pounds?|quid|fiver|tenner)|(?:^| )(?:under|over|up to|above|below|max|maximum) £ ?\d`,
    ),
    says: 'The most that an add-on may cost can be an amount; the least is a share of the order only, and both are alike for all orders',
    instead: () => ['Only offer add-ons up to GBP 30.'],
  },
  {
    heard: sounds(
      String.raw`\b(?:cheap|cheaper|cheapest|expensive|dear|dearer|dearest|pricey|price|prices|cost|costs|saved|save)\b`,
    ),
    says: 'What an add-on may cost is a share of the order, and at most an amount; among what fits, what the store pairs with the order comes first',
    instead: () => ['Only offer add-ons between 3% and 40% of the order.'],
  },
  {
    heard: sounds(
      `\\b(?:no|never|not|dont|stop|without|nothing|avoid|ban|banned)\\b.*\\b${offering}\\b|\\b${offering}\\b.*\\b(?:never|not|dont)\\b|\\bno\\b.*\\bas (?:an )?(?:extra|add ?on|suggestion)`,
    ),
    says: 'What is never offered is said by its name, its category or its tag, always and whatever it is bought with',
    instead: (_, text) => [...neverSaid(text), 'Never offer gift cards.'],
    alike: true,
    without: new Set([
      'already',
      'if',
      'when',
      'whenever',
      'own',
      'have',
      'has',
      'basket',
      'bought',
      'sunday',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'weekend',
    ]),
  },
];
