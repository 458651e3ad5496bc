import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { readMany, readTogether, writeMany } from '../../../shared/aws/batches.ts';

type Requests = Record<string, { Keys: unknown[] } | unknown[]>;

/** A client that does so much of each call and hands the rest back. */
function busyTable(doesOf: (asked: number, call: number) => number) {
  const calls: Requests[] = [];
  const send = async ({ input }: { input: { RequestItems: Requests } }) => {
    calls.push(input.RequestItems);
    const [answer, left]: [Record<string, unknown[]>, Record<string, unknown>] = [{}, {}];
    for (const [table, request] of Object.entries(input.RequestItems)) {
      const all = Array.isArray(request) ? request : request.Keys;
      const done = doesOf(all.length, calls.length);
      answer[table] = all.slice(0, done);
      const rest = all.slice(done);
      if (rest.length > 0) left[table] = Array.isArray(request) ? rest : { ...request, Keys: rest };
    }
    return { Responses: answer, UnprocessedKeys: left, UnprocessedItems: left };
  };
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  const sizes = () =>
    calls.flatMap((call) => Object.values(call).map((one) => (Array.isArray(one) ? one : one.Keys).length));
  return { client: { send } as unknown as DynamoDBDocumentClient, calls, sizes, waits, sleep };
}

const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ id: String(index) }));
const whole = (asked: number) => asked;

describe('reading many rows', () => {
  test('given more rows than one call takes, it makes several and leaves nobody out', async () => {
    const { client, sizes } = busyTable(whole);
    expect(await readMany(client, { table: 'carts', keys: keys(201) })).toEqual(keys(201));
    expect(sizes()).toEqual([100, 100, 1]);
  });

  test('given half an answer, it asks for the rest in the same way, after growing pauses', async () => {
    const { client, calls, sizes, waits, sleep } = busyTable((asked) => Math.ceil(asked / 2));
    const rows = await readMany(
      client,
      { table: 'carts', keys: keys(7), ConsistentRead: true },
      { tries: 6, sleep },
    );
    expect(rows).toEqual(keys(7));
    expect(sizes()).toEqual([7, 3, 1]);
    expect(calls.every((call) => (call.carts as { ConsistentRead?: boolean }).ConsistentRead)).toBe(true);
    expect(waits).toEqual([100, 200]);
  });

  test('given a table that holds back for good, it fails rather than answer by half', async () => {
    const { client, calls, sleep } = busyTable((_, call) => (call === 1 ? 1 : 0));
    await expect(readMany(client, { table: 'list', keys: keys(2) }, { tries: 3, sleep })).rejects.toThrow(
      'list could not be read whole',
    );
    expect(calls).toHaveLength(3);
  });

  test('given somebody who waits, it asks once', async () => {
    const { client, calls } = busyTable(() => 0);
    const reads = { list: { Keys: keys(1) }, orders: { Keys: keys(1) } };
    await expect(readTogether(client, reads, { tries: 1 })).rejects.toThrow(
      'list, orders could not be read whole',
    );
    expect(calls).toHaveLength(1);
  });

  test('given nothing to read, it asks nobody', async () => {
    const { client, calls } = busyTable(whole);
    expect(await readMany(client, { table: 'carts', keys: [] })).toEqual([]);
    expect(await readTogether(client, {})).toEqual({});
    expect(calls).toEqual([]);
  });
});

describe('writing many rows', () => {
  const writes = (count: number) => keys(count).map((Item) => ({ PutRequest: { Item } }));

  test('given more than one call takes, it writes all of them', async () => {
    const { client, sizes } = busyTable(whole);
    await writeMany(client, { table: 'catalogue', writes: writes(60) });
    expect(sizes()).toEqual([25, 25, 10]);
  });

  test('given rows that are handed back, it writes them again, and fails when they stay', async () => {
    const slow = busyTable((asked, call) => (call === 1 ? 1 : asked));
    await writeMany(slow.client, { table: 'catalogue', writes: writes(3) }, { tries: 6, sleep: slow.sleep });
    expect(slow.sizes()).toEqual([3, 2]);
    const stuck = busyTable(() => 0);
    await expect(
      writeMany(stuck.client, { table: 'catalogue', writes: writes(1) }, { tries: 2, sleep: stuck.sleep }),
    ).rejects.toThrow('catalogue could not be written whole');
  });
});
