// What an import shows of a file before anything is written: which column was taken for what, which were not used, how it
// was read, and what has to be answered first.
import { separatorName } from '../../shared/files/separator.ts';
import type { Table } from '../../shared/files/table.ts';
import { cut } from '../../shared/text/cut.ts';
import { oneLine } from '../../shared/text/well-formed.ts';

type Print = (line: string) => void;
const LONGEST_HEADER = 60;
const EVIDENT = 'utf-8';

/** Nothing for a file of which not even the columns are known. */
export function showTable<Column extends string>(table: Table<Column>, print: Print): void {
  if (table.headers.length === 0) return;
  if (table.shape !== undefined) print(`  Known by its columns: ${table.shape.name}`);
  if (table.headerLine > 1)
    print(`  The columns are named on line ${table.headerLine}; nothing above it was read.`);
  const taken = [...table.places].map(
    ([column, places]) =>
      `${column} from ${places.map((place) => quoted(table.headers[place] ?? '')).join(', else ')}`,
  );
  print(`  Columns: ${taken.join('; ')}`);
  print(`  Not used: ${table.unused.length === 0 ? 'none' : table.unused.map(quoted).join(', ')}`);
  print(`  Read as ${howRead(table).join(', ')}`);
}

const quoted = (header: string): string => `"${cut(oneLine(header), { characters: LONGEST_HEADER })}"`;

function howRead<Column extends string>({ separator, encoding, mark, orders }: Table<Column>): string[] {
  const days = [...orders].flatMap(([column, order]) => (order === undefined ? [] : [`${column} ${order}`]));
  return [
    `separated by ${separatorName(separator)}`,
    ...(mark === undefined ? [] : [`decimals behind "${mark}"`]),
    ...(days.length === 0 ? [] : [`days as ${days.join(' and ')}`]),
    ...(encoding === EVIDENT ? [] : [encoding]),
  ];
}

/** Asks what is open, and answers the exit code then, because nothing may be written before; undefined where nothing is open. */
export function askFirst<Column extends string>(
  { questions }: Table<Column>,
  confirmed: boolean,
  print: Print,
): number | undefined {
  if (questions.length === 0) return undefined;
  print(questions.length === 1 ? 'One question first:' : `${questions.length} questions first:`);
  for (const question of questions) print(`  ${question}`);
  print(confirmed ? 'Nothing was written.' : 'Nothing was written. Run the same again with the answer.');
  return confirmed ? 1 : 0;
}

/** False for a file of which not even the columns can be told before somebody has answered. */
export const isReadable = <Column extends string>({ headers, questions }: Table<Column>): boolean =>
  headers.length > 0 || questions.length === 0;
