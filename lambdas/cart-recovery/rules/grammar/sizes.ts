// How long to wait, for each size of cart. A size is called by a word, by its bounds, or by both.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { choice } from '../../../../shared/rules/slots/choice.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import type { CartForm, CartRule } from '../rule.ts';
import type { SizeRule } from '../sizes.ts';
import { waits } from './waits.ts';

const form = formsOf<CartRule>();

const called = choice({
  tiny: ['tiny', 'very small', 'extra small'],
  small: ['small', 'smaller', 'little'],
  medium: [
    'medium',
    'middle',
    'mid-sized',
    'mid-size',
    'medium-sized',
    'average',
    'normal',
    'usual',
    'regular',
  ],
  big: ['big', 'bigger', 'large', 'larger'],
  huge: ['huge', 'very big', 'very large', 'extra large', 'biggest', 'largest'],
});

const carts = '(cart|basket)';
const under = '(under|below|less than|smaller than|worth less than|up to)';
const over = '(over|above|more than|bigger than|larger than|worth more than|from|at least|of at least)';
const andUp = '(or more|and more|or over|and over|and up|upwards|and upwards|or above|and above)';
const bounds = `[(worth|of|is|are|is anything|are those)] (${under} {below}|${over} {from} [${andUp}]|{from} ${andUp}|[(between|from)] {from} (to|until|and) {below})`;
// A dash that stands for a colon is read as "to".
const remind =
  '[to] [we] [(remind|reminded|reminder|nudge|wait|send|are reminded|is reminded|send reminder|first reminder|get reminder|get first reminder)] [(shoppers|people|them|customers|it)] [(after|at|in)]';
const trailing =
  '[(before|for)] [second] [(reminder|one)] [(after|from) (cart was left|abandonment|leaving|last change)]';

/** The forms of a shop that sells in `currency`. */
export function sizeForms(currency: string): readonly CartForm[] {
  const amount = money(currency, { bare: true });
  return [
    form({
      id: 'size',
      example: 'Small carts (under 40): remind after 4 hours, then after 24.',
      stated: (rule) => subject(rule as SizeRule),
      patterns: [
        `[for] [{name}] ${carts} ${bounds} ${remind} {waits} ${trailing}`,
        `[for] {name} ${carts} ${remind} {waits} ${trailing}`,
        `(remind|nudge|email) [(shoppers with|people with|owners of|about)] [{name}] ${carts} [${bounds}] [(after|at)] {waits} ${trailing}`,
        `[for] {name} [${bounds}] ${remind} {waits} ${trailing}`,
      ],
      slots: { name: called, below: amount, from: amount, waits: waits() },
      toRule: ({ name, below, from, waits: both }) => ({
        rule: 'size',
        ...(name === undefined ? {} : { name }),
        ...(below === undefined ? {} : { belowMinor: below }),
        ...(from === undefined ? {} : { fromMinor: from }),
        ...(both ?? { firstWaitMinutes: 0, secondWaitMinutes: 0 }),
      }),
    }),
    form({
      id: 'size',
      example: 'All other carts: 2 hours, then 22.',
      stated: (rule) => subject(rule as SizeRule),
      patterns: [
        `[for] (other|all other|any other|every other|remaining|rest|everything else) [${carts}] ${remind} {waits} ${trailing}`,
      ],
      slots: { waits: waits() },
      toRule: ({ waits: both }) => ({
        rule: 'size',
        name: 'other',
        ...(both ?? { firstWaitMinutes: 0, secondWaitMinutes: 0 }),
      }),
    }),
    form({
      id: 'size',
      example: 'All carts: remind after 2 hours, then after 22.',
      stated: (rule) => subject(rule as SizeRule),
      patterns: [
        `[for] (all|any|every|each) ${carts} ${remind} {waits} ${trailing}`,
        `${carts} ${remind} {waits} ${trailing}`,
        `(remind|nudge|email) [(about|shoppers of|owners of)] (all|any|every|each) ${carts} [(after|at)] {waits} ${trailing}`,
      ],
      slots: { waits: waits() },
      toRule: ({ waits: both }) => ({
        rule: 'size',
        name: 'every',
        ...(both ?? { firstWaitMinutes: 0, secondWaitMinutes: 0 }),
      }),
    }),
  ];
}

/** A size stated twice must be stated alike: by its word, or else by its bounds. */
const subject = ({ name, fromMinor, belowMinor }: SizeRule): string =>
  `size:${name ?? `${fromMinor ?? ''}-${belowMinor ?? ''}`}`;
