// A size among those in force: which one a sentence means, how it is told, and which two are the same one.
import { sayMinutes } from '../../../../shared/rules/slots/duration.ts';
import { formatMoney } from '../../../../shared/shop/money.ts';
import type { CartSize, SizeRule } from '../sizes.ts';

/** A size means nothing alone: where it ends, its neighbours may say. */
export function indexOf(stated: SizeRule, all: readonly CartSize[]): number {
  const index = all.findIndex(
    ({ name, belowMinor, firstWaitMinutes, secondWaitMinutes }) =>
      firstWaitMinutes === stated.firstWaitMinutes &&
      secondWaitMinutes === stated.secondWaitMinutes &&
      (stated.name === undefined ? stated.belowMinor === belowMinor : stated.name === name),
  );
  return Math.max(0, index);
}

/** One size, told with its two ends and both waits. */
export function explainSize(
  all: readonly CartSize[],
  index: number,
  { currency, locale }: { readonly currency: string; readonly locale: string },
): string {
  const size = all[index];
  if (size === undefined) throw new RangeError(`There is no size ${index}`);
  const say = (minor: number) => formatMoney(minor, currency, locale);
  const from = all[index - 1]?.belowMinor ?? 0;
  const which =
    size.belowMinor === undefined
      ? from === 0
        ? 'Every cart'
        : `A cart of ${say(from)} or more`
      : from === 0
        ? `A cart under ${say(size.belowMinor)}`
        : `A cart from ${say(from)} to just under ${say(size.belowMinor)}`;
  const first = `${sayMinutes(size.firstWaitMinutes)} after it was left`;
  return size.secondWaitMinutes === undefined
    ? `${which}: one reminder ${first}, and no second.`
    : `${which}: first reminder ${first}, second reminder ${sayMinutes(size.secondWaitMinutes)} after it was left.`;
}

/** A size stated twice must be stated alike: by its word, or else by its bounds. */
export const subject = ({ name, fromMinor, belowMinor }: SizeRule): string =>
  `size:${name ?? `${fromMinor ?? ''}-${belowMinor ?? ''}`}`;
