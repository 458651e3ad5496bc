// Which sales wait for a person: a basket far beyond what this member buys, and a big first one.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import type { LoyaltyForm, LoyaltyRule } from '../rule.ts';
import { times } from './points.ts';

const form = formsOf<LoyaltyRule>();

const hold = '(hold|keep|park|review|check)';
const sale = '(basket|sale|purchase|order)';
const largest =
  '(largest|biggest|highest|usual|largest ever|biggest ever) [(basket|sale|purchase|one|order)]';
const member = '[(member|members|customer|customers|their|somebodys|someones|shoppers)]';
const bigger = '[(as big|as large|as much|bigger|larger|more)] [(than|as)]';
const over = '(over|above|of|from|at least|more than|of at least|of more than|worth|worth more than|of over)';
const orMore = '[(or|and) more]';
const review = '[(for review|back|for check|until someone looks)]';
const never = '(never|do not|dont)';

const tooBig = times({
  least: 2,
  most: 1000,
  because: 'below twice an ordinary Saturday would be held, and beyond that nothing ever is',
});

/** The forms of a shop that sells in `currency`. */
export function holdForms(currency: string): readonly LoyaltyForm[] {
  const amount = money(currency, { bare: true });
  return [
    form({
      id: 'hold-first-sale',
      example: "Hold a new member's first sale over 200 for review.",
      patterns: [
        `${hold} [for review] [(any|every|each|all)] [new] ${member} first ${sale} [(if|when) it is] ${over} {amount} ${orMore} [(by|of|from) new member] ${review}`,
        `${hold} [for review] [(any|every|each|all)] first ${sale} [(by|of|from) new member] [(if|when) it is] ${over} {amount} ${orMore} ${review}`,
        `${hold} [for review] [(any|every|each|all)] ${sale} ${over} {amount} ${orMore} (by|of|from) new member ${review}`,
        `${hold} [for review] [(any|every|each|all)] new member ${sale} ${over} {amount} ${orMore} ${review}`,
        `[new] ${member} first ${sale} ${over} {amount} ${orMore} (is|are) held ${review}`,
      ],
      slots: { amount },
      toRule: ({ amount: minor = 0 }) => ({ rule: 'hold-first-sale', minor }),
    }),
    form({
      id: 'hold-first-sale',
      example: 'Never hold a first sale.',
      patterns: [`${never} hold [(any|new)] ${member} first ${sale} ${review}`],
      slots: {},
      toRule: () => ({ rule: 'hold-first-sale', minor: undefined }),
    }),
    form({
      id: 'hold-basket',
      example: "Hold a basket 10 times a member's largest for review.",
      patterns: [
        `${hold} [for review] [(any|every|each|all)] ${sale} [(that is|of|over|above|at|more than|at least|worth|that are|from)] [(more than|over|at least)] {times} ${bigger} ${member} [(own|so far)] ${largest} [(so far|yet)] ${review}`,
        `${hold} [for review] [(any|every|each|all)] ${sale} [(that is|of|over|above|at|more than|at least|worth|that are|from)] [(more than|over|at least)] {times} ${bigger} what [(this|that)] member [(ever|usually|normally)] (buys|spends|bought|spent) ${review}`,
        `(if|when) ${sale} is [(over|above|more than|at least)] {times} ${bigger} ${member} ${largest} hold it ${review}`,
        `[(any|every|each|all)] ${sale} [(that is|of|over|above|at|more than|at least)] {times} ${bigger} ${member} ${largest} (is|are) held ${review}`,
      ],
      slots: { times: tooBig },
      toRule: ({ times: value = 0 }) => ({ rule: 'hold-basket', times: value }),
    }),
    form({
      id: 'hold-basket',
      example: 'Never hold a basket for its size.',
      patterns: [
        `${never} hold [(any|big|large)] ${sale} [(for|because of) [(its|their)] size] ${review}`,
        `${never} hold ${sale} that (is|are) (big|large) ${review}`,
      ],
      slots: {},
      toRule: () => ({ rule: 'hold-basket', times: undefined }),
    }),
  ];
}
