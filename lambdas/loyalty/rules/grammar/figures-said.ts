// What an owner of a loyalty programme means by the one figure of a sentence that no rule reads.
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { byFigures, type Matter } from '../../../../shared/rules/help/by-figures.ts';

const FIRST =
  /\b(?:first (?:sale|purchase|visit|order|shop|time)|new (?:member|customer|people|face|person)s?)\b/;
const LAPSED =
  /\b(?:lapsed?|lapsing|away|not been|hasnt been|havent been|not shown|hasnt shown|havent shown|not seen|havent seen|hasnt come|havent come|no visit|without a visit|not visited|hasnt visited|havent visited|gone quiet|stopped coming|missed)\b/;

const matters: readonly Matter[] = [
  {
    hears: [
      /\b(?:hold|held|check|checked|approve|approved|look at|looked at|see|review|ok|okay|okayed|wait|waits)\b/,
      /\b(?:over|above|more|or more|from|at least|bigger|exceeds?|past)\b/,
      /\b(?:sales?|purchases?|baskets?|orders?|bills?|anything|spends?|visit)\b/,
    ],
    not: /\b(?:times|largest|usual|earns?|only|under|below|with|card|cash)\b|\bby (?!me\b|us\b|a manager|the manager|hand|new)/,
    takes: 'money',
    forbids: false,
    whenever: true,
    says: 'A sale that is too big can wait for a manager',
    writes: (amount, said) =>
      FIRST.test(said)
        ? `Hold a new member's first sale over ${amount} for review.`
        : `Hold anything over ${amount}.`,
  },
  {
    hears: [/\b(?:birthday|bday|birthdays)\b/],
    not: /\b(?:spent|spend|per|every £|double|triple|instead|reward|free|lose|loses|deduct|minus|take|off)\b/,
    takes: 'points',
    forbids: false,
    whenever: true,
    says: 'A birthday may bring points, the same for every member and once a year, in the morning of that day',
    writes: (points) => `${points} on your birthday.`,
  },
  {
    hears: [
      /\b(?:joins?|joined|joining|sign(?:s|ed|ing)? up|register(?:s|ed|ing)?|new members?|newcomers?|become(?:s)? a member|welcome)\b/,
    ],
    not: /\b(?:friend|refer|spent|spend|per|double|triple|birthday|back|news\w*|queue|reward|free|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|before|after|only|cost|costs|lose|loses|deduct|minus)\b/,
    takes: 'points',
    forbids: false,
    whenever: true,
    says: 'A new member may get points for joining',
    writes: (points) => `${points} for joining.`,
  },
  {
    hears: [
      /\b(?:back|lapsed|lapsing|lost|away|stopped coming|old regulars)\b/,
      /\b(?:give|gets?|send|offer|tempt|with|receive|bonus)\b/,
    ],
    not: /\b(?:refund\w*|returns?|bring|spent|spend|per|double|triple|join\w*|% |lose|loses|deduct|minus)\b|\bback (?:their|the|his|her)\b/,
    takes: 'points',
    forbids: false,
    whenever: true,
    says: 'A lapsed regular may get points with the nudge that goes out by itself',
    writes: (points, said) =>
      /\bbonus\b/.test(said) ? `A win-back bonus is ${points}.` : `Give lapsed regulars ${points}.`,
  },
  {
    hears: [LAPSED],
    not: /\b(?:points?|expire|only list|list|less than|under|visits a|quiet|mails? a)\b/,
    takes: 'time',
    whenever: true,
    says: 'A regular lapses after so long without a visit: whoever did is on the list at the desk, and gets a nudge by mail',
    writes: (time, said) =>
      /\b(?:nudge|write|mail|email|send|drop|remind|contact|get in touch|reach out)\b/.test(said)
        ? `If a regular has not been in for ${time.replace(/^an? /i, 'one ')}, nudge them.`
        : `Count members as lapsing after ${time.replace(/^an? /i, 'one ')}.`,
  },
  {
    hears: [/\bregulars?\b/, /\b(?:times|visits?|visited|shopped|been|come|came|here)\b/],
    not: /\b(?:a week|a month|every|per|points?|spent|spend|weeks?|months?|days?|at most|fewer|less|under|below|up to)\b/,
    takes: 'bare',
    forbids: false,
    whenever: true,
    says: 'Who is a regular is said by how many visits somebody has in all',
    writes: (count) => `A regular has at least ${count} visits.`,
  },
  {
    hears: [
      /\b(?:under|below|less than|smaller than|at least|minimum)\b/,
      /\bpoints?\b|\bearns?\b/,
      /\b(?:sales?|purchases?|baskets?|orders?|bills?|spends?|spent|spend|comes to)\b/,
    ],
    not: /\b(?:hold|held|double|triple|extra|bonus|over|above|reward|off|each|every)\b/,
    takes: 'money',
    whenever: true,
    says: 'Small sales can earn nothing',
    writes: (amount) => `No points under ${amount}.`,
  },
  {
    hears: [
      /\b(?:one|a single|1)\b/,
      /\b(?:reward|freebie|treat)s?\b/,
      /\b(?:visit|each time|a time|per visit|at a time|at once|day)\b/,
    ],
    not: /\b(?:points?|double|cost|week|month|two|three)\b/,
    says: 'How many rewards somebody gets in a visit can be said',
    writes: () => 'At most 1 reward per visit.',
    whenever: true,
  },
  {
    hears: [
      /\b(?:points?|balances?)\b/,
      /\b(?:e ?mails?|mails?|letters?)\b/,
      /\b(?:nightly|evening|daily|balances?|every night)\b/,
    ],
    takes: 'clock',
    says: 'The balance goes out in the evening of each day on which it changed: no sentence moves its hour',
    writes: () => '',
  },
  {
    hears: [
      /\b(?:points?|balance)\b/,
      /\b(?:e ?mails?|mails?|letters?|messages?)\b/,
      /\b(?:off|stop|dont|no|not|without|end|cancel)\b/,
      /\b(?:nightly|evening|daily|balance|every night)\b/,
    ],
    says: 'The balance goes out in the evening of each day on which it changed: no sentence stops it, and each member can stop it by the link in it',
    writes: () => '',
  },
];

