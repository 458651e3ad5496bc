// The lines of a sale and of a refund, as the points of a refund need them. Mostly they are kept as the till told them. Of a
// sale of thousands only what a refund can ask for is kept, in a text: lines that earned nothing extra of their own go,
// equal ones are added up, and codes and names become digests, which are as good for telling lines apart.
import { sha256Base64Url } from '../../../shared/text/digest.ts';
import { exact, sum } from '../points.ts';
import type { RefundFigures, SaleFigures, SaleItemRow } from '../sale-rows.ts';
import { withoutLines } from './stamps.ts';

export type SaleLine = Pick<SaleItemRow, 'code' | 'name' | 'amount_minor' | 'bonus'>;
export type Lines = {
  readonly lines: readonly SaleLine[];
  /** Codes and names are digests. */
  readonly keyed: boolean;
};

/** So many lines stay as they are told; no counter knows more. */
const MOST_PLAIN = { lines: 200, bytes: 60_000 } as const;
/** Of a row's 400 KB; the other half is for what refunds took of these lines. */
const PACKED_BYTES = 200_000;
const KEY_CHARACTERS = 8;
/** Stands for every line for which there was no room; no digest has a dot. */
const REST = '.';

/** Figures that fit a row. The points of the whole sale are never touched. */
export function keptFigures(figures: SaleFigures): SaleFigures {
  if (isSmall(figures.items)) return figures;
  const lines = packed(merged(relevant(figures.items)).map(keyedLine));
  return {
    ...figures,
    items: [],
    lines: lines.text,
    line_count: figures.items.length,
    ...(figures.stamps === undefined ? {} : { stamps: withoutLines(figures.stamps) }),
  };
}

/** The same for a refund. */
export function keptRefund(refund: RefundFigures): RefundFigures {
  const { items = [] } = refund;
  if (isSmall(items)) return refund;
  const all = items.map((item) => keyedLine({ ...item, bonus: 0 }));
  return { ...refund, items: [], lines: packed(merged(all)).text };
}

export const saleLines = ({ items, lines }: Pick<SaleFigures, 'items' | 'lines'>): Lines =>
  lines === undefined ? { lines: items, keyed: false } : { lines: unpacked(lines), keyed: true };

export const refundLines = ({ items = [], lines }: RefundFigures): Lines =>
  lines === undefined
    ? { lines: items.map((item) => ({ ...item, bonus: 0 })), keyed: false }
    : { lines: unpacked(lines), keyed: true };

/**
 * Answers which lines of the sale a line of the refund means, in their order: those of its code or, without one, of its
 * name; where it means none, the line that stands for many, if there is one.
 */
export function placesBy(sale: Lines, refund: Lines): (asked: SaleLine) => readonly number[] {
  const keyed = sale.keyed || refund.keyed;
  const told = keyed && !sale.keyed ? sale.lines.map(keyedLine) : sale.lines;
  const codes = new Map<string, number[]>();
  const names = new Map<string, number[]>();
  for (const [place, { code, name }] of told.entries()) {
    if (code !== undefined) push(codes, code, place);
    push(names, name, place);
  }
  const rest = sale.keyed ? (names.get(REST) ?? []) : [];
  return (asked) => {
    const { code, name } = keyed && !refund.keyed ? keyedLine(asked) : asked;
    return (code === undefined ? names.get(name) : codes.get(code)) ?? rest;
  };
}

function push(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else known.push(place);
}

const isSmall = (items: readonly object[]): boolean =>
  items.length <= MOST_PLAIN.lines && Buffer.byteLength(JSON.stringify(items)) <= MOST_PLAIN.bytes;

const digestOf = (text: string): string => sha256Base64Url(text).slice(0, KEY_CHARACTERS);

const keyedLine = ({ code, name, amount_minor, bonus }: SaleLine): SaleLine => ({
  ...(code === undefined ? {} : { code: digestOf(code) }),
  name: digestOf(name),
  amount_minor,
  bonus,
});

/** Lines with points of their own, and those that a refund could mean in their place. */
function relevant(items: readonly SaleLine[]): readonly SaleLine[] {
  const extra = items.filter(({ bonus }) => bonus > 0);
  const codes = new Set(extra.map(({ code }) => code));
  const names = new Set(extra.map(({ name }) => name));
  return items.filter(({ code, name }) => (code !== undefined && codes.has(code)) || names.has(name));
}

/** Adds up lines of one code, one name and one rate of points, so that every part of them is worth the same. */
function merged(lines: readonly SaleLine[]): readonly SaleLine[] {
  const found = new Map<string, SaleLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.code, line.name]);
    const same = found.get(key) ?? [];
    const place = same.findIndex((one) => isSameRate(one, line));
    const one = same[place];
    if (one === undefined) same.push(line);
    else
      same[place] = {
        ...one,
        amount_minor: one.amount_minor + line.amount_minor,
        bonus: exact(one.bonus + line.bonus),
      };
    found.set(key, same);
  }
  return [...found.values()].flat();
}

const UNITS = 10_000;
const units = (points: number): bigint => BigInt(Math.round(points * UNITS));
const isSameRate = (one: SaleLine, other: SaleLine): boolean =>
  units(one.bonus) * BigInt(other.amount_minor) === units(other.bonus) * BigInt(one.amount_minor);

function packed(lines: readonly SaleLine[]): { readonly text: string } {
  const texts: string[] = [];
  let bytes = 0;
  for (const [place, { code = '', name, amount_minor, bonus }] of lines.entries()) {
    const text = `${code} ${name} ${amount_minor} ${bonus}`;
    bytes += text.length + 1;
    if (bytes > PACKED_BYTES) {
      const rest = lines.slice(place);
      const amount = rest.reduce((total, line) => total + line.amount_minor, 0);
      texts.push(` ${REST} ${amount} ${sum(rest.map((line) => line.bonus))}`);
      break;
    }
    texts.push(text);
  }
  return { text: texts.join(';') };
}

const unpacked = (text: string): readonly SaleLine[] =>
  text === ''
    ? []
    : text.split(';').map((line) => {
        const [code = '', name = '', amount, bonus] = line.split(' ');
        return {
          ...(code === '' ? {} : { code }),
          name,
          amount_minor: Number(amount),
          bonus: Number(bonus),
        };
      });
