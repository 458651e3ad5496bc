// The frame of every restore, wherever its rows come from: how the tables stand beside them, no, or writing what is missing and
// reading all of it again.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Rows } from './plan.ts';
import { type Comparison, compare, type Table, writeMissing } from './tables.ts';

const PROGRESS_EVERY_ROWS = 1000;

export type Filling = {
  readonly documents: DynamoDBDocumentClient;
  /** What is restored into, each with the rows it should hold. */
  readonly tables: readonly (Table & { readonly rows: Rows })[];
  /** Tables whose other rows do no harm. */
  readonly mayHoldOthers: readonly string[];
  readonly print: (line: string) => void;
};
export type Standing = readonly (Table & Comparison & { readonly inTheWay: number })[];

/** Reads the tables, and says of each how it stands. */
export async function standingOf({ documents, tables, mayHoldOthers, print }: Filling): Promise<Standing> {
  const standing = [];
  for (const table of tables) {
    const comparison = await compare(documents, { table, rows: table.rows });
    const { missing, same, other } = comparison;
    const inTheWay = mayHoldOthers.includes(table.name) ? 0 : other;
    const there = same === 0 ? '' : `, ${same} of them there already`;
    const foreign = inTheWay === 0 ? '' : `; the table holds ${inTheWay} that are not among them`;
    print(`  ${table.physical}: ${table.rows.size} rows${there}, ${missing.size} to write${foreign}`);
    standing.push({ ...table, ...comparison, inTheWay });
  }
  return standing;
}

/** Writes what is missing, and overwrites nothing. */
export async function fill(standing: Standing, { documents, print }: Filling): Promise<void> {
  const total = standing.reduce((sum, { missing }) => sum + missing.size, 0);
  let written = 0;
  const progress = () => {
    written += 1;
    if (written % PROGRESS_EVERY_ROWS === 0) print(`  ${written} of ${total} rows`);
  };
  for (const table of standing) await writeMissing(documents, { table, rows: table.missing }, progress);
}

/** Reads everything again, and says what is not as it should be; nothing where all is. */
export async function wrongIn({ documents, tables, mayHoldOthers }: Filling): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const table of tables) {
    const { missing, other } = await compare(documents, { table, rows: table.rows });
    const tooMany = mayHoldOthers.includes(table.name) ? 0 : other;
    if (missing.size + tooMany > 0)
      wrong.push(`${table.physical}: ${missing.size} rows are missing, ${tooMany} are others`);
  }
  return wrong;
}
