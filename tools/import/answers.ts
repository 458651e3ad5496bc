// What somebody says on the command line about a file that could be read in two ways.
import { DAY_ORDERS, type DayOrder } from '../../shared/files/dates.ts';
import { separatorCalled } from '../../shared/files/separator.ts';
import type { Answers } from '../../shared/files/table.ts';
import { UsageError } from '../frame/command.ts';

type Said = Readonly<Record<'dates' | 'decimal' | 'separator' | 'encoding', string | undefined>> & {
  readonly column?: readonly string[] | undefined;
};

/** Throws `UsageError` for an answer that is none. */
export function answersIn({ dates, decimal, separator, encoding, column = [] }: Said): Answers {
  const order = dates?.toLowerCase();
  if (order !== undefined && !isDayOrder(order))
    throw new UsageError(`--dates ${dates} is neither ${DAY_ORDERS.join(' nor ')}`);
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new UsageError(`--decimal ${decimal} is neither . nor ,`);
  const mark = separator === undefined ? undefined : separatorCalled(separator);
  if (separator !== undefined && mark === undefined)
    throw new UsageError(`--separator ${separator} is none; say comma, semicolon, tab or bar`);
  return { dates: order, decimal, separator: mark, encoding, columns: columnsIn(column) };
}

/** `points=Bonus dots` takes that column of the file for the points, `points=` none. */
function columnsIn(said: readonly string[]): Answers['columns'] {
  const columns = new Map<string, string>();
  for (const each of said) {
    const equals = each.indexOf('=');
    const column = each.slice(0, Math.max(0, equals)).trim();
    if (column === '') throw new UsageError(`--column ${each} is not as in --column points="Bonus dots"`);
    if (columns.has(column)) throw new UsageError(`--column names ${column} twice`);
    columns.set(column, each.slice(equals + 1).trim());
  }
  return columns.size === 0 ? undefined : columns;
}

/** A list that is no table has nothing that could be named. Throws `UsageError` where somebody named it. */
export function refuseColumns(answers: Answers | undefined, what: string): void {
  if (answers?.columns !== undefined)
    throw new UsageError(`--column is for files with columns; ${what} has none`);
}

const isDayOrder = (text: string): text is DayOrder => DAY_ORDERS.some((order) => order === text);
