// The tables that are restored into, read and written row by row as DynamoDB has them. Nothing is ever overwritten.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ProductName } from '../../lib/product-names.ts';
import { PREFIXES } from '../../lib/product-names.ts';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';
import { isConditionFailed } from '../../shared/aws/conditional.ts';
import { rowsAsStored } from '../../shared/aws/rows-as-stored.ts';
import { templatesOf } from '../doctor/templates.ts';
import { canonical, keyOf, type Row, type Rows } from './plan.ts';

const ROWS_AT_ONCE = 16;

export type Table = {
  /** Without prefix and stage: `orders`. */
  readonly name: string;
  readonly physical: string;
  /** The names of its key, partition first; all of them texts. */
  readonly keys: readonly string[];
};

/** Every table that the product's template has, so that one that is new is restored as well. */
export async function tablesOf(product: ProductName, settings: ShopSettings): Promise<readonly Table[]> {
  const end = settings.stage === undefined ? '' : `-${settings.stage}`;
  const stack = (await templatesOf(settings)).find(({ name }) => name === `${product}${end}`);
  if (stack === undefined) throw new Error(`The settings do not switch ${product} on.`);
  return Object.values(stack.resources).flatMap(({ Type, Properties = {} }) => {
    if (Type !== 'AWS::DynamoDB::GlobalTable') return [];
    const { TableName = '', KeySchema = [] } = Properties as {
      TableName?: string;
      KeySchema?: readonly { readonly AttributeName: string }[];
    };
    const name = TableName.slice(PREFIXES[product].length + 1, TableName.length - end.length);
    return [{ name, physical: TableName, keys: KeySchema.map(({ AttributeName }) => AttributeName) }];
  });
}

/** All rows of a table by their keys. */
export async function rowsOf(
  documents: DynamoDBDocumentClient,
  { physical, keys }: Pick<Table, 'physical' | 'keys'>,
): Promise<Rows> {
  const rows: Rows = new Map();
  for await (const row of rowsAsStored(documents, physical)) rows.set(keyOf(keys, row), canonical(row));
  return rows;
}

export type Comparison = { missing: Rows; same: number; other: number };

/** How a table stands beside the rows that it should hold; `other` counts rows that are different or too many. */
export async function compare(
  documents: DynamoDBDocumentClient,
  { table, rows }: { readonly table: Pick<Table, 'physical' | 'keys'>; readonly rows: Rows },
): Promise<Comparison> {
  const comparison: Comparison = { missing: new Map(rows), same: 0, other: 0 };
  for await (const row of rowsAsStored(documents, table.physical)) {
    const key = keyOf(table.keys, row);
    if (rows.get(key) === canonical(row)) comparison.same += 1;
    else comparison.other += 1;
    comparison.missing.delete(key);
  }
  return comparison;
}

/** Writes the rows that are not there; answers how many were there after all. `progress` hears of each row. */
export async function writeMissing(
  documents: DynamoDBDocumentClient,
  { table, rows }: { readonly table: Pick<Table, 'physical' | 'keys'>; readonly rows: Rows },
  progress: () => void,
): Promise<number> {
  const waiting = rows.values();
  let refused = 0;
  const worker = async () => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      try {
        await documents.send(
          new PutItemCommand({
            TableName: table.physical,
            Item: JSON.parse(next.value) as Row,
            ConditionExpression: 'attribute_not_exists(#key)',
            ExpressionAttributeNames: { '#key': table.keys[0] ?? '' },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        refused += 1;
      }
      progress();
    }
  };
  await Promise.all(Array.from({ length: ROWS_AT_ONCE }, worker));
  return refused;
}
