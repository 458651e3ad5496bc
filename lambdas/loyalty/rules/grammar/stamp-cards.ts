// Stamp cards: every tenth coffee is free. What is counted is a piece of the item, paid for.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import type { Rule } from '../../../../shared/rules/grammar.ts';
import type { Problem } from '../../../../shared/rules/reading.ts';
import { sha256Base64Url } from '../../../../shared/text/digest.ts';
import type { ItemMatch, StampCard } from '../lists.ts';
import { because, cardItems, months, nth } from './card-slots.ts';
import { itemKey } from './items.ts';
import { count } from './points.ts';

const MOST_CARDS = 8;
const LONGEST_NAME = 32;
const DIGEST_CHARACTERS = 8;

/** What a sentence says: how many are paid for, which one is free, or both. */
export type WrittenCard = StampCard & { readonly free?: number };

const free = '(free|on us|on the house|for free|gratis|for nothing)';
const is = '(is|are|comes|gets|will be|goes)';
const one = '[one]';
const then = '[(and|then|get|to get|and get|you get|they get|and you get|and they get)]';
const within_ = '[(within|in|inside) {months}]';
const buy = '(buy|purchase|order|after|for every|collect|after buying|after every|when you buy|if you buy)';

const slots = {
  nth: nth(),
  paid: count({ least: 2, most: 50, because }, 'piece'),
  items: cardItems(),
  months: months(),
};

export const stampCards = declare<readonly StampCard[] | undefined, WrittenCard>({
  rule: 'stamp-card',
  about: 'stamp cards',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Every 10th coffee is free.',
      stated: (card) => card.name,
      patterns: [
        `[stamp card] [(every|each|the|your|a)] {nth} {items} [${is}] ${free} ${within_}`,
        `stamp card (for|of|on) {items} [(every|each|the)] {nth} ${one} [${is}] ${free} ${within_}`,
        `[(every|each|the|your)] {nth} ${one} ${free} (on|for) {items} ${within_}`,
        `${free} {nth} {items} ${within_}`,
      ],
      slots,
      states: ({ nth: number = 2, items: named = [], months: most }) => cardOf(named, number - 1, most),
    }),
    wording({
      example: 'Buy 9 loaves, the 10th is free, within 6 months.',
      stated: (card) => card.name,
      patterns: [
        `[stamp card] ${buy} {paid} {items} ${then} [(the|your|every)] {nth} ${one} [${is}] ${free} ${within_}`,
        `[stamp card] ${buy} {paid} {items} ${within_} ${then} [(the|your|every)] {nth} ${one} [${is}] ${free}`,
        `[stamp card] ${buy} {paid} {items} ${then} ${free} {nth} ${within_}`,
      ],
      slots,
      states: ({ nth: number, paid = 1, items: named = [], months: most }) =>
        cardOf(named, paid, most, number),
    }),
    wording({
      example: 'Buy 9 coffees, get 1 free.',
      stated: (card) => card.name,
      patterns: [
        `[stamp card] ${buy} {paid} {items} ${then} (1|one|a|another) [one] ${free} ${within_}`,
        `[stamp card] ${buy} {paid} {items} ${then} [the] (next|following) [one] [${is}] ${free} ${within_}`,
        `[stamp card] ${buy} {paid} get (1|one) ${free} (on|for) {items} ${within_}`,
      ],
      slots,
      states: ({ paid = 1, items: named = [], months: most }) => cardOf(named, paid, most),
    }),
  ],
  means: explainCard,
  inForce: (cards = []) => cards.map(explainCard),
  handbook: {
    shipped: '(none)',
    also: [
      'The tenth coffee is on us.',
      'Buy 5 code BEANS-250, get 1 free.',
      'Every 8th cake or pastry is free within 3 months.',
    ],
    limits: `every 3rd to every 51st, ${MOST_CARDS} cards, 1 to 12 months`,
  },
  check: cardProblems,
  combine: (texts) => texts.map(onceEach).findLast((found) => found.length > 0),
});

function cardOf(named: readonly ItemMatch[], stamps: number, most?: number, nthFree?: number): WrittenCard {
  return {
    name: nameOf(named),
    items: named,
    stamps,
    ...(most === undefined ? {} : { months: most }),
    ...(nthFree === undefined ? {} : { free: nthFree }),
  };
}

/** Short enough to stand on a member's row several times. */
function nameOf(named: readonly ItemMatch[]): string {
  const name = named
    .map((item) => itemKey(item).replace(/^any:/, ''))
    .toSorted()
    .join('+');
  return name.length <= LONGEST_NAME
    ? name
    : `${name.slice(0, LONGEST_NAME - DIGEST_CHARACTERS)}${sha256Base64Url(name).slice(0, DIGEST_CHARACTERS)}`;
}

function explainCard({ stamps, items: named, months: most }: StampCard): string {
  return `A stamp card of ${stamps}: each piece with ${sayNames(named)} brings a stamp${most === undefined ? '' : `, which counts in its month and ${most === 1 ? 'the month' : `the ${most} months`} after it`}; ${stamps} stamps fill the card, and the next piece is free, given at the desk.`;
}

const sayNames = (named: readonly ItemMatch[]): string =>
  named
    .map(({ kind, value }) => (kind === 'code' ? `the code ${value}` : `"${value}" in its name`))
    .join(' or ');

function cardProblems(stated: readonly Rule<WrittenCard>[]): readonly Problem[] {
  const problems = stated.flatMap(({ line, text, value: { stamps, free: number } }) =>
    number === undefined || number === stamps + 1
      ? []
      : [
          {
            line,
            text,
            message: `After ${stamps} that are paid for the next one is number ${stamps + 1}, and not ${number}: which one is free?`,
          },
        ],
  );
  const beyond = stated[MOST_CARDS];
  return beyond === undefined || problems.length > 0
    ? problems
    : [
        {
          line: beyond.line,
          text: beyond.text,
          message: `That is ${stated.length} stamp cards; ${MOST_CARDS} are the most`,
        },
      ];
}

/** The last word of a card counts. */
const onceEach = (stated: readonly WrittenCard[]): readonly StampCard[] => [
  ...new Map(stated.map(({ free: _, ...card }) => [card.name, card] as const)).values(),
];
