// How many rewards one manager may give out of goodwill in a day.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { count } from './points.ts';

const most =
  '(at most|max|maximum|maximum of|no more than|not more than|never more than|only|limit of|limit|up to|a limit of)';
const gift =
  '(goodwill reward|goodwill gift|reward by goodwill|reward out of goodwill|reward as goodwill|gift|goodwill)';
const person = '(manager|person|employee|member of staff|staff member|head|staff|team member)';
const each = `[(each|per ${person}|for each ${person}|for every ${person}|a head|for everybody|for everyone)]`;
const day = '(a day|per day|each day|every day|in a day|in one day|daily)';

const giftsADay = count(
  { least: 1, most: 50, because: 'fifty a day is no limit, and who is to give none at all is no manager' },
  'goodwill reward',
);

/** At most so many goodwill rewards by one person in a day; undefined: as many as managers give. */
export const goodwillPerDay = declare<number | undefined, number>({
  rule: 'goodwill-per-day',
  about: 'goodwill rewards by one person in a day',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'At most 3 goodwill rewards a day each.',
      patterns: [
        `[(give|allow)] ${most} {gifts} ${gift} ${each} ${day} ${each}`,
        `{gifts} ${gift} ${each} ${day} ${each} [(only|at most|maximum|max)]`,
        `[(each|every|a)] ${person} (can|may|should|must|gives|give) [only] [(give|hand out|grant)] [${most}] {gifts} ${gift} ${day} [each]`,
        `[(each|every)] ${person} (gives|give) [${most}] {gifts} ${gift} ${day} [each]`,
        `[(each|every)] ${person} (never gives|never give|may not give|must not give|cannot give|cant give) more than {gifts} ${gift} ${day} [each]`,
        `no ${person} (may give|can give|gives) more than {gifts} ${gift} ${day} [each]`,
        `limit ${gift} to {gifts} ${each} ${day} ${each}`,
        `${gift} (is|are) limited to {gifts} ${each} ${day} ${each}`,
        `(never|do not|dont) (give|allow|hand out) more than {gifts} ${gift} ${each} ${day} ${each}`,
      ],
      slots: { gifts: giftsADay },
      states: ({ gifts: value = 1 }) => value,
    }),
  ],
  means: (value) =>
    `A manager gives at most ${value === 1 ? 'one goodwill reward' : `${value} goodwill rewards`} a day, by the shop's clock; one that was taken back counts all the same.`,
  handbook: {
    shipped: '(as many as managers give)',
    also: ['Each manager may give 3 gifts a day.'],
    limits: '1 to 50; a day is the shop’s',
  },
});
