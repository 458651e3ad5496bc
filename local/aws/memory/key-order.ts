// Keys in DynamoDB's order: each part becomes a text, so that comparing texts is all that a table does.
import { orderOfNumber } from './numbers.ts';
import type { Value } from './values.ts';

export type KeyKind = 'S' | 'N' | 'B';
/** One text for each part. */
export type Key = readonly string[];

/** Undefined where the value is not of that kind. */
export function keyPart(value: Value | undefined, kind: KeyKind): string | undefined {
  const inner = value?.[kind];
  if (inner === undefined) return undefined;
  if (kind === 'N') return orderOfNumber(inner);
  return kind === 'B' ? Buffer.from(inner, 'base64').toString('latin1') : orderOfText(inner);
}

const BEYOND_ORDER = /[\ud800-\uffff]/;

/** JavaScript compares UTF-16, DynamoDB compares UTF-8: what lies beyond 64 K comes last there, and not before U+E000. */
function orderOfText(text: string): string {
  if (!BEYOND_ORDER.test(text)) return text;
  const units = Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800) return unit;
    return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
  });
  return String.fromCharCode(...units);
}

/** As `orderOfText` has them, for texts that are no keys. */
export function compareTexts(one: string, other: string): number {
  const [first, second] = [orderOfText(one), orderOfText(other)];
  return first < second ? -1 : Number(first > second);
}

export function compareKeys(one: Key, other: Key): number {
  for (let index = 0; index < one.length && index < other.length; index += 1) {
    const [first, second] = [one[index]!, other[index]!];
    if (first !== second) return first < second ? -1 : 1;
  }
  return 0;
}

/** One text for the whole key; no two keys share it. */
export function nameOfKey(key: Key): string {
  return key.length === 1 ? key[0]! : `${key[0]!.length}:${key[0]}${key[1]}`;
}
