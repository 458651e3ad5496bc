// Everything that a product holds of a person, found by reading its tables whole: no index knows of every mention, and what is read
// whole cannot be missed. It is for an operator's command; a hundred thousand rows cost about a cent.

import type { ProductName } from '../../lib/product-names.ts';
import { scanRows } from '../../shared/aws/pages.ts';
import { type Marks, marksOf, namesPerson, type Person } from './person.ts';
import type { Reach } from './reach.ts';

export type Row = Readonly<Record<string, unknown>>;

export type Held = {
  readonly product: ProductName;
  /** By table, without prefix and stage; those with nothing of them are left out. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
};

export async function held(person: Person, { product, destination, tables }: Reach): Promise<Held> {
  const marks = marksOf(person, product === 'loyalty');
  const found: Record<string, Row[]> = {};
  const carts = new Set<string>();
  // The carts first: what is known of one under its id alone is known of whoever left it.
  const inTurn = [...tables].sort(
    (one, other) => Number(other.name === 'state') - Number(one.name === 'state'),
  );
  for (const { name, physical } of inTurn) {
    const rows: Row[] = [];
    for await (const row of scanRows<Row>(destination.documents, {
      TableName: physical,
      ConsistentRead: true,
    })) {
      const isTheirs = namesPerson(row, marks) || carts.has(String(row.cart_id));
      if (!isTheirs || isSomebodyElses(row, marks)) continue;
      rows.push(row);
      if (name === 'state') carts.add(String(row.cart_id));
    }
    if (rows.length > 0) found[name] = rows;
  }
  return { product, tables: found };
}

/** The account of somebody else that shares a number with them. */
const isSomebodyElses = ({ customer_id, email, phone }: Row, { texts, ids }: Marks): boolean =>
  typeof customer_id === 'string' &&
  typeof phone === 'string' &&
  typeof email === 'string' &&
  !ids.has(customer_id) &&
  !texts.includes(email);

export const rowsIn = ({ tables }: Held, table: string): readonly Row[] => tables[table] ?? [];

export const countOf = ({ tables }: Held): number =>
  Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
