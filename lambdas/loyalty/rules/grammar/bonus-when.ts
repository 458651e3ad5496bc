// When a bonus holds, as its sentences say it.
import type { Slot, Words } from '../../../../shared/rules/slots/slot.ts';
import { when } from '../../../../shared/rules/slots/when.ts';
import type { When } from '../../../../shared/time/when.ts';

/** As `when`; of days that depend on today it is told how to do without. */
export function datedWhen(): Slot<When> {
  const dated = when();
  return {
    read: (words, at) =>
      dated.read(words, at).map((reading) =>
        'problem' in reading
          ? {
              ...reading,
              problem: `${reading.problem}. Put "Double points on everything." in when it begins and take it out when it is over, if that is easier`,
            }
          : reading,
      ),
  };
}

/** As `datedWhen`, where an item's name stands before it: in "on Black Friday" the day has a name, and the item has none. */
export function whenAfterName(): Slot<When> {
  const dated = datedWhen();
  return {
    read: (words, at) =>
      dated
        .read(words, at)
        .map((reading) => (isLed(words, at) ? reading : { next: reading.next, problem: UNLED })),
  };
}

const LEADS =
  /^(?:on|at|in|from|this|next|during|every|each|all|only|throughout|over|before|after|between|until|till|around|\d.*)$/;
const UNLED =
  'Is that a day with a name of its own? Write its date, such as "on 27 November 2026". If it is an item and a day, write "on" or "at" between them';

const isLed = ({ text, tokens }: Words, at: number): boolean =>
  [at - 1, at].some((place) => LEADS.test(tokens[place]?.word ?? '')) ||
  text.slice(tokens[at - 1]?.end, tokens[at]?.start).includes(',');
