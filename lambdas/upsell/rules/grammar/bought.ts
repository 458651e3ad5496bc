// When buying the add-on is the work of the nudge.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';

const days = duration({
  unit: 'days',
  least: 1,
  most: 30,
  bare: true,
  because: 'a purchase much later is not the work of the nudge',
});

const who = '(they|someone|somebody|people|shopper|person)';
const buy = '(buy|buys|bought|get|gets|got|order|orders|ordered|take|takes)';
const it = '[(it|something|anything|add-on|addon|thing)]';
const bought = '(bought|sold)';
const nudge = '(nudge|message|offer|suggestion|text|email|reminder)';

/** Days after a nudge in which buying the add-on is counted. */
export const boughtWithin = declare<number>({
  rule: 'bought-within',
  about: 'what bought is',
  byDefault: () => 7,
  wordings: () => [
    wording({
      example: 'Count an add-on as bought if they buy it within 7 days of the nudge.',
      patterns: [
        `count [(an|any|every)] (it|that|this|add-on|addon|offer|thing) as ${bought} (if|when) ${who} ${buy} ${it} (within|in) {days} [(after|from|of) [(any|last)] ${nudge}]`,
        `count [(any|every|all)] (purchase|sale) of [(an|any)] (add-on|addon) (within|in|up to|for) {days} [(after|from|of) [(any|last)] ${nudge}] [as ${bought}]`,
        `[(an|any|every)] (add-on|addon) (counts as|is|counts|is counted as) ${bought} (if|when) (${who} ${buy} ${it}|it is bought) (within|in) {days} [(after|from|of) [(any|last)] ${nudge}]`,
        `(if|when) ${who} ${buy} (it|add-on|addon) (within|in) {days} (after|from|of) [(any|last)] ${nudge} (it counts|that counts|count it|count that) [as (${bought}|sale)]`,
        `(suggestion|nudge|offer|it|that|text) (worked|works|counts|succeeded|has worked|is success|was success|counts as success) (if|when) (${who} ${buy} ${it}|(add-on|addon|thing|it) is bought) (within|in|inside) {days} [(after|from|of) [(any|last)] ${nudge}]`,
        `(give|allow) (them|people|customers|everyone|shoppers) {days} to buy [(it|add-on|something|thing)] [before [(you|we)] (call|count) it [(as|a|an)] (no|miss|failure|lost|not bought|ignored)]`,
        `(it|that|this) counts as ${bought} (if|when) ${who} ${buy} ${it} (within|in|inside) {days} [(after|from|of) [(any|last)] ${nudge}]`,
        `count [(any|every|all)] (purchase|sale|order) (up to|for|within|in|until) {days} (after|from) [(any|last)] ${nudge}`,
        '(purchase|buying) window [is] {days}',
      ],
      slots: { days },
      states: ({ days: within = 0 }) => within,
    }),
  ],
  means: (within) =>
    `An add-on counts as bought if the same person buys it within ${sayMinutes(within * 1440)} after the nudge, by its link or not.`,
  handbook: { also: ['Count it as bought if they buy within a week.'], limits: '1 to 30 days' },
});
