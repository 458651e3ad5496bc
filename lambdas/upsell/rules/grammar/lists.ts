// What is never offered, and what always goes together. These may be written as often as the owner likes.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { type NamedThing, names, sku } from '../../../../shared/rules/slots/names.ts';

/** `trigger` is a SKU, category or tag of the basket; `addOn` is a SKU, spelled as in the store. */
export type Pairing = { readonly trigger: string; readonly addOn: string };

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
        '(never|do not|dont) [ever] (offer|suggest|recommend|propose) {things}',
        '(never|do not|dont) [ever] (offer|suggest|recommend|propose) {things} as [an] add-on',
        '(exclude|leave out) {things}',
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
    also: ['Never offer SKU HELMET-XL, anything tagged clearance or the category "Bits and bobs".'],
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
        '[always] (offer|suggest|recommend) {addOn} (with|for|after|to go with|to buyers of|to everyone who buys) {triggers}',
        '{triggers} always (go|goes) with {addOn}',
        '(if|when|whenever) (someone|somebody|anyone|they|a customer|customers|people|you) (buys|buy|orders|order) {triggers} [then] [always] (offer|suggest|recommend) [them] {addOn}',
        '(with|for|to buyers of|after) [(every|each|any|all)] {triggers} [always] (offer|suggest|recommend) {addOn}',
      ],
      slots: { triggers: names(), addOn: sku() },
      states: ({ triggers = [], addOn = '' }) => triggers.map(({ value }) => ({ trigger: value, addOn })),
    }),
  ],
  means: (pairs) =>
    `Put first: ${pairs.map(({ trigger, addOn }) => `${addOn} to whoever buys ${trigger}`).join('; ')}, if it is in stock and fits.`,
  combine: (texts) => texts.flat(2),
  handbook: {
    shipped: '(the store’s own pairings)',
    also: ['Always pair BIKE-COMMUTER with BUNDLE-LIGHTS-LOCK.'],
  },
});

function sayThing({ kind, value }: NamedThing): string {
  return kind === 'any'
    ? `everything named, tagged or filed under "${value}"`
    : `${kind === 'sku' ? 'the SKU' : `the ${kind}`} "${value}"`;
}
