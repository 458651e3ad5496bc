// What a new member gets for joining.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { giftOfPoints, sayPoints } from './points.ts';

const joining =
  '(joining|joining up|joining us|signing up|sign up|registering|registration|enrolling|becoming member|they join|you join|they sign up|you sign up|someone joins|somebody joins|someone signs up|opening account|joining club|joining scheme|joining programme|joining program)';
const newcomer =
  '(new (member|customer|people|joiner|sign-up)|newcomer|joiner|(everyone|everybody|anyone|anybody|whoever|somebody|someone|people) [who] (joins|join|signs up|sign up|registers|register|becomes a member))';
const give = '(give|award|add|offer|grant|credit)';
const get =
  '(get|gets|earn|earns|receive|receives|collect|start with|starts with|begin with|begins with|are given|is given|start off with|starts off with|start on|starts on)';
const gift = 'welcome|joining|sign-up|sign up|registration|starter|enrolment|join';

const points = giftOfPoints({
  least: 1,
  most: 10_000,
  because: 'a gift gives something, and more is likelier a slip of the keys',
});

/** Points that somebody gets once, when they become a member; undefined: none. */
export const joiningPoints = declare<number | undefined>({
  rule: 'joining',
  about: 'joining',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: '50 points for joining.',
      patterns: [
        `[(${give}|get|earn)] [${newcomer}] {points} [to start with] (for|on|when|upon|as|at|with|if|once) ${joining}`,
        `${give} [(every|each|any|all)] (people|customers|everyone|everybody|anyone|somebody|someone|them|members) {points} (when|if|once|as soon as|for) [(they|you|who)] (join|joins|sign up|signs up|register|registers|joining|signing up)`,
        `${give} [(every|each|any|all)] ${newcomer} {points} [(to start with|to start|straight away|at once|as welcome|as (${gift}) (gift|bonus))]`,
        `${give} {points} (to|for) [(every|each|any|all)] ${newcomer}`,
        `[(every|each|any|all)] ${newcomer} ${get} {points} [(to start with|to start|straight away|at once|for free|(for|on|when|upon) ${joining})]`,
        `${newcomer} [(they|you)] (${get}|${give} them) {points}`,
        `(when|if|as soon as|once) ${newcomer} ((they|you) ${get}|${give} them) {points}`,
        `(when|if|as soon as|once) (they|you|a customer|customers|somebody|someone) (join|joins|sign up|signs up|register|registers) [(they|you)] (${get}|${give} them) {points}`,
        `[(every|each|any|all)] ${newcomer} ${get} (head start|welcome|welcome gift|joining gift|bonus) of {points}`,
        `(${gift}) (bonus|gift|points|point) [(is|of|are|=)] {points}`,
        `(${gift}) (bonus|gift|present) of {points} [for [(every|each|any|all)] ${newcomer}]`,
        `{points} (${gift}) (bonus|gift) [for [(every|each|any|all)] ${newcomer}]`,
        `[${give}] {points} (for|to) [(every|each|any|all)] ${newcomer}`,
        `(joining|signing up|registering) (is worth|gives|brings|earns) {points}`,
        `(join|sign up|register) [today] and (get|receive|earn|collect) {points} [free]`,
      ],
      slots: { points },
      states: ({ points: value = 0 }): number | undefined => value,
    }),
    wording({
      example: 'No points for joining.',
      patterns: [
        `[(there is|${give})] no (points|bonus|gift) (for|on|when|upon) ${joining}`,
        `no (${gift}) (bonus|gift|points)`,
        `joining (gives|earns|brings) (nothing|no points)`,
      ],
      slots: {},
      states: () => undefined,
    }),
  ],
  means: (value) =>
    value === undefined
      ? 'Nobody gets points for joining.'
      : `Whoever becomes a member gets ${sayPoints(value)} at once, by the form, at the desk or with a first purchase; members brought over from elsewhere do not, and nobody gets them twice.`,
  handbook: {
    shipped: '(nothing)',
    also: ['50 bonus points for joining.', 'New members start with 50 points.'],
    limits: '1 to 10,000 points',
  },
});
