// The lines of a file by column: each record's cells as they are meant, and what is wrong with a record as a whole.
import { damage, phoneCell, plainCell, valueCell } from './cells.ts';
import type { ColumnKind, Places, Vocabulary } from './columns.ts';
import { recordsIn } from './records.ts';

export type Line<Column extends string> = {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
};
export type Problem = { readonly line: number; readonly problem: string };

type Where = { readonly separator: string; readonly index: number; readonly width: number };
type Placed<Column extends string> = Pick<Places<Column>, 'places'> & {
  readonly vocabulary: Vocabulary<Column>;
};

/** Behind the line that names the columns. */
export function linesIn<Column extends string>(
  rows: readonly string[],
  where: Where,
  placed: Placed<Column>,
) {
  const lines: Line<Column>[] = [];
  const problems: Problem[] = [];
  const records = recordsIn(rows, where.separator, where.index);
  records.next();
  for (const record of records) {
    if ('problem' in record) problems.push(record);
    else if (record.cells.slice(where.width).some((cell) => cell !== ''))
      problems.push({
        line: record.line,
        problem: `has ${record.cells.length} values, and the header names ${where.width} columns`,
      });
    else {
      const cells = cellsOf(record.cells, placed);
      if ('problem' in cells) problems.push({ line: record.line, problem: cells.problem });
      else lines.push({ line: record.line, cells: cells.cells });
    }
  }
  return { lines, problems };
}

function cellsOf<Column extends string>(
  written: readonly string[],
  { places, vocabulary }: Placed<Column>,
): { readonly cells: Partial<Record<Column, string>> } | { readonly problem: string } {
  const cells: Partial<Record<Column, string>> = {};
  const problems: string[] = [];
  for (const [column, wherever] of places) {
    const { kind } = vocabulary[column];
    const cell = wherever.map((place) => read(written[place] ?? '', kind)).find((each) => each !== '');
    if (cell === undefined) continue;
    const problem = kind === 'text' ? undefined : damage(cell);
    if (problem !== undefined) problems.push(`${column} "${cell.slice(0, 40)}" ${problem}`);
    cells[column] = cell;
  }
  return problems.length > 0 ? { problem: problems.join(', ') } : { cells };
}

function read(cell: string, kind: ColumnKind): string {
  if (kind === 'text') return plainCell(cell);
  return kind === 'phone' ? phoneCell(valueCell(cell)) : valueCell(cell);
}
