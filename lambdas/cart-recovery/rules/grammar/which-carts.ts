// Which carts are reminded, and how often: the smallest, and one reminder or two.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { money } from '../../../../shared/rules/slots/money.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';

const no = '(do not|dont|never)';
const write =
  '(disturb|remind|email|mail|message|bother|write to|send (reminder|email) to|nudge|contact|chase|pester)';
const anyone =
  '(anyone|anybody|people|person|shoppers|customers|someone|those|who|them|clients|guests|same (person|shopper|customer|address))';
const per = '(per|for each|for every|a|for|about|of) [(same|one|each|every)] (cart|basket)';
const orMore = '[(or more|and up|and more|upwards|and over|or over)]';
const reminder = '(reminder|email|message|mail|one)';
const carts = '(cart|basket)';
const under = '(under|below|less than|of less than|smaller than|worth less than)';
const over = '(of|over|above|more than|worth more than|from|of at least|at least|worth at least|worth)';

/** Carts below it are not reminded. */
export const minimum = declare<number>({
  rule: 'minimum',
  about: 'small carts',
  byDefault: () => 0,
  wordings: (currency) => [
    wording({
      example: 'Do not remind carts under 10.',
      patterns: [
        `(skip|ignore|leave out|nothing for|no reminders for) (anything|everything|all|any) ${under} {amount}`,
        `${carts} ${under} {amount} (arent|are not|isnt|is not) worth (chasing|reminding|reminder|it|bothering with|bother|emailing|mail|email|message)`,
        `${no} (bother|bother with|bother about|bother for|worry about) (${carts}|anything|anyone with) ${under} {amount}`,
        `(skip|ignore|leave out|leave alone|no reminders for) (${carts}|anything) [(worth|of)] {upTo} (or less|or under|or below|and less|and under|and below)`,
        `(skip|ignore|leave out|leave alone|no reminders for) (${carts}|anything) [(worth|of)] (up to|at most|no more than) {upTo}`,
        `${no} ${write} (anything|everything) ${under} {amount}`,
        `${no} ${write} ${anyone} (about|with|whose|for|over) ${carts} [is] ${under} {amount}`,
        `${no} send (reminder|reminders|email|emails|anything) (for|about) ${carts} ${under} {amount}`,
        `${carts} ${under} {amount} (are not|is not|are never|arent|isnt) (reminded|chased|worth it|worth bothering|worth reminder|emailed)`,
        `${carts} ${under} {amount} (are|is) (ignored|skipped|left alone|left out|not reminded)`,
        `${carts} ${under} {amount} ${no} (get|receive) [a] (reminder|email|reminders|emails)`,
        `${carts} (must|should|has to|have to|need to|needs to) be [worth] ${over} {amount} [${orMore}] [((to get|for) (reminder|email|message|mail)|before [(we|you)] (write|email|remind|send [(anything|reminder|email)])|before they are reminded)]`,
        `${carts} ${under} {amount} no (reminder|email|reminders|emails)`,
        `no (reminder|email) ${under} {amount}`,
        `only ${carts} ${over} {amount} ${orMore} (get|gets|receive|receives|should get|are sent|deserve) [(a|any)] (reminder|reminders|email|emails|reminded)`,
        `${no} (remind|nudge|email|chase) [(about|shoppers with|people with|owners of)] ${carts} ${under} {amount}`,
        `(skip|ignore|leave out|leave alone|no reminders for) ${carts} ${under} {amount}`,
        `only (remind|nudge|chase) [(about|shoppers with|people with)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `only (remind|nudge|chase|email|write|send|send reminders|send emails|bother) [(for|about|people about|with|shoppers about|people with|customers with|shoppers with)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `(remind|nudge|chase|email) only [(for|about)] ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `reminder only for ${carts} ${over} {amount} [(or more|and up|and more|upwards)]`,
        `no (reminder|email|message|mail) (for|about|on|to) ${carts} ${under} {amount}`,
        `${carts} ${under} {amount} (get|gets|receive|receives) (no reminder|no email|nothing|none)`,
        `(minimum|smallest|lowest) ${carts} [(total|value)] [(is|to remind is)] {amount}`,
        `only ${carts} (of at least|from|over|above|of) {amount} ${orMore}`,
        `only ${write} (people|shoppers|customers) with at least {amount} in [their] ${carts}`,
        `${no} remind under {amount}`,
        `${carts} ${under} {amount} never`,
        `leave ${carts} ${under} {amount} (alone|out|be|in peace)`,
      ],
      slots: { amount: money(currency, { bare: true }), upTo: money(currency, { bare: true }) },
      states: ({ upTo = -1, amount = upTo + 1 }) => amount,
    }),
    wording({
      example: 'No cart is too small.',
      patterns: [
        `no ${carts} [is] too small`,
        `no minimum [${carts}] [(total|value)]`,
        `(remind|chase|email|nudge) [(all|every|any)] ${carts} (however|no matter how) (small|small it is|small they are|little)`,
        `(remind|chase|email|nudge) (everyone|everybody|people|all ${carts}|all) (regardless of|whatever|no matter) (amount|total|size|value)`,
      ],
      slots: {},
      states: () => 0,
    }),
  ],
  means: (minor, { shop }) =>
    minor === 0
      ? 'No cart is too small to be reminded.'
      : `Carts below ${formatMoney(minor, shop.currency, shop.locale)} are not reminded.`,
  handbook: {
    shipped: '(all are reminded)',
    also: ['Do not remind carts under 10.', 'Only remind carts over 15.', 'No cart is too small.'],
    limits: '"over 15" begins at 15 itself',
  },
});

/** How many reminders a cart gets at most; absent: two. */
export const reminders = declare<1 | 2 | undefined, 1 | 2>({
  rule: 'reminders',
  about: 'one reminder or two',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'One reminder only.',
      patterns: [
        `only [ever] send one ${reminder} [${per}]`,
        `[(we|i)] only [ever] (remind|email|write to|message) [${anyone}] once [${per}]`,
        `[(send|only|just|never more than|no more than|not more than|at most)] one ${reminder} [(only|and no more)] [(per|for each|for every|a|for) ${carts}] [only]`,
        `(do not|dont|never) (send|remind|email) [${anyone}] [a] (second|another|twice) [(time|reminder|email|message)]`,
        `(no|without [a]) second (reminder|email|message)`,
        '(remind|email|write) [(people|shoppers|customers|them|everyone|everybody)] (only once|once only|just once|once)',
        `only (remind|email|write to|message) [${anyone}] once [${per}]`,
        `(remind|email|write to|message) ${anyone} once [${per}]`,
        `${no} (remind|email|write to|message) [${anyone}] (more than once|twice|again) [${per}]`,
        `${no} send more than one ${reminder} [${per}]`,
        `one ${reminder} [is] (enough|plenty|all)`,
        `stop after [(first|one)] ${reminder}`,
        `just one ${reminder} [please]`,
        `${carts} (get|gets) [(only|just)] one ${reminder} [only]`,
      ],
      slots: {},
      states: () => 1 as const,
    }),
    wording({
      example: 'Two reminders.',
      patterns: [
        `[(send|at most|up to|no more than|not more than|never more than|max|maximum)] two ${reminder} [(per|for each|for every|a) ${carts}] [(no more|and no more|only|at most|maximum|are enough|is enough|are plenty)]`,
        `(no more than|not more than|never more than|maximum of|max|at most) two ${reminder} (per|for|about|for each|for every) [(the|same|one|each|any)] ${carts}`,
        `two ${reminder} is [our] (limit|maximum|max)`,
        `(remind|email|write to) [${anyone}] (twice|up to twice) [${per}]`,
        `stop after [(second|two)] (reminder|reminders|email|emails)`,
        `(stop|stop reminding|give up|quit) after (two|second) (reminder|reminders|email|emails)`,
        `${no} (send|remind|email) [${anyone}] more than (twice|two (reminder|email)) [${per}]`,
        `${no} send [a] third ${reminder}`,
        `no third ${reminder}`,
      ],
      slots: {},
      states: () => 2 as const,
    }),
  ],
  means: (count) =>
    count === 1
      ? 'A cart gets one reminder, after its first wait, and no second.'
      : 'A cart gets two reminders, unless it is bought or changed meanwhile.',
  handbook: { shipped: '(two)', also: ['One reminder only.', 'No second reminder.'], limits: '1 or 2' },
});
