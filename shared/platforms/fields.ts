// Reading JSON that somebody else wrote. A store leaves members out, sends null for text and text for
// numbers, and changes its mind between versions; these readers answer undefined instead of throwing.

import { cut } from '../text/cut.ts';
import { isIdText } from '../text/ids.ts';
import { oneLine } from '../text/well-formed.ts';
import { instantText } from '../time/instant.ts';

const LONGEST_ADDRESS = 2000;

/** The member at a path of names, or undefined where any step is missing. */
export function at(value: unknown, ...names: readonly string[]): unknown {
  let current = value;
  for (const name of names) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

/** The list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text that says something, trimmed; numbers as their digits. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/**
 * An id as text; undefined for one that is too long or holds what would have to be cleaned away. Stores write 0 for
 * "none" (a guest's customer id, the variation of a simple product).
 */
export function id(value: unknown): string | undefined {
  const found = text(value);
  return found === undefined || found === '0' || !isIdText(found) ? undefined : found;
}

/** What somebody called a thing or a person: one line, cut to whole characters; undefined where nothing is left. */
export function label(value: unknown, characters: number): string | undefined {
  const line = oneLine(text(value) ?? '');
  return line === '' ? undefined : cut(line, { characters }).trimEnd();
}

/**
 * A tag, a category: what products are paired by, and so a key. Never cut, because two could become one; what is too
 * long for a key is none.
 */
export function keyword(value: unknown): string | undefined {
  const line = oneLine(text(value) ?? '');
  return isIdText(line) ? line : undefined;
}

const LONGEST_ITEM_NAME = 300;

/** The name of a line or a product. One that holds nothing readable is still a line that somebody paid for. */
export function itemName(value: unknown): string | undefined {
  return label(value, LONGEST_ITEM_NAME) ?? (text(value) === undefined ? undefined : 'Item');
}

export function boolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** An instant as ISO-8601 UTC; undefined without a date, a time and a zone, or where there is no such date. */
export function instant(value: unknown): string | undefined {
  return instantText(value);
}

/** A page's or a picture's address as it goes into a letter; undefined for anything that is not http or https. */
export function webAddress(value: unknown): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.username === '' && url.href.length <= LONGEST_ADDRESS ? url.href : undefined;
}

/** The same record without its undefined members: an absent member means unknown. */
export function known<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** A currency's code, or undefined. Whether there is such a currency is asked where its amounts are read. */
export function currencyCode(value: unknown): string | undefined {
  const code = text(value);
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : undefined;
}
