// What a bonus adds: double points, 3x points, +6 points, 3 extra points.

import { numberAt } from '../../../../shared/rules/slots/number.ts';
import type { Slot, SlotReading, Words } from '../../../../shared/rules/slots/slot.ts';
import { exact } from '../../points.ts';
import type { Bonus } from '../lists.ts';
import { figureAt, fourPlaces, pointsAt, sayPoints, tooFine } from './points.ts';

export type Effect = Bonus['effect'];

const mostTimes = 10;
const mostPoints = 10_000;

/** The effect of a bonus. Points that are not said to come on top are a problem, not a guess. */
export function effect(): Slot<Effect> {
  return {
    read: (words, at) => {
      const found = multiplierAt(words, at) ?? percentAt(words, at) ?? flatAt(words, at);
      return found === undefined ? [] : [found];
    },
  };
}

const named: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['twice', 2],
  ['triple', 3],
  ['treble', 3],
  ['thrice', 3],
  ['quadruple', 4],
]);
/** "Points are doubled", "points count triple". */
export function multiplied(): Slot<Effect> {
  const times: Readonly<Record<string, number>> = { doubled: 2, tripled: 3, trebled: 3, quadrupled: 4 };
  return {
    read: ({ tokens }, at) => {
      const word = tokens[at]?.word ?? '';
      const factor = times[word] ?? named.get(word);
      return factor === undefined ? [] : [{ next: at + 1, value: { kind: 'multiplier', times: factor } }];
    },
  };
}

const between = new Set('the as many of usual normal regular number'.split(' '));
const pointWord = /^(?:points?|pts?)$/;

function multiplierAt(words: Words, at: number): SlotReading<Effect> | undefined {
  const factor = factorAt(words, at);
  if (factor === undefined) return undefined;
  let next = factor.next;
  while (between.has(words.tokens[next]?.word ?? '')) next += 1;
  // "Beans count double" ends here; whatever else follows must be the word.
  const said = pointWord.test(words.tokens[next]?.word ?? '');
  if (!said && next < words.tokens.length) return undefined;
  if (said) next += 1;
  if (factor.value > 1 && factor.value <= mostTimes && fourPlaces(factor.value))
    return { next, value: { kind: 'multiplier', times: factor.value } };
  return {
    next,
    problem: `${factor.value} times the points is outside more than 1 to ${mostTimes} times: a bonus adds points, and more than ${mostTimes} times is likelier a slip of the keys`,
  };
}

/** `50 % extra`, `20% more points`. */
function percentAt(words: Words, at: number): SlotReading<Effect> | undefined {
  const number = numberAt(words, at);
  const word = (index: number) => words.tokens[index]?.word ?? '';
  if (number === undefined || !/^(?:%|percent|pct)$/.test(word(number.next))) return undefined;
  if (!more.test(word(number.next + 1))) return undefined;
  const next = number.next + (pointWord.test(word(number.next + 2)) ? 3 : 2);
  const times = exact(1 + number.value / 100);
  return times > 1 && times <= mostTimes
    ? { next, value: { kind: 'multiplier', times } }
    : { next, problem: `${number.value}% more is outside more than 0% to ${(mostTimes - 1) * 100}% more` };
}

/** `double`, `2x`, `x2`, `2 times`. */
function factorAt(words: Words, at: number): { readonly value: number; readonly next: number } | undefined {
  const word = words.tokens[at]?.word ?? '';
  const spelled = named.get(word);
  if (spelled !== undefined) return { value: spelled, next: at + 1 };
  const glued = word.match(/^(?:[x×](\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)×)$/);
  if (glued !== null) return { value: Number(glued[1] ?? glued[2]), next: at + 1 };
  const number = numberAt(words, at);
  if (number === undefined || !/^(?:times|x|×)$/.test(words.tokens[number.next]?.word ?? ''))
    return undefined;
  return { value: number.value, next: number.next + 1 };
}

const more = /^(?:extra|bonus|more|additional|added|further)$/;

/** `+6 points`, `6 extra points`, `an extra 6 points`, `6 points extra`, `a bonus of 6 points`. */
function flatAt(words: Words, at: number): SlotReading<Effect> | undefined {
  const word = (index: number) => words.tokens[index]?.word ?? '';
  if (more.test(word(at))) {
    const found = pointsAt(words, word(at + 1) === 'of' ? at + 2 : at + 1);
    return found === undefined ? undefined : flat(found.value, found.next);
  }
  const figure = figureAt(words, at);
  if (figure !== undefined && !figure.named && more.test(word(figure.next))) {
    const next = figure.next + 1;
    return pointWord.test(word(next)) ? flat(figure.value, next + 1) : undefined;
  }
  const found = pointsAt(words, at);
  if (found === undefined) return undefined;
  const { value, next, signed } = found;
  if (more.test(word(next))) return flat(value, next + 1);
  if (word(next) === 'on' && word(next + 1) === 'top') return flat(value, next + 2);
  if (signed) return flat(value, next);
  return { next, problem: value === 0 ? noLess : onTop(value) };
}

const noLess = 'Every item earns the points for its price; a rule can only add to them';

const onTop = (value: number): string =>
  `Do you mean points on top of those for the price? Then write "+${sayPoints(value)}" or "${sayPoints(value).replace(' ', ' extra ')}"`;

function flat(value: number, next: number): SlotReading<Effect> {
  if (!fourPlaces(value)) return { next, problem: tooFine(value) };
  if (value > 0 && value <= mostPoints) return { next, value: { kind: 'flat', points: value } };
  return {
    next,
    problem: `${value} points is outside more than 0 to ${mostPoints} points: a bonus adds points, and more is likelier a slip of the keys`,
  };
}
