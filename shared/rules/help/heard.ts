// How a sentence sounds that is about a matter which every product has: so many messages in so long, a share of people left out, days and
// hours of rest, a pause. What is to be written instead has the figures that follow from the owner's own.

import type { Topic } from '../grammar.ts';
import { numberAt } from '../slots/number.ts';
import { tokenise } from '../tokens.ts';
import { shareIn } from './shares.ts';
import { sounds } from './sounds.ts';

const COUNTS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3, couple: 2 };
const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  year: 365,
  quarter: 91,
};

/** How many in how many days. */
export function soManyIn(said: string): { readonly count: number; readonly days: number } | undefined {
  const unit = /\b(day|week|fortnight|month|quarter|year)s?\b/.exec(said);
  if (unit === null) return undefined;
  const before = said.slice(0, unit.index).trim().split(' ');
  const times = numberIn(before.at(-1) ?? '');
  if (times !== undefined) before.pop();
  const after = said.slice(unit.index + unit[0].length).split(' ');
  const counts = [...before, ...after].flatMap((word) => numberIn(word) ?? COUNTS[word] ?? []);
  const [count] = counts.filter((one) => one > 1);
  return count === undefined ? undefined : { count, days: (DAYS[unit[1] ?? ''] ?? 1) * (times ?? 1) };
}

const numberIn = (word: string): number | undefined => {
  const tokens = tokenise(word);
  return numberAt({ text: word, tokens }, 0)?.value;
};

const COUNT = '(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twice|thrice|couple of|[2-9]|1\\d|20)';
const PERIOD = '(?:\\w+ )?(?:days?|weeks?|fortnights?|months?|years?)';

/** "Two a month", "at most five mails in two months": what a person is spared can only be said as a gap. */
export const soMany = (gap: (days: number) => string, gets: string): Topic => ({
  asIs: true,
  heard: sounds(
    `^(?!.*\\b(?:wait|hours?|minutes?|hrs|mins|points?|cart\\b.*after|after|visits?|regular|recovered|counts?)\\b).*\\b${COUNT}\\b.*\\b(?:a|per|in|every|each|within|any|over|same|one) ${PERIOD}`,
  ),
  says: (said) => {
    const many = soManyIn(said);
    const all =
      many === undefined || many.count > 10 || many.days > 60
        ? '"At most 3 messages a week to one person, from all of us."'
        : `"At most ${many.count} messages in ${many.days === 1 ? '1 day' : `${many.days} days`} to one person, from all of us."`;
    return `A person ${gets} in so many days: say after how many the next may go. How many messages they get in all can be said of all products together: ${all}`;
  },
  instead: (said) => {
    const many = soManyIn(said);
    return [gap(many === undefined ? 7 : Math.max(1, Math.ceil(many.days / many.count))), gap(7)];
  },
});

/** "A maximum of 40 texts an hour, all customers together." */
export const inTotal = (gap: string, gets: string): Topic => ({
  asIs: true,
  heard: sounds(
    String.raw`\b(?:all (?:customers|people|shoppers|of them) together|in total|altogether|in all|overall|all told|in one go|for everybody together)\b|\b(?:[3-9]\d|\d{3,})\b.*\b(?:texts|mails|emails|messages|nudges|reminders)\b.*\b(?:a|an|per|every|each) (?:hour|day|week|month)`,
  ),
  says: `There is no limit over everybody together: one person ${gets} in so many days`,
  instead: () => [gap],
});

/** Whoever gets nothing is held out; "hold nobody out" says the opposite. */
const NOBODY =
  /\b(?:dont|not|never|no|without|nobody|noone|stop)\b(?: (?:a|an|any|be|is|to|want|need|one|have|has))* (?:hold\w*|held|control|keep|compar\w+|experiment\w*|test\w*|ab)\b|\b(?:hold|keep) (?:nobody|noone|no one|no)\b/;

