// How long to wait, for each size of cart. A size is called by a word, by its bounds, or by both.

import { declare, type Setting, wording } from '../../../../shared/rules/declaration.ts';
import { choice } from '../../../../shared/rules/slots/choice.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import { type CartSize, type SizeRule, sizesOf } from '../sizes.ts';
import { explainSize, indexOf, subject } from './sizes-said.ts';
import { oneWait, waits } from './waits.ts';

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

const email = '(email|reminder|message|mail)';
const single = `[(only|just)] [one] ${email} [only]`;
const shoppers = '(shoppers|people|them|customers|everyone|everybody|someone|somebody)';
const left =
  '[after (cart was left|cart is left|they leave|they left|leaving|abandonment|last change|they go|being left|they stop)]';

/** Smallest first; the last has no upper end. */
export const sizes = declare<readonly CartSize[], SizeRule>({
  rule: 'size',
  about: 'the waits of a size',
  byDefault: (currency) => {
    const minor = (units: number) => units * 10 ** decimalsOf(currency);
    return [
      { name: 'small', belowMinor: minor(40), firstWaitMinutes: 4 * 60, secondWaitMinutes: 24 * 60 },
      { name: 'medium', belowMinor: minor(150), firstWaitMinutes: 2 * 60, secondWaitMinutes: 22 * 60 },
      { name: 'big', firstWaitMinutes: 60, secondWaitMinutes: 20 * 60 },
    ];
  },
  wordings: (currency) => {
    const amount = money(currency, { bare: true });
    return [
      wording({
        example: 'Small carts (under 40): remind after 4 hours, then after 24.',
        stated: subject,
        patterns: [
          `[for] [{name}] ${carts} ${bounds} ${remind} {waits} ${trailing}`,
          `[for] {name} ${carts} ${remind} {waits} ${trailing}`,
          `(remind|nudge|email) [(shoppers with|people with|owners of|about)] [{name}] ${carts} [${bounds}] [(after|at)] {waits} ${trailing}`,
          `[for] {name} [${bounds}] ${remind} {waits} ${trailing}`,
          `(anything|everything|carts|what is|all carts) ${bounds} (counts as|count as|is|are|is called|we call) [a] {name} [${carts}] ${remind} {waits} ${trailing}`,
          `(anything|everything) ${bounds} ${remind} {waits} ${trailing}`,
          `[for] (${under} {below}|${over} {from} [${andUp}]|[(between|from)] {from} (to|until|and) {below}) ${remind} {waits} ${trailing}`,
          `${carts} ${bounds} (get|gets|receive|receives) [(an|a)] [(first)] (email|reminder|message|reminded|emailed|reminders|emails) [(after|at)] {waits} ${trailing}`,
          `(people|shoppers|customers) with ${carts} ${bounds} (get|gets|are sent|receive) [(an|a)] [(first)] (email|reminder|reminded|emails|reminders) [(after|at)] {waits} ${trailing}`,
        ],
        slots: { name: called, below: amount, from: amount, waits: waits() },
        states: ({ name, below, from, waits: both }): SizeRule => ({
          ...(name === undefined ? {} : { name }),
          ...(below === undefined ? {} : { belowMinor: below }),
          ...(from === undefined ? {} : { fromMinor: from }),
          ...(both ?? { firstWaitMinutes: 0, secondWaitMinutes: 0 }),
        }),
      }),
      wording({
        example: 'Carts under 40 get one reminder, after 4 hours.',
        stated: subject,
        patterns: [
          `[for] [{name}] ${carts} ${bounds} (get|gets|receive|receives) ${single} [after] {wait} ${left}`,
          `[for] {name} ${carts} (get|gets|receive|receives) ${single} [after] {wait} ${left}`,
          `[send] [(only|just)] one ${email} (for|to|about) [(shoppers with|people with)] [{name}] ${carts} ${bounds} [(after|at)] {wait} ${left}`,
          `[for] [{name}] ${carts} ${bounds} [send] one ${email} [only] [(after|at)] {wait} ${left}`,
          `(remind|email) [(shoppers with|people with|owners of|about)] [{name}] ${carts} [${bounds}] [only] once [only] (after|at) {wait} ${left}`,
        ],
        slots: { name: called, below: amount, from: amount, wait: oneWait() },
        states: ({ name, below, from, wait = 0 }): SizeRule => ({
          ...(name === undefined ? {} : { name }),
          ...(below === undefined ? {} : { belowMinor: below }),
          ...(from === undefined ? {} : { fromMinor: from }),
          firstWaitMinutes: wait,
        }),
      }),
      wording({
        example: 'All carts get one reminder, after 4 hours.',
        stated: subject,
        patterns: [
          `[send] [(only|just)] one ${email} [only] [(after|at)] {wait} ${left}`,
          `(send|remind|email) [${shoppers}] [(only|just)] (once|one ${email}) [only] (after|at) {wait} ${left}`,
          `[for] (all|any|every|each) ${carts} (get|gets|receive|receives) ${single} [after] {wait} ${left}`,
          `(remind|email) ${shoppers} once {wait} ${left}`,
        ],
        slots: { wait: oneWait() },
        states: ({ wait = 0 }): SizeRule => ({ name: 'every', firstWaitMinutes: wait }),
      }),
      wording({
        example: 'All other carts: 2 hours, then 22.',
        stated: subject,
        patterns: [
          `[for] (other|all other|any other|every other|remaining|rest|everything else) [${carts}] ${remind} {waits} ${trailing}`,
        ],
        slots: { waits: waits() },
        states: ({ waits: both }): SizeRule => ({
          name: 'other',
          ...(both ?? { firstWaitMinutes: 0, secondWaitMinutes: 0 }),
        }),
      }),
      wording({
        example: 'All carts: remind after 2 hours, then after 22.',
        stated: subject,
        patterns: [
          `[for] (all|any|every|each) ${carts} ${remind} {waits} ${trailing}`,
          `${carts} ${remind} {waits} ${trailing}`,
          `(remind|nudge|email) [(about|shoppers of|owners of)] (all|any|every|each) ${carts} [(after|at)] {waits} ${trailing}`,
          `(remind|nudge|email|mail|write to) [(shoppers|people|them|customers|everyone|everybody)] [(after|at)] {waits} ${trailing} [(for|in|of) [(all|every|any)] (sizes|size|carts|cart)] [all sizes]`,
          `(all|every|any) (size|sizes) ${remind} {waits} ${trailing}`,
          `wait {waits} ${trailing}`,
          '{waits}',
          `(chase|remind about) [(all|any|every)] ${carts} [after] {waits} ${trailing}`,
          `[send] first (reminder|email|one) [(after|at|goes out after)] {waits} [after] ${trailing}`,
          `[send] two (reminders|emails|mails|messages) [one] [(after|at)] {waits} ${trailing}`,
        ],
        slots: { waits: waits() },
        states: ({ waits: both }): SizeRule => ({
          name: 'every',
          ...(both ?? { firstWaitMinutes: 0, secondWaitMinutes: 0 }),
        }),
      }),
    ];
  },
  means: (stated, setting) => explainSize(sizesIn(setting), indexOf(stated, sizesIn(setting)), setting.shop),
  inForce: (all, { shop }) => all.map((_, index) => explainSize(all, index, shop)),
  handbook: {
    also: [
      'Carts from 40 to 150: 2 hours, then 22.',
      'Big carts (over 150) after 1 hour and then 20.',
      'All carts: remind after 2 hours, then after 22.',
      'All other carts: 2 hours, then 22.',
      'Carts under 40 get one reminder, after 4 hours.',
    ],
    limits: 'first wait 15 minutes to 7 days, second 1 hour to 30 days and longer than the first',
  },
  combine: (texts, currency) =>
    texts.map((stated) => sizesOf(stated, currency)).findLast((found) => found !== undefined),
});

const sizesIn = ({ rules }: Setting): readonly CartSize[] => rules.sizes as readonly CartSize[];
