// The template's tables: made in the engine at the start, read and seeded by the operator, swept of what is past
// its time to live.
import type { Deployment, Resource } from '../world.ts';
import type { Engine } from './engine.ts';
import { plainRow, type WireItem, wireItem } from './plain-rows.ts';

type Item = Record<string, unknown>;
type Key = { AttributeName: string; KeyType: string };

export interface Tables {
  names(): readonly string[];
  /** Every item as plain JSON: sets become sorted lists, numbers too exact for JSON become texts. */
  all(name: string): Promise<readonly Item[]>;
  /** Writes plain items as the operator; see `wireItem` for what becomes a set. */
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

  function regionOf(name: string): string {
    const region = byName.get(name)?.region;
    if (region !== undefined) return region;
    throw new Error(`There is no table ${name}; there are: ${[...byName.keys()].join(', ')}`);
  }

  async function scan(name: string): Promise<readonly WireItem[]> {
    const region = regionOf(name);
    if (engine.items !== undefined) return engine.items(name);
    const items: WireItem[] = [];
    let ExclusiveStartKey: WireItem | undefined;
    do {
      const request = { TableName: name, ConsistentRead: true, ExclusiveStartKey };
      const page = await asked<ScanPage>(engine, { operation: 'Scan', request, region });
      items.push(...page.Items);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  async function write(name: string, writes: readonly object[]): Promise<void> {
    const region = regionOf(name);
    for (let at = 0; at < writes.length; at += MOST_WRITES) {
      const request = { RequestItems: { [name]: writes.slice(at, at + MOST_WRITES) } };
      const { UnprocessedItems = {} } = await asked<{ UnprocessedItems?: object }>(engine, {
        operation: 'BatchWriteItem',
        request,
        region,
      });
      if (Object.keys(UnprocessedItems).length > 0)
        throw new Error(`The engine did not write all to ${name}`);
    }
  }

  return {
    names: () => [...byName.keys()].sort(),
    all: async (name) => (await scan(name)).map(knownRow),
    put: (name, items) =>
      write(
        name,
        items.map((item) => ({ PutRequest: { Item: wireItem(item, textLists) } })),
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

type ScanPage = { readonly Items: readonly WireItem[]; readonly LastEvaluatedKey?: WireItem };
const MOST_WRITES = 25;

/** Asks the engine itself, as the operator. Throws what it refuses. */
async function asked<T>(
  engine: Engine,
  { operation, request, region }: { operation: string; request: object; region: string },
): Promise<T> {
  const { status, body } = await engine.send(
    `DynamoDB_20120810.${operation}`,
    JSON.stringify(request),
    region,
  );
  if (status !== 200) throw new Error(`${operation} was refused: ${body}`);
  return JSON.parse(body) as T;
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

function isPast(value: object | undefined, nowMs: number): boolean {
  const { N } = (value ?? {}) as { readonly N?: string };
  if (N === undefined) return false;
  const seconds = Number(N);
  return seconds * 1000 < nowMs && seconds > nowMs / 1000 - FIVE_YEARS_SECONDS;
}

/** Rows of an engine in this process are replaced and never changed, and a simulated month looks at all of them at each step. */
const known = new WeakMap<WireItem, Item>();
function knownRow(item: WireItem): Item {
  const row = known.get(item) ?? plainRow(item);
  known.set(item, row);
  return row;
}
