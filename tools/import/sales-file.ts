// A till's export as CSV, with one line per item or one per sale, read into the bodies that the till's webhook takes.
import { parse } from 'csv-parse/sync';
import type { TillEvent } from '../../shared/events/till-events.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { wellFormed } from '../../shared/text/well-formed.ts';
import { readTillBody } from '../../shared/tills/generic-till.ts';
import { instantOf } from './cells.ts';

export type ToldSale = {
  /** The line of the file on which it begins. */
  readonly line: number;
  /** What the webhook is sent. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What the webhook will make of it. */
  readonly event: TillEvent;
};

export type SalesFile = {
  /** In the order of the file. */
  readonly sales: readonly ToldSale[];
  /** What is left out, each with its line and what is wrong or why it does not count. */
  readonly problems: readonly string[];
  /** What counts without something that could not be read in it, each with its line. */
  readonly partly: readonly string[];
};

type Row = Readonly<Record<string, string>>;
type Group = { readonly line: number; readonly rows: Row[] };

const TYPES: Readonly<Record<string, string>> = {
  sale: 'sale.completed',
  refund: 'sale.refunded',
  void: 'sale.voided',
  correction: 'sale.updated',
};
/** Where a column is not called as the body's field is. */
const COLUMNS: Readonly<Record<string, string>> = { name: 'item' };

/** Reads a file's content. Throws for one that is no CSV of sales; a bad sale alone is a problem, not an error. */
export function readSalesFile(content: string, shop: Shop): SalesFile {
  const rows: { record: Row; info: { lines: number } }[] = parse(wellFormed(content), {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    delimiter: [',', ';', '\t'],
    skip_empty_lines: true,
    // A short line is a line with its last cells empty, as spreadsheet programs write it.
    relax_column_count_less: true,
    trim: true,
    info: true,
  });
  if (rows.length > 0 && !('sale_id' in (rows[0]?.record ?? {})))
    throw new Error('The file has no column sale_id. The first line must name the columns; see --help.');
  const sales: ToldSale[] = [];
  const problems: string[] = [];
  const partly: string[] = [];
  for (const group of grouped(rows)) {
    const body = bodyOf(group.rows, shop);
    const read = readTillBody(body, shop);
    if (read.kind === 'event') {
      sales.push({ line: group.line, body, event: read.event });
      if (read.notes !== undefined)
        partly.push(`line ${group.line}: ${read.notes.map((note) => columnOf(note, group)).join(', ')}`);
    } else if (read.kind === 'ignored') problems.push(`line ${group.line}: ${read.reason}`);
    else {
      const said = read.issues.map(({ path, message }) => `${columnOf(path, group)} ${message}`);
      problems.push(`line ${group.line}: ${said.join(', ')}`);
    }
  }
  return { sales, problems, partly };
}

/** The lines of one sale belong together wherever they stand; lines without an id are each a mistake of their own. */
function grouped(rows: readonly { record: Row; info: { lines: number } }[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { record, info } of rows) {
    const id = record.sale_id || `line ${info.lines}`;
    const group = groups.get(id) ?? { line: info.lines, rows: [] };
    group.rows.push(record);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** The lines of one sale, said as the till's webhook would hear it. */
function bodyOf(rows: readonly Row[], shop: Shop): Readonly<Record<string, unknown>> {
  const stated = (column: string) =>
    rows.map((row) => row[column]).find((value) => value !== undefined && value !== '');
  const refundOf = stated('refund_of');
  const wanted = stated('type')?.toLowerCase() ?? (refundOf === undefined ? 'sale' : 'refund');
  const type = TYPES[wanted] ?? wanted;
  // Exports write what went back with a minus; the webhook is told how much it was.
  const amountOf = (cell: string | undefined) =>
    type === 'sale.refunded' ? cell?.replace(/^[-−]\s*/, '') : cell;
  const items = rows
    .filter((row) => row.item || row.code || row.amount)
    .map((row) => ({
      code: row.code || undefined,
      name: row.item || row.code,
      quantity: row.quantity?.replace(/^-/, '') || '1',
      amount: amountOf(row.amount || undefined),
    }));
  return {
    type,
    sale_id: stated('sale_id'),
    closed_at: instantOf(stated('closed_at'), shop.timeZone),
    phone: stated('phone') ?? null,
    member_id: stated('member_id') ?? null,
    currency: stated('currency') ?? shop.currency,
    total: amountOf(stated('total')),
    items,
    ...(refundOf === undefined ? {} : { refund_of: refundOf }),
  };
}

/** What a field of the body is called in the file: `items.1.name` is `item of its line 2`. */
function columnOf(path: string, { rows }: Group): string {
  const [, index, field = ''] = /^items\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (index === undefined) return path;
  const name = COLUMNS[field] ?? field;
  return rows.length === 1 ? name : `${name} of its line ${Number(index) + 1}`;
}