const NUDGES: Readonly<Record<string, string>> = { one: '1', two: '2', three: '3', four: '4', five: '5' };

const VISITS =
  /\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (?:or more )?(?:visits|times|trips)\b/;

export const figuresSaid: readonly Topic[] = [
  ...matters.map(byFigures),
  {
    ahead: true,
    heard: (said) =>
      VISITS.test(said) &&
      /\bregulars?\b/.test(said) &&
      !/\b(?:at most|fewer|less|under|below|weeks?|months?|days?|points?|not|never|dont|no|win ?back)\b/.test(
        said,
      ),
    says: 'Who is a regular is said by how many visits somebody has in all',
    instead: (said) => [`A regular has at least ${VISITS.exec(said)?.[1] ?? ''} visits.`],
    asIs: true,
  },
  {
    heard: (said) =>
      !/\b(?:weeks?|months?|days?|years?|sundays?)\b/.test(said) &&
      /\b(?:one|two|three|four|five) (?:win ?back |come ?back )?(?:e ?mails?|mails?|nudges?|messages?|letters?)\b.*\b(?:then|leave|rest|give up|enough|stop|limit|max|maximum|most)\b/.test(
        said,
      ),
    says: 'Say how many nudges a member gets at most',
    instead: (said) => {
      const count = NUDGES[/\b(one|two|three|four|five)\b/.exec(said)?.[1] ?? ''] ?? '';
      return [`At most ${count} ${count === '1' ? 'nudge' : 'nudges'}, then rest the member.`];
    },
    asIs: true,
  },
];
