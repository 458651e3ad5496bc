// Many rows in one call. DynamoDB hands back what it had no room for, and half an answer must never pass for a whole one (a
// person who is not found on a list that was read by half gets a message): what is left is asked for again, with growing
// pauses, and in the end there is an error.
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { pause } from './pause.ts';

/** What DynamoDB takes in one call. */
const READS_PER_CALL = 100;
const WRITES_PER_CALL = 25;
const CALLS_AT_ONCE = 8;
const FIRST_PAUSE_MS = 100;

export type Reads = NonNullable<BatchGetCommandInput['RequestItems']>;
type Writes = NonNullable<BatchWriteCommandInput['RequestItems']>;

export type Patience = {
  /** So many calls in all for the same rows. */
  readonly tries: number;
  /** For tests. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
};

const patient: Patience = { tries: 6 };

/** For whoever is waited for, and would rather be asked again than answer late. */
export const AT_ONCE: Patience = { tries: 1 };

/** Up to a hundred rows of several tables in one call, by table; rows that do not exist are left out. */
export async function readTogether(
  client: DynamoDBDocumentClient,
  reads: Reads,
  patience: Patience = patient,
): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>> {
  const found: Record<string, Record<string, unknown>[]> = {};
  await untilNothingIsLeft(reads, { ...patience, done: 'read' }, async (RequestItems) => {
    const { Responses = {}, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
    for (const [table, rows] of Object.entries(Responses)) {
      found[table] ??= [];
      found[table].push(...rows);
    }
    return UnprocessedKeys;
  });
  return found;
}

export type ReadMany = Omit<Reads[string], 'Keys'> & {
  readonly table: string;
  readonly keys: readonly Readonly<Record<string, unknown>>[];
};

/** Rows of one table by key, each once and in no order; rows that do not exist are left out. */
export async function readMany<Row = Readonly<Record<string, unknown>>>(
  client: DynamoDBDocumentClient,
  { table, keys, ...how }: ReadMany,
  patience?: Patience,
): Promise<Row[]> {
  const rows: Row[] = [];
  // DynamoDB refuses to be asked for the same row twice.
  const differing = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  for (const some of slices(differing, READS_PER_CALL)) {
    const found = await readTogether(client, { [table]: { ...how, Keys: some } }, patience);
    rows.push(...((found[table] ?? []) as readonly Row[]));
  }
  return rows;
}

/** Puts and deletes without a condition: for copies of something else, which may be written again and broken off. */
export async function writeMany(
  client: DynamoDBDocumentClient,
  { table, writes }: { readonly table: string; readonly writes: Writes[string] },
  patience: Patience = patient,
): Promise<void> {
  const batches = slices(writes, WRITES_PER_CALL);
  for (const some of slices(batches, CALLS_AT_ONCE))
    await Promise.all(
      some.map((batch) =>
        untilNothingIsLeft({ [table]: batch }, { ...patience, done: 'written' }, async (RequestItems) => {
          const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems }));
          return UnprocessedItems;
        }),
      ),
    );
}

async function untilNothingIsLeft<Requests extends Reads | Writes>(
  first: Requests,
  { tries, done, sleep = pause }: Patience & { readonly done: string },
  call: (requests: Requests) => Promise<Requests | undefined>,
): Promise<void> {
  let left: Requests | undefined = first;
  for (let attempt = 1; left !== undefined && Object.keys(left).length > 0; attempt += 1) {
    if (attempt > tries) throw new Error(`${Object.keys(left).join(', ')} could not be ${done} whole`);
    if (attempt > 1) await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 2));
    left = await call(left);
  }
}

function slices<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}
