// A Shopify store of many variants and what a sync asks of AWS, behind one address: products page by page, the secret, and
// two tables that are written in batches and scanned by the megabyte, whose written rows are counted.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const VARIANTS_PER_PRODUCT = 5;
const MOST_PER_PAGE = 250;
/** DynamoDB ends a page of a scan after so much. */
const SCAN_CHARACTERS = 1024 * 1024;

const SECRET = {
  SecretString: JSON.stringify({ accessToken: 'shpat_bench' }),
  VersionStages: ['AWSCURRENT'],
};

export type LargeShop = Awaited<ReturnType<typeof openLargeShop>>;

export async function openLargeShop(variantCount: number) {
  const tables = makeTables();
  let sold = new Set<number>();

  function answer(target: string, path: string, body: string): string {
    if (path.endsWith('/graphql.json')) return JSON.stringify(pageOf(body, variantCount, sold));
    if (target === 'secretsmanager.GetSecretValue') return JSON.stringify(SECRET);
    if (target.endsWith('.BatchWriteItem')) return tables.write(JSON.parse(body) as BatchWrite);
    if (target.endsWith('.Scan')) return tables.scan(JSON.parse(body) as Scan);
    throw new Error(`The large shop answers no ${target}`);
  }

  const server = createServer(async (incoming, outgoing) => {
    const target = String(incoming.headers['x-amz-target'] ?? '');
    const answered = answer(target, incoming.url ?? '/', await textOf(incoming));
    outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(answered);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    rowsWritten: tables.rowsWritten,
    /** So many variants, spread over the shop, have one unit less. */
    sellOneOf: (count: number) => {
      sold = new Set(Array.from({ length: count }, (_, index) => Math.floor((index * variantCount) / count)));
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Item = Readonly<Record<string, { readonly S?: string }>>;
type Write = {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
};
type BatchWrite = { readonly RequestItems: Readonly<Record<string, readonly Write[]>> };
type Scan = { readonly TableName: string; readonly ExclusiveStartKey?: Item };

const KEYS: Readonly<Record<string, string>> = { 'upsr-catalogue': 'sku', 'upsr-pairings': 'pairs_with' };

/** Rows are kept as the text that they are answered as: what a sync waits for here would be measured with it. */
function makeTables() {
  const tables = new Map(Object.keys(KEYS).map((name) => [name, new Map<string, string>()]));
  /** Keys in the order of a scan, made anew after a write. */
  let orders = new Map<
    string,
    { readonly keys: readonly string[]; readonly places: ReadonlyMap<string, number> }
  >();
  let written = 0;
  const keyOf = (table: string, item: Item) => item[KEYS[table] ?? '']?.S ?? '';

  function orderOf(table: string) {
    const keys = [...(tables.get(table)?.keys() ?? [])];
    const order = orders.get(table) ?? { keys, places: new Map(keys.map((key, place) => [key, place])) };
    orders.set(table, order);
    return order;
  }

  return {
    write({ RequestItems }: BatchWrite): string {
      orders = new Map();
      for (const [table, writes] of Object.entries(RequestItems))
        for (const { PutRequest, DeleteRequest } of writes) {
          written += 1;
          if (PutRequest)
            tables.get(table)?.set(keyOf(table, PutRequest.Item), JSON.stringify(PutRequest.Item));
          if (DeleteRequest) tables.get(table)?.delete(keyOf(table, DeleteRequest.Key));
        }
      return '{"UnprocessedItems":{}}';
    },
    scan({ TableName, ExclusiveStartKey }: Scan): string {
      const { keys, places } = orderOf(TableName);
      const start =
        ExclusiveStartKey === undefined ? 0 : (places.get(keyOf(TableName, ExclusiveStartKey)) ?? 0) + 1;
      const rows: string[] = [];
      for (let at = start, size = 0; at < keys.length && size < SCAN_CHARACTERS; at += 1) {
        const row = tables.get(TableName)?.get(keys[at] ?? '') ?? '{}';
        size += row.length;
        rows.push(row);
      }
      const last = keys[start + rows.length - 1];
      const hasMore = last !== undefined && start + rows.length < keys.length;
      const next = hasMore ? { [KEYS[TableName] ?? '']: { S: last } } : undefined;
      return `{"Items":[${rows.join(',')}]${next === undefined ? '' : `,"LastEvaluatedKey":${JSON.stringify(next)}`}}`;
    },
    /** Rows written since this was asked last. */
    rowsWritten(): number {
      const count = written;
      written = 0;
      return count;
    },
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function pageOf(body: string, count: number, sold: ReadonlySet<number>) {
  const { variables } = JSON.parse(body) as { variables: { first: number; after: string | null } };
  const start = Number(variables.after ?? 0);
  const end = Math.min(start + Math.min(variables.first, MOST_PER_PAGE), count);
  const nodes = Array.from({ length: end - start }, (_, index) => nodeOf(start + index, count, sold));
  const pageInfo = { hasNextPage: end < count, endCursor: String(end) };
  return { data: { productVariants: { pageInfo, nodes } } };
}

/** As large shops have them: long ids, eight tags, and three products that go with each. */
function nodeOf(index: number, count: number, sold: ReadonlySet<number>) {
  const product = Math.floor(index / VARIANTS_PER_PRODUCT);
  const products = Math.ceil(count / VARIANTS_PER_PRODUCT);
  const gid = (kind: string, id: number) => `gid://shopify/${kind}/${7_410_991_400_000 + id}`;
  const goesWith = [1, 7, 31].map((step) => gid('Product', (product + step) % products));
  return {
    id: gid('ProductVariant', index),
    sku: `RIDGE-${String(product).padStart(5, '0')}-${index % VARIANTS_PER_PRODUCT}`,
    title: `Size ${index % VARIANTS_PER_PRODUCT} / Slate grey`,
    price: `${10 + (index % 190)}.00`,
    inventoryQuantity: 3 + (index % 40) - (sold.has(index) ? 1 : 0),
    inventoryPolicy: 'DENY',
    inventoryItem: { tracked: true },
    product: {
      id: gid('Product', product),
      title: `Waterproof commuter jacket no. ${product}`,
      productType: `Department ${product % 60}`,
      tags: Array.from({ length: 8 }, (_, tag) => `season-${tag}-${product % (20 + tag)}`),
      status: 'ACTIVE',
      category: { name: 'Apparel' },
      metafield: { value: JSON.stringify(goesWith) },
    },
  };
}
