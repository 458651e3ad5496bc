// A till's export as CSV, with one line per item or one per sale, read into the bodies that the till's webhook takes.
// `sales-columns.ts` knows what its columns are called.
import type { TillEvent } from '../../shared/events/till-events.ts';
import type { FileContent } from '../../shared/files/decode.ts';
import type { Answers, Table } from '../../shared/files/table.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { readTillBody } from '../../shared/tills/generic-till.ts';
import { isVoided, statusOf } from './known-status.ts';
import { contentOf, openTable } from './open-file.ts';
import { bodyOf } from './sale-body.ts';
import { SALE_COLUMNS, type SaleColumn, type SaleGroup, type SaleLine } from './sales-columns.ts';
import { SALE_SHAPES } from './sales-exports.ts';

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
  /** What the till itself says is no sale: voided, cancelled, never paid. */
  readonly noSales: readonly string[];
  /** What was read: its columns, and what is to be asked. */
  readonly table: Table<SaleColumn>;
};

/** Reads a file's content. Throws for one that is no CSV of sales; a bad sale alone is a problem, not an error. */
export function readSalesFile(content: FileContent, shop: Shop, answers?: Answers): SalesFile {
  const rules = { vocabulary: SALE_COLUMNS, shapes: SALE_SHAPES, whose: shop, answers };
  const table = openTable(contentOf(content, shop, answers), rules, {
    needs: ['sale_id'],
    orEmpty: true,
    without: () => 'The file has no column sale_id. The first line must name the columns; see --help.',
  });
  const sales: ToldSale[] = [];
  const partly: string[] = [];
  const noSales: string[] = [];
  const problems = table.problems.map(({ line, problem }) => ({ line, said: problem }));
  for (const group of grouped(table.lines)) {
    const without = noSaleIn(group);
    if (without !== undefined) {
      const said = `line ${group.line}: ${without.word}`;
      if (without.isKnown) noSales.push(said);
      else problems.push({ line: group.line, said: without.word });
      continue;
    }
    const body = bodyOf(group, table, shop);
    if ('problem' in body) {
      problems.push({ line: group.line, said: body.problem });
      continue;
    }
    const read = readTillBody(body.body, shop);
    if (read.kind === 'event') {
      sales.push({ line: group.line, body: body.body, event: read.event });
      if (read.notes !== undefined)
        partly.push(`line ${group.line}: ${read.notes.map((note) => columnOf(note, group)).join(', ')}`);
    } else if (read.kind === 'ignored') problems.push({ line: group.line, said: read.reason });
    else {
      const said = read.issues.map(({ path, message }) => `${columnOf(path, group)} ${message}`);
      problems.push({ line: group.line, said: said.join(', ') });
    }
  }
  const inOrder = problems.toSorted((one, other) => one.line - other.line);
  return {
    sales,
    problems: inOrder.map(({ line, said }) => `line ${line}: ${said}`),
    partly,
    noSales,
    table,
  };
}

/** The lines of one sale belong together wherever they stand; lines without an id are each a mistake of their own. */
function grouped(lines: readonly SaleLine[]): readonly SaleGroup[] {
  const groups = new Map<string, { readonly line: number; readonly lines: SaleLine[] }>();
  for (const each of lines) {
    const told = refundByEvent(each);
    const id = told.cells.sale_id ?? `line ${told.line}`;
    const group = groups.get(id) ?? { line: told.line, lines: [] };
    group.lines.push(told);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Square writes a refund under the sale's id, told apart by the payment: that is its own name, and the sale's id what it refunds. */
function refundByEvent({ line, cells }: SaleLine): SaleLine {
  const { type, payment_id, sale_id, refund_of } = cells;
  if (!/^refund/i.test(type ?? '') || payment_id === undefined || sale_id === undefined)
    return { line, cells };
  return { line, cells: { ...cells, sale_id: payment_id, refund_of: refund_of ?? sale_id } };
}

/** A line that was voided is not sold, and a sale of such lines alone is none; a status says so of the whole sale. */
function noSaleIn({ lines }: SaleGroup): { readonly word: string; readonly isKnown: boolean } | undefined {
  for (const { cells } of lines) {
    const { status, word } = statusOf(cells);
    if (status === 'no-sale') return { word: `${word} is no sale`, isKnown: true };
    if (status === 'unknown')
      return {
        word: `status "${word}" is none that we know; write Completed or Voided instead`,
        isKnown: false,
      };
    if (cells.cancelled_at !== undefined) return { word: `cancelled ${cells.cancelled_at}`, isKnown: true };
  }
  const open = lines.find(({ cells }) => isVoided(cells.voided) === undefined);
  if (open !== undefined)
    return {
      word: `voided "${open.cells.voided}" is neither yes nor no; write Yes or No instead`,
      isKnown: false,
    };
  const isVoid = lines.every(({ cells }) => isVoided(cells.voided) === true);
  return isVoid ? { word: 'voided', isKnown: true } : undefined;
}

/** Where a column is not called as the body's field is. */
const COLUMNS: Readonly<Record<string, string>> = { name: 'item' };

/** What a field of the body is called in the file: `items.1.name` is `item of its line 2`. */
function columnOf(path: string, { lines }: SaleGroup): string {
  const [, index, field = ''] = /^items\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (index === undefined) return path;
  const name = COLUMNS[field] ?? field;
  return lines.length === 1 ? name : `${name} of its line ${Number(index) + 1}`;
}
