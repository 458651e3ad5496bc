// loy-sends: what was sent to a member, when, and with what outcome; for 13 months. It answers "what was Maria sent?". The
// row is there before the mail goes out, so that a function which dies in between leaves the truth: nobody knows.
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from '../../../shared/aws/conditional.ts';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import type { SendOutcome } from '../../../shared/messages/outcome.ts';
import { maskedAddress } from '../decisions/desk-words.ts';

export type Sends = ReturnType<typeof makeSends>;

export type SendRow = {
  readonly phone: string;
  /** The claim's name: one mail has one row, however often it is tried. */
  readonly letter: string;
  /** `reward-earned`, `nightly-balance`, `confirm`, …: as the mail's own tag says. */
  readonly kind: string;
  /** Enough to know which address it was, and no more. */
  readonly recipient: string;
  readonly subject: string;
  /** The last try. */
  readonly at: string;
  /** `unknown` until SES has answered, and where its answer never came. */
  readonly outcome: SendOutcome['outcome'] | 'left-alone';
  readonly reason?: string;
  readonly message_id?: string;
  readonly expires_at: number;
};

type Mail = Pick<SendRow, 'phone' | 'letter' | 'kind' | 'subject'> & {
  readonly to: string;
  readonly at: Date;
};

const KEEP_DAYS = 396;
const MOST_SHOWN = 200;

const unknown = ({ to, at, ...facts }: Mail): SendRow => ({
  ...facts,
  recipient: maskedAddress(to),
  at: at.toISOString(),
  outcome: 'unknown',
  expires_at: Math.floor(at.getTime() / 1000) + KEEP_DAYS * 86_400,
});

export function makeSends(client: DynamoDBDocumentClient, table: string) {
  return {
    /** A mail is about to go out. */
    async trying(mail: Mail): Promise<void> {
      await client.send(new PutCommand({ TableName: table, Item: unknown(mail) }));
    },

    /**
     * Somebody else has the right to send it. Who died with it before there was a row has sent perhaps, and the row says
     * so; where there is one, it stays.
     */
    async taken(mail: Mail): Promise<void> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: unknown(mail),
            ConditionExpression: 'attribute_not_exists(phone)',
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /** It does not go out, because of what all products know together; one that did, or may have, keeps its row. */
    async leftAlone(mail: Mail, reason: string): Promise<void> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...unknown(mail), outcome: 'left-alone', reason } satisfies SendRow,
            ConditionExpression: 'attribute_not_exists(phone) OR outcome = :leftAlone',
            ExpressionAttributeValues: { ':leftAlone': 'left-alone' },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /** What became of it. */
    async became({ phone, letter }: Pick<SendRow, 'phone' | 'letter'>, result: SendOutcome): Promise<void> {
      const more =
        result.outcome === 'sent'
          ? (['message_id', result.messageId] as const)
          : (['reason', result.reason] as const);
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { phone, letter },
          // Somebody who was forgotten in this moment has no row any more.
          ConditionExpression: 'attribute_exists(phone)',
          UpdateExpression: 'SET outcome = :outcome, #more = :more',
          ExpressionAttributeNames: { '#more': more[0] },
          ExpressionAttributeValues: { ':outcome': result.outcome, ':more': more[1] },
        }),
      );
    },

    /** The newest first; at most 200. */
    async to(phone: string): Promise<SendRow[]> {
      const rows = await allOf(
        queryRows<SendRow>(client, {
          TableName: table,
          KeyConditionExpression: 'phone = :phone',
          ExpressionAttributeValues: { ':phone': phone },
        }),
      );
      return rows.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST_SHOWN);
    },
  };
}
