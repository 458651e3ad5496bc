// Amounts and numbers as people and their programs write them. Which mark stands before the decimals is decided once for a
// file: by what its numbers show, else by its separator (whoever separates by semicolons does so because of decimal commas).

import { withoutEnd } from '../text/ends.ts';

export type Mark = '.' | ',';
export type Marks = {
  /** Undefined where numbers of both kinds stand in the file: then only what can be read in one way is read. */
  readonly mark: Mark | undefined;
  /** What to ask, where it could be either and nothing says which. */
  readonly question?: string;
};

const SPACES = /[\s'’`´\u2009\u202f\u00a0]/g;
const ONE_MARK = /^\d*([.,])(\d+)$/;

/** The digits and marks of a cell, without signs, spaces and currencies. */
const digitsOf = (cell: string): string =>
  cell
    .replaceAll(/\p{L}+\.?/gu, '')
    .replaceAll(SPACES, '')
    .replaceAll(/[^\d.,]/g, '');

/** The mark before the decimals, where the number can be read in one way; `either` where it can be read in two. */
export function markIn(cell: string): Mark | 'either' | undefined {
  const digits = digitsOf(cell);
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (points === 0 && commas === 0) return undefined;
  if (points > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  if (points > 1) return ',';
  if (commas > 1) return '.';
  const [, mark = '.', decimals = ''] = ONE_MARK.exec(digits) ?? [];
  const before = digits.length - decimals.length - 1;
  const isGroup = decimals.length === 3 && before >= 1 && before <= 3 && !/^0/.test(digits);
  return isGroup ? 'either' : (mark as Mark);
}

export type NumberCell = {
  readonly cell: string;
  readonly line: number;
  readonly header: string;
  /** An amount of dinars or rials: three decimals are what it has, and no thousand. In Iraq nobody pays with fils: it is asked. */
  readonly threeDecimals?: 'always' | 'perhaps' | undefined;
};

/** For all numbers of a file. `given` is what somebody said. */
export function decimalMark(cells: Iterable<NumberCell>, separator: string, given?: Mark): Marks {
  if (given !== undefined) return { mark: given };
  const seen = new Set<Mark>();
  let either: NumberCell | undefined;
  let asked: NumberCell | undefined;
  for (const each of cells) {
    const mark = markIn(each.cell);
    if (mark === 'either' && each.threeDecimals === 'always') seen.add(each.cell.includes(',') ? ',' : '.');
    else if (mark === 'either' && each.threeDecimals === 'perhaps') asked ??= each;
    else if (mark === 'either') either ??= each;
    else if (mark !== undefined) seen.add(mark);
  }
  const [only, other] = seen;
  if (other !== undefined) return { mark: undefined };
  if (only !== undefined) return { mark: only };
  const usual = separator === ';' ? ',' : '.';
  const open = asked ?? (separator === ',' || separator === ';' ? undefined : either);
  if (open === undefined) return { mark: either === undefined ? '.' : usual };
  const { cell, line, header } = open;
  return {
    mark: usual,
    question: `"${cell}" (line ${line}, ${header}) may be a thousand and more or have three decimals: say which mark stands before decimals, --decimal . or --decimal ,`,
  };
}

export type Plain = { readonly plain: string } | { readonly problem: string };

/** A number as plain text, `1234.5` or `-6`; the trailing noughts of its decimals are gone. */
export function plainNumber(cell: string, mark: Mark | undefined): Plain {
  const written = cell.normalize('NFKC').replaceAll(/[−–]/g, '-').trim();
  const { number, isNegative } = withoutSign(written);
  if (!/^\d[\d.,\s'’`´]*$|^[.,]\d+$/.test(number) || !/\d$/.test(number)) return { problem: 'is no number' };
  const own = markIn(number);
  if (own === 'either' && mark === undefined)
    return {
      problem: 'can be read in two ways, and the file has numbers of both kinds; --decimal . or --decimal ,',
    };
  const digits = withoutGroups(number, own === 'either' || own === undefined ? (mark ?? '.') : (mark ?? own));
  if (digits === undefined) return { problem: 'is no number' };
  const plain = digits.includes('.') ? withoutEnd(withoutEnd(digits, '0'), '.') : digits;
  return { plain: isNegative && /[1-9]/.test(plain) ? `-${plain}` : plain };
}

/** In brackets, with a minus before or behind it, or one of both inside the other. */
function withoutSign(written: string): { readonly number: string; readonly isNegative: boolean } {
  const inner = /^\((.*)\)$/.exec(written)?.[1]?.trim();
  const rest = inner ?? written;
  const sign = /^[+-]/.exec(rest)?.[0] ?? /-$/.exec(rest)?.[0];
  const number = sign === undefined ? rest : rest.startsWith(sign) ? rest.slice(1) : rest.slice(0, -1);
  return { number: number.trim(), isNegative: inner !== undefined || sign === '-' };
}

/** Groups have three digits, or two as in 1,23,456; undefined for any other. */
function withoutGroups(number: string, mark: Mark): string | undefined {
  const [whole = '', decimals, ...more] = number.split(mark);
  if (more.length > 0) return undefined;
  const groups = whole.split(/[.,\s'’`´]+/);
  const areGroups = groups.every((group, index) => {
    if (index === 0) return /^\d{1,3}$/.test(group) || groups.length === 1;
    return index === groups.length - 1 ? group.length === 3 : /^\d{2,3}$/.test(group);
  });
  if (!areGroups || (decimals !== undefined && !/^\d+$/.test(decimals))) return undefined;
  const digits = groups.join('').replace(/^0+(?=\d)/, '') || '0';
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}
