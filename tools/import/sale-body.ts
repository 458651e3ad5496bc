// The lines of one sale, said as the till's webhook would hear it.
import type { Plain } from '../../shared/files/numbers.ts';
import type { Table } from '../../shared/files/table.ts';
import { toE164 } from '../../shared/people/phone.ts';
import { decimalText, parseMoney } from '../../shared/shop/money.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { localDate } from '../../shared/time/time.ts';
import { contradictions } from './contradictions.ts';
import { isVoided } from './known-status.ts';
import type { SaleColumn, SaleGroup, SaleLine } from './sales-columns.ts';
import type { SaleShape } from './sales-exports.ts';

type Body = { readonly body: Readonly<Record<string, unknown>> } | { readonly problem: string };

const TYPES: Readonly<Record<string, string>> = {
  sale: 'sale.completed',
  payment: 'sale.completed',
  refund: 'sale.refunded',
  return: 'sale.refunded',
  void: 'sale.voided',
  correction: 'sale.updated',
};

const SAID_BY_THE_READER = new Set(['is no amount', 'is no number']);

/** The body, or that its lines contradict each other. What is wrong inside it, the body's own reader says. */
export function bodyOf(group: SaleGroup, table: Table<SaleColumn>, shop: Shop): Body {
  const cells = makeCells(table, shop);
  const lines = group.lines.filter((line) => isVoided(line.cells.voided) !== true);
  const stated = (column: SaleColumn) =>
    lines.map((line) => line.cells[column]).find((cell) => cell !== undefined);
  const saying = (column: SaleColumn, said: (line: SaleLine, cell: string) => string) =>
    lines.map((line) => {
      const written = line.cells[column];
      return { line: line.line, written, said: written === undefined ? undefined : said(line, written) };
    });
  const asWritten = (_: SaleLine, cell: string) => cell.toLowerCase();
  const problem = contradictions(stated('sale_id') ?? '', {
    phone: saying('phone', (_, cell) => toE164(cell, shop.country) ?? cell),
    member_id: saying('member_id', asWritten),
    'the day': saying('closed_at', (line, cell) => dayOf(cells.moment(line), shop) ?? cell),
    total: saying('total', (line, cell) => cells.amount(line, 'total') ?? cell),
    currency: saying('currency', asWritten),
    refund_of: saying('refund_of', asWritten),
    type: saying('type', asWritten),
  });
  if (problem !== undefined) return { problem };

  const refundOf = stated('refund_of');
  const wanted = stated('type')?.toLowerCase() ?? (refundOf === undefined ? 'sale' : 'refund');
  const type = TYPES[wanted] ?? wanted;
  // Exports write what went back with a minus; the webhook is told how much it was.
  const back = (amount: string | undefined) =>
    type === 'sale.refunded' ? amount?.replace(/^-/, '') : amount;
  const items = lines
    .filter(({ cells: { item, code, amount } }) => item || code || amount)
    .map((line) => ({
      code: line.cells.code,
      name: line.cells.item ?? line.cells.code,
      quantity: cells.number(line, 'quantity')?.replace(/^-/, '') ?? '1',
      amount: back(cells.lineAmount(line)),
    }));
  // A file without a column of items has only whole sales, and their amounts are no lines.
  const areItems = table.places.has('item') || table.places.has('code');
  const first = lines.find((line) => line.cells.closed_at !== undefined);
  const body = {
    type,
    sale_id: stated('sale_id'),
    closed_at: first === undefined ? undefined : (cells.moment(first) ?? first.cells.closed_at),
    phone: stated('phone') ?? null,
    member_id: stated('member_id') ?? null,
    currency: stated('currency') ?? shop.currency,
    total: back(totalOf(lines, cells, table.shape as SaleShape | undefined)),
    items: areItems || table.shape === undefined ? items : [],
    ...(refundOf === undefined ? {} : { refund_of: refundOf }),
  };
  return cells.problems.size > 0 ? { problem: [...cells.problems].join(', ') } : { body };
}

