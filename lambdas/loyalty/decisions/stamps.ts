// Stamps on cards: "every 10th coffee is free". They are counted beside the points and move as these do: by ADD on the member's
// row, together with the ledger row that says why.
//
//   lot      which stamps: the card's name or, where they lapse, the name and the last month in which they count
//   full     as many on the member's row as the rules want: one piece is free, and so many go
//   owed     a refund takes stamps that were used: the lot goes below zero, and the next ones make up for it
import { localDate } from '../../../shared/time/time.ts';
import { exact, sum } from '../points.ts';
import type { Stamps } from '../rows.ts';
import type { StampCard } from '../rules/lists.ts';
import type { SaleFigures } from '../sale-rows.ts';
import { matches } from './earn-points.ts';

/** When, and by whose clock a month ends. */
export type Moment = { readonly at: Date; readonly zone: string };

/** Before the month in the name of a lot. */
export const UNTIL = '@';

/** Where the stamps of a sale that was closed then go. */
export const lotOf = (
  { name, months }: Pick<StampCard, 'name' | 'months'>,
  closedAt: Date,
  zone: string,
): string =>
  months === undefined ? name : `${name}${UNTIL}${monthAfter(localDate(closedAt, zone).slice(0, 7), months)}`;

/** The month so many after another, `YYYY-MM`. */
function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Whether its stamps count no more: what has lapsed is neither had nor owed. */
export function isLapsed(lot: string, { at, zone }: Moment): boolean {
  const [, until] = lot.split(UNTIL);
  return until !== undefined && until < localDate(at, zone).slice(0, 7);
}

/** The figures of a sale with its stamps: a piece each, a part for a part, and none for what cost nothing. */
export function withStamps(
  figures: SaleFigures,
  cards: readonly StampCard[],
  { closedAt, zone }: { readonly closedAt: Date; readonly zone: string },
): SaleFigures {
  const stamps = Object.fromEntries(
    cards.flatMap((card) => {
      const lines = figures.items.flatMap((item, line) =>
        item.amount_minor > 0 && card.items.some((match) => matches(match, item))
          ? [[String(line), item.quantity] as const]
          : [],
      );
      return lines.length === 0 ? [] : [[lotOf(card, closedAt, zone), Object.fromEntries(lines)] as const];
    }),
  );
  return Object.keys(stamps).length === 0 ? figures : { ...figures, stamps };
}

/** The stamps of a sale of which not all lines are kept: those of a lot in one, of no line. */
export const withoutLines = (
  stamps: NonNullable<SaleFigures['stamps']>,
): NonNullable<SaleFigures['stamps']> =>
  Object.fromEntries(
    Object.entries(stamps).map(([lot, lines]) => [lot, { [ALL]: sum(Object.values(lines)) }]),
  );
const ALL = 'all';

/** All stamps of the figures. */
export const stampsOf = ({ stamps = {} }: Pick<SaleFigures, 'stamps'>): Stamps =>
  Object.fromEntries(Object.entries(stamps).map(([lot, lines]) => [lot, sum(Object.values(lines))]));

type Taken = { readonly amounts: Readonly<Record<string, number>>; readonly stamps?: Stamps };

/** What refunds have left of a sale's stamps; never less than none. */
export function stampsLeft(figures: Pick<SaleFigures, 'stamps'>, refunds: readonly Taken[]): Stamps {
  const taken = refunds.map(({ stamps = {} }) => stamps);
  return nonZero(
    Object.entries(stampsOf(figures)).map(([lot, pieces]) => [
      lot,
      Math.max(0, exact(pieces - sum(taken.map((one) => one[lot] ?? 0)))),
    ]),
  );
}

/**
 * What a refund of a part of the sale takes: of a line as much as of its money went back, all together; of a sale whose
 * lines nobody named its share.
 */
export function stampsTaken(
  figures: SaleFigures,
  refunds: readonly Taken[],
  {
    amounts,
    share,
    isTold,
  }: {
    readonly amounts: Readonly<Record<string, number>>;
    readonly share: number;
    /** Whether the refund names its lines. */
    readonly isTold: boolean;
  },
): Stamps {
  const left = stampsLeft(figures, refunds);
  const before = (line: string) => sum(refunds.map((one) => one.amounts[line] ?? 0));
  const part = (line: string, money: number): number =>
    Math.min(1, money / Math.max(1, figures.items[Number(line)]?.amount_minor ?? 0));
  return nonZero(
    Object.entries(figures.stamps ?? {}).map(([lot, lines]) => {
      const pieces = Object.entries(lines).map(([line, count]) =>
        line === ALL || !isTold
          ? exact(count * share)
          : // By what has gone so far, so that thirds of a line come to the whole of it.
            exact(
              exact(count * part(line, before(line) + (amounts[line] ?? 0))) -
                exact(count * part(line, before(line))),
            ),
      );
      return [lot, Math.min(left[lot] ?? 0, sum(pieces))];
    }),
  );
}

/** By how much one goes beyond the other, lot by lot. */
export const difference = (after: Stamps, before: Stamps): Stamps =>
  nonZero(
    [...new Set([...Object.keys(after), ...Object.keys(before)])].map((lot) => [
      lot,
      exact((after[lot] ?? 0) - (before[lot] ?? 0)),
    ]),
  );

export const opposite = (stamps: Stamps): Stamps => difference({}, stamps);

/** Those that count still. */
export const unlapsed = (stamps: Stamps, moment: Moment): Stamps =>
  Object.fromEntries(Object.entries(stamps).filter(([lot]) => !isLapsed(lot, moment)));

/** A row of the ledger with those of its stamps that count still: only they move. */
export const withUnlapsed = <Row extends { readonly stamps?: Stamps }>(row: Row, moment: Moment): Row => {
  const { stamps, ...rest } = row;
  return stamps === undefined ? row : ({ ...rest, ...someStamps(unlapsed(stamps, moment)) } as Row);
};

/** As an attribute of rows: none where there are none. */
export const someStamps = (stamps: Stamps): { readonly stamps?: Stamps } =>
  Object.keys(stamps).length === 0 ? {} : { stamps };

export const nonZero = (entries: readonly (readonly [string, number])[]): Stamps =>
  Object.fromEntries(entries.filter(([, pieces]) => pieces !== 0));
