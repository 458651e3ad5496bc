// Document paths: `a`, `#a.b`, `a[0].c`.
import type { Item, Value } from '../values.ts';
import { RESERVED_WORDS } from './reserved-words.ts';
import type { Scope } from './scope.ts';
import type { Cursor } from './tokens.ts';

/** As written: names may still be placeholders. */
export type Path = readonly (string | number)[];

const NAME = /^[#A-Za-z_]/;

export function readPath(cursor: Cursor): Path {
  const path: (string | number)[] = [readName(cursor)];
  cursor.names.add(String(path[0]));
  for (;;) {
    if (cursor.skip('.')) path.push(readName(cursor));
    else if (cursor.next?.startsWith('[')) path.push(Number(cursor.take().slice(1, -1)));
    else return path;
  }
}

function readName(cursor: Cursor): string {
  const name = cursor.next;
  if (name === undefined || !NAME.test(name)) throw cursor.expected('attribute name');
  if (RESERVED_WORDS.has(name.toUpperCase()))
    throw cursor.wrong(`Attribute name is a reserved keyword; reserved keyword: ${name}`);
  return cursor.take();
}

/** With the names that the placeholders stand for. */
export function resolved(path: Path, scope: Scope): Path {
  return path.every((step) => typeof step === 'number' || !step.startsWith('#'))
    ? path
    : path.map((step) => (typeof step === 'number' ? step : scope.name(step)));
}

/** What stands there in the item, if anything does. */
export function valueAt(item: Item, path: Path, scope: Scope): Value | undefined {
  let value = item[scope.name(path[0] as string)];
  for (let index = 1; index < path.length && value !== undefined; index += 1) {
    const step = path[index]!;
    value = typeof step === 'number' ? value.L?.[step] : value.M?.[scope.name(step)];
  }
  return value;
}

/** Two of these that overlap: one begins with the other. */
export function overlapping(paths: readonly Path[]): readonly [Path, Path] | undefined {
  for (const [index, one] of paths.entries()) {
    for (const other of paths.slice(index + 1)) {
      const length = Math.min(one.length, other.length);
      if (one.slice(0, length).every((step, at) => step === other[at])) return [one, other];
    }
  }
  return undefined;
}

export const saidPath = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
