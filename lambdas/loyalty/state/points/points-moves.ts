// Every change of points that is not a sale's own: redeeming, undoing, gifts. Each is one transaction of the member's
// balance and a ledger row whose key comes from the operation's id, so that doing it again changes nothing.
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerRow } from '../../rows.ts';
import { makeGrantBonus } from './bonus.ts';
import type { PointsTables, RowOf } from './moves-place.ts';
import { makeRedeeming } from './redeeming.ts';
import { makeReversing } from './reversing.ts';

/** Nobody has more changes than these in a day, and what is beyond them is as good as a limit reached. */
const MOST_ROWS_OF_A_DAY = 500;

export type PointsMoves = ReturnType<typeof makePointsMoves>;

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

    /** What a member's ledger has from an instant on, as it is this second. */
    async since(phone: string, from: string): Promise<LedgerRow[]> {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tables.ledger,
          KeyConditionExpression: 'phone = :phone AND ts >= :from',
          ExpressionAttributeValues: { ':phone': phone, ':from': from },
          ConsistentRead: true,
          Limit: MOST_ROWS_OF_A_DAY,
        }),
      );
      return (Items ?? []) as LedgerRow[];
    },

    ...makeRedeeming(place),
    reverse: makeReversing(place),
    grantBonus: makeGrantBonus(place),
  };
}
