// CreateTable, DescribeTable, ListTables and DeleteTable.
import type { KeyKind } from './key-order.ts';
import { invalid, notFound, notKnownHere, Refusal } from './refusals.ts';
import { type Answer, type Database, must, onlyKnown, type Request } from './requests.ts';
import type { IndexSchema, KeyAttribute, Schema } from './schema.ts';
import { makeTable, type Row, type Table } from './table.ts';

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];
type IndexRequest = {
  readonly IndexName: string;
  readonly KeySchema: KeySchema;
  readonly Projection?: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
};

const CREATE = new Set([
  'TableName',
  'KeySchema',
  'AttributeDefinitions',
  'BillingMode',
  'GlobalSecondaryIndexes',
]);
const INDEX = new Set(['IndexName', 'KeySchema', 'Projection']);
const NAME = /^[a-zA-Z0-9_.-]{3,255}$/;

export function createTable(database: Database, request: Request): Answer {
  onlyKnown('CreateTable', request, CREATE);
  if (request.BillingMode !== 'PAY_PER_REQUEST')
    throw notKnownHere('a table of another BillingMode than PAY_PER_REQUEST');
  const schema = schemaOf(request);
  if (database.tables.has(schema.name))
    throw new Refusal('ResourceInUseException', `Table already exists: ${schema.name}`);
  const table = makeTable(schema, request, database.now());
  database.addTable(table);
  return { TableDescription: descriptionOf(table, 'CREATING') };
}

function schemaOf(request: Request): Schema {
  const name = must(request.TableName as string | undefined, 'tableName');
  if (!NAME.test(name)) throw badName(name);
  const definitions = must(
    request.AttributeDefinitions as { AttributeName: string; AttributeType: KeyKind }[] | undefined,
    'attributeDefinitions',
  );
  const kinds = new Map(definitions.map((each) => [each.AttributeName, each.AttributeType]));
  const used = new Set<string>();
  const keysOf = (keys: KeySchema): readonly KeyAttribute[] =>
    keys.toSorted(byKeyType).map(({ AttributeName }) => {
      const kind = kinds.get(AttributeName);
      if (kind === undefined)
        throw invalid(
          `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions: ${AttributeName}`,
        );
      used.add(AttributeName);
      return { name: AttributeName, kind };
    });
  const keys = keysOf(must(request.KeySchema as KeySchema | undefined, 'keySchema'));
  const indexes = ((request.GlobalSecondaryIndexes ?? []) as IndexRequest[]).map((index): IndexSchema => {
    onlyKnown('an index of CreateTable', index, INDEX);
    if (!NAME.test(index.IndexName)) throw badName(index.IndexName);
    const own = keysOf(index.KeySchema);
    return { name: index.IndexName, keys: own, projected: projectedNames(index, [...own, ...keys]) };
  });
  if (used.size < kinds.size)
    throw invalid(
      'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  return { name, keys, indexes };
}

const byKeyType = (one: KeySchema[number], other: KeySchema[number]): number =>
  one.KeyType < other.KeyType ? -1 : Number(one.KeyType > other.KeyType);

function projectedNames(
  { Projection }: IndexRequest,
  keys: readonly KeyAttribute[],
): ReadonlySet<string> | undefined {
  if (Projection?.ProjectionType === 'ALL') return undefined;
  return new Set([...keys.map(({ name }) => name), ...(Projection?.NonKeyAttributes ?? [])]);
}

const badName = (name: string) =>
  invalid(
    `1 validation error detected: Value '${name}' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+ and have length between 3 and 255`,
  );

export function describeTable(database: Database, request: Request): Answer {
  return { Table: descriptionOf(namedTable('DescribeTable', database, request), 'ACTIVE') };
}

export function deleteTable(database: Database, request: Request): Answer {
  const table = namedTable('DeleteTable', database, request);
  database.removeTable(table.schema.name);
  return { TableDescription: descriptionOf(table, 'DELETING') };
}

function namedTable(operation: string, database: Database, request: Request): Table {
  onlyKnown(operation, request, new Set(['TableName']));
  const name = must(request.TableName as string | undefined, 'tableName');
  const table = database.tables.get(name);
  if (table === undefined) throw notFound(`Requested resource not found: Table: ${name} not found`);
  return table;
}

export function listTables(database: Database, request: Request): Answer {
  onlyKnown('ListTables', request, new Set());
  return { TableNames: [...database.tables.keys()].sort() };
}

function descriptionOf(table: Table, status: string): Answer {
  const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = table.described;
  const indexes = ((GlobalSecondaryIndexes ?? []) as IndexRequest[]).map((index, at) => ({
    IndexName: index.IndexName,
    KeySchema: index.KeySchema,
    Projection: index.Projection,
    IndexStatus: status,
    ItemCount: table.indexes[at]!.rows.length,
    IndexSizeBytes: bytesOf(table.indexes[at]!.rows),
  }));
  return {
    TableName,
    TableStatus: status,
    KeySchema,
    AttributeDefinitions,
    CreationDateTime: table.createdAt / 1000,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ItemCount: table.sorted.rows.length,
    TableSizeBytes: bytesOf(table.sorted.rows),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  };
}

const bytesOf = (rows: readonly Row[]): number => rows.reduce((sum, { size }) => sum + size, 0);
