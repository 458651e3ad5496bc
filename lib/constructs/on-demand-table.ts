// A table that costs nothing while idle. A function can do to it only what its grant names.
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { fateOf, type Product, physicalName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface OnDemandTableProps {
  readonly product: Product;
  /** The name after the prefix. */
  readonly name: string;
  /** The partition key, a string. */
  readonly key: string;
  /** A string sort key. Default: one item per key. */
  readonly sortKey?: string;
  /** Indexes by name. */
  readonly indexes?: Readonly<Record<string, TableIndex>>;
  /** Whether items with a time in `expires_at` (epoch seconds) are deleted some days after it. */
  readonly expires?: boolean;
}

export interface TableIndex {
  /** The partition key, a string. */
  readonly key: string;
  /** A string sort key. Default: none. */
  readonly sortKey?: string;
  /**
   * What the index carries beside the keys. Every write to one of these attributes is paid a second time for the
   * index, so an index carries only what its queries read.
   */
  readonly carries: readonly string[];
}

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'Query'
  | 'Scan';

export interface TableGrant {
  /** What the function may do to items. */
  readonly actions?: readonly TableAction[];
  /** The indexes it may query. Querying an index gives no right to query the table. */
  readonly query?: readonly string[];
  /** The environment variable in which the function finds the table's name. */
  readonly as: string;
}

export class OnDemandTable extends Construct {
  private readonly table: TableV2;
  private readonly indexes: readonly string[];

  constructor(scope: Construct, id: string, props: OnDemandTableProps) {
    super(scope, id);
    this.indexes = Object.keys(props.indexes ?? {});
    this.table = new TableV2(this, 'Table', {
      tableName: physicalName(props.product, props.name),
      partitionKey: { name: props.key, type: AttributeType.STRING },
      ...(props.sortKey === undefined
        ? {}
        : { sortKey: { name: props.sortKey, type: AttributeType.STRING } }),
      ...(props.expires === true ? { timeToLiveAttribute: 'expires_at' } : {}),
      billing: Billing.onDemand(),
      globalSecondaryIndexes: Object.entries(props.indexes ?? {}).map(
        ([indexName, { key, sortKey, carries }]) => ({
          indexName,
          partitionKey: { name: key, type: AttributeType.STRING },
          ...(sortKey === undefined ? {} : { sortKey: { name: sortKey, type: AttributeType.STRING } }),
          ...(carries.length === 0
            ? { projectionType: ProjectionType.KEYS_ONLY }
            : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...carries] }),
        }),
      ),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !props.product.ephemeral,
      removalPolicy: fateOf(props.product),
    });
  }

  /** Gives the function exactly these actions, and the table's name. Throws for an index that does not exist. */
  grant(fn: SinglePurposeFunction, grant: TableGrant): void {
    const unknown = grant.query?.find((index) => !this.indexes.includes(index));
    if (unknown !== undefined) {
      throw new Error(
        `${this.node.path} has no index "${unknown}". It has: ${this.indexes.join(', ') || 'none'}.`,
      );
    }
    if (grant.actions !== undefined) {
      fn.grant({
        actions: grant.actions.map((action) => `dynamodb:${action}`),
        resources: [this.table.tableArn],
      });
    }
    if (grant.query !== undefined) {
      fn.grant({
        actions: ['dynamodb:Query'],
        resources: grant.query.map((index) => `${this.table.tableArn}/index/${index}`),
      });
    }
    fn.setEnvironment(grant.as, this.table.tableName);
  }
}
