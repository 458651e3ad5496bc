// Reading a request: a parameter that is not known here is refused by its name, because leaving it out could mean anything.
import { invalid, notFound, notKnownHere } from './refusals.ts';
import type { Table } from './table.ts';

export type Request = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** What the operations work on. */
export interface Database {
  readonly tables: ReadonlyMap<string, Table>;
  readonly addTable: (table: Table) => void;
  readonly removeTable: (name: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Throws for a parameter that is not among the known ones. */
export function onlyKnown(what: string, request: object, known: ReadonlySet<string>): void {
  for (const name in request) {
    if (!known.has(name) && (request as Request)[name] !== undefined)
      throw notKnownHere(`the parameter ${name} of ${what}`);
  }
}

/** A table's name, or its ARN. Throws where there is none of that name. */
export function tableOf(database: Database, name: unknown): Table {
  if (typeof name !== 'string') throw missing('tableName');
  const table = database.tables.get(name) ?? database.tables.get(name.split(':table/')[1] ?? '');
  if (table === undefined) throw notFound();
  return table;
}

export function must<T>(value: T | undefined | null, name: string): T {
  if (value === undefined || value === null) throw missing(name);
  return value;
}

const missing = (name: string) =>
  invalid(
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );

/** One of the words; the first where the request says nothing. */
export function oneOf<T extends string>(given: unknown, name: string, words: readonly [T, ...T[]]): T {
  if (given === undefined) return words[0];
  const found = words.find((word) => word === given);
  if (found === undefined) throw invalid(`${name} can only be ${words.toSorted().join(' or ')}`);
  return found;
}
