// loy-unnamed: sales that were rung up without a member's number, for two days, so that the desk can count one for whoever
// forgot to give theirs. No person stands in it: an amount, a minute and what was bought. A sale with a number never comes
// here and pays nothing for it.
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from '../../../shared/aws/conditional.ts';
import type { Sale } from '../../../shared/events/till-events.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { UnnamedRow } from '../decisions/unnamed-sale.ts';
import { isStillKept, keptUntil, mayBeKept, newestOfEach } from '../decisions/unnamed-sale.ts';

export type Unnamed = ReturnType<typeof makeUnnamed>;

/** Where one of them stands. */
export type UnnamedPlace = Pick<UnnamedRow, 'day' | 'told'>;

const DAY_MS = 86_400_000;
/** Days that two days of keeping can touch. */
const DAYS = 3;

export function makeUnnamed(client: DynamoDBDocumentClient, table: string, zone: string) {
  const placeOf = ({ closedAt, saleId }: Sale): UnnamedPlace => ({
    day: localDate(new Date(closedAt), zone),
    told: `${closedAt}#${saleId}`,
  });

  return {
    /** Remembers it, or newer figures of it; an older word that comes late changes nothing. */
    async keep(sale: Sale, now: Date): Promise<boolean> {
      if (!mayBeKept(sale, now)) return false;
      const { updatedAt = '', phone: _, ...told } = sale;
      const row: UnnamedRow = {
        ...placeOf(sale),
        sale: { ...told, ...(updatedAt === '' ? {} : { updatedAt }) },
        updated_at: updatedAt,
        expires_at: keptUntil(sale),
      };
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: row,
            ConditionExpression: 'attribute_not_exists(told) OR updated_at <= :updated',
            ExpressionAttributeValues: { ':updated': updatedAt },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Undefined once it is counted, or its two days are over. */
    async get({ day, told }: UnnamedPlace, now: Date): Promise<UnnamedRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { day, told }, ConsistentRead: true }),
      );
      const row = Item as UnnamedRow | undefined;
      return row !== undefined && isStillKept(row, now) ? row : undefined;
    },

    /** The newest of them, at most so many. */
    async recent(now: Date, most: number): Promise<readonly UnnamedRow[]> {
      const days = Array.from({ length: DAYS }, (_, back) =>
        localDate(new Date(now.getTime() - back * DAY_MS), zone),
      );
      const found: UnnamedRow[] = [];
      for (const day of days) {
        const { Items = [] } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: '#day = :day',
            ExpressionAttributeNames: { '#day': 'day' },
            ExpressionAttributeValues: { ':day': day },
            ScanIndexForward: false,
            Limit: most,
          }),
        );
        found.push(...(Items as UnnamedRow[]).filter((row) => isStillKept(row, now)));
        if (found.length >= most) break;
      }
      return newestOfEach(found).slice(0, most);
    },

    /** It is counted. Safe to repeat. */
    async forget({ day, told }: UnnamedPlace): Promise<void> {
      await client.send(new DeleteCommand({ TableName: table, Key: { day, told } }));
    },
  };
}
