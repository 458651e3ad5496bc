// Turns, so that what waits for one moment does not burst at it: whoever asks gets the next number for that moment, and
// the number says by how much later it is theirs. The first is punctual; a thousand are spread at the account's own pace.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

export type Turns = ReturnType<typeof makeTurns>;

export type TurnsParts = {
  readonly documents: DynamoDBDocumentClient;
  /** The product's table of notices. */
  readonly table: string;
  /** What the account may send in a second. */
  readonly perSecond: number;
};

const KEEP_DAYS = 3;

export function makeTurns({ documents, table, perSecond }: TurnsParts) {
  return {
    /** Asking twice takes two turns, which costs nothing but a gap. */
    async take(moment: Date): Promise<Date> {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { notice_id: `turns#${moment.toISOString()}` },
          UpdateExpression: 'ADD taken :one SET expires_at = :expires',
          ExpressionAttributeValues: {
            ':one': 1,
            ':expires': Math.floor(moment.getTime() / 1000) + KEEP_DAYS * 86_400,
          },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      const before = Number(Attributes?.taken ?? 1) - 1;
      return new Date(moment.getTime() + Math.floor(before / perSecond) * 1_000);
    },
  };
}
