// Which sales wait for a person: a basket far beyond what this member buys, and a big first one.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { decimalsOf } from '../../../../shared/shop/currencies.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import { times } from './points.ts';

const hold = '(hold|keep|park|review|check|flag|hold back|query|stop)';
const sale = '(basket|sale|purchase|order)';
const largest =
  '(largest|biggest|highest|usual|largest ever|biggest ever) [(basket|sale|purchase|one|order)]';
const member = '[(member|members|customer|customers|their|somebodys|someones|shoppers)]';
const bigger = '[(as big|as large|as much|bigger|larger|more)] [(than|as)]';
const over = '(over|above|of|from|at least|more than|of at least|of more than|worth|worth more than|of over)';
const orMore = '[(or more|and more|and up|or over|and over|upwards|and upwards|or above|and above)]';
const review =
  '[(for review|for approval|for manager|for me to see|by manager|by me|first|for my approval|for check|back|for check|until someone looks|before giving point|before point are given|for me|until ive looked|until i have looked|until i looked|until i look)]';
const never = '(never|do not|dont)';
const needs =
  '(needs|need|should have|must have|has to have|waits for|wait for|must wait for|should wait for|goes to|go to|wants|wants a)';
const approval =
  '[(my|our|managers)] (check|review|approval|person|ok|okay|say so|say-so|permission|manager|me)';

const tooBig = times({
  least: 2,
  most: 1000,
  because: 'below twice an ordinary Saturday would be held, and beyond that nothing ever is',
});

const checked =
  '[(to be|a)] (approved|checked|reviewed|looked at|okayed|checking|looking at|reviewing|approving|look|looking over|check|review|approval) [(first|by me|by manager|by us)]';
const held =
  '(is|are|should be|must be|get|gets|has to be|have to be|need to be|needs to be|ought to be|wants|want) (held|held back|kept|parked|put aside|put on hold|set aside|checked|reviewed|approved)';
const neverHeld = `(never|dont|do not|does not|doesnt) (need|needs|get|gets|have to be|has to be|must be) ${checked}`;

/** A basket of so many times the member's largest is held; undefined: never. */
export const holdBasket = declare<number | undefined>({
  rule: 'hold-basket',
  about: 'big baskets',
  byDefault: () => 10,
  wordings: () => [
    wording({
      example: "Hold a basket 10 times a member's largest for review.",
      patterns: [
        `${hold} [for review] [(any|every|each|all)] ${sale} [(that is|of|over|above|at|more than|at least|worth|that are|from)] [(more than|over|at least)] {times} ${bigger} ${member} [(own|so far)] ${largest} [(so far|yet)] ${review}`,
        `${hold} [for review] [(any|every|each|all)] ${sale} [(that is|of|over|above|at|more than|at least|worth|that are|from)] [(more than|over|at least)] {times} ${bigger} what [(this|that)] member [(ever|usually|normally)] (buys|spends|bought|spent) ${review}`,
        `(if|when) ${sale} is [(over|above|more than|at least)] {times} ${bigger} ${member} ${largest} hold it ${review}`,
        `[(any|every|each|all)] ${sale} [(that is|of|over|above|at|more than|at least)] {times} ${bigger} ${member} ${largest} (is|are) held ${review}`,
      ],
      slots: { times: tooBig },
      states: ({ times: value = 0 }): number | undefined => value,
    }),
    wording({
      example: 'Never hold a basket for its size.',
      patterns: [
        `${never} hold (big|large) ${sale} [(for|because of) [(its|their)] size] ${review}`,
        `${never} hold [(any|big|large)] ${sale} (for|because of) [(its|their)] size ${review}`,
        `${never} hold ${sale} that (is|are) (big|large) ${review}`,
      ],
      slots: {},
      states: () => undefined,
    }),
    wording({
      example: 'Hold nothing.',
      patterns: [
        `${never} hold [any] (${sale}|anything|point) ${review}`,
        `hold nothing ${review}`,
        `nothing is held ${review}`,
      ],
      slots: {},
      states: () => undefined,
      alsoStates: [
        { field: 'holdFirstSaleMinor', value: undefined },
        { field: 'holdOverMinor', value: undefined },
      ],
    }),
  ],
  means: (most) =>
    most === undefined
      ? 'No basket is held for its size.'
      : `A basket of ${most} times the member's largest so far, or more, waits for a person.`,
  always: true,
  handbook: { also: ['Never hold a basket for its size.'], limits: '2 to 1,000 times' },
});

