// What is never offered, and what always goes together. These may be written as often as the owner likes.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { slice } from '../../../../shared/rules/slots/free-text.ts';
import { addOns, looksLikeSku, type NamedThing, names } from '../../../../shared/rules/slots/names.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';

/**
 * `trigger` is a SKU, category, tag or name of something in the basket; `addOn` is a SKU, spelled as in the store, or what the
 * things are called of which one is put first.
 */
export type Pairing = { readonly trigger: string; readonly addOn: string };

/** What somebody buys: one of several things, and neither several together nor so many of one. */
function bought(): Slot<readonly NamedThing[]> {
  const things = names();
  return {
    freeText: true,
    read: (words, at) =>
      things.read(words, at).map((reading) => {
        const text = slice(words, at, reading.next);
        if (/ (?:and|&) /i.test(text.replace(/"[^"]*"/g, '')))
          return {
            next: reading.next,
            problem: `Each pair begins with one thing: is it offered to whoever buys one of these? Then write "or" instead of "and" in "${text}"`,
          };
        if (
          /^(?:two|three|four|five|six|seven|eight|nine|ten|several|many|more than one|\d+(?= ))/i.test(text)
        )
          return {
            next: reading.next,
            problem: `How many of a thing somebody buys makes no difference: write its name alone instead of "${text}"`,
          };
        return reading;
      }),
  };
}

const offer = '(offer|suggest|recommend|propose|show|add|push|try to sell)';
const buyers =
  '(anyone|anybody|someone|somebody|everyone|everybody|people|customers|a customer|shoppers|a shopper|those|buyers|folks|folk)';

/** What the owner never wants to see offered. */
export const neverOffer = declare<readonly NamedThing[]>({
  rule: 'never-offer',
  about: 'never',
  byDefault: () => [],
  wordings: () => [
    wording({
      example: 'Never offer gift cards.',
      stated: 'often',
      patterns: [
        `(never|do not|dont) [ever] ${offer} [${buyers}] {things} [ever]`,
        '{things} (should never be|must never be|should not be|must not be|may not be|cannot be|are never|is never|are never to be|is never to be|dont be|never be) (offered|suggested|recommended) [as [an] (add-on|addon|extra)]',
        `(never|do not|dont) [ever] ${offer} {things} to (anyone|anybody|people|customers|everyone)`,
        '(leave|keep) {things} out of (nudges|offers|suggestions|texts|messages|mails|emails|it)',
        'no {things} in (suggestions|offers|nudges|texts|messages)',
        `(never|do not|dont) [ever] ${offer} {things} (a tag or (a lower price|lower price) says which|as the (tag|tags) (say|says))`,
        `(never|do not|dont) [ever] ${offer} {things} as [an] (add-on|addon|extra|nudge)`,
        '{things} (is|are) (off limits|out of bounds|banned|forbidden|taboo) as [an] (add-on|addon|extra|suggestion)',
        'no {things} as [an] (add-on|addon|extra|suggestion)',
        'nothing (from|in|out of) {things}',
        'nothing (from|in|out of) {things} (should|must|may|can|is to) be (offered|suggested|recommended|shown)',
        '[(i|we)] (do not|dont|never) want [(to see|any|to have)] {things} (offered|suggested|recommended|shown) [(ever|to anyone|to anybody|to people|to customers|at all)]',
        '(exclude|leave out) {things} [from (nudges|offers|suggestions)]',
      ],
      slots: { things: names() },
      states: ({ things = [] }) => things,
    }),
    // "Never offer:" as a heading with a list below it.
    wording({
      example: 'Never offer gift cards.',
      stated: 'often',
      under: {
        headings: ['Never offer', 'Do not offer', 'Never offer list', 'Never-offer list'],
        bulletsOnly: true,
      },
      patterns: ['{things}'],
      slots: { things: names() },
      states: ({ things = [] }) => things,
    }),
  ],
  means: (things) => `Never offered: ${things.map(sayThing).join('; ')}.`,
  combine: (texts) => texts.flat(2),
  handbook: {
    also: [
      'Never offer sale items.',
      'Never offer SKU HELMET-XL, anything tagged clearance or the category "Bits and bobs".',
    ],
    limits: '50 names a sentence, also in a list below the heading `Never offer:`',
  },
});

/** What is put first to whoever buys something. */
export const alwaysPair = declare<readonly Pairing[]>({
  rule: 'always-pair',
  about: 'always',
  byDefault: () => [],
  wordings: () => [
    wording({
      example: 'Always pair BIKE-COMMUTER with BUNDLE-LIGHTS-LOCK.',
      stated: 'often',
      patterns: [
        '[always] (pair|match|combine) {triggers} with {addOn}',
        `[always] ${offer} {addOn} (with|for|after|to go with|alongside|to buyers of|to ${buyers} who (buy|buys|bought|order|orders|ordered)|(when|whenever|if) (someone|somebody|they|people|customers|a customer|anyone|anybody) (buy|buys|order|orders|get|gets|take|takes)) {triggers}`,
        '{triggers} always (go|goes) with {addOn}',
        '{addOn} (should|must) [always] be (offered|suggested|shown|recommended) (with|to go with|alongside|to buyers of) {triggers}',
        `[always] ${offer} {addOn} to ${buyers} (ordering|buying) {bought}`,
        `(if|when|whenever) order (has|contains|includes|holds) {bought} in it [then] [always] ${offer} {addOn}`,
        `(if|when) (order|basket) (has|contains|includes|holds) {bought} [then] [always] ${offer} [them] {addOn}`,
        `(if|when|whenever) (${buyers}|they|you) (buys|buy|orders|order|has|have|takes|take) {bought} [then] [always] ${offer} [(them|her|him)] {addOn}`,
        `(${buyers}|whoever|those|everyone) [who] (buys|buy|bought|orders|order) {bought} (gets|get|is|are|should be|sees|see|should get|should see|must get|can get) [(offered|shown)] {addOn} [offered]`,
        `(if|when|whenever) (there is|there are|theres|theyre|there re) {bought} in (order|basket) [then] [always] ${offer} [them] {addOn}`,
        `(if|when|whenever) {bought} (is|are) bought [then] [always] ${offer} {addOn}`,
        `(${buyers}) (buying|ordering) {bought} (should|must) (see|get|be shown|be offered) {addOn}`,
        `(${buyers}) (buying|ordering) {bought} (is|are|get|gets) (offered|shown) {addOn}`,
        `(with|for|to buyers of|after|to ${buyers} who (buy|buys|bought)) [(every|each|any|all)] {triggers} [always] ${offer} {addOn}`,
      ],
      slots: { triggers: names(), bought: bought(), addOn: addOns() },
      states: ({ bought: given = [], triggers = given, addOn = [] }) =>
        triggers.flatMap(({ value }) => addOn.map((one) => ({ trigger: value, addOn: one }))),
    }),
  ],
  means: (pairs) => `Put first: ${pairs.map(sayPair).join('; ')}, if it is in stock and fits.`,
  combine: (texts) => texts.flat(2),
  handbook: {
    shipped: '(the store’s own pairings)',
    also: ['Always pair BIKE-COMMUTER with BUNDLE-LIGHTS-LOCK.', 'If someone buys a bike, offer lights.'],
  },
});

/** A name is looked for among what the store pairs with the basket: the whole catalogue is not searched for each order. */
const sayPair = ({ trigger, addOn }: Pairing): string =>
  looksLikeSku(addOn)
    ? `${addOn} to whoever buys ${trigger}`
    : `of the things that the store pairs with it, what is called "${addOn}" to whoever buys ${trigger}`;

function sayThing({ kind, value }: NamedThing): string {
  if (kind === 'on-sale')
    return 'whatever is on sale, which a tag or category of the store says (such as "sale" or "clearance"), or a price below its usual one';
  return kind === 'any'
    ? `everything named, tagged or filed under "${value}"`
    : `${kind === 'sku' ? 'the SKU' : `the ${kind}`} "${value}"`;
}
