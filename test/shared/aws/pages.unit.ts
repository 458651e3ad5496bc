import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { allOf, pagesOf, queryRows, scanRows } from '../../../shared/aws/pages.ts';

const PAGES = [
  { Items: [{ id: '1' }], LastEvaluatedKey: { id: '1' } },
  // Nothing on this page passed the filter, and still there is more.
  { LastEvaluatedKey: { id: '2' } },
  { Items: [{ id: '3' }, { id: '4' }] },
];

function threePages() {
  const starts: unknown[] = [];
  const send = async ({ input }: { input: { ExclusiveStartKey?: unknown } }) => {
    starts.push(input.ExclusiveStartKey);
    return PAGES[starts.length - 1];
  };
  return { client: { send } as unknown as DynamoDBDocumentClient, starts };
}

describe('rows of several pages', () => {
  test('given an empty page in the middle, a query and a scan go on behind it', async () => {
    for (const rows of [queryRows, scanRows]) {
      const { client, starts } = threePages();
      expect(await allOf(rows(client, { TableName: 'carts' }))).toEqual([
        { id: '1' },
        { id: '3' },
        { id: '4' },
      ]);
      expect(starts).toEqual([undefined, { id: '1' }, { id: '2' }]);
    }
  });

  test('given somebody who has seen enough, the next page is not asked for', async () => {
    const { client, starts } = threePages();
    for await (const { id } of queryRows(client, { TableName: 'carts' })) if (id === '1') break;
    expect(starts).toEqual([undefined]);
  });

  test('given whoever wants whole pages, each of them comes, the empty one too', async () => {
    let asked = 0;
    const pages = pagesOf(async () => PAGES[asked++] ?? {});
    expect((await allOf(pages)).map((rows) => rows.length)).toEqual([1, 0, 2]);
  });
});
