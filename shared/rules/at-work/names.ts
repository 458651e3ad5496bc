// Names that nothing in the shop has: a rule about them looks as if it were in force, and never acts.
import { nearestTo } from '../../text/nearest.ts';
import type { Goods, Thing } from '../goods.ts';

/** Whether a doubt is that of `unknownName`: the rule looks as if it were in force. */
export const isUnknownName = (doubt: string): boolean =>
  /^no [^“]{0,80}“[^”]{0,200}” (?:was sold so far|is among what)/.test(doubt);

type Named = {
  /** As the owner wrote it. */
  readonly name: string;
  /** What kind of name it is: "item called", "item tagged". */
  readonly what: string;
  readonly isOne: (thing: Thing) => boolean;
  /** What things of the shop are called by in that way. */
  readonly known: (thing: Thing) => readonly string[];
};

/** What is said of a name that nothing has; undefined where something has it, and where nobody looked or nothing is there. */
export function unknownName(
  { name, what, isOne, known }: Named,
  goods: Goods | undefined,
): string | undefined {
  if (goods === undefined || goods.things.length === 0 || goods.things.some(isOne)) return undefined;
  const nearest = nearestTo(name, [...new Set(goods.things.flatMap(known))]);
  const meant = nearest === undefined ? '' : `. Do you mean “${nearest}”?`;
  const where =
    goods.isPart === true ? 'is among what was looked at of catalogue and sales' : 'was sold so far';
  return `no ${what} “${name}” ${where}${meant}`;
}
