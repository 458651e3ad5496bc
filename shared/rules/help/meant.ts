// Matters that every product has, said in words whose meaning is another one than they sound of: a least where a most can be said, a
// break with its days, hours between which something may go out, a day that is never left out.

import { Temporal } from 'temporal-polyfill';
import type { Topic } from '../grammar.ts';
import { numberAt } from '../slots/number.ts';
import { tokenise } from '../tokens.ts';
import { sounds } from './sounds.ts';

const MESSAGES = '(?:people|customers|shoppers|members|nudges|texts|mails|emails|messages|reminders)';
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

export const meant: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      `\\b(?:not|dont|never|no)\\b.*\\b(?:fewer|less) than (?:\\w+) ${MESSAGES} (?:a|an|per|every|each) (?:hour|day|week|month)\\b|\\bat least (?:\\w+) ${MESSAGES} (?:a|an|per|every|each) (?:hour|day|week|month)\\b`,
    ),
    says: 'There is no least that must go out, and no most over everybody together: who bought, and what each person may get, decides it',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:never a|no|not a) (?:single )?day\b.*\b(?:dont|not|without|go by)\b|\bevery day\b.*\bno exceptions?\b`,
    ),
    says: 'There are no quiet days unless a sentence names some: there is nothing to write for it',
  },
  {
    first: true,
    heard: sounds(String.raw`^(?!.*\bpoints?\b).*\bbetween (?:christmas|xmas) and (?:the )?new years?\b`),
    says: 'Days on which nothing goes out are written with their dates',
    instead: () => ['Quiet from 25 December to 1 January.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(String.raw`\b(?:take|have|taking|having) a (?:break|rest|holiday)\b.*\b(?:from|for|in)\b`),
    says: 'A break of which both ends are known is days on which nothing goes out: write the first and the last; a pause ends on a day that is named, or when its sentence is taken out',
    instead: (said) => [
      ...breakSaid(said),
      ...bothEnds(said),
      'Quiet from 1 to 14 August.',
      'Pause until 7 December 2026.',
    ],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:no|not) (?:earlier|before|sooner)\b.*\d ?(?:[ap]m|:\d\d).*\b(?:no|not) later\b.*\d ?(?:[ap]m|:\d\d)`,
    ),
    says: 'Between which hours something may go out is said by the quiet hours, which are the rest of the day; at least 4 hours a day must stay open',
    instead: (said) => {
      const [from, until] = said.match(/\b\d{1,2}(?::\d\d)?(?: ?[ap]m)?\b/g) ?? [];
      return [`Quiet hours are ${until} to ${from}.`, 'Quiet hours are 9 pm to 8 am.'];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:points?|double|triple|next|wait|after|tomorrow)\b).*\b(?:no|not|never) (?:later|earlier) than \d{1,2}(?::\d\d)?(?: [ap]m)\b`,
    ),
    says: 'When nothing goes out is said by the clock, from when to when, alike for every day and everybody',
    instead: (said) => {
      const [, way, clock] = /\b(later|earlier) than (\S+ [ap]m)\b/.exec(said) ?? [];
      return [`No messages ${way === 'later' ? 'after' : 'before'} ${clock}.`];
    },
    asIs: true,
  },
];

/** "For two weeks from 5 July": its first day and its last. */
export function breakSaid(said: string): readonly string[] {
  const start = /\bfrom (?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)\b/.exec(said);
  const month = MONTHS.indexOf(start?.[2] ?? '') + 1;
  const [, count = '', unit = ''] = /\b(\w+) (day|week|fortnight)s?\b/.exec(said) ?? [];
  const number = /^an?$/.test(count) ? 1 : numberAt({ text: count, tokens: tokenise(count) }, 0)?.value;
  if (month === 0 || number === undefined || number > 52) return [];
  const day = Number(start?.[1]);
  // Of no year, as the sentence is.
  const first = Temporal.PlainDate.from({ year: 2027, month, day });
  if (first.day !== day) return [];
  const last = first.add({ days: number * (DAYS[unit] ?? 1) - 1 });
  return [`Quiet from ${shown(first)} to ${shown(last)}.`];
}

const bothEnds = (said: string): readonly string[] => {
  const [, first, last] =
    /\bfrom (?:the )?(\d{1,2} [a-z]+) (?:until|till|to) (?:the )?(\d{1,2} [a-z]+)\b/.exec(said) ?? [];
  return first === undefined ? [] : [`Quiet from ${first} to ${last}.`];
};

const shown = ({ day, month }: Temporal.PlainDate): string => {
  const name = MONTHS[month - 1] ?? '';
  return `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};
