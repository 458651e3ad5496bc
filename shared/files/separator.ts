// What separates the values of a file. It is decided once, from the line that names the columns, and every other line is
// read with it: a comma in an address is a comma, and one in an amount is the amount's.
import { recordsIn } from './records.ts';

const CANDIDATES = [',', ';', '\t', '|'];
const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
/** Some programs write the name of the shop and of the report above the table. */
const HEADER_WITHIN = 10;

export const separatorName = (separator: string): string => NAMES[separator] ?? `"${separator}"`;

/** As people say it on a command line; undefined for what is none. */
export function separatorCalled(name: string): string | undefined {
  const plain = name === '\\t' ? '\t' : name.toLowerCase();
  const byName = Object.keys(NAMES).find((each) => NAMES[each] === plain);
  return (
    byName ??
    (plain.length === 1 && !/["\sA-Za-z0-9]/.test(plain) ? plain : CANDIDATES.find((each) => each === plain))
  );
}

export type Header = {
  readonly separator: string;
  readonly names: readonly string[];
  /** Where it stands, counted from 0. */
  readonly index: number;
};

export type Found = { readonly header: Header } | { readonly question: string };

/**
 * The line that names the columns, and what separates it. `known` says how many of some names are columns we know. A first
 * line `sep=;` decides, and so does `given`; where two separators do equally well, it is asked.
 */
export function findHeader(
  lines: readonly string[],
  known: (names: readonly string[]) => number,
  given?: string,
): Found {
  const stated =
    /^\uFEFF?"?sep=(.)"?$/i.exec((lines[0] ?? '').trimEnd())?.[1] ??
    (/^\uFEFF?sep=\t/i.test(lines[0] ?? '') ? '\t' : undefined);
  const from = stated === undefined ? 0 : 1;
  const decided = given ?? stated;
  const headers = (decided === undefined ? CANDIDATES : [decided]).map((separator) =>
    bestHeader(lines, { separator, from, known }),
  );
  const most = Math.max(...headers.map(({ score }) => score));
  const best = headers.filter(({ score }) => score === most);
  const [first] = best as [Scored, ...Scored[]];
  // Nothing is known in it, or there is only one column: then nothing is separated, and nothing to ask.
  const rivals = best.filter(({ names }) => names.length > 1);
  if (most > 0 && rivals.length > 1) return { question: questionAbout(rivals) };
  return { header: rivals[0] ?? widest(headers) ?? first };
}

type Scored = Header & { readonly score: number };
type Search = {
  readonly separator: string;
  readonly from: number;
  readonly known: (names: readonly string[]) => number;
};

/** Of the first lines, the one with the most columns that we know; the first of several. */
function bestHeader(lines: readonly string[], { separator, from, known }: Search): Scored {
  let best: Scored = { separator, names: [], index: from, score: -1 };
  let seen = 0;
  for (const record of recordsIn(lines, separator, from)) {
    if ('cells' in record) {
      const names = record.cells.map((name) => name.replace(/^\uFEFF/, ''));
      const score = known(names);
      if (score > best.score) best = { separator, names, index: record.line - 1, score };
    }
    seen += 1;
    if (seen === HEADER_WITHIN) break;
  }
  return best;
}

/** So that the columns of a file of which nothing is known can be named. */
const widest = (headers: readonly Scored[]): Scored | undefined =>
  headers.every(({ score }) => score <= 0)
    ? headers.toSorted((one, other) => other.names.length - one.names.length)[0]
    : undefined;

function questionAbout(rivals: readonly Scored[]): string {
  const ways = rivals.map(
    ({ separator, names }) =>
      `by ${separatorName(separator)} (${names.map((name) => `"${name}"`).join(' ')})`,
  );
  const options = rivals.map(({ separator }) => `--separator ${separatorName(separator)}`);
  return `The columns may be separated ${ways.join(' or ')}: say ${options.join(' or ')}`;
}
