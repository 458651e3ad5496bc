// The template's tables: made in the engine at the start, read and seeded by the operator, swept of what is past
// its time to live.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, NumberValue } from '@aws-sdk/lib-dynamodb';
import { writeMany } from '../../shared/aws/batches.ts';
import { allOf, scanRows } from '../../shared/aws/pages.ts';
import type { Deployment, Resource } from '../world.ts';
import { OPERATOR_KEY } from './endpoint.ts';
import type { Engine } from './engine.ts';

type Item = Record<string, unknown>;
type Key = { AttributeName: string; KeyType: string };

export interface Tables {
  names(): readonly string[];
  /** Every item as plain JSON: sets become sorted lists, numbers too exact for JSON become texts. */
  all(name: string): Promise<readonly Item[]>;
  /** Writes plain items as the operator; see `rowFromPlain` for what becomes a set. */
  put(name: string, items: readonly Item[]): Promise<void>;
  /** What all tables and their indexes hold now, for the bill. */
  bytes(): Promise<number>;
  /** Removes rows whose TTL attribute is past, as AWS does within days. */
  sweep(nowMs: number): Promise<void>;
}

/** `textLists` are attributes that stay lists when plain items are put. */
export async function openTables(
  engine: Engine,
  deployment: Deployment,
  textLists: readonly string[] = [],
): Promise<Tables> {
  const resources = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'].flatMap((type) =>
    deployment.ofType(type),
  );
  await Promise.all(resources.map((resource) => makeTable(engine, resource)));
  const byName = new Map(resources.map((resource) => [String(resource.ref), resource]));
  const clients = new Map<string, DynamoDBDocumentClient>();

  function clientFor(name: string): DynamoDBDocumentClient {
    const resource = byName.get(name);
    if (resource === undefined) {
      throw new Error(`There is no table ${name}; there are: ${[...byName.keys()].join(', ')}`);
    }
    const known = clients.get(resource.region) ?? documentClient(engine.url, resource.region);
    clients.set(resource.region, known);
    return known;
  }

  async function scan(name: string): Promise<Item[]> {
    const client = clientFor(name);
    return allOf(scanRows<Item>(client, { TableName: name, ConsistentRead: true }));
  }

  const write = (name: string, writes: Item[]): Promise<void> =>
    writeMany(clientFor(name), { table: name, writes });

  return {
    names: () => [...byName.keys()].sort(),
    all: async (name) => (await scan(name)).map((item) => plain(item) as Item),
    put: (name, items) =>
      write(
        name,
        items.map((item) => ({ PutRequest: { Item: rowFromPlain(item, textLists) } })),
      ),
    async bytes() {
      const sizes = await Promise.all(resources.map((resource) => bytesOf(engine, resource)));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    async sweep(nowMs) {
      for (const [name, resource] of byName) {
        const attribute = ttlAttribute(resource);
        if (attribute === undefined) continue;
        const keys = (resource.properties.KeySchema as Key[]).map(({ AttributeName }) => AttributeName);
        const past = (await scan(name)).filter((item) => isPast(item[attribute], nowMs));
        await write(
          name,
          past.map((item) => ({
            DeleteRequest: { Key: Object.fromEntries(keys.map((key) => [key, item[key]])) },
          })),
        );
      }
    },
  };
}

async function makeTable(engine: Engine, { ref, region, properties }: Resource): Promise<void> {
  const indexes = ((properties.GlobalSecondaryIndexes ?? []) as Item[]).map(
    ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
  );
  const table = {
    TableName: ref,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  };
  const send = (operation: string, body: unknown) =>
    engine.send(`DynamoDB_20120810.${operation}`, JSON.stringify(body), region);
  const made = await send('CreateTable', table);
  if (made.status === 200) return;
  if (!made.body.includes('ResourceInUseException')) {
    throw new Error(`The table ${ref} could not be made: ${made.body}`);
  }
  const { Table } = JSON.parse((await send('DescribeTable', { TableName: ref })).body) as {
    Table: typeof table;
  };
  if (shapeOf(Table) !== shapeOf(table)) {
    throw new Error(
      `The table ${ref} has other keys or indexes than the template by now. Start with --fresh, which begins with empty tables.`,
    );
  }
}

async function bytesOf(engine: Engine, { ref, region }: Resource): Promise<number> {
  const body = JSON.stringify({ TableName: ref });
  const answer = await engine.send('DynamoDB_20120810.DescribeTable', body, region);
  const { Table } = JSON.parse(answer.body) as {
    Table: { TableSizeBytes?: number; GlobalSecondaryIndexes?: { IndexSizeBytes?: number }[] };
  };
  const indexes = (Table.GlobalSecondaryIndexes ?? []).map(({ IndexSizeBytes }) => IndexSizeBytes ?? 0);
  return indexes.reduce((sum, size) => sum + size, Table.TableSizeBytes ?? 0);
}

function shapeOf(table: { KeySchema: unknown; GlobalSecondaryIndexes?: Item[] }): string {
  const indexes = (table.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema }) => [
    IndexName,
    KeySchema,
  ]);
  return JSON.stringify([table.KeySchema, indexes.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))]);
}

function ttlAttribute({ properties }: Resource): string | undefined {
  const ttl = properties.TimeToLiveSpecification as { AttributeName?: string; Enabled?: boolean } | undefined;
  return ttl?.Enabled === true ? ttl.AttributeName : undefined;
}

// DynamoDB ignores moments more than five years past, because they are usually milliseconds gone wrong.
const FIVE_YEARS_SECONDS = 5 * 365 * 86_400;

function isPast(value: unknown, nowMs: number): boolean {
  if (!(value instanceof NumberValue)) return false;
  const seconds = Number(value.value);
  return seconds * 1000 < nowMs && seconds > nowMs / 1000 - FIVE_YEARS_SECONDS;
}

function documentClient(endpoint: string, region: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: OPERATOR_KEY, secretAccessKey: 'local' };
  return DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }), {
    unmarshallOptions: { wrapNumbers: true },
    marshallOptions: { removeUndefinedValues: true },
  });
}

function plain(value: unknown): unknown {
  if (value instanceof NumberValue) {
    const number = Number(value.value);
    return String(number) === value.value || Number.isSafeInteger(number) ? number : value.value;
  }
  if (value instanceof Set) return [...value].map(plain).sort();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/**
 * `all` shows a string set as an array of texts, so an array of distinct texts goes back in as one: what was read
 * from a table can be put into it again. The attributes whose order counts are named in `lists`, and stay lists.
 */
function rowFromPlain(item: Item, lists: readonly string[]): Item {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      isTexts(value) && !lists.includes(name) ? new Set(value) : value,
    ]),
  );
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((text) => typeof text === 'string' && text !== '') &&
  new Set(value).size === value.length;
