// A table as CSV (RFC 4180), made to be opened with a spreadsheet program: with the byte-order mark by which Excel
// knows UTF-8, and with nothing in it that such a program would run as a formula.

/** These begin a formula, also after blanks and in their full-width forms; tab and return hide one. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A telephone number as our tables have it. All that a spreadsheet program makes of it is a number. */
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * The whole file. Texts are made harmless by a leading apostrophe, which spreadsheet programs take as "this is text";
 * numbers stay numbers.
 */
export function csvText(rows: readonly CsvRow[]): string {
  return `\ufeff${csvLines(rows)}`;
}

export type CsvRow = readonly (string | number)[];

/** More rows for a file that was begun with `csvText`. */
export function csvLines(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) && !E164.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
