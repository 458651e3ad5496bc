// What the files of single moves of points are made of; points-moves.ts puts them together.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LedgerRow } from '../../rows.ts';

export type PointsTables = {
  readonly members: string;
  readonly ledger: string;
  readonly sales: string;
  readonly lapsing: string;
  readonly audit: string;
};

/** One ledger row; undefined where there is none. */
export type RowOf = (key: Pick<LedgerRow, 'phone' | 'ts'>) => Promise<LedgerRow | undefined>;

export type MovesPlace = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: PointsTables;
  readonly zone: string;
  readonly row: RowOf;
};
