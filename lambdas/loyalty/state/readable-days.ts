// The days' books as a run can count them: a row that cannot be counted is left out of whatever asks, and told of once.
import { BadRowError, type EachRow } from '../../../shared/handlers/each-row.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { changeProblem, deedProblem, saleProblem } from '../decisions/day-rows.ts';
import type { DayBook } from './day-book.ts';

/** Days may be asked about more than once in a run; a bad row is left out each time and counted once. */
export function readableDays<Book extends Partial<DayBook>>(days: Book, each: Pick<EachRow, 'apart'>): Book {
  const met = new Set<string>();
  async function readable<Row>(
    rows: readonly Row[],
    problemOf: (row: Row) => string | undefined,
    nameOf: (row: Row) => string,
  ): Promise<Row[]> {
    const good: Row[] = [];
    for (const row of rows) {
      const problem = problemOf(row);
      if (problem === undefined) {
        good.push(row);
        continue;
      }
      const name = nameOf(row);
      if (met.has(name)) continue;
      met.add(name);
      await each.apart(name, () => {
        throw new BadRowError(problem);
      });
    }
    return good;
  }
  const { sales, changes, deeds } = days;
  return {
    ...(sales && {
      sales: async (day: string) =>
        readable(await sales(day), saleProblem, ({ sale_id }) => `sale ${sale_id}`),
    }),
    ...(changes && {
      changes: async (day: string) =>
        readable(await changes(day), changeProblem, (row) => `ledger row ${keyOf(row)}`),
    }),
    ...(deeds && {
      deeds: async (day: string) =>
        readable(await deeds(day), deedProblem, (row) => `audit row ${keyOf(row)}`),
    }),
  } as Book;
}

/** A letter and a log name no phone. */
const keyOf = ({ phone, ts }: { readonly phone: string; readonly ts: string }): string =>
  `${ts} of ${digestOfAddress(String(phone))}`;
