// Tables for a look are gone afterwards, whatever happens in between; and where one will not go, it is named.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import {
  LeftBehind,
  newestMoment,
  removeTables,
  withTemporaryTables,
} from '../../../tools/restore/temporary-tables.ts';

type Name = 'DeleteTableCommand' | 'DescribeTableCommand' | 'DescribeContinuousBackupsCommand';
const failing = (name: string, message: string = name) => Object.assign(new Error(message), { name });

/** A DynamoDB that knows tables by their state alone; `slow` tables take so many looks to be made and to go. */
function dynamo(tables: Record<string, string>, { slow = 0, stays = [] as string[] } = {}) {
  const states = new Map(Object.entries(tables));
  const looks = new Map<string, number>();
  const deleted: string[] = [];
  const later = (name: string) => {
    looks.set(name, (looks.get(name) ?? 0) + 1);
    return (looks.get(name) ?? 0) > slow;
  };
  const send = async (command: { constructor: { name: string }; input: { TableName: string } }) => {
    const { TableName } = command.input;
    const state = states.get(TableName);
    if (state === undefined) throw failing('ResourceNotFoundException');
    if ((command.constructor.name as Name) === 'DescribeTableCommand') {
      if (state === 'CREATING' && later(TableName)) states.set(TableName, 'ACTIVE');
      if (state === 'DELETING' && later(TableName)) states.delete(TableName);
      return { Table: { TableStatus: state } };
    }
    if (stays.includes(TableName)) throw failing('AccessDeniedException', 'You may not delete it');
    if (state === 'CREATING') {
      states.set(TableName, 'ACTIVE');
      throw failing('ResourceInUseException');
    }
    if (state === 'DELETING') throw failing('ResourceInUseException');
    deleted.push(TableName);
    looks.delete(TableName);
    states.set(TableName, 'DELETING');
    return {};
  };
  return { documents: { send } as unknown as DynamoDBDocumentClient, states, deleted };
}

const pause = async () => {};

describe('tables for a look', () => {
  it('given a look that goes well, then they are readable during it and gone after it, however long both take', async () => {
    const { documents, states } = dynamo({ orders: 'ACTIVE' }, { slow: 3 });
    const seen = await withTemporaryTables(['a', 'b'], { documents, pause }, async ({ make, ready }) => {
      for (const name of ['a', 'b']) await make(name, async () => void states.set(name, 'CREATING'));
      await ready();
      return [...states];
    });
    expect(seen).toEqual([
      ['orders', 'ACTIVE'],
      ['a', 'ACTIVE'],
      ['b', 'ACTIVE'],
    ]);
    expect([...states]).toEqual([['orders', 'ACTIVE']]);
  });

  it('given a look that fails, or one that is stopped while they are being made, then they are gone and it is told why', async () => {
    const stop = new AbortController();
    const { documents, states } = dynamo({}, { slow: 2 });
    const look = withTemporaryTables(
      ['a'],
      { documents, pause, signal: stop.signal },
      async ({ make, ready }) => {
        await make('a', async () => void states.set('a', 'CREATING'));
        stop.abort(new Error('Stopped'));
        await ready();
      },
    );
    await expect(look).rejects.toThrow('Stopped');
    expect([...states]).toEqual([]);
  });

  it('given a table whose making was answered by an error, then it is looked for all the same, and removed if it is there', async () => {
    const { documents, states } = dynamo({});
    const look = withTemporaryTables(['a'], { documents, pause }, async ({ make }) => {
      await make('a', async () => {
        states.set('a', 'ACTIVE');
        throw failing('TimeoutError', 'Nobody knows');
      });
    });
    await expect(look).rejects.toThrow('Nobody knows');
    expect([...states]).toEqual([]);
  });

  it('given one that is there before, then nothing is made, and nothing of it is touched', async () => {
    const { documents, states, deleted } = dynamo({ a: 'ACTIVE' });
    let begun = false;
    const look = withTemporaryTables(['a', 'b'], { documents, pause }, async () => {
      begun = true;
    });
    await expect(look).rejects.toMatchObject({ name: 'LeftBehind', tables: ['a'] });
    expect([begun, deleted, [...states]]).toEqual([false, [], [['a', 'ACTIVE']]]);
  });

  it('given one that will not go, then the others go, and it is named with the reason, beside what failed before', async () => {
    const { documents, states } = dynamo({}, { stays: ['a'] });
    const look = withTemporaryTables(['a', 'b'], { documents, pause }, async ({ make }) => {
      for (const name of ['a', 'b']) await make(name, async () => void states.set(name, 'ACTIVE'));
      throw new Error('The look failed');
    });
    const left = await look.catch((error: unknown) => error as LeftBehind);
    expect(left).toBeInstanceOf(LeftBehind);
    expect(left).toMatchObject({ tables: ['a'] });
    expect((left as Error).message).toBe('The look failed. Not removed: You may not delete it');
    expect([...states.keys()]).toEqual(['a']);
  });

  it('given nothing to remove, then removing is done', async () => {
    await expect(removeTables(['a'], { documents: dynamo({}).documents, pause })).resolves.toBeUndefined();
  });
});

describe('the newest moment', () => {
  const backups = (seconds: Record<string, number | undefined>) => ({
    send: async ({ input }: { input: { TableName: string } }) => {
      const at = seconds[input.TableName];
      return {
        ContinuousBackupsDescription: {
          PointInTimeRecoveryDescription:
            at === undefined ? {} : { LatestRestorableDateTime: new Date(at * 1000) },
        },
      };
    },
  });
  it('is one that every table has', async () => {
    const client = backups({ a: 120, b: 60 }) as never;
    expect(await newestMoment(client, ['a', 'b'])).toEqual(new Date(60_000));
  });
  it('is none where a table keeps no history', async () => {
    await expect(newestMoment(backups({ a: 1 }) as never, ['a', 'b'])).rejects.toThrow(
      'b has no point-in-time',
    );
  });
});
