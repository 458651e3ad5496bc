// The two waits of a cart size: "4 hours, then after 24". Both count from the moment the cart was left, and where
// one of the two has no unit it has the other's.
import { duration, minutesOfUnit, sayMinutes } from '../../../../shared/rules/slots/duration.ts';
import { numberAt } from '../../../../shared/rules/slots/number.ts';
import {
  type Limits,
  type Slot,
  type SlotReading,
  type Words,
  within,
} from '../../../../shared/rules/slots/slot.ts';

export type Waits = { readonly firstWaitMinutes: number; readonly secondWaitMinutes: number };

const firstLimits: Limits = {
  least: 15,
  most: 7 * 1440,
  because: 'sooner the shopper may still be at the till, and after a week the cart is forgotten',
};
const secondLimits: Limits = {
  least: 60,
  most: 30 * 1440,
  because: 'two reminders within the hour are pressing, and after a month the cart is forgotten',
};

/** What people write between the two: "4 hours before the first reminder and 24 hours before the second". */
const between = new Set(
  'and then after again at wait before for the first second reminder one a remind send about they leave left go leaving is out goes sent comes later-on email mail /'.split(
    ' ',
  ),
);
const mostBetween = 10;
/** "24 hours later" would count from the first reminder, which is not how the waits count. */
const relative = new Set(['later', 'more', 'another', 'further', 'afterwards']);

/** Reads both waits at once. */
export function waits(): Slot<Waits> {
  return {
    read: (words, at) => {
      const one = figureAt(words, at);
      if (one === undefined || (one.unit === undefined && words.tokens[at]?.word === 'one')) return [];
      const gap = skipBetween(words, one.next);
      if (gap === one.next && !isComma(words, gap)) return [];
      // "2 hours before 24 hours" says nothing of two reminders.
      if (gap === one.next + 1 && words.tokens[one.next]?.word === 'before') return [];
      const two = figureAt(words, gap);
      if (isRelative(words, gap) || (two !== undefined && isRelative(words, two.next)))
        return [{ next: words.tokens.length, problem: relativeProblem }];
      return two === undefined ? [] : [pair(one, two)];
    },
  };
}

/** The one wait of a cart that gets a single reminder. */
export function oneWait(): Slot<number> {
  return {
    read: (words, at) =>
      duration({ unit: 'minutes', ...firstLimits })
        .read(words, at)
        .map((reading) =>
          isRelative(words, reading.next) ? { next: words.tokens.length, problem: relativeProblem } : reading,
        ),
  };
}

const relativeProblem =
  'Both waits count from the moment the cart was left: write the second one from there, too, such as "after 4 hours, then after 24"';

/** With `unit` the value is minutes; without it the figure waits for the other's unit. */
type Figure = { readonly value: number; readonly unit: number | undefined; readonly next: number };

const anySpan = duration({ unit: 'minutes', least: 0, most: Number.MAX_SAFE_INTEGER, because: '' });

function figureAt(words: Words, at: number): Figure | undefined {
  const number = numberAt(words, at);
  const [span] = anySpan.read(words, at);
  if (span !== undefined && 'value' in span) {
    const unit = minutesOfUnit(words.tokens[span.next - 1]?.word ?? '') ?? 60;
    return { value: span.value, unit, next: span.next };
  }
  return number === undefined ? undefined : { value: number.value, unit: undefined, next: number.next };
}

function skipBetween({ tokens }: Words, at: number): number {
  let next = at;
  while (next - at < mostBetween && between.has(tokens[next]?.word ?? '') && !isOne(tokens, next)) next += 1;
  return next;
}

/** "4h, 24h". */
const isComma = ({ text, tokens }: Words, at: number): boolean =>
  text.slice(tokens[at - 1]?.end, tokens[at]?.start).includes(',');

/** "a day", "one hour": the figure, and no word between two. */
const isOne = (tokens: Words['tokens'], at: number): boolean =>
  /^(?:an?|one)$/.test(tokens[at]?.word ?? '') && minutesOfUnit(tokens[at + 1]?.word ?? '') !== undefined;

/** "24 hours later", "24 hours after that", "another 24 hours". */
function isRelative({ tokens }: Words, at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const following = tokens.slice(at + 1, at + 3).map((token) => token.word);
  return (
    relative.has(word) || (word === 'after' && ['that', 'it', 'first'].some((one) => following.includes(one)))
  );
}

function pair(one: Figure, two: Figure): SlotReading<Waits> {
  const { next } = two;
  const unit = one.unit ?? two.unit;
  if (unit === undefined) return { next, problem: 'How long is that? Add minutes, hours or days' };
  const firstWait = limited(one, two.unit ?? unit, firstLimits);
  const secondWait = limited(two, one.unit ?? unit, secondLimits);
  if ('problem' in firstWait) return { next, problem: firstWait.problem };
  if ('problem' in secondWait) return { next, problem: secondWait.problem };
  const [firstWaitMinutes, secondWaitMinutes] = [firstWait.value, secondWait.value];
  if (secondWaitMinutes > firstWaitMinutes) return { next, value: { firstWaitMinutes, secondWaitMinutes } };
  return {
    next,
    problem: `Both waits count from the moment the cart was left, so the second must be longer: ${sayMinutes(secondWaitMinutes)} is not longer than ${sayMinutes(firstWaitMinutes)}`,
  };
}

/** The figure in whole minutes, `lent` being the unit of its neighbour. */
function limited(figure: Figure, lent: number, limits: Limits): SlotReading<number> {
  const minutes = figure.unit === undefined ? Math.round(figure.value * lent) : figure.value;
  return within<number>(limits, sayMinutes)(minutes, figure.next);
}
