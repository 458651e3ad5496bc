// The records of a CSV text, one by one. A damaged one is a problem of its own with its line number: whatever is wrong in it, the
// next line is read again from its beginning. csv-parse, to which the tests compare this, can only stop there or swallow
// the lines up to the next quotation mark.
import { cellAt, type OpenCell, quotedFrom } from './cell-of-line.ts';

export type FileRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: string };

/** More lines than anybody's note or address has: what goes on for longer is a forgotten quotation mark. */
const MOST_LINES = 60;
const NEVER_CLOSED = 'has a quotation mark that is never closed';
const TWO_READINGS = 'has quotation marks that can be read in two ways';

/** Every line ends with CR LF, LF or CR, whatever the first one ends with. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

/**
 * Records of `lines` from `from` on; empty lines are none. The first record is taken for the header, and says how many cells
 * a line has. Line numbers begin at 1.
 */
export function* recordsIn(lines: readonly string[], separator: string, from = 0): Generator<FileRecord> {
  let width: number | undefined;
  for (let index = from; index < lines.length; ) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      index += 1;
      continue;
    }
    const read = recordAt(lines, index, { separator, width });
    if ('problem' in read) {
      yield { line: index + 1, problem: read.problem };
      index += 1;
    } else {
      width ??= read.cells.length;
      if (read.cells.some((cell) => cell !== '')) yield { line: index + 1, cells: read.cells };
      index += read.lineCount;
    }
  }
}

type Rules = { readonly separator: string; readonly width: number | undefined };
type Read = { readonly cells: readonly string[]; readonly lineCount: number } | { readonly problem: string };

function recordAt(lines: readonly string[], index: number, rules: Rules): Read {
  const line = lines[index] ?? '';
  const first = cellsOf(line, 0, rules.separator);
  if (first.open === undefined) return settled(line, first, rules);
  // A stray mark before it: the line is damaged already, and to go on would make another line part of it.
  if (first.isStray || first.open.isStray) return asWritten(line, rules) ?? { problem: NEVER_CLOSED };
  const goneOn = goOn(lines, index, first.cells, first.open, rules.separator);
  if (goneOn === undefined) return { problem: NEVER_CLOSED };
  const { width } = rules;
  const own = lines.slice(index, index + goneOn.lineCount);
  const areWhole = width !== undefined && own.every((each) => cellCount(each, rules.separator) === width);
  // Lines of which each is a whole record by itself are records, between two forgotten marks.
  return areWhole ? { problem: NEVER_CLOSED } : goneOn;
}

type Line = {
  readonly cells: readonly string[];
  readonly isStray: boolean;
  readonly open: OpenCell | undefined;
};

function cellsOf(line: string, from: number, separator: string, literal = false): Line {
  const cells: string[] = [];
  let isStray = false;
  for (let at = from; ; ) {
    const cell = cellAt(line, at, { separator, literal });
    if ('open' in cell) return { cells, isStray, open: cell };
    isStray ||= cell.isStray;
    cells.push(cell.value);
    if (cell.end >= line.length) return { cells, isStray, open: undefined };
    at = cell.end + 1;
  }
}

/** A line that closed its marks; where some were stray, the reading with as many cells as the header is right. */
function settled(line: string, read: Line, { separator, width }: Rules): Read {
  if (!read.isStray || width === undefined || read.cells.length === width)
    return { cells: read.cells, lineCount: 1 };
  return asWritten(line, { separator, width }) ?? { problem: TWO_READINGS };
}

/** With every mark a character, if that makes as many cells as the header has. */
function asWritten(line: string, { separator, width }: Rules): Read | undefined {
  const { cells } = cellsOf(line, 0, separator, true);
  return cells.length === width ? { cells, lineCount: 1 } : undefined;
}

/** The value that was left open, and what follows it; undefined where it does not end as CSV has it. */
function goOn(
  lines: readonly string[],
  index: number,
  before: readonly string[],
  { open }: OpenCell,
  separator: string,
): Extract<Read, { cells: readonly string[] }> | undefined {
  const cells = [...before];
  let value = open;
  for (let next = index + 1; next < lines.length && next - index <= MOST_LINES; next += 1) {
    const line = lines[next] ?? '';
    const rest = quotedFrom(line, 0, separator);
    if (rest.isStray) return undefined;
    if ('open' in rest) {
      value += `\n${rest.open}`;
      continue;
    }
    cells.push(`${value}\n${rest.value}`.trim());
    if (rest.end >= line.length) return { cells, lineCount: next - index + 1 };
    const behind = cellsOf(line, rest.end + 1, separator);
    cells.push(...behind.cells);
    if (behind.isStray || behind.open?.isStray) return undefined;
    if (behind.open === undefined) return { cells, lineCount: next - index + 1 };
    value = behind.open.open;
  }
  return undefined;
}

/** Of a line by itself, its unclosed marks taken for characters. */
function cellCount(line: string, separator: string): number {
  const { cells, open } = cellsOf(line, 0, separator);
  return open === undefined ? cells.length : cellsOf(line, 0, separator, true).cells.length;
}
