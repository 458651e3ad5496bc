// Every change of points that is not a sale's own: redeeming, undoing, gifts. Each is one transaction of the member's
// balance and a ledger row whose key comes from the operation's id, so that doing it again changes nothing.
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerRow } from '../rows.ts';
import { makeGrantBonus } from './bonus.ts';
import { makeRedeeming } from './redeeming.ts';
import { makeReversing } from './reversing.ts';

export type { Redeemed, Redemption } from './redeeming.ts';
export type { Reversed, Undo } from './reversing.ts';

export type PointsTables = {
  readonly members: string;
  readonly ledger: string;
  readonly sales: string;
  readonly lapsing: string;
  readonly audit: string;
};

export type PointsMoves = ReturnType<typeof makePointsMoves>;

/** One ledger row; undefined where there is none. */
export type RowOf = (key: Pick<LedgerRow, 'phone' | 'ts'>) => Promise<LedgerRow | undefined>;

export function makePointsMoves(client: DynamoDBDocumentClient, tables: PointsTables, zone: string) {
  const row: RowOf = async ({ phone, ts }) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.ledger, Key: { phone, ts }, ConsistentRead: true }),
    );
    return Item as LedgerRow | undefined;
  };
  const place = { client, tables, zone, row };

  return {
    row,

    /** A member's changes, newest first. */
    async history(phone: string, limit: number): Promise<LedgerRow[]> {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tables.ledger,
          KeyConditionExpression: 'phone = :phone',
          ExpressionAttributeValues: { ':phone': phone },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return (Items ?? []) as LedgerRow[];
    },

    ...makeRedeeming(place),
    reverse: makeReversing(place),
    grantBonus: makeGrantBonus(place),
  };
}

/** What the files of single moves are made of. */
export type MovesPlace = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: PointsTables;
  readonly zone: string;
  readonly row: RowOf;
};