export const heldOut = (of: string): Topic => ({
  asIs: true,
  first: true,
  heard: sounds(
    String.raw`\b(?:(?:test|try) (?:it |this )?(?:out )?on (?:only )?(?:half|a|one|\d+)|compare (?:it |them |this )?(?:with|to)|see the difference|every (?:third|fourth|fifth|sixth|eighth|tenth|twelfth|fifteenth|twentieth|other) (?:person|customer|cart|order|member) (?:gets?|is|goes|has|should|must|receives?)|(?:to|can|and|we) compare|comparison|control group|control|test group|hold ?out|holdout|held out|hold back (?:a|half|one|every|\d+|ten|five|twenty)|see (?:if|whether) (?:it|they|this|the) \w+|ab test|a b test|experiment|(?:one|1) in (?:every )?(?:\d+|\w+) (?:carts?|orders?|customers?|people|shoppers?|members?|regulars?)|as (?:an? )?test)\b|\b(?:hold|keep) (?:\w+ )?(?:anyone|anybody|nobody|noone|no one|customers?|people|shoppers?|members?|orders?|carts?|regulars?) (?:out|back)\b`,
  ),
  says: (said) =>
    NOBODY.test(said) && shareIn(said) === undefined
      ? 'Nobody is held out unless a sentence says so: there is nothing to write for it'
      : 'So many per cent, chosen by chance, can be left without anything, so that the rest can be compared with them; for how long is said by leaving the sentence in',
  instead: (said) => {
    const share = shareIn(said);
    if (NOBODY.test(said)) return [];
    return [...(share === undefined ? [] : [`Hold out ${share} of ${of}.`]), `Hold out 10% of ${of}.`];
  },
});

const DAYS_WITH_HOURS =
  /day(?:s)? (?:only )?(?:from|between|after|before|till|until) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon)/;
const WEEKDAY = /\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b/;
/** A feast that has the same date each year, by its name; of others an example. */
export const quietOn = (text: string): readonly string[] => [
  ...[...text.matchAll(FEAST)].slice(0, 1).map(([feast]) => `Quiet on ${feast}.`),
  'Quiet on 25 December.',
];
const FEAST =
  /\b(?:christmas (?:eve|day)|boxing day|new year'?s? (?:eve|day)|valentine'?s day|halloween)\b/gi;

