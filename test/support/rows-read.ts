// How many rows a client reads, as DynamoDB counts them: what a query looked at, and what was asked for by key.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Output = {
  readonly ScannedCount?: number;
  readonly Items?: readonly unknown[];
  readonly Item?: unknown;
  readonly Responses?: Readonly<Record<string, readonly unknown[]>>;
};

/** Counts from now on. */
export function countingReads(documents: DynamoDBDocumentClient) {
  let rows = 0;
  documents.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const output = result.output as unknown as Output;
      rows += output.ScannedCount ?? output.Items?.length ?? 0;
      rows += output.Item === undefined ? 0 : 1;
      for (const found of Object.values(output.Responses ?? {})) rows += found.length;
      return result;
    },
    { step: 'initialize', name: 'rowsRead' },
  );
  return {
    /** What this work reads. */
    async of(work: () => Promise<unknown>): Promise<number> {
      const before = rows;
      await work();
      return rows - before;
    },
  };
}

/** So many days before, `2026-06-08`; the index of a row says how many. */
export const dayBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);

const FIRST = 1_000;
const PER_DAY = 110;
const OLDEST_DAYS = 1_100;

/**
 * A row's age in days: of the first thousand within the weeks that are shown, of all others long before, and the later ones younger, so
 * that an engine in this process has each at the end of its order.
 */
export const ageOf = (index: number): number =>
  index < FIRST ? 84 - Math.floor((index * 85) / FIRST) : OLDEST_DAYS - Math.floor((index - FIRST) / PER_DAY);

/** `o-000123`. */
export const idOf = (index: number): string => `o-${String(index).padStart(6, '0')}`;

/** A thousand rows, and then a hundred thousand. */
export const SIZES = [1_000, 100_000] as const;
