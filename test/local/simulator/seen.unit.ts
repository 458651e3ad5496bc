// What laws see is read again where it may have changed, and only there.
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Runtime } from '../../../local/runtime/runtime.ts';
import { makeBooks } from '../../../local/simulator/books.ts';
import { makeWatch } from '../../../local/simulator/seen.ts';

function watching() {
  const read: string[] = [];
  const rows: Record<string, readonly { readonly version: number }[]> = { orders: [], offers: [] };
  const runtime = {
    tables: () => Object.keys(rows),
    table: async (name: string) => {
      read.push(name);
      return rows[name];
    },
    status: () => ({ functions: [], products: [], schedules: [], queues: [] }),
    now: () => new Date(0),
    messages: () => [],
  } as unknown as Runtime;
  const watch = makeWatch({ runtime, books: makeBooks(), faults: [], startedAt: new Date(0) });
  const wrote = (action: string, body: object) =>
    watch.hear({ service: 'dynamodb', action, body: Buffer.from(JSON.stringify(body)) }, 'after');
  const looked = async () => {
    const seen = await watch.look('faults');
    return { seen, read: read.splice(0) };
  };
  return { watch, rows, wrote, looked };
}

it('reads every table once, and what was written to again', async () => {
  const { rows, wrote, looked } = watching();
  expect((await looked()).read).toEqual(['orders', 'offers']);
  expect((await looked()).read).toEqual([]);
  rows.offers = [{ version: 1 }];
  wrote('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'offers', Item: {} } }] });
  const { seen, read } = await looked();
  expect(read).toEqual(['offers']);
  expect(seen.rows('offers')).toEqual([{ version: 1 }]);
});

it('opens what is packed, and tells of work that waits in queues and schedules', async () => {
  const runtime = {
    tables: () => [],
    status: () => ({ functions: [], products: [], schedules: [], queues: [] }),
    now: () => new Date(0),
    messages: () => [],
    services: {
      s3: {
        contents: () => [
          { bucket: 'copies', key: 'packed', body: gzipSync('somebody') },
          { bucket: 'copies', key: 'plain', body: Buffer.from('{}') },
        ],
      },
      sqs: { waiting: () => [{ queue: 'jobs', body: 'one' }] },
      scheduler: { inputs: () => [{ name: 'wake-1', input: 'two' }] },
    },
  } as unknown as Runtime;
  const watch = makeWatch({ runtime, books: makeBooks(), faults: [], startedAt: new Date(0) });
  const seen = await watch.look('faults');
  expect(seen.objects.map(({ body }) => body)).toEqual(['somebody', '{}']);
  expect(seen.waiting).toEqual([
    { in: 'jobs', body: 'one' },
    { in: 'wake-1', body: 'two' },
  ]);
});

it('reads all again after a batch, and where something else may have changed them', async () => {
  const { watch, wrote, looked } = watching();
  await looked();
  wrote('BatchWriteItem', { RequestItems: { offers: [] } });
  expect((await looked()).read).toEqual(['orders', 'offers']);
  watch.touched();
  expect((await looked()).read).toEqual(['orders', 'offers']);
});

it('reads nothing again for a call that only reads, and none for one that has not been applied', async () => {
  const { watch, wrote, looked } = watching();
  await looked();
  wrote('Query', { TableName: 'offers' });
  const body = Buffer.from('{"TableName":"offers"}');
  watch.hear({ service: 'dynamodb', action: 'PutItem', body }, 'before');
  expect((await looked()).read).toEqual([]);
});
