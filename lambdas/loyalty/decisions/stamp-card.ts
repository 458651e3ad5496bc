// A member's stamp cards: which stamps stand on the row, whether they fill a card, and what a full one takes.
import { exact, sum } from '../points.ts';
import type { MemberRow, Stamps } from '../rows.ts';
import type { StampCard } from '../rules/lists.ts';
import { isLapsed, type Moment, nonZero, UNTIL, unlapsed } from './stamps.ts';

/** The attribute of a member's row that holds a lot. */
export const lotAttribute = (lot: string): `stamps:${string}` => `stamps:${lot}`;
const PREFIX = lotAttribute('');

/** All lots on a member's row. */
export const lotsOf = (member: Partial<MemberRow>): Stamps =>
  Object.fromEntries(
    Object.entries(member).flatMap(([name, value]) =>
      name.startsWith(PREFIX) && typeof value === 'number' ? [[name.slice(PREFIX.length), value]] : [],
    ),
  );

/** Lots that count no more: the row need not keep them. */
export const lapsedLots = (member: Partial<MemberRow>, moment: Moment): readonly string[] =>
  Object.keys(lotsOf(member)).filter((lot) => isLapsed(lot, moment));

/** The lots of one card that count, those that lapse first in front. */
function lotsOfCard({ name }: StampCard, member: Partial<MemberRow>, moment: Moment) {
  return Object.entries(unlapsed(lotsOf(member), moment))
    .filter(([lot]) => lot === name || lot.startsWith(`${name}${UNTIL}`))
    .toSorted(([one], [other]) => (monthOf(one) < monthOf(other) ? -1 : 1));
}
const monthOf = (lot: string): string => lot.split(UNTIL)[1] ?? '9999';

/** How many stamps somebody has on a card; below zero where some are owed. */
export const stampsOn = (card: StampCard, member: Partial<MemberRow>, moment: Moment): number =>
  sum(lotsOfCard(card, member, moment).map(([, pieces]) => pieces));

/**
 * What goes for one free piece, lot by lot: what is owed is made up for first, and those that lapse first are used first.
 * Undefined where the card is not full.
 */
export function fullCard(card: StampCard, member: Partial<MemberRow>, moment: Moment): Stamps | undefined {
  const lots = lotsOfCard(card, member, moment);
  if (stampsOn(card, member, moment) < card.stamps) return undefined;
  let open = exact(card.stamps - sum(lots.map(([, pieces]) => Math.min(0, pieces))));
  return nonZero(
    lots.map(([lot, pieces]) => {
      const goes = pieces < 0 ? pieces : Math.min(open, pieces);
      if (pieces > 0) open = exact(open - goes);
      return [lot, exact(-goes)];
    }),
  );
}

/** What a full card is, as the ledger and the owner's letter have it: `10th free: coffee`. */
export const cardReward = (card: StampCard): string => `${ordinal(card.stamps + 1)} free: ${cardTitle(card)}`;

/** `coffee`, `coffee or tea`, `beans or 3 more`. */
export function cardTitle({ items }: Pick<StampCard, 'items'>): string {
  const names = items.map(({ value }) => value);
  const shown = names.slice(0, MOST_NAMED);
  return [...shown, ...(names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : [])].join(' or ');
}
const MOST_NAMED = 3;

const SUFFIXES: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };

/** `2nd`, `10th`, `11th`, `21st`. */
export const ordinal = (number: number): string =>
  `${number}${Math.floor((number % 100) / 10) === 1 ? 'th' : (SUFFIXES[number % 10] ?? 'th')}`;
