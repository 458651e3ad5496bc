// Tables that are made for a look and are gone afterwards, whatever happens in between. Only what was made here is ever deleted.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Destination } from '../frame/destination.ts';

const LOOK_EVERY_MS = 5_000;
/** A restore takes minutes and, of large tables, hours; after this long something is wrong. */
const MOST_LOOKS = 4_320;

export type Temporary = {
  /** Asks for a table by `send`; from then on it is ours to remove. */
  readonly make: (name: string, send: () => Promise<unknown>) => Promise<void>;
  /** Ends once all of them can be read. */
  readonly ready: () => Promise<void>;
};
export type TemporaryParts = Pick<Destination, 'documents'> & {
  readonly signal?: AbortSignal | undefined;
  /** Default: really waits. */
  readonly pause?: (ms: number) => Promise<unknown>;
};

/** Tables that are still there, and nobody removed them. */
export class LeftBehind extends Error {
  override readonly name = 'LeftBehind';
  readonly tables: readonly string[];
  constructor(tables: readonly string[], message: string, cause?: unknown) {
    super(message, { cause });
    this.tables = tables;
  }
}

/**
 * Does `work` with tables that it makes, and removes them, also where it fails or is stopped. Throws `LeftBehind` before it begins
 * where one of `names` is there already, and afterwards where one could not be removed.
 */
export async function withTemporaryTables<Result>(
  names: readonly string[],
  { documents, signal, pause = sleep }: TemporaryParts,
  work: (temporary: Temporary) => Promise<Result>,
): Promise<Result> {
  const client: DynamoDBClient = documents;
  const there = (
    await Promise.all(names.map(async (name) => ((await statusOf(client, name)) ? [name] : [])))
  ).flat();
  if (there.length > 0)
    throw new LeftBehind(
      there,
      'These tables are there already, because an earlier run was cut off or one is at work',
    );
  const made = new Set<string>();
  const temporary: Temporary = {
    async make(name, send) {
      // Before it is sent: of an answer that is lost nobody knows whether the table is there.
      made.add(name);
      await send();
    },
    async ready() {
      for (const name of made)
        await until(async () => (await statusOf(client, name)) === 'ACTIVE', { signal, pause, what: name });
    },
  };
  let result: Result;
  try {
    result = await work(temporary);
  } catch (error) {
    await removeTables([...made], { documents, pause }).catch((left: LeftBehind) => {
      throw new LeftBehind(left.tables, `${messageOf(error)}. ${left.message}`, error);
    });
    throw error;
  }
  await removeTables([...made], { documents, pause });
  return result;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Ends once none of them is there. Throws `LeftBehind` with those that could not be removed. */
export async function removeTables(
  names: readonly string[],
  { documents, pause = sleep }: Omit<TemporaryParts, 'signal'>,
): Promise<void> {
  const client: DynamoDBClient = documents;
  const left: string[] = [];
  let why: unknown;
  const remove = async (name: string) => {
    try {
      await until(() => isGone(client, name), { pause, what: name });
    } catch (error) {
      left.push(name);
      why ??= error;
    }
  };
  await Promise.all(names.map(remove));
  if (left.length > 0) throw new LeftBehind(left, `Not removed: ${messageOf(why)}`, why);
}

/** The newest second to which every one of these tables can be taken back. */
export async function newestMoment(client: DynamoDBClient, tables: readonly string[]): Promise<Date> {
  const newest = await Promise.all(
    tables.map(async (TableName) => {
      const { ContinuousBackupsDescription } = await client.send(
        new DescribeContinuousBackupsCommand({ TableName }),
      );
      const moment = ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.LatestRestorableDateTime;
      if (moment === undefined) throw new Error(`${TableName} has no point-in-time recovery`);
      return moment.getTime();
    }),
  );
  return new Date(Math.min(...newest));
}

/** Asks for it to be deleted, which a table that is still being made refuses; true once there is none. */
async function isGone(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    await client.send(new DeleteTableCommand({ TableName }));
  } catch (error) {
    const { name } = error as Error;
    if (name === 'ResourceNotFoundException') return true;
    // It is being made, or being deleted already, or many others are.
    if (name !== 'ResourceInUseException' && name !== 'LimitExceededException') throw error;
  }
  return (await statusOf(client, TableName)) === undefined;
}

async function statusOf(client: DynamoDBClient, TableName: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function until(
  isSo: () => Promise<boolean>,
  {
    signal,
    pause,
    what,
  }: { signal?: AbortSignal | undefined; pause: (ms: number) => Promise<unknown>; what: string },
): Promise<void> {
  for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
    signal?.throwIfAborted();
    if (await isSo()) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`${what} took longer than ${(MOST_LOOKS * LOOK_EVERY_MS) / 3_600_000} hours`);
}
