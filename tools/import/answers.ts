// What somebody says on the command line about a file that could be read in two ways.
import { DAY_ORDERS, type DayOrder } from '../../shared/files/dates.ts';
import { separatorCalled } from '../../shared/files/separator.ts';
import type { Answers } from '../../shared/files/table.ts';
import { UsageError } from '../frame/command.ts';

type Said = Readonly<Record<'dates' | 'decimal' | 'separator' | 'encoding', string | undefined>>;

/** Throws `UsageError` for an answer that is none. */
export function answersIn({ dates, decimal, separator, encoding }: Said): Answers {
  const order = dates?.toLowerCase();
  if (order !== undefined && !isDayOrder(order))
    throw new UsageError(`--dates ${dates} is neither ${DAY_ORDERS.join(' nor ')}`);
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new UsageError(`--decimal ${decimal} is neither . nor ,`);
  const mark = separator === undefined ? undefined : separatorCalled(separator);
  if (separator !== undefined && mark === undefined)
    throw new UsageError(`--separator ${separator} is none; say comma, semicolon, tab or bar`);
  return { dates: order, decimal, separator: mark, encoding };
}

const isDayOrder = (text: string): text is DayOrder => DAY_ORDERS.some((order) => order === text);