export const restDays: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:bank holidays?|public holidays?|good friday|easter|christmas|xmas|new years?|boxing day|halloween|valentines?|mothers day|fathers day|shrove|black friday)\b(?=.*)`,
    ),
    says: 'Such days fall on other dates each year: write the dates of each',
    instead: (_, text) => quietOn(text),
    alike: true,
  },
  {
    heard: sounds(
      `^(?=.*\\b(?:no|not|never|dont|nothing|quiet|off|skip|leave|rest|closed|silent|nobody|only)\\b).*${WEEKDAY.source}|\\b(?:weekends?|weekdays?)\\b`,
    ),
    says: 'Days of rest are whole days, the same every week, and hold for everything that goes out',
    instead: (said) => {
      // Which of its hours are meant for which of its days only its writer knows.
      if (DAYS_WITH_HOURS.test(said)) return [];
      const day = WEEKDAY.exec(said)?.[1];
      const days = /weekend/.test(said)
        ? 'at weekends'
        : `on ${day === undefined ? 'Sunday' : `${day.charAt(0).toUpperCase()}${day.slice(1)}day`}s`;
      return [
        /\b(?:no|not|never|dont|nothing|nobody)\b/.test(said)
          ? `No messages ${days}.`
          : `Quiet all day ${days}.`,
      ];
    },
    alike: true,
  },
];

/** Hours of rest, however they are said. */
export const restHours: Topic = {
  heard: sounds(
    String.raw`^(?=.*\b(?:no|not|never|dont|nothing|nobody|quiet|silent|silence|only|stop|stops|sleep|asleep|rest|bed|bedtime|peace|send|texts?|mails?|emails?|messages?|nudges?|reminders?)\b).*\b(?:quiet|silent|silence|night|nights|nighttime|overnight|early|late|teatime|dinner|lunchtime|lunch|breakfast|evenings?|mornings?|daytime|working hours|office hours|opening hours|oclock|noon|midnight|bedtime|asleep|dusk|dawn|dark|\d\d:\d\d|\d+ [ap]m)\b`,
  ),
  says: 'When nothing goes out is said by the clock, from when to when, alike for every day and everybody',
  instead: (said) => {
    const clocks = [...said.matchAll(/\b\d{1,2}(?::\d\d)?(?: ?[ap]m)?\b/g)].map(([clock]) => clock);
    if (/\bquiet\b/.test(said) && /\b(?:not|dont|never)\b/.test(said)) return [];
    const [, side, only] =
      /\b(before|after|past) ((?:\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d|noon|midnight))/.exec(said) ?? [];
    if (only !== undefined && clocks.length < 2 && /\b(?:no|not|never|dont|nothing|nobody|stop)\b/.test(said))
      return [
        `No messages ${side === 'before' ? 'before' : 'after'} ${only}.`,
        'No messages after 9 pm or before 8 am.',
      ];
    const between = clocks.length === 2 ? [`${clocks[0]} to ${clocks[1]}.`] : [];
    return /\b(?:no|not|never|dont|nothing|nobody|stop)\b/.test(said)
      ? [...between.map((hours) => `No messages from ${hours}`), 'No messages after 9 pm or before 8 am.']
      : [...between.map((hours) => `Quiet hours are ${hours}`), 'Quiet hours are 9 pm to 8 am.'];
  },
};

export const pausing: readonly Topic[] = [
  {
    heard: sounds(
      String.raw`^(?:no|stop|stop all|no more|dont send|never send) (?:more |any )?(?:messages?|nudges?|reminders?|mails?|emails?|texts?|suggestions?)(?: for (?:\w+ )?(?:carts?|days?|weeks?|months?|now))?$`,
    ),
    says: 'That nothing goes out at all is a pause, which ends on a day that is named, or when the sentence is taken out',
    instead: () => ['Pause until 7 December 2026.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:points?|coffees?|earns?|sale)\b).*\b(?:resume|unpause|restart|carry on|(?:back|start|switch|turn|going|get) (?:\w+ ){0,3}(?:on(?! \w)|again)|start (?:again|up)|going again)\b(?!.*\bafter\b)`,
    ),
    says: 'Take the sentence out that says "Pause", and everything goes on',
  },
  {
    heard: sounds(
      String.raw`^(?!.*\b(?:sale|purchase|order|basket)s? .*on hold).*\bon hold\b|\b(?:pause|paused|pausing|on ice|suspend|halt|stop everything|stop all|(?:switch|turn|shut) (?:(?:it|them|this|everything|all|the lot|the \w+) )?(?:off|down)|shut for|(?:im|i am|were|we are|while|whilst) away|on holiday|closed for|hold (?:all |off |the )*(?:reminders?|mails?|emails?|messages?|nudges?|texts?|suggestions?))\b`,
    ),
    says: 'A pause holds for everything that goes out, and ends on a day that is named, or when the sentence is taken out',
    instead: (_, text) => {
      const [day] = text.split(/\b(?:until|till) /i)[1]?.split(/[,.;]| but | so /) ?? [];
      const [days] = text.split(/\b(?:from|between) /i)[1]?.split(/[,.;]| but | so /) ?? [];
      return [
        ...(days === undefined ? [] : [`Quiet from ${days.replace(/ (?:and|through|thru) /i, ' to ')}.`]),
        ...(day === undefined ? [] : [`Pause until ${day}.`]),
        'Pause until 7 December 2026.',
      ];
    },
    asIs: true,
    alike: true,
  },
];
