// A file of past orders: CSV with one line per item, or JSON with orders as the generic webhook sends them.
import type { Order } from '../../shared/events/store-events.ts';
import { type FileContent, isJson } from '../../shared/files/decode.ts';
import type { Answers, Table } from '../../shared/files/table.ts';
import { at } from '../../shared/platforms/fields.ts';
import { translateOrder } from '../../shared/platforms/generic.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { parseJson } from '../../shared/webhooks/json.ts';
import { refuseColumns } from './answers.ts';
import { HISTORY_COLUMNS, HISTORY_SHAPES, type HistoryColumn } from './history-columns.ts';
import { ordersIn } from './history-orders.ts';
import { contentOf, openTable } from './open-file.ts';

export type History = {
  readonly orders: readonly Order[];
  /** The same of a file, each with what the generic webhook would say of it. */
  readonly told: readonly { readonly order: Order; readonly body: unknown }[];
  /** Orders that were not understood, each with the place and the fields. */
  readonly problems: readonly string[];
  /** Orders of which something was not understood, and which count without it. */
  readonly partly: readonly string[];
  /** What the list itself says was cancelled, or never paid. */
  readonly noSales?: readonly string[];
  /** Of a CSV file: its columns, and what is to be asked. */
  readonly table?: Table<HistoryColumn>;
};

/** Reads a file's content. Throws for a file that is neither; a single bad order is a problem, not an error. */
export function readHistory(content: FileContent, shop: Shop, answers?: Answers): History {
  const decoded = contentOf(content, shop, answers);
  if (decoded.kind === 'text' && isJson(decoded.text)) {
    refuseColumns(answers, 'a JSON file');
    return historyOf(jsonOrders(decoded.text), [], shop);
  }
  const table = openTable(
    decoded,
    { vocabulary: HISTORY_COLUMNS, shapes: HISTORY_SHAPES, whose: shop, answers },
    {
      needs: ['order_id', 'order_name'],
      without: () => 'The file has no column order_id. The first line must name the columns; see --help.',
    },
  );
  const read = ordersIn(table, shop);
  const problems = [...table.problems, ...read.flatMap((each) => (each.kind === 'problem' ? [each] : []))];
  const bodies = read.flatMap((each) =>
    each.kind === 'order' ? [{ where: `line ${each.line}`, line: each.line, body: each.body }] : [],
  );
  return {
    ...historyOf(bodies, problems, shop),
    noSales: read.flatMap((each) => (each.kind === 'none' ? [`line ${each.line}: ${each.word}`] : [])),
    table,
  };
}

type Body = { readonly where: string; readonly line: number; readonly body: unknown };

function historyOf(
  bodies: readonly Body[],
  known: readonly { readonly line: number; readonly problem: string }[],
  shop: Shop,
): History {
  const told: { order: Order; body: unknown }[] = [];
  const problems = known.map(({ line, problem }) => ({ line, said: `line ${line}: ${problem}` }));
  const partly: string[] = [];
  for (const { where, line, body } of bodies) {
    const read = translateOrder(body, shop);
    if (read.kind === 'event' && read.event.type === 'order.created') {
      told.push({ order: read.event.order, body });
      if (read.notes !== undefined) partly.push(`${where}: ${read.notes.join(', ')}`);
    } else if (read.kind === 'invalid') {
      const issues = read.issues.map(({ path, message }) => `${path} ${message}`);
      problems.push({ line, said: `${where}: ${issues.join(', ')}` });
    }
  }
  const inOrder = problems.toSorted((one, other) => one.line - other.line);
  return { orders: told.map(({ order }) => order), told, problems: inOrder.map(({ said }) => said), partly };
}

function jsonOrders(content: string): readonly Body[] {
  const parsed = parseJson(content);
  const orders = parsed.ok
    ? Array.isArray(parsed.value)
      ? parsed.value
      : at(parsed.value, 'orders')
    : undefined;
  if (!Array.isArray(orders)) throw new Error('The file is neither CSV nor a JSON list of orders');
  return orders.map((body, index) => ({ where: `order ${index + 1}`, line: index + 1, body }));
}
