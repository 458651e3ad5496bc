// How many rewards somebody may have in one visit.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { count } from './points.ts';

const most =
  '(at most|max|maximum|maximum of|no more than|not more than|never more than|only|just|limit of|limit|up to|a limit of|single)';
const reward = '(reward|prize|treat|freebie|redemption)';
const member = '(customer|member|person|guest|shopper|people|they|you|head|card|account|everyone|everybody)';
const visit = '(visit|day|shopping trip|trip|transaction|sale|purchase|order|shop)';
const per =
  '(per|a|an|each|every|in one|in the same|in a single|in any|on one|on the same|on any|for each|for every)';
const whom = `[(per|to|for|for each|for every|each|every) ${member}]`;
const have = '(redeem|use|have|claim|take|get|spend|cash in|swap for|choose|collect|receive)';

const rewardsAtOnce = count(
  { least: 1, most: 10, because: 'none at all would make every reward a lie, and more than ten is no limit' },
  'reward',
);

/** At most so many rewards for a member in a visit, which is a day; undefined: as many as the points allow. */
export const rewardsPerVisit = declare<number | undefined, number>({
  rule: 'rewards-per-visit',
  about: 'rewards in a visit',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'At most 1 reward per visit.',
      patterns: [
        `[(give|allow|hand out|redeem)] [${most}] {rewards} ${reward} [(only|maximum|max|at most)] ${whom} ${per} ${visit} ${whom} [each] [(only|maximum|max|at most)]`,
        `[(give|allow)] ${member} [${most}] {rewards} ${reward} ${per} ${visit}`,
        `${member} (can|may|should|must) [only] ${have} [${most}] {rewards} ${reward} ${per} ${visit}`,
        `${member} (can|may|should|must) [only] ${have} [${most}] {rewards} ${reward} (each time|every time|when|whenever) (they|you) (come|come in|visit|shop|buy|call in|pop in)`,
        `(reward|rewards) are limited to {rewards} [${reward}] ${whom} ${per} ${visit} ${whom}`,
        `limit (reward|rewards) to {rewards} [${reward}] ${whom} ${per} ${visit} ${whom}`,
        `(never|do not|dont) (give|allow|redeem|hand out) [${member}] more than {rewards} ${reward} ${whom} ${per} ${visit}`,
        `${member} (never|do not|dont) ${have} more than {rewards} ${reward} ${per} ${visit}`,
      ],
      slots: { rewards: rewardsAtOnce },
      states: ({ rewards: value = 1 }) => value,
    }),
    wording({
      example: 'Rewards cannot be combined.',
      patterns: [
        `${reward} (cannot|cant|can not|dont|do not|may not|must not) [be] (combined|combine|used together|added up|stacked|stack)`,
        `${reward} (is|are) not (combinable|to be combined)`,
        `(only|no more than|at most) one ${reward} (at a time|at once|at one time|in one go|at the same time)`,
        `one ${reward} at a time [only]`,
        `${member} (may|can|should|must) only ${have} one ${reward} (at a time|at once|in one go)`,
        `[(max|maximum|at most|only)] one ${reward} (each|every) (time|visit)`,
        `(never|do not|dont) (combine|stack) ${reward}`,
        `(never|do not|dont) ${have} (two|several) ${reward} (at once|in one go|at one time|at the same time|at a time|together|${per} ${visit})`,
        `(never|do not|dont) (give|allow) (two|several) ${reward} (at once|at a time|together|${per} ${visit})`,
      ],
      slots: {},
      states: () => 1,
    }),
  ],
  means: (value) =>
    `A member gets at most ${value === 1 ? 'one reward' : `${value} rewards`} a day, by the shop's clock; what was taken back does not count.`,
  handbook: {
    shipped: '(as many as the points allow)',
    also: ['One reward per customer per visit.', 'Rewards cannot be combined.'],
    limits: '1 to 10; a visit is a day',
  },
});
