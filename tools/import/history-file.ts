// A file of past orders: CSV with one line per item, or JSON with orders as the generic webhook sends them.
import { parse } from 'csv-parse/sync';
import type { Order } from '../../shared/events/store-events.ts';
import { at } from '../../shared/platforms/fields.ts';
import { translateOrder } from '../../shared/platforms/generic.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { wellFormed } from '../../shared/text/well-formed.ts';
import { parseJson } from '../../shared/webhooks/json.ts';
import { instantOf, yesOrNo } from './cells.ts';

export type History = {
  readonly orders: readonly Order[];
  /** Orders that were not understood, each with the place and the fields. */
  readonly problems: readonly string[];
  /** Orders of which something was not understood, and which count without it. */
  readonly partly: readonly string[];
};

type Row = Readonly<Record<string, string>>;

/** Reads a file's content. Throws for a file that is neither; a single bad order is a problem, not an error. */
export function readHistory(content: string, shop: Shop): History {
  const bodies = /^\uFEFF?\s*[[{]/.test(content) ? jsonOrders(content) : csvOrders(content, shop);
  const orders: Order[] = [];
  const problems: string[] = [];
  const partly: string[] = [];
  for (const { where, body } of bodies) {
    const read = translateOrder(body, shop);
    if (read.kind === 'event' && read.event.type === 'order.created') {
      orders.push(read.event.order);
      if (read.notes !== undefined) partly.push(`${where}: ${read.notes.join(', ')}`);
    } else if (read.kind === 'invalid') {
      problems.push(`${where}: ${read.issues.map(({ path, message }) => `${path} ${message}`).join(', ')}`);
    }
  }
  return { orders, problems, partly };
}

type Body = { readonly where: string; readonly body: unknown };

function jsonOrders(content: string): readonly Body[] {
  const parsed = parseJson(content);
  const orders = parsed.ok
    ? Array.isArray(parsed.value)
      ? parsed.value
      : at(parsed.value, 'orders')
    : undefined;
  if (!Array.isArray(orders)) throw new Error('The file is neither CSV nor a JSON list of orders');
  return orders.map((body, index) => ({ where: `order ${index + 1}`, body }));
}

function csvOrders(content: string, shop: Shop): readonly Body[] {
  const rows: { record: Row; info: { lines: number } }[] = parse(wellFormed(content), {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    delimiter: [',', ';', '\t'],
    skip_empty_lines: true,
    trim: true,
    info: true,
  });
  const byOrder = new Map<string, { line: number; rows: Row[] }>();
  for (const { record, info } of rows) {
    const key = record.order_id ?? '';
    const order = byOrder.get(key) ?? { line: info.lines, rows: [] };
    order.rows.push(record);
    byOrder.set(key, order);
  }
  return [...byOrder.values()].map((order) => ({
    where: `line ${order.line}`,
    body: orderOf(order.rows, shop),
  }));
}

/** The lines of one order, said as the generic webhook would say it. */
function orderOf(rows: readonly Row[], shop: Shop): unknown {
  const stated = (column: string) =>
    rows.map((row) => row[column]).find((value) => value !== undefined && value !== '');
  const items = rows.map((row) => ({
    sku: row.sku || undefined,
    name: row.item || row.sku || 'no name',
    quantity: Number(row.quantity || '1'),
    price: row.price || '0',
  }));
  return {
    order_id: stated('order_id'),
    placed_at: instantOf(stated('placed_at'), shop.timeZone),
    currency: stated('currency') ?? shop.currency,
    total: stated('total'),
    customer: {
      id: stated('customer_id'),
      name: stated('name'),
      email: stated('email'),
      phone: stated('phone'),
      locale: stated('locale'),
      email_consent: yesOrNo(stated('email_consent')),
      sms_consent: yesOrNo(stated('sms_consent')),
    },
    items,
  };
}
