// Columns that somebody named by hand, because their file calls them as nobody could have known.
import { columnName, type Vocabulary } from './columns.ts';

/** By our name of a column: the file's name of it, `column 3` for one without a name, or nothing for "there is none". */
export type ByHand = ReadonlyMap<string, string>;

/**
 * Where these columns stand; undefined for one that is to be left alone. Throws, in words for whoever named them, where we have no
 * such column, where the file has not, or has several of that name, and where one of the file's is to be two of ours.
 */
export function placesByHand<Column extends string>(
  byHand: ByHand,
  headers: readonly string[],
  vocabulary: Vocabulary<Column>,
): ReadonlyMap<Column, number | undefined> {
  const places = new Map<Column, number | undefined>();
  const taken = new Map<number, string>();
  for (const [column, header] of byHand) {
    if (!isOneOf(vocabulary, column))
      throw new Error(`There is no column ${column} here; there are ${Object.keys(vocabulary).join(', ')}.`);
    const place = header === '' ? undefined : placeOf(header, headers);
    const other = place === undefined ? undefined : taken.get(place);
    if (other !== undefined) throw new Error(`"${header}" cannot be ${other} and ${column} at once.`);
    if (place !== undefined) taken.set(place, column);
    places.set(column, place);
  }
  return places;
}

const isOneOf = <Column extends string>(vocabulary: Vocabulary<Column>, column: string): column is Column =>
  Object.hasOwn(vocabulary, column);

function placeOf(wanted: string, headers: readonly string[]): number {
  const asWritten = found(headers, (header) => header.trim() === wanted.trim());
  const alike = found(headers, (header) => columnName(header) === columnName(wanted));
  const named = asWritten.length > 0 ? asWritten : columnName(wanted) === '' ? [] : alike;
  const [only, another] = named.length > 0 ? named : byNumber(wanted, headers);
  if (only === undefined)
    throw new Error(`The file has no column "${wanted}". Its columns are: ${headers.join(', ')}.`);
  if (another !== undefined)
    throw new Error(
      `The file has several columns "${wanted}"; say which, as in "column ${only + 1}" or "column ${another + 1}".`,
    );
  return only;
}

const found = (headers: readonly string[], isIt: (header: string) => boolean): number[] =>
  headers.flatMap((header, index) => (isIt(header) ? [index] : []));

/** As the preview calls a column that has no name. */
function byNumber(wanted: string, headers: readonly string[]): number[] {
  const number = Number(/^column (\d{1,4})$/i.exec(wanted.trim())?.[1] ?? 0);
  return number >= 1 && number <= headers.length ? [number - 1] : [];
}
