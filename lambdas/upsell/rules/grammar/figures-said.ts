// What an owner of the upsell recommender means by the one figure of a sentence that no rule reads.
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { byFigures, type Matter } from '../../../../shared/rules/help/by-figures.ts';
import { shareIn } from '../../../../shared/rules/help/shares.ts';

const DEAREST_NOT =
  /\b(?:orders?|basket|spent|spends|at least|min|minimum|cheaper than|off|discount|delivery|whoever)\b/;

const matters: readonly Matter[] = [
  {
    hears: [
      /\b(?:every|per)\b|\bonce in\b/,
      /\b(?:person|people|someone|somebody|anyone|anybody|customers?|shoppers?|one)\b/,
      /\b(?:suggest\w*|nudges?|texts?|messages?|mails?|e ?mails?)\b/,
    ],
    not: /\b(?:hours?|minutes?|mins|order|buy|bought|tap|two|three|four|five|twice|hold|held|out)\b/,
    takes: 'time',
    says: 'A person gets one nudge in so many days',
    writes: (time) => `Nudge each customer at most once every ${time.replace(/^(?:an?|one) /i, '')}.`,
  },
  {
    hears: [
      /\b(?:add ?ons?|extras?|things?|items?|suggest\w*|offer\w*)\b/,
      /\b(?:less than|cheaper than|under|below)\b/,
      /\b(?:no|not|never|nothing|[a-z]+nt)\b/,
    ],
    not: /\b(?:orders?|basket|spent|spends|over|above|half)\b/,
    takes: 'money',
    says: 'What an add-on may cost at least is a share of the order, and no amount',
    writes: () => '',
  },
  {
    hears: [
      /\b(?:again|between|apart|gap|often|more than once|pass|leave|same)\b/,
      /\b(?:person|people|someone|somebody|anyone|anybody|customers?|shoppers?|them|nobody|same|whoever)\b/,
    ],
    not: /\b(?:hours?|minutes?|mins|order|buy|bought|tap|second|first|three|two|at most twice|twice)\b/,
    takes: 'time',
    says: 'A person gets one nudge in so many days',
    writes: (time) => `Nudge each customer at most once every ${time.replace(/^(?:an?|one) /i, '')}.`,
  },
  {
    hears: [
      /\b(?:wait|first|go by|pass|later|after|give it|let|hold off|delay)\b/,
      /\b(?:write|text|send|message|nudge|email|mail|suggest|goes out|contact)\w*\b/,
    ],
    not: /\b(?:again|between|tap|taps|bought|counts?|person|same|often|morning|delivery|parcel|second|reply|answer|ignored)\b/,
    takes: 'time',
    forbids: false,
    whenever: true,
    says: 'A nudge goes out so long after its order',
    writes: (time) => `Wait ${time} before sending.`,
  },
  {
    hears: [
      /\b(?:no|not|never|nothing|[a-z]+nt)\b/,
      /\b(?:over|above|more than|dearer|past|exceed)\b/,
      /\b(?:add ?ons?|suggest\w*|offer\w*|extras?|things?|items?|go|spend)\b/,
    ],
    not: DEAREST_NOT,
    takes: 'money',
    says: 'The most that an add-on may cost can be an amount',
    writes: (amount) => `Only offer add-ons up to ${amount}.`,
  },
  {
    hears: [
      /\b(?:max|maximum|most|up to|under|below|ceiling|limit|tops|cap)\b/,
      /\b(?:add ?ons?|suggest\w*|offer\w*|extras?|things?|items?|go|spend)\b/,
    ],
    not: DEAREST_NOT,
    takes: 'money',
    forbids: false,
    says: 'The most that an add-on may cost can be an amount',
    writes: (amount) => `Only offer add-ons up to ${amount}.`,
  },
  {
    hears: [
      /\b(?:up to|most|max|maximum|no more than|under|below|fine|ceiling|limit|cap)\b/,
      /\b(?:add ?ons?|suggest\w*|offer\w*|extras?|order|value|spent|paid)\b/,
    ],
    not: /\b(?:at least|min|minimum|hold|held|leave|without|off|discount|over|above|control|compare)\b|\b(?:dont|never|not|no) (?:\w+ ){0,2}(?:under|below|less|cheaper)\b/,
    takes: 'share',
    says: 'What an add-on may cost is a share of the order',
    writes: (share) => `Add-ons may cost up to ${share} of the order.`,
  },
  {
    hears: [/\b(?:orders?|basket|spends?|spent|spend)\b/, /\b(?:under|below|less than|smaller)\b/],
    not: /\b(?:add ?ons?|cost|share|at least|over|above|only)\b/,
    takes: 'money',
    forbids: true,
    whenever: true,
    says: 'Small orders can be left without a nudge',
    writes: (amount) => `Only nudge after orders of at least ${amount}.`,
  },
  {
    hears: [
      /\bonly\b/,
      /\b(?:orders?|basket|spends?|spent)\b/,
      /\b(?:over|above|at least|or more|and up|more than)\b/,
    ],
    not: /\b(?:add ?ons? (?:up|under|over)|cost|share|under|below)\b/,
    takes: 'money',
    forbids: false,
    whenever: true,
    says: 'Small orders can be left without a nudge',
    writes: (amount) => `Only nudge after orders of at least ${amount}.`,
  },
  {
    hears: [
      /\b(?:bought|counts?|count|worked|sale of ours|success|win)\b/,
      /\b(?:within|inside|in|up to|for)\b/,
    ],
    not: /\b(?:tap|taps|click|full price|voucher|wait|again|send)\b/,
    takes: 'time',
    forbids: false,
    whenever: true,
    says: 'What counts as bought is said by how soon after the nudge somebody buys',
    writes: (time) => `Count an add-on as bought if they buy it within ${time} of the nudge.`,
  },
  {
    hears: [
      /^(?:we )?(?:use |only )?(?:e ?mails?|mails?) only\b|\bonly (?:by |use |send |via )?(?:e ?mails?)$/,
    ],
    says: 'A nudge goes by one way, the same for everybody and on every day',
    writes: () => 'Send by e-mail.',
  },
  {
    hears: [
      /^(?:we )?(?:use |only )?(?:texts?|sms|text messages) only\b|\bonly (?:by |use |send |via )?(?:texts?|sms|text messages)$/,
    ],
    says: 'A nudge goes by one way, the same for everybody and on every day',
    writes: () => 'Send by text message.',
  },
];

export const figuresSaid: readonly Topic[] = [
  ...matters.map(byFigures),
  {
    heard: (said) =>
      !/\d/.test(said) &&
      shareIn(said) !== undefined &&
      /\b(?:order|value|spent|paid|spend|bill|basket)\b/.test(said) &&
      /\b(?:add ?ons?|extras?|suggest\w*|offer\w*|cost|fine|up to|most)\b/.test(said) &&
      !/\b(?:at least|hold|held|leave|without|off|hour|day|over|above|no|not|never|dont|only)\b/.test(said),
    says: 'What an add-on may cost is a share of the order',
    instead: (said) => [`Add-ons may cost up to ${shareIn(said) ?? ''} of the order.`],
    asIs: true,
  },
];
