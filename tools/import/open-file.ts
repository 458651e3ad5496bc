// The beginning of every import of a table: what the file is, which export it may be, and whether it has the column without
// which nothing in it can be known.
import { type Decoded, decodeContent, type FileContent } from '../../shared/files/decode.ts';
import {
  type Answers,
  readTable,
  type Table,
  type TableRules,
  type Whose,
} from '../../shared/files/table.ts';

/** What the file is written in, decided once. Throws for what is no text at all. */
export const contentOf = (
  content: FileContent,
  { country }: Pick<Whose, 'country'>,
  answers?: Answers,
): Decoded => decodeContent(content, { encoding: answers?.encoding, country });

export type Needed<Column extends string> = {
  /** One of these must be there. */
  readonly needs: readonly Column[];
  /** A file of nothing at all is a file of none of these. */
  readonly orEmpty?: true;
  /** What to say where none is; the names that are there. */
  readonly without: (headers: readonly string[]) => string;
};

/** Throws for an export that cannot be used, and for a file without the column that it needs; not while something is asked. */
export function openTable<Column extends string>(
  decoded: Decoded,
  rules: TableRules<Column>,
  { needs, without, orEmpty }: Needed<NoInfer<Column>>,
): Table<Column> {
  const table = readTable(decoded, rules);
  const columns = rules.answers?.columns;
  const isSaid = needs.some((column) => (columns?.get(column) ?? '') !== '');
  if (table.shape?.instead !== undefined && !isSaid)
    throw new Error(`${table.shape.name}: ${table.shape.instead}`);
  const isOpen = table.headers.length === 0 && table.questions.length > 0;
  const isEmpty = orEmpty === true && table.lines.length === 0 && table.problems.length === 0;
  if (!isOpen && !isEmpty && !needs.some((column) => table.places.has(column)))
    throw new Error(
      `${without(table.headers)} If one is called otherwise, say which: --column ${needs[0]}="its name in the file".`,
    );
  return table;
}
