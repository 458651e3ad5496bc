// What a pattern may say about one field. Known here is what can be done exactly as AWS does it; everything else is
// refused by its name, so that no template passes on the laptop and acts differently on AWS.
import { isIP } from 'node:net';
import type { EventField } from './event-fields.ts';
import { isRecord } from './names.ts';

type Value = EventField['value'];
export type Filter = {
  /** That the event has no such field; nothing else is asked of it then. */
  readonly absent?: true;
  readonly accepts: (value: Value) => boolean;
};

/** AWS compares numbers up to here. */
const LARGEST_NUMBER = 5_000_000_000;

/** The filters of one field. Throws for what is no list, an empty one, or one with a filter that is not known. */
export function filtersIn(name: string, value: unknown): readonly Filter[] {
  if (!Array.isArray(value)) throw new Error(`${name} must be an object or a list`);
  if (value.length === 0) throw new Error(`${name} must not be an empty list`);
  const kinds = value.map((one) => (isRecord(one) ? Object.keys(one)[0] : typeof one));
  const mixesNumbers = kinds.some((kind) => kind === 'numeric' || kind === 'number');
  if (mixesNumbers && kinds.includes('anything-but')) {
    throw unknown(name, 'numbers beside anything-but');
  }
  return value.map((one) => (isRecord(one) ? filterIn(name, one) : exact(name, one)));
}

function exact(name: string, wanted: unknown): Filter {
  if (typeof wanted === 'string' && isIP(wanted) !== 0) throw unknown(name, `the address ${wanted}`);
  if (typeof wanted === 'number') number(name, wanted);
  else if (wanted !== null && typeof wanted !== 'string' && typeof wanted !== 'boolean') {
    throw new Error(`${name} takes texts, numbers, true, false, null and filters`);
  }
  return { accepts: (value) => value === wanted };
}

function filterIn(name: string, filter: Readonly<Record<string, unknown>>): Filter {
  const [[kind, operand] = [], ...others] = Object.entries(filter);
  if (kind === undefined || others.length > 0) throw new Error(`A filter of ${name} has exactly one key`);
  switch (kind) {
    case 'exists':
      if (typeof operand !== 'boolean') throw new Error(`exists of ${name} is true or false`);
      return operand ? { accepts: () => true } : { absent: true, accepts: () => false };
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
    case 'wildcard': {
      const accepts = textFilter(name, kind, operand);
      return { accepts: (value) => typeof value === 'string' && accepts(value) };
    }
    case 'numeric': {
      const accepts = numeric(name, operand);
      return { accepts: (value) => typeof value === 'number' && accepts(value) };
    }
    case 'anything-but':
      return { accepts: anythingBut(name, operand) };
    default:
      throw unknown(name, kind);
  }
}

function textFilter(name: string, kind: string, operand: unknown): (value: string) => boolean {
  if (typeof operand !== 'string') throw unknown(name, `${kind} with anything but a text`);
  if (operand === '' && kind !== 'equals-ignore-case') throw unknown(name, `an empty ${kind}`);
  if (kind === 'prefix') return (value) => value.startsWith(operand);
  if (kind === 'suffix') return (value) => value.endsWith(operand);
  if (kind === 'wildcard') return wildcard(name, operand);
  if (/[^\x20-\x7e]/.test(operand)) throw unknown(name, 'equals-ignore-case of other letters than a to z');
  const wanted = lowered(operand);
  return (value) => lowered(value) === wanted;
}

const lowered = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** `*` is any text; `\*` and `\\` are the characters themselves. */
function wildcard(name: string, pattern: string): (value: string) => boolean {
  if (/\*\*/.test(pattern.replace(/\\./g, ''))) throw new Error(`wildcard of ${name} has two * in a row`);
  const parts: string[] = [''];
  for (const [written] of pattern.matchAll(/\\.?|[^\\]/gsu)) {
    if (written === '*') parts.push('');
    else if (written.length > 1 && written.startsWith('\\') && !/^\\[*\\]$/.test(written)) {
      throw new Error(`wildcard of ${name} has a backslash before something else than * and \\`);
    } else if (written === '\\') throw new Error(`wildcard of ${name} ends in a backslash`);
    else parts[parts.length - 1] += written.startsWith('\\') ? written.slice(1) : written;
  }
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  return (value) => {
    if (last === undefined) return value === first;
    if (!value.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = value.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return value.length - at >= last.length && value.endsWith(last);
  };
}

/** `["=", n]`, one bound, or a lower bound and an upper one, in this order. */
function numeric(name: string, operand: unknown): (value: number) => boolean {
  const parts: unknown[] = Array.isArray(operand) ? operand : [];
  const signs = [parts[0], parts[2]].filter((sign) => sign !== undefined);
  const known = /^(?:=|<=?|>=?|>=?<=?)$/.test(signs.join('')) && (parts.length === 2 || parts.length === 4);
  if (!known) throw unknown(name, `numeric ${JSON.stringify(operand)}`);
  const [low, high] = [number(name, parts[1]), parts.length === 4 ? number(name, parts[3]) : undefined];
  if (high !== undefined && low >= high) throw new Error(`numeric of ${name} ends before it begins`);
  const holds = (value: number, sign: unknown, bound: number): boolean => {
    if (sign === '=') return value === bound;
    if (sign === '<') return value < bound;
    if (sign === '<=') return value <= bound;
    return sign === '>' ? value > bound : value >= bound;
  };
  return (value) =>
    Math.abs(value) <= LARGEST_NUMBER &&
    holds(value, parts[0], low) &&
    (high === undefined || holds(value, parts[2], high));
}

function number(name: string, value: unknown): number {
  if (typeof value === 'number' && Math.abs(value) <= LARGEST_NUMBER) return value;
  throw unknown(name, `the number ${JSON.stringify(value)}`);
}

/** Of texts, or of one beginning or end. A value of another kind than text is something else, and so accepted. */
function anythingBut(name: string, operand: unknown): (value: Value) => boolean {
  if (isRecord(operand)) {
    const [[kind = '', inner] = [], ...others] = Object.entries(operand);
    if ((kind !== 'prefix' && kind !== 'suffix') || others.length > 0) {
      throw unknown(name, `anything-but ${kind}`);
    }
    const excluded = textFilter(name, kind, inner);
    return (value) => typeof value !== 'string' || !excluded(value);
  }
  const excluded: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (excluded.length === 0) throw new Error(`anything-but of ${name} must not be an empty list`);
  if (!excluded.every((one) => typeof one === 'string')) throw unknown(name, 'anything-but other than texts');
  const texts = new Set<unknown>(excluded);
  return (value) => !texts.has(value);
}

function unknown(name: string, what: string): Error {
  return new Error(`The laptop's event patterns do not know ${what}, which ${name} asks for`);
}
