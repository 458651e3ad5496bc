// Of which carts the owner hears as soon as they are left.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';

const tell =
  '(tell me|tell us|warn me|warn us|notify me|notify us|alert me|alert us|inform me|inform us|email me|email us|mail me|mail us|write to me|write to us|write me|message me|let me know|let us know|keep me informed|keep us informed|give me (shout|heads up)|give us (shout|heads up)|send (me|us) (email|mail|message|note|letter|word))';
const somebody = '(somebody|someone|anybody|anyone|shopper|customer)';
const wish =
  '(i want to|we want to|i would like to|we would like to|id like to|wed like to|i need to|we need to)';
const when = '[(at once|straight away|immediately|right away|too|as well|please)]';
const about = '(about|of|for|on)';
const carts = '[(big|large|all|any|every|each)] (cart|basket)';
const over =
  '(of|over|above|more than|worth more than|from|of at least|at least|worth at least|worth|worth over|bigger than)';
const orMore = '[(or more|and up|and more|upwards|and over|or over)]';
const left =
  '(is left|are left|is abandoned|are abandoned|is left behind|are left behind|is waiting|are waiting|waits|wait|is left waiting|gets left|get left)';
const way = '[by (email|mail|letter)]';

/** Carts from so much on, in minor units, of which the owner gets a letter when the first reminder is due; absent: none. */
export const tellOfCarts = declare<number | undefined, number>({
  rule: 'tell-of-carts',
  about: 'big carts that you hear of',
  byDefault: () => undefined,
  wordings: (currency) => [
    wording({
      example: 'Tell me about carts over 500.',
      patterns: [
        `${tell} ${way} ${about} ${carts} ${over} {amount} ${orMore} ${when}`,
        `${tell} ${way} ${about} ${carts} ${over} {amount} ${orMore} that (was|were|is|are) (left|abandoned|waiting) ${when}`,
        `${tell} ${way} (when|if|whenever|as soon as|every time|each time) ${carts} ${over} {amount} ${orMore} ${left} ${when}`,
        `(when|if|whenever|as soon as|every time) ${carts} ${over} {amount} ${orMore} ${left} ${tell} ${way} ${when}`,
        `${tell} ${way} (when|if|whenever|as soon as|every time|each time) ${somebody} (leaves|abandons|walks away from|leaves behind) ${carts} ${over} {amount} ${orMore} ${when}`,
        `${wish} see ${carts} ${over} {amount} ${orMore} myself`,
        `${wish} (know|hear|be told|be informed) ${about} ${carts} ${over} {amount} ${orMore} ${when}`,
        `${wish} (know|hear|be told|be informed) (when|if|whenever) ${carts} ${over} {amount} ${orMore} ${left} ${when}`,
      ],
      slots: { amount: money(currency, { bare: true }) },
      states: ({ amount = 0 }) => amount,
    }),
  ],
  means: (minor, { shop }) =>
    `When the first reminder of a cart of ${formatMoney(minor, shop.currency, shop.locale)} or more is due, you get a letter about it, once for each cart.`,
  handbook: {
    shipped: '(none)',
    also: ['Let me know when a cart over 300 is left.', 'E-mail me about carts above 1000.'],
    limits: '"over 500" begins at 500 itself',
  },
});
