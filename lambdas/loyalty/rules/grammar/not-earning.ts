// What earns nothing: some items, small sales, parts of a pound.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import type { ItemMatch } from '../lists.ts';
import { items, sayItems } from './items.ts';

const earn = '(earn|get|give|bring|collect|receive|gain|have|count for|come with)';
const not = '(not|dont|doesnt|do not|does not|never|cannot|cant)';
const who = '(member|customer|shopper|everyone|people|they|you)';
const given = '[(is|are) (given|earned|awarded|collected)]';
const except =
  '(apart from|except|except for|except on|but not|but not on|but not for|excluding|other than|but|aside from|bar|unless it is)';
const forThem = '(on|for|when buying|when you buy|from|off)';
const sale = '(sale|purchase|order|basket|transaction|bill|spend|spending)';
const under = '(under|below|of less than|less than|smaller than)';
const over = '(over|above|of at least|at least|from|of)';

/** Items that earn nothing, whatever else is said of them. Gift cards have a sentence of their own. */
export const notEarning = declare<readonly ItemMatch[] | undefined, readonly ItemMatch[]>({
  rule: 'not-earning',
  about: 'what earns nothing',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'No points on tobacco.',
      stated: 'often',
      patterns: [
        `[(give|award|there are)] no point ${given} ${forThem} {items}`,
        `point [(is|are)] ${not} [be] (given|earned|awarded|collected|earn) ${forThem} {items}`,
        `[${who}] ${not} ${earn} [any] point ${forThem} {items}`,
        `{items} (is|are) (not|never) counted (toward|towards|for|to) [any] point`,
        `{items} ${not} count [[(toward|towards|for)] [any] point]`,
        `(everything|all items|all products|all purchases) (earn|get|collect) [point] ${except} {items}`,
        `[${who}] (earn|get|collect) [point] on (everything|anything|all items|all products|all purchases) ${except} {items}`,
        `[${who}] (earn|get|collect) point on (everything|anything|all items|all products|all purchases) ${except} {items}`,
        `(everything|anything|all items|all products|all purchases) (earn|earns|get|gets) point ${except} {items}`,
        `(do not|dont|never) (give|award|do|offer) [any] point (on|for|with) {items}`,
        `{items} (do|does|will|should) (not|never) ${earn} [any] [(point|anything)]`,
        `{items} (dont|doesnt|wont|never) ${earn} [any] [(point|anything)] [either]`,
        `{items} ${earn} (no|zero|0|nil) point [either]`,
        `{items} (is|are) left out of [the] point`,
        `{items} (is not|are not|isnt|arent) worth [any] point`,
        `{items} ${earn} nothing`,
        `(everything|anything|all items|all products) ${except} {items} ${earn} point`,
        `everything ${earn} point (except|but not|apart from|excluding) {items}`,
        `[(give|award|you get|members get)] point on (everything|anything|all items|all products) ${except} {items}`,
        `{items} (is|are) (excluded|not eligible|not included|ineligible) [(from|for) [(earning|earning of)] point]`,
        `{items} (isnt|arent) (eligible|included) [for point]`,
        '(exclude|leave out|skip) {items} from [(earning|earning of|collecting)] point',
        `(skip|ignore) {items} (for|when counting|when working out) point`,
      ],
      slots: { items: items() },
      states: ({ items: named = [] }): readonly ItemMatch[] => named,
    }),
  ],
  means: (named) => `${sayItems(named)} earns nothing.`,
  handbook: {
    also: [
      'No points on alcohol, tips or delivery.',
      'Everything except tobacco earns points.',
      'Tips earn no points.',
    ],
    limits: '50 names a sentence',
  },
  combine: (texts) => (texts.flat(2).length === 0 ? undefined : texts.flat(2)),
});