/** `9:15`, or behind a day `9.15` and `9h15`; a day alone may have points, too. */
const HAS_TIME = /\d:\d\d|[ T]\d{1,2}[.h]\d\d(?!\d)/;

type Cells = ReturnType<typeof makeCells>;

/** Cells as the body's reader takes them; what cannot be read comes back as it is written, for that reader to complain about. */
function makeCells(table: Table<SaleColumn>, shop: Shop) {
  /** What only whoever knows the whole file can say of a cell. */
  const problems = new Set<string>();
  const plain = (read: Plain | undefined, line: SaleLine, column: SaleColumn) => {
    if (read === undefined || 'plain' in read) return read?.plain;
    const written = line.cells[column] ?? '';
    if (!SAID_BY_THE_READER.has(read.problem)) problems.add(`${column} "${written}" ${read.problem}`);
    return written;
  };
  const amount = (line: SaleLine, column: SaleColumn) =>
    plain(table.amount(line, column, shop.currency), line, column);
  const number = (line: SaleLine, column: SaleColumn) => plain(table.number(line, column), line, column);
  /** What a line came to, where only the price of one is stated. */
  const byPrice = (line: SaleLine) => {
    const price = minorOf(amount(line, 'price'), shop);
    if (price === undefined) return amount(line, 'price');
    const off = minorOf(amount(line, 'discount'), shop) ?? 0;
    const minor = Math.round(price * Number(number(line, 'quantity') ?? '1')) - Math.abs(off);
    return Number.isSafeInteger(minor) ? decimalText(minor, shop.currency) : amount(line, 'price');
  };
  return {
    shop,
    problems,
    amount,
    number,
    lineAmount: (line: SaleLine) => amount(line, 'amount') ?? byPrice(line),
    /** Some exports write the day and the time into two columns. */
    moment(line: SaleLine): string | undefined {
      const { closed_at, time } = line.cells;
      if (closed_at === undefined || time === undefined || HAS_TIME.test(closed_at))
        return table.moment(line, 'closed_at');
      return table.moment(
        { ...line, cells: { ...line.cells, closed_at: `${closed_at} ${time}` } },
        'closed_at',
      );
    },
  };
}

function minorOf(amount: string | undefined, shop: Shop): number | undefined {
  const read = amount === undefined ? undefined : parseMoney(amount, shop.currency, { negative: true });
  return read?.ok === true ? read.minor : undefined;
}

const dayOf = (moment: string | undefined, shop: Shop): string | undefined =>
  moment === undefined ? undefined : localDate(new Date(moment), shop.timeZone);

/** What was paid in all, without the tip. */
function totalOf(lines: readonly SaleLine[], cells: Cells, shape: SaleShape | undefined): string | undefined {
  const { shop } = cells;
  if (shape?.total === 'lines') {
    const parts = lines.flatMap((line) => [cells.lineAmount(line), cells.amount(line, 'tax')]);
    return summed(
      parts.filter((part) => part !== undefined),
      shop,
    );
  }
  const line = lines.find((each) => each.cells.total !== undefined);
  if (line === undefined) return undefined;
  const total = cells.amount(line, 'total');
  const [tip, refunded] = [cells.amount(line, 'tip'), cells.amount(line, 'refunded')].map(
    (part) => minorOf(part, shop) ?? 0,
  );
  const minor = minorOf(total, shop);
  if (minor === undefined || ((tip ?? 0) === 0 && (refunded ?? 0) === 0)) return total;
  return decimalText(minor - (tip ?? 0) - (refunded ?? 0), shop.currency);
}

/** Undefined where nothing is stated; the first part that is no amount, for the reader to complain about. */
function summed(parts: readonly string[], shop: Shop): string | undefined {
  let sum = 0;
  for (const part of parts) {
    const minor = minorOf(part, shop);
    if (minor === undefined) return part;
    sum += minor;
  }
  return parts.length === 0 ? undefined : decimalText(sum, shop.currency);
}
