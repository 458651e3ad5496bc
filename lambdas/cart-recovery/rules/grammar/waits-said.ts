// The waits that an owner wrote of, as the one sentence that states both: the first, and the second counted from the same moment.
import { quantityAt } from '../../../../shared/rules/slots/number.ts';
import { tokenise } from '../../../../shared/rules/tokens.ts';

const MINUTES: Readonly<Record<string, number>> = {
  minute: 1,
  minutes: 1,
  min: 1,
  mins: 1,
  h: 60,
  hr: 60,
  hrs: 60,
  hour: 60,
  hours: 60,
  day: 1440,
  days: 1440,
  week: 10_080,
  weeks: 10_080,
};
const MOST_FIRST = 7 * 1440;

/** What follows from one wait or two; of other sentences the waits as shipped. */
export function filledWaits(said: string): readonly string[] {
  const [first, second] = fromTheStart(said);
  const shipped = 'All carts: remind after 2 hours, then after 22 hours.';
  if (first === undefined || first > MOST_FIRST || first < 15) return [shipped];
  // "Three days after the first" counts from there, and "then after 24 hours" may.
  const then = second === undefined || second <= first ? Math.max(1440, first * 2) : second;
  return [`All carts: remind after ${shown(first)}, then after ${shown(then)}.`, shipped];
}

/** "The second mail three days after the first" says nothing of the first, and counts from there. */
function fromTheStart(said: string): readonly number[] {
  const waits = waitsIn(said);
  const [only, second] = waits;
  if (only === undefined) return waits;
  const isLater = /\b(?:after the (?:first|second|other|last)|later|another)\b/.test(said);
  if (second === undefined) {
    if (!/\b(?:second|again|another)\b/.test(said) || /\bnext (?:day|morning)\b/.test(said)) return waits;
    return isLater ? [120, 120 + only] : only > 120 ? [120, only] : [];
  }
  // "Second after 3 days, first after 5 hours."
  if (/\bsecond\b.*\bfirst\b/.test(said) && only > second) return [second, only];
  return isLater ? [only, only + second] : waits;
}

function waitsIn(said: string): readonly number[] {
  const tokens = tokenise(said);
  return tokens.flatMap((_, at) => {
    const quantity = quantityAt({ text: said, tokens }, at);
    const minutes = quantity === undefined ? undefined : MINUTES[tokens[quantity.next]?.word ?? ''];
    if (quantity === undefined || minutes === undefined) return [];
    const rest = tokens.slice(quantity.next + 1, quantity.next + 4).map(({ word }) => word);
    const half = rest.join(' ') === 'and a half' ? 0.5 : 0;
    return [Math.round((quantity.value + half) * minutes)];
  });
}

function shown(minutes: number): string {
  const [value, unit] =
    minutes % 1440 === 0 && minutes > 1440
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
