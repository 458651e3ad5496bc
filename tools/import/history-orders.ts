// The orders of a CSV file, each said as the generic webhook would say it.
import { yesOrNo } from '../../shared/files/cells.ts';
import type { Plain } from '../../shared/files/numbers.ts';
import type { Table } from '../../shared/files/table.ts';
import { emailAddress } from '../../shared/people/address.ts';
import { toE164 } from '../../shared/people/phone.ts';
import { currencies } from '../../shared/shop/currencies.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { localDate } from '../../shared/time/time.ts';
import { contradictions } from './contradictions.ts';
import type { HistoryColumn, HistoryLine } from './history-columns.ts';
import { statusOf } from './known-status.ts';

export type ReadOrder =
  | { readonly kind: 'order'; readonly line: number; readonly body: unknown }
  | { readonly kind: 'none'; readonly line: number; readonly word: string }
  | { readonly kind: 'problem'; readonly line: number; readonly problem: string };

export function ordersIn(table: Table<HistoryColumn>, shop: Shop): readonly ReadOrder[] {
  const byOrder = new Map<string, HistoryLine[]>();
  for (const line of table.lines) {
    const id = line.cells.order_name ?? line.cells.order_id;
    // Lines without an id are each a mistake of their own.
    const key = id === undefined ? `line ${line.line}` : `id ${id}`;
    const lines = byOrder.get(key) ?? [];
    lines.push(line);
    byOrder.set(key, lines);
  }
  return [...byOrder.values()].map((lines) => orderOf(lines, table, shop));
}

function orderOf(lines: readonly HistoryLine[], table: Table<HistoryColumn>, shop: Shop): ReadOrder {
  const line = lines[0]?.line ?? 0;
  const stated = (column: HistoryColumn) =>
    lines.map(({ cells }) => cells[column]).find((cell) => cell !== undefined);
  const cancelled = stated('cancelled_at');
  const states = lines.map(({ cells }) => statusOf(cells)).filter(({ word }) => word !== undefined);
  const unknown = states.find(({ status }) => status === 'unknown')?.word;
  const isNone = states.length > 0 && states.every(({ status }) => status === 'no-sale');
  if (cancelled !== undefined || isNone)
    return { kind: 'none', line, word: states[0]?.word ?? `cancelled ${cancelled}` };
  const id = stated('order_id') ?? stated('order_name');
  const named = stated('currency')?.toUpperCase() ?? shop.currency;
  // Under a currency that is none the amounts are read as the shop's, so that the order has one problem and not three.
  const currency = currencies.has(named) ? named : shop.currency;
  const problem =
    unknown !== undefined
      ? `status "${unknown}" is none that we know; write Completed or Cancelled instead`
      : contradictionIn(lines, { table, shop, id: id ?? '', currency });
  if (problem !== undefined) return { kind: 'problem', line, problem };

  const dated = lines.find(({ cells }) => cells.placed_at !== undefined);
  const totalled = lines.find(({ cells }) => cells.total !== undefined);
  const items = lines
    .filter(({ cells: { sku, item } }) => sku !== undefined || item !== undefined || lines.length === 1)
    .map((each) => ({
      sku: each.cells.sku,
      name: each.cells.item ?? each.cells.sku ?? 'no name',
      quantity: Number(plain(table.number(each, 'quantity'), each.cells.quantity) ?? '1'),
      price: plain(table.amount(each, 'price', currency), each.cells.price) ?? '0',
    }));
  const body = {
    order_id: id,
    placed_at: dated === undefined ? undefined : (table.moment(dated, 'placed_at') ?? dated.cells.placed_at),
    currency: named,
    total: totalled && plain(table.amount(totalled, 'total', currency), totalled.cells.total),
    customer: {
      id: stated('customer_id'),
      name: stated('name'),
      email: stated('email'),
      phone: stated('phone'),
      locale: stated('locale'),
      email_consent: consentIn(stated('email_consent')),
      sms_consent: consentIn(stated('sms_consent')),
    },
    items,
  };
  return { kind: 'order', line, body };
}

/** What cannot be read goes on as it is written, for the body's own reader to complain about. */
const plain = (read: Plain | undefined, written: string | undefined): string | undefined =>
  read === undefined || 'plain' in read ? read?.plain : written;

/** What is neither goes on as it is written. */
const consentIn = (cell: string | undefined): boolean | string | undefined =>
  cell === undefined ? undefined : (yesOrNo(cell) ?? cell);

type About = {
  readonly table: Table<HistoryColumn>;
  readonly shop: Shop;
  readonly id: string;
  readonly currency: string;
};

function contradictionIn(
  lines: readonly HistoryLine[],
  { table, shop, id, currency }: About,
): string | undefined {
  const saying = (column: HistoryColumn, said: (line: HistoryLine, cell: string) => string) =>
    lines.map((line) => {
      const written = line.cells[column];
      return { line: line.line, written, said: written === undefined ? undefined : said(line, written) };
    });
  const dayOf = (line: HistoryLine) => {
    const moment = table.moment(line, 'placed_at');
    return moment === undefined ? undefined : localDate(new Date(moment), shop.timeZone);
  };
  return contradictions(id, {
    status: lines.map((line) => {
      const { status, word } = statusOf(line.cells);
      return { line: line.line, written: word, said: word === undefined ? undefined : status };
    }),
    customer_id: saying('customer_id', (_, cell) => cell),
    email: saying('email', (_, cell) => emailAddress(cell) ?? cell),
    phone: saying('phone', (_, cell) => toE164(cell, shop.country) ?? cell),
    'the day': saying('placed_at', (line, cell) => dayOf(line) ?? cell),
    total: saying('total', (line, cell) => plain(table.amount(line, 'total', currency), cell) ?? cell),
    currency: saying('currency', (_, cell) => cell.toUpperCase()),
  });
}