/** A sale below it earns nothing. */
export const minimumSale = declare<number | undefined, number>({
  rule: 'minimum-sale',
  about: 'small sales',
  byDefault: () => undefined,
  wordings: (currency) => [
    wording({
      example: `No points under ${currency} 5.`,
      patterns: [
        `no point [(on|for) [any] ${sale}] ${under} {amount}`,
        `no point (on|for) (anything|everything) ${under} {amount}`,
        `no point (if|when) (${sale}|it|they spend|somebody spends|someone spends) [(is|comes to)] ${under} {amount}`,
        `${sale} (must|should|have to|has to|need to|needs to) be [(worth|of)] [(at least|over)] {amount} [(or more|and more|and over|or over)] (to|for) ${earn} [any] point`,
        `${sale} ${under} {amount} (dont|doesnt|do not|does not|never) ${earn}`,
        `${sale} ${under} {amount} ${earn} (no|0|zero) point`,
        `${sale} ${under} {amount} ${earn} nothing`,
        `nothing ${under} {amount} ${earn} [any] point`,
        `(anything|everything) ${under} {amount} ${earn} (nothing|no point)`,
        `${sale} ${under} {amount} (dont|doesnt|do not|does not|never) ${earn} [any] point`,
        `[you] (need|have) to spend at least {amount} (to|before you) (earn|get|collect) [any] point`,
        `(do not|dont|never) (give|award) [any] point [(on|for) [any] ${sale}] ${under} {amount}`,
        `only ${sale} ${over} {amount} [(or more|and more|and up|and over|or over|upwards)] ${earn} point`,
        `[only] point [only] (start|starts|begin) (from|at|with) {amount}`,
        `[${who}] (must|have to|need to|has to) spend [at least] {amount} (to|before they) (get|earn|collect) [any] point`,
        `[you] [(must|have to|need to)] spend [at least] {amount} before point (count|counts|are earned|are given)`,
        `point only [(on|for)] ${sale} ${over} {amount} [(or more|and more|and up|and over|or over|upwards)]`,
        `(minimum|smallest|lowest) ${sale} [for point] [(is|to earn point|to earn point is)] {amount}`,
        `[(if|when)] [(you|they|somebody|someone|anyone who)] (spend|spends) ${under} {amount} [and] [(you|they)] ${earn} (no point|nothing)`,
        `[only] from {amount} (up|upwards|on|onwards) [(you|they|members|customers)] ${earn} point`,
        `at least {amount} (must|has to|have to|needs to|should) be spent (to|before) ${earn} [any] point`,
        `(spend|you must spend|customers must spend) at least {amount} to (earn|get|collect) point`,
        `(minimum|smallest|lowest) (spend|${sale}) [(of|is)] {amount} (to|for|before) (earn|earning|get|getting|collect|collecting) [any] point`,
      ],
      slots: { amount: money(currency, { bare: true }) },
      states: ({ amount = 0 }) => amount,
    }),
  ],
  means: (minor, { shop }) =>
    `A sale of less than ${formatMoney(minor, shop.currency, shop.locale)} earns nothing.`,
  handbook: {
    shipped: '(all earn)',
    also: ['No points under £5.', 'Only purchases over £5 earn points.'],
    limits: '"over £5" begins at £5 itself',
  },
});

/** Parts of the amount that earns are not counted. */
export const wholeUnits = declare<true | undefined, true>({
  rule: 'whole-units',
  about: 'whole amounts',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Only whole pounds count.',
      patterns: [
        'only (whole|full|complete) (pound|dollar|euro|crown|krona|krone|franc|yen|amount|unit) (count|counts|earn|earn point)',
        '(ignore|do not count|dont count|forget) (pence|penny|pennies|cent|change|small change|part of a pound)',
        '(pence|penny|pennies|cent|small change) (do not|dont|never) count',
        'round [(down|every sale down|sale down|spending down)] to [the] (whole|full|nearest whole) (pound|dollar|euro|crown|krona|krone|franc|yen)',
      ],
      slots: {},
      states: () => true as const,
    }),
  ],
  means: () => 'Only whole amounts earn: what is left of a sale below the next one earns nothing.',
  handbook: { shipped: '(parts count)', also: ['Only whole pounds count.'] },
});
