// What a sentence about a stamp card counts: which piece is free, of what, and for how many months stamps count.
import { numberAt } from '../../../../shared/rules/slots/number.ts';
import { type Slot, type Words, within } from '../../../../shared/rules/slots/slot.ts';
import type { ItemMatch } from '../lists.ts';
import { items } from './items.ts';

/** Why a card has no fewer stamps, and no more. */
export const because = 'a card of one is a present, and nobody fills one of more than fifty';

const ORDINALS = (
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');

/** `10th`, `tenth`: which piece is free. */
export function nth(): Slot<number> {
  const limited = within<number>({ least: 3, most: 51, because }, (value) => `number ${value}`);
  return {
    read: (words, at) => {
      const word = words.tokens[at]?.word ?? '';
      const spelled = ORDINALS.indexOf(word);
      if (spelled >= 0) return [limited(spelled + 2, at + 1)];
      const figure = ordinalFigure(words, at);
      return figure === undefined ? [] : [limited(figure.value, figure.next)];
    },
  };
}

/** The figure and its ending, which are words of their own: `10`, `th`. */
function ordinalFigure(words: Words, at: number) {
  const number = numberAt(words, at);
  if (number === undefined || !Number.isInteger(number.value)) return undefined;
  return /^(?:st|nd|rd|th)$/.test(words.tokens[number.next]?.word ?? '')
    ? { value: number.value, next: number.next + 1 }
    : undefined;
}

/** Months, in which stamps count; a year is twelve. */
export function months(): Slot<number> {
  const limited = within<number>(
    { least: 1, most: 12, because: 'stamps are kept by the month, for a year at most' },
    (value) => `${value} ${value === 1 ? 'month' : 'months'}`,
  );
  return {
    read: (words, at) => {
      const word = (index: number) => words.tokens[index]?.word ?? '';
      const number = /^an?$/.test(word(at)) ? { value: 1, next: at + 1 } : numberAt(words, at);
      if (number === undefined) return [];
      const unit = word(number.next);
      if (/^months?$/.test(unit)) return [limited(number.value, number.next + 1)];
      if (/^years?$/.test(unit)) return [limited(number.value * 12, number.next + 1)];
      return /^(?:days?|weeks?|fortnights?|quarters?)$/.test(unit)
        ? [{ next: number.next + 1, problem: 'Stamps are kept by the month: say in how many months' }]
        : [];
    },
  };
}

/** What stands before "10th" or "free" in such a sentence is no end of a name. */
const STRAY = /^(?:the|your|every|a|an|and|then|you|they|get|gets|to|is|are|next|following|comes|goes)$/;
const NO_PIECE = /^(?:\*|one|ones|it|them|that|items?|things?|products?|pieces?|purchases?)$/i;

/** Of everything there is no card: a bag would be a piece, and a piano another. */
export function cardItems(): Slot<readonly ItemMatch[]> {
  const list = items();
  return {
    freeText: true,
    read: (words, at) =>
      list
        .read(words, at)
        .filter(({ next }) => !STRAY.test(words.tokens[next - 1]?.word ?? ''))
        .map((reading) =>
          'value' in reading && reading.value.some(({ value }) => NO_PIECE.test(value))
            ? { next: reading.next, problem: 'A stamp card counts pieces of something: name the item' }
            : reading,
        ),
  };
}