/** A sale at or over this is held, whoever's it is; undefined: never. */
export const holdOver = declare<number | undefined>({
  rule: 'hold-over',
  about: 'any big sale',
  byDefault: () => undefined,
  wordings: (currency) => [
    wording({
      example: 'Hold anything over 300.',
      patterns: [
        `${hold} [for review] (anything|everything|any ${sale}|every ${sale}|all ${sale}|${sale}) ${over} {amount} ${orMore} ${review}`,
        `(anything|everything|any ${sale}|every ${sale}|${sale}) ${over} {amount} ${orMore} ${held} ${review}`,
        `(let me|i want to|id like to) (check|see|look at|approve|review) (anything|everything|any ${sale}|every ${sale}|all ${sale}|${sale}) (${over}|bigger than|larger than) {amount} ${orMore} [(first|before point is given|before point are given|before they count|myself)]`,
        `${hold} [back] point (on|of|for|from) (anything|everything|any ${sale}|every ${sale}|${sale}) ${over} {amount} ${orMore} ${review}`,
        `${never} (credit|give|award|add) [the] point (on|for) ${sale} ${over} {amount} ${orMore} ${review}`,
        `(ask|check with|tell|show|warn|alert) me (before giving point on|before|about|of|if|when|first about) [there is] (anything|everything|any ${sale}|every ${sale}|${sale}|someone spends|somebody spends) [is] ${over} {amount} ${orMore} [(gets point|earns point|counts|goes through|at once)]`,
        `(anything|everything|any ${sale}|every ${sale}|${sale}) ${over} {amount} ${orMore} ${needs} ${approval}`,
        `(anything|everything|any ${sale}|every ${sale}|${sale}) ${over} {amount} ${orMore} (has to|have to|must|should|needs to|need to) be (approved|checked|reviewed|looked at|okayed) [(first|by me|by manager)]`,
        `(anything|everything|any ${sale}|every ${sale}|${sale}) ${over} {amount} ${orMore} (needs|need|wants) ${checked}`,
      ],
      slots: { amount: money(currency, { bare: true }) },
      states: ({ amount = 0 }): number | undefined => amount,
    }),
  ],
  means: (minor, { shop }) =>
    minor === undefined
      ? 'No sale is held for its amount alone.'
      : `Any sale of ${formatMoney(minor, shop.currency, shop.locale)} or more waits for a person.`,
  handbook: {
    shipped: '(none is held)',
    also: ['Hold anything over £300.', 'Hold every sale over 300 for review.'],
    limits: '"over £300" begins at £300 itself',
  },
});

/** A member's first sale at or over this is held; undefined: never. */
export const holdFirstSale = declare<number | undefined>({
  rule: 'hold-first-sale',
  about: 'first sales',
  byDefault: (currency) => 200 * 10 ** decimalsOf(currency),
  wordings: (currency) => [
    wording({
      example: "Hold a new member's first sale over 200 for review.",
      patterns: [
        `${hold} [for review] [(any|every|each|all)] [new] ${member} first ${sale} [(if|when) [it is]] ${over} {amount} ${orMore} [(by|of|from) new member] ${review}`,
        `${hold} [for review] [(any|every|each|all)] first ${sale} [(by|of|from) new member] [(if|when) [it is]] ${over} {amount} ${orMore} ${review}`,
        `${hold} [for review] [(any|every|each|all)] ${sale} ${over} {amount} ${orMore} (by|of|from) new member ${review}`,
        `${hold} [back] point (on|of|for|from) [(any|every|each|all|a)] [new] ${member} first ${sale} ${over} {amount} ${orMore} ${review}`,
        `${hold} [for review] [(any|every|each|all)] new member ${sale} ${over} {amount} ${orMore} ${review}`,
        `[new] ${member} first ${sale} ${over} {amount} ${orMore} ${held} ${review}`,
        `(if|when) [(it is|its)] ${member} first ${sale} (and|is) [(it is|its)] ${over} {amount} ${orMore} ${hold} it ${review}`,
        `[new] ${member} first ${sale} (waits|wait) if [it is] ${over} {amount} ${orMore} ${review}`,
        `[(any|every)] [new] ${member} first ${sale} ${over} {amount} ${orMore} ${needs} ${approval}`,
        `[(any|every)] [new] ${member} first ${sale} ${over} {amount} ${orMore} (needs|need|wants) ${checked}`,
      ],
      slots: { amount: money(currency, { bare: true }) },
      states: ({ amount: minor = 0 }): number | undefined => minor,
    }),
    wording({
      example: 'Never hold a first sale.',
      patterns: [
        `${never} ${hold} [(any|new)] ${member} first ${sale} ${review}`,
        `[new] ${member} first ${sale} ${neverHeld}`,
      ],
      slots: {},
      states: () => undefined,
    }),
  ],
  means: (minor, { shop }) =>
    minor === undefined
      ? 'No first sale is held.'
      : `A new member's first sale of ${formatMoney(minor, shop.currency, shop.locale)} or more waits for a person.`,
  always: true,
  handbook: {
    also: ['Hold first sales of £150 or more.', 'Never hold a first sale.'],
    limits: '"over £200" begins at £200 itself',
  },
});
