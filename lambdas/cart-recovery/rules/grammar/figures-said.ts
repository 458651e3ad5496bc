// What an owner of cart recovery means by the one figure of a sentence that no rule reads.
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { byFigures, type Matter } from '../../../../shared/rules/help/by-figures.ts';

const WON =
  'What counts as won back is said by how soon after a reminder somebody buys, whatever they buy and wherever';
/** In whole days, as the rule is. */
function inDays(time: string): string {
  const hours = /^(\d+) ?(?:h|hrs?|hours?)$/i.exec(time)?.[1];
  if (hours === undefined) return time;
  const days = Math.ceil(Number(hours) / 24);
  return days === 1 ? '1 day' : `${days} days`;
}

const SOMEBODY =
  /\b(?:person|people|someone|somebody|anyone|anybody|customers?|shoppers?|them|nobody|same|whoever|one)\b/;
const OTHER_WAITS =
  /\b(?:carts? (?:under|over)|hours?|minutes?|mins|recover\w*|second|give up|reminders? after|first)\b/;
const peace = {
  not: new RegExp(String.raw`${OTHER_WAITS.source}|\b(?:peace|alone)\b`),
  takes: 'time',
  whenever: true,
  says: 'Whoever got a reminder is left alone for so many whole days; the two reminders of one cart keep their own waits',
  writes: (time: string) =>
    `Do not disturb anyone who got a reminder in the last ${time.replace(/^(?:an?|one) /i, '').toLowerCase()}.`,
} as const;

const matters: readonly Matter[] = [
  {
    hears: [
      /\b(?:at least|minimum|or more|worth)\b/,
      /\b(?:carts?|baskets?)\b/,
      /\b(?:chase|remind|write|email|mail|bother|before|for us)\w*\b/,
    ],
    not: /\b(?:tell me|let me|list|know|see|after|second|under|below|recover\w*|with|items?)\b/,
    takes: 'money',
    forbids: false,
    whenever: true,
    says: 'Small carts can be left alone: say below which total',
    writes: (amount) => `Do not remind carts under ${amount}.`,
  },
  {
    hears: [/\b(?:abandoned|left behind|counts? as left)\b/, /\b(?:minutes?|mins?|hours?|hrs?)\b/],
    not: /\b(?:second|then|again|recover\w*|over|above|under|below|big|small)\b/,
    takes: 'time',
    forbids: false,
    whenever: true,
    says: 'Both waits are written together, each counted from when the cart was left',
    writes: (time) => `All carts: remind after ${time}, then after 24 hours.`,
  },
  {
    hears: [/\bmore than two\b/, /\b(?:e ?mails?|mails?|reminders?|messages?)\b/, /\b(?:carts?|baskets?)\b/],
    not: /\b(?:day|week|month|year)s?\b/,
    says: 'A cart gets two reminders at most, by itself',
    writes: () => 'Two reminders.',
    forbids: true,
  },
  {
    hears: [/\b(?:recover(?:ed|y)|won back|win back|is ours|call it a win)\b/],
    not: /\b(?:voucher|code|same|shop|till|store|phone|cart is worth|dont|doesnt|never|not)\b/,
    takes: 'time',
    whenever: true,
    says: WON,
    writes: (time) => `A purchase within ${inDays(time)} of a reminder counts as recovered.`,
  },
  {
    hears: [/\b(?:cart|basket|order)s?\b|\banything\b/, /\b(?:under|below|less|or less|smaller|cheaper)\b/],
    not: /\b(?:recover\w*|over|above|more|small|medium|call|means|reminders? after|second|one reminder|tell me|let me)\b/,
    takes: 'money',
    forbids: true,
    whenever: true,
    says: 'Small carts can be left alone: say below which total',
    writes: (amount) => `Do not remind carts under ${amount}.`,
  },
  {
    hears: [
      /\bonly\b/,
      /\b(?:or more|over|above|at least|and up|upwards|more than)\b/,
      /\b(?:cart|basket|spent|worth|in it)s?\b/,
    ],
    not: /\b(?:recover\w*|under|below|second|tell me|let me|list|after|with|items?)\b/,
    takes: 'money',
    forbids: false,
    whenever: true,
    says: 'Small carts can be left alone: say below which total',
    writes: (amount) => `Do not remind carts under ${amount}.`,
  },
  {
    hears: [
      /\b(?:list|tell me|see|know|show me|hear|ring|call)\b/,
      /\b(?:cart|basket)s?\b/,
      /\b(?:over|above|more than|at least|from|bigger|or more)\b/,
      /\b(?:me|my|i|us|id|wed)\b/,
    ],
    takes: 'money',
    forbids: false,
    whenever: true,
    says: 'You hear of a big cart by e-mail, once, when its first reminder is due. The list of all carts of a day comes every night by itself',
    writes: (amount) => `Tell me about carts over ${amount}.`,
  },
  {
    ...peace,
    hears: [SOMEBODY, /\b(?:between|more than once|twice|apart|gap|bother|pester|disturb|another)\b/],
  },
  {
    ...peace,
    hears: [SOMEBODY, /\bagain\b/, /\b(?:no|not|never|dont|nobody|noone|before|pass|[a-z]+nt)\b/],
  },
  // Whoever forbids this wants the opposite.
  { ...peace, hears: [SOMEBODY, /\b(?:peace|alone)\b/], not: OTHER_WAITS, forbids: false },
  {
    hears: [
      /\b(?:give up|giving up|forget|dead|drop|let (?:it|them|go)|write off|stop (?:chasing|trying|reminding)|bin)\b/,
    ],
    not: /\b(?:hours?|minutes?|mins|recover\w*|remind (?:them|after)|then)\b/,
    takes: 'time',
    says: 'A cart is given up so many days after its second reminder, at most 30',
    writes: (time) => `Give up ${time} after the second reminder.`,
  },
  {
    hears: [
      /\b(?:one|a single|just the one|once) (?:reminder|e ?mail|mail|message|nudge)\b/,
      /\b(?:enough|only|will do|plenty|just|just the|no more|thats it|fine|ever)\b/,
    ],
    not: /\b(?:week|month|day|days|weeks|person|customer|list|cart over|big|small|large|second|reply|morning)s?\b/,
    forbids: false,
    says: 'A cart gets two reminders, or one',
    writes: () => 'One reminder only.',
  },
  {
    hears: [/\b(?:call|name|count|treat|consider)\b/, /\b(?:small|big|large)\b/],
    not: /\b(?:remind\w*|hours?|minutes?|recover\w*)\b/,
    takes: 'money',
    forbids: false,
    says: 'Say how big a size is together with its waits',
    writes: (amount, said) =>
      /\bsmall\b/.test(said)
        ? `Small carts (under ${amount}): remind after 4 hours, then after 24.`
        : `Big carts (over ${amount}): remind after 1 hour, then after 20.`,
  },
  {
    hears: [/\bquiet hours\b/],
    forbids: true,
    says: 'That a message may go out at any hour is said so',
    writes: () => 'No quiet hours.',
  },
  {
    hears: [/\bthird\b/, /\b(?:reminder|e ?mail|mail|message)\b/],
    forbids: true,
    says: 'A cart gets two reminders at most, by itself',
    writes: () => 'Two reminders.',
  },
];

export const figuresSaid: readonly Topic[] = matters.map(byFigures);
