// Percentages: 3%, 3 percent, 3 per cent; and bands of them: "between 3 and 40 %".
import { numberAt } from './number.ts';
import { type Limits, type Slot, type SlotReading, type Words, within } from './slot.ts';

export type PercentBand = { readonly minPercent: number; readonly maxPercent: number };

/** A percentage inside its limits. A number without the sign is a problem, not a guess. */
export function percent(limits: Limits): Slot<number> {
  const limited = within<number>(limits, (value) => `${value}%`);
  return {
    read: (words, at) => {
      const found = percentAt(words, at);
      if (found === undefined) return [];
      if (!found.signed) return [{ next: found.next, problem: `${found.value} what? Write ${found.value}%` }];
      return [limited(found.value, found.next)];
    },
  };
}

/** "3% to 40%", "between 3 and 40 percent": the sign may stand at the second number alone. */
export function percentBand(limits: Limits): Slot<PercentBand> {
  const limited = within<number>(limits, (value) => `${value}%`);
  return {
    read: (words, at) => {
      const first = words.tokens[at]?.word;
      const min = percentAt(words, first === 'between' || first === 'from' ? at + 1 : at);
      if (min === undefined || !['to', 'and', 'until'].includes(words.tokens[min.next]?.word ?? ''))
        return [];
      const max = percentAt(words, min.next + 1);
      return max === undefined ? [] : [band(min, max, limited)];
    },
  };
}

type Found = { readonly value: number; readonly next: number; readonly signed: boolean };

function band(
  min: Found,
  max: Found,
  limited: (value: number, next: number) => SlotReading<number>,
): SlotReading<PercentBand> {
  const next = max.next;
  if (!max.signed)
    return { next, problem: `${min.value} to ${max.value} what? Write ${min.value}% to ${max.value}%` };
  for (const end of [limited(min.value, next), limited(max.value, next)]) if ('problem' in end) return end;
  if (min.value >= max.value)
    return {
      next,
      problem: `The band must begin below its end, but ${min.value}% is not below ${max.value}%`,
    };
  return { next, value: { minPercent: min.value, maxPercent: max.value } };
}

/** Shares that have a name and come to whole percents. */
const shares: Readonly<Record<string, number>> = { half: 50, quarter: 25, fifth: 20, tenth: 10 };

/** "One in ten", where that comes to a whole percent. */
function oneInAt({ text, tokens }: Words, at: number, who = 0): Found | undefined {
  const joint = at + 1 + who;
  if (!/^(?:one|1)$/.test(tokens[at]?.word ?? '') || tokens[joint]?.word !== 'in') return undefined;
  const of = numberAt({ text, tokens }, joint + 1);
  return of === undefined || !WHOLE.has(of.value)
    ? undefined
    : { value: 100 / of.value, next: of.next, signed: true };
}
const WHOLE = new Set([2, 4, 5, 10, 20, 25, 50, 100]);

const WHO = /^(?:customer|cart|basket|order|person|shopper|member|regular)$/;

/** "One customer in ten", as the share that it is. */
export function oneOf(limits: Limits): Slot<number> {
  const limited = within<number>(limits, (value) => `${value}%`);
  return {
    read: (words, at) => {
      const found = WHO.test(words.tokens[at + 1]?.word ?? '') ? oneInAt(words, at, 1) : undefined;
      return found === undefined ? [] : [limited(found.value, found.next)];
    },
  };
}

/** "A quarter of", "one fifth of". */
function shareAt({ tokens }: Words, at: number): Found | undefined {
  const next = /^(?:an?|one)$/.test(tokens[at]?.word ?? '') ? at + 1 : at;
  const value = shares[tokens[next]?.word ?? ''];
  return value === undefined || tokens[next + 1]?.word !== 'of'
    ? undefined
    : { value, next: next + 1, signed: true };
}

function percentAt(words: Words, at: number): Found | undefined {
  const share = shareAt(words, at) ?? oneInAt(words, at);
  if (share !== undefined) return share;
  const number = numberAt(words, at);
  if (number === undefined) return undefined;
  const word = words.tokens[number.next]?.word;
  if (word === '%' || word === 'percent' || word === 'pct')
    return { value: number.value, next: number.next + 1, signed: true };
  if (word === 'per' && words.tokens[number.next + 1]?.word === 'cent') {
    return { value: number.value, next: number.next + 2, signed: true };
  }
  return { value: number.value, next: number.next, signed: false };
}
