// Spans of time: 60 minutes, an hour and a half, 1h 30m, 3 days, a month (30 days), a year (365 days).
import { quantityAt } from './number.ts';
import { type Limits, type Slot, type SlotReading, sentenceStart, type Words, within } from './slot.ts';

const minutesPerUnit: Readonly<Record<'minutes' | 'hours' | 'days', number>> = {
  minutes: 1,
  hours: 60,
  days: 1440,
};
const unitMinutes: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, 'm min mins minute minutes'],
      [60, 'h hr hrs hour hours'],
      [1440, 'd day days'],
      [7 * 1440, 'w wk wks week weeks'],
      [14 * 1440, 'fortnight fortnights'],
      [30 * 1440, 'month months'],
      [90 * 1440, 'quarter quarters'],
      [365 * 1440, 'yr yrs year years'],
    ] as const
  ).flatMap(([minutes, names]) => names.split(' ').map((name): [string, number] => [name, minutes])),
);

/** Minutes of a word that names a unit, such as `hours`; undefined for any other word. */
export const minutesOfUnit = (word: string): number | undefined => unitMinutes.get(word);

export type DurationOptions = Limits & {
  /** The unit of the value and of its limits; the value is always whole. */
  readonly unit: 'minutes' | 'hours' | 'days';
  /** Whether a unit alone counts as one of it, as in "once per month". */
  readonly bare?: boolean;
};

/** A span of time as a whole number of `unit`. */
export function duration(options: DurationOptions): Slot<number> {
  const perUnit = minutesPerUnit[options.unit];
  const limited = within<number>(options, (value) => sayMinutes(value * perUnit));
  return {
    read: (words, at) => {
      const span = spanAt(words, at, options.bare === true);
      if (span === undefined) return [];
      if ('problem' in span) return [span];
      const value = span.minutes / perUnit;
      if (!Number.isInteger(value)) {
        const said = sentenceStart(
          words.text.slice(words.tokens[at]?.start, words.tokens[span.next - 1]?.end),
        );
        return [
          {
            next: span.next,
            problem: `${said} is no whole number of ${options.unit}; write it in whole ${options.unit}`,
          },
        ];
      }
      return [limited(value, span.next)];
    },
  };
}

type Span = { readonly minutes: number; readonly next: number };

const PARTS: Readonly<Record<string, number>> = { 'a half': 0.5, 'a quarter': 0.25, 'three quarters': 0.75 };

function spanAt(
  words: Words,
  at: number,
  bare: boolean,
): Span | (SlotReading<never> & { problem: string }) | undefined {
  const first = partAt(words, at);
  if (first === undefined) {
    const unit = unitMinutes.get(words.tokens[at]?.word ?? '');
    return bare && unit !== undefined ? { minutes: unit, next: at + 1 } : undefined;
  }
  if ('problem' in first) return first;
  // "1 hour 30 minutes", "1 hour and 30 minutes", "an hour and a half".
  const and = words.tokens[first.next]?.word === 'and' ? 1 : 0;
  const rest = words.tokens
    .slice(first.next + and, first.next + and + 2)
    .map((token) => token.word)
    .join(' ');
  const share = PARTS[rest];
  if (and === 1 && share !== undefined)
    return { minutes: first.minutes + first.unit * share, next: first.next + 3 };
  const second = partAt(words, first.next + and);
  if (second === undefined || 'problem' in second || second.unit >= first.unit) return first;
  return { minutes: first.minutes + second.minutes, next: second.next };
}

function partAt(
  words: Words,
  at: number,
): (Span & { readonly unit: number }) | { next: number; problem: string } | undefined {
  const quantity = quantityAt(words, at);
  if (quantity === undefined) return undefined;
  const unit = unitMinutes.get(words.tokens[quantity.next]?.word ?? '');
  if (unit !== undefined) return { minutes: quantity.value * unit, next: quantity.next + 1, unit };
  const figure = words.tokens[at]?.word ?? '';
  if (figure === 'a' || figure === 'an' || figure === 'half') return undefined;
  return { next: quantity.next, problem: `${sentenceStart(figure)} what? Add minutes, hours or days` };
}

/** Minutes in the owner's words: `90` is "1 hour 30 minutes", `4320` is "3 days". */
export function sayMinutes(minutes: number): string {
  const parts: string[] = [];
  let left = minutes;
  for (const [name, size] of [
    ['day', 1440],
    ['hour', 60],
    ['minute', 1],
  ] as const) {
    const count = name === 'minute' ? left : Math.floor(left / size);
    left -= count * size;
    if (count !== 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 minutes' : parts.join(' ');
}
