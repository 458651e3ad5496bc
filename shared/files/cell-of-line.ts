// One cell of one line of CSV. A value that begins with a quotation mark ends with the next one that has a separator or the
// end of the line behind it; a mark anywhere else is part of the value, because people's exports are full of 12" pizzas.

export type Cell = {
  readonly value: string;
  /** Where the separator behind it stands, or the line's end. */
  readonly end: number;
  /** A mark stood inside that the rules of CSV would have doubled, so that it could be read in another way. */
  readonly isStray: boolean;
};
/** The value goes on in the next line; this much of it stood in this one. */
export type OpenCell = { readonly open: string; readonly isStray: boolean };

/** Reads from `at`. `literal` takes every mark for a character of the value. */
export function cellAt(line: string, at: number, { separator, literal = false }: CellRules): Cell | OpenCell {
  const start = withoutBlanks(line, at, separator);
  if (literal || line[start] !== '"') {
    const found = line.indexOf(separator, at);
    const end = found === -1 ? line.length : found;
    return { value: line.slice(at, end).trim(), end, isStray: false };
  }
  return quotedFrom(line, start + 1, separator);
}

export type CellRules = { readonly separator: string; readonly literal?: boolean };

/** The rest of a quoted value, from behind its opening mark or from the beginning of a further line. */
export function quotedFrom(line: string, at: number, separator: string): Cell | OpenCell {
  let value = '';
  let isStray = false;
  for (let from = at; ; ) {
    const mark = line.indexOf('"', from);
    if (mark === -1) return { open: value + line.slice(from), isStray };
    value += line.slice(from, mark);
    const behind = withoutBlanks(line, mark + 1, separator);
    if (line[mark + 1] === '"') {
      value += '"';
      from = mark + 2;
    } else if (behind === line.length || line[behind] === separator)
      return { value: value.trim(), end: behind, isStray };
    else {
      value += '"';
      isStray = true;
      from = mark + 1;
    }
  }
}

function withoutBlanks(line: string, from: number, separator: string): number {
  let at = from;
  while (at < line.length && line[at] !== separator && (line[at] === ' ' || line[at] === '\t')) at += 1;
  return at;
}
