import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LargeShop, openLargeShop } from '../../../bench/upsell/large-shop.ts';

let shop: LargeShop;
beforeAll(async () => {
  shop = await openLargeShop(600);
});
afterAll(() => shop.stop());

async function ask(body: object, target = ''): Promise<Record<string, unknown>> {
  const path = target === '' ? '/admin/api/2026-07/graphql.json' : '/';
  const answer = await fetch(shop.url + path, {
    method: 'POST',
    headers: { 'x-amz-target': target },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

test('given a store of 600 variants, then its pages lead to the last one, and each has an id of its own', async () => {
  const ids = new Set<string>();
  for (let after: string | null = null, more = true; more; ) {
    const { data } = (await ask({ variables: { first: 250, after } })) as {
      data: {
        productVariants: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string }[] };
      };
    };
    for (const { id } of data.productVariants.nodes) ids.add(id);
    more = data.productVariants.pageInfo.hasNextPage;
    after = data.productVariants.pageInfo.endCursor;
  }
  expect(ids.size).toBe(600);
});

test('given rows that were written, then they are scanned to the end, and counted once', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => ({
    sku: { S: `S-${index}` },
    name: { S: 'x'.repeat(90_000) },
  }));
  await ask(
    { RequestItems: { 'upsr-catalogue': rows.map((Item) => ({ PutRequest: { Item } })) } },
    'DynamoDB_20120810.BatchWriteItem',
  );
  expect([shop.rowsWritten(), shop.rowsWritten()]).toEqual([25, 0]);
  const found: unknown[] = [];
  for (let ExclusiveStartKey: unknown, more = true; more; ) {
    const page = await ask({ TableName: 'upsr-catalogue', ExclusiveStartKey }, 'DynamoDB_20120810.Scan');
    found.push(...(page.Items as unknown[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
    more = ExclusiveStartKey !== undefined;
  }
  expect(found).toEqual(rows);
});
