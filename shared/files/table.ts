// A file with columns, read whole: what its columns are, its lines by column, what is wrong with some of them, and what has to
// be asked before it can be trusted. Every import and the product list of a generic store are read by this.
import { currencies, decimalsOf } from '../shop/currencies.ts';
import { wellFormed } from '../text/well-formed.ts';
import { plainAmount } from './amounts.ts';
import { type ByHand, placesByHand } from './by-hand.ts';
import { knownColumns, type Places, placesOf, type Shape, type Vocabulary } from './columns.ts';
import { type Calendar, type DayOrder, dayOrder, readMoment } from './dates.ts';
import type { Decoded } from './decode.ts';
import { type Line, linesIn, type Problem } from './lines.ts';
import { decimalMark, type Mark, type NumberCell, type Plain, plainNumber } from './numbers.ts';
import { linesOf } from './records.ts';
import { findHeader } from './separator.ts';

/** Answers of whoever brings the file to what it leaves open. */
export type Answers = {
  readonly encoding?: string | undefined;
  readonly separator?: string | undefined;
  readonly dates?: DayOrder | undefined;
  readonly decimal?: Mark | undefined;
  readonly columns?: ByHand | undefined;
};
export type Whose = {
  readonly country: string;
  readonly timeZone: string;
  /** Of the amounts that no column names the currency of. */
  readonly currency?: string;
};
export type Table<Column extends string> = Places<Column> & {
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly lines: readonly Line<Column>[];
  readonly problems: readonly Problem[];
  /** Nothing of the file may be written anywhere before they are answered. */
  readonly questions: readonly string[];
  readonly encoding: string;
  readonly separator: string;
  /** Undefined where it is not the same everywhere in the file. */
  readonly mark: Mark | undefined;
  readonly orders: ReadonlyMap<Column, DayOrder | undefined>;
  /** Reads one cell as a number, an amount or a moment; an empty one is undefined. */
  readonly number: (line: Line<Column>, column: Column) => Plain | undefined;
  readonly amount: (line: Line<Column>, column: Column, currency: string) => Plain | undefined;
  readonly moment: (line: Line<Column>, column: Column) => string | undefined;
};

export type TableRules<Column extends string> = {
  readonly vocabulary: Vocabulary<Column>;
  readonly shapes?: readonly Shape<Column>[];
  readonly whose: Whose;
  readonly answers?: Answers | undefined;
};

export type { Line } from './lines.ts';

/** Throws for what is no table, and for columns named by hand that it has not; whatever is wrong with single lines is a problem, not an error. */
export function readTable<Column extends string>(decoded: Decoded, rules: TableRules<Column>): Table<Column> {
  const { vocabulary, shapes = [], whose, answers = {} } = rules;
  if (decoded.kind === 'question') return unread(decoded.question);
  const rows = linesOf(wellFormed(decoded.text.replace(/^\uFEFF/, '')));
  const { columns = new Map() } = answers;
  const known = (names: readonly string[]) => knownColumns(names, vocabulary, shapes, columns.values());
  const found = findHeader(rows, known, answers.separator);
  if ('question' in found) return unread(found.question);
  const { separator, names, index } = found.header;
  const places = placesOf(names, vocabulary, shapes, placesByHand(columns, names, vocabulary));
  const { lines, problems } = linesIn(
    rows,
    { separator, index, width: names.length },
    { ...places, vocabulary },
  );
  const marks = decimalMark(
    numberCells(lines, { vocabulary, places: places.places, names }, whose),
    separator,
    answers.decimal,
  );
  const days = daysOf(lines, { vocabulary, places: places.places, names }, { whose, given: answers.dates });
  const questions = [marks.question, ...[...days.values()].map(({ question }) => question)];
  const calendar = (column: Column): Calendar => ({
    order: days.get(column)?.order,
    timeZone: whose.timeZone,
  });
  const withCell = <Read>(line: Line<Column>, column: Column, read: (cell: string) => Read) => {
    const cell = line.cells[column];
    return cell === undefined ? undefined : read(cell);
  };
  return {
    ...places,
    headers: names,
    headerLine: index + 1,
    lines,
    problems,
    questions: [...new Set(questions.filter((question) => question !== undefined))],
    encoding: decoded.encoding,
    separator,
    mark: marks.mark,
    orders: new Map([...days].map(([column, { order }]) => [column, order])),
    number: (line, column) => withCell(line, column, (cell) => plainNumber(cell, marks.mark)),
    amount: (line, column, currency) =>
      withCell(line, column, (cell) => plainAmount(cell, marks.mark, currency)),
    moment: (line, column) => withCell(line, column, (cell) => readMoment(cell, calendar(column))),
  };
}

/** A file of which not even the columns are known before somebody answers. */
function unread<Column extends string>(question: string): Table<Column> {
  return {
    shape: undefined,
    places: new Map(),
    unused: [],
    headers: [],
    headerLine: 1,
    lines: [],
    problems: [],
    questions: [question],
    encoding: '',
    separator: '',
    mark: undefined,
    orders: new Map(),
    number: () => undefined,
    amount: () => undefined,
    moment: () => undefined,
  };
}

function* numberCells<Column extends string>(
  lines: readonly Line<Column>[],
  { vocabulary, places, names }: Named<Column>,
  whose: Whose,
): Generator<NumberCell> {
  const columns = [...places].filter(([column]) => ['number', 'amount'].includes(vocabulary[column].kind));
  for (const { line, cells } of lines) {
    const named: { readonly currency?: string } = cells;
    const currency = named.currency?.toUpperCase() ?? whose.currency ?? '';
    const areThree = currencies.has(currency) && decimalsOf(currency) === 3;
    const three = areThree ? (currency === 'IQD' ? 'perhaps' : 'always') : undefined;
    for (const [column, [place = 0]] of columns) {
      const cell = cells[column];
      const threeDecimals = vocabulary[column].kind === 'amount' ? three : undefined;
      if (cell !== undefined) yield { cell, line, header: names[place] ?? column, threeDecimals };
    }
  }
}

type Named<Column extends string> = Pick<Places<Column>, 'places'> & {
  readonly vocabulary: Vocabulary<Column>;
  readonly names: readonly string[];
};

/** By column: every column of days is asked by itself, because one may be written by a person and one by a program. */
function daysOf<Column extends string>(
  lines: readonly Line<Column>[],
  { vocabulary, places, names }: Named<Column>,
  { whose, given }: { readonly whose: Whose; readonly given: DayOrder | undefined },
) {
  const columns = [...places].filter(([column]) => vocabulary[column].kind === 'moment');
  return new Map(
    columns.map(([column, [place = 0]]) => {
      const cells = lines.flatMap(({ line, cells: own }) => {
        const cell = own[column];
        return cell === undefined ? [] : [{ cell, line, header: names[place] ?? column }];
      });
      return [column, dayOrder(cells, whose.country, given)] as const;
    }),
  );
}
