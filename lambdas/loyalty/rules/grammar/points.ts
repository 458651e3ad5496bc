// Quantities of loyalty: points, how many times, how often.
import { numberAt, quantityAt } from '../../../../shared/rules/slots/number.ts';
import { type Limits, type Slot, type Words, within } from '../../../../shared/rules/slots/slot.ts';

const pointWord = /^(?:points?|pts?)$/;

/** A number of points as it stands: `24 points`, `+6 pts`, `a point`; the sign tells that they come on top. */
export type FoundPoints = { readonly value: number; readonly signed: boolean; readonly next: number };

/** Points at `at`, the word included; undefined for anything else. */
export function pointsAt(words: Words, at: number): FoundPoints | undefined {
  const figure = figureAt(words, at);
  if (figure === undefined) return undefined;
  if (figure.named) return figure;
  if (!pointWord.test(words.tokens[figure.next]?.word ?? '')) return undefined;
  return { ...figure, next: figure.next + 1 };
}

/** A number, perhaps with a plus sign or the word "points" glued to it. */
export function figureAt(words: Words, at: number): (FoundPoints & { readonly named: boolean }) | undefined {
  const token = words.tokens[at];
  const glued = token?.quoted === false ? token.word.match(/^\+(\d+(?:\.\d+)?)(points?|pts?)?$/) : null;
  if (glued !== null && glued !== undefined)
    return { value: Number(glued[1]), signed: true, next: at + 1, named: glued[2] !== undefined };
  const quantity = quantityAt(words, at);
  return quantity === undefined ? undefined : { ...quantity, signed: false, named: false };
}

export const sayPoints = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`;

/** A number of points inside its limits; `bare` takes a figure without the word. */
export function points(limits: Limits & { readonly bare?: boolean }): Slot<number> {
  const limited = within<number>(limits, sayPoints);
  return {
    read: (words, at) => {
      const found = pointsAt(words, at) ?? (limits.bare === true ? figureAt(words, at) : undefined);
      if (found === undefined) return [];
      if (!fourPlaces(found.value)) return [{ next: found.next, problem: tooFine(found.value) }];
      return [limited(found.value, found.next)];
    },
  };
}

const onTop = new Set('bonus extra welcome free joining additional gift starter'.split(' '));

/** Points as a gift: `50 points`, `50 bonus points`, `a bonus of 50 points`, `50 points extra`. */
export function giftOfPoints(limits: Limits): Slot<number> {
  const limited = within<number>(limits, sayPoints);
  return {
    read: (words, at) => {
      const word = (index: number) => words.tokens[index]?.word ?? '';
      const of = onTop.has(word(at)) && word(at + 1) === 'of' ? at + 2 : at;
      const figure = figureAt(words, of);
      if (figure === undefined) return [];
      const noun = onTop.has(word(figure.next)) ? figure.next + 1 : figure.next;
      if (!figure.named && !pointWord.test(word(noun))) return [];
      const end = figure.named ? figure.next : noun + 1;
      const next = /^(?:extra|more|free|bonus)$/.test(word(end)) ? end + 1 : end;
      return fourPlaces(figure.value)
        ? [limited(figure.value, next)]
        : [{ next, problem: tooFine(figure.value) }];
    },
  };
}

/** Points are kept to four decimals. */
export const fourPlaces = (value: number): boolean => Number(value.toFixed(4)) === value;
export const tooFine = (value: number): string => `${value} has more than four decimals`;

/** `10 times`, `10x`, `ten times`. */
export function times(limits: Limits): Slot<number> {
  const limited = within<number>(limits, (value) => `${value} times`);
  return {
    read: (words, at) => {
      const number = numberAt(words, at);
      const unit = words.tokens[number?.next ?? at]?.word ?? '';
      if (number === undefined || !/^(?:times?|x|×)$/.test(unit)) return [];
      return [limited(number.value, number.next + 1)];
    },
  };
}

/** A whole number, or once or twice, with the word that it counts: `5 visits`. */
export function count(limits: Limits, one: string, several = `${one}s`): Slot<number> {
  const limited = within<number>(limits, (value) => `${value} ${value === 1 ? one : several}`);
  return {
    read: (words, at) => {
      const word = words.tokens[at]?.word ?? '';
      const often = ['once', 'twice'].indexOf(word) + 1;
      if (often > 0) return [limited(often, at + 1)];
      const number = numberAt(words, at);
      if (number === undefined) return [];
      if (!Number.isInteger(number.value))
        return [{ next: number.next, problem: `${number.decimal} is no whole number` }];
      return [limited(number.value, number.next)];
    },
  };
}
