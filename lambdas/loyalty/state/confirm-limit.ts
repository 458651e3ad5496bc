// How often one address is asked to confirm itself. The sign-up form takes any address from anybody, so nobody may use it
// to fill a stranger's mailbox. One row of loy-notices per address, under its digest.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { guestId } from '../../../shared/platforms/guest.ts';

export type ConfirmLimit = ReturnType<typeof makeConfirmLimit>;

export const CONFIRM_MAILS_A_DAY = 3;
const KEEP_DAYS = 3;
/** As long as anybody would try the same wrong address again. */
const BLOCK_DAYS = 400;

const keyOf = (email: string) => ({ notice_id: `confirm-mails#${guestId(email)}` });
const secondsAfter = (at: Date, days: number): number => Math.floor(at.getTime() / 1000) + days * 86_400;

export function makeConfirmLimit(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  const names = { '#day': 'day' };

  return {
    /** Counts one more mail to this address on the shop's `day`; false when the day is full or the address is blocked. */
    async take(email: string, { day, at }: { readonly day: string; readonly at: Date }): Promise<boolean> {
      const values = { ':day': day, ':one': 1, ':expires': secondsAfter(at, KEEP_DAYS) };
      const isFirstToday = await update({
        key: keyOf(email),
        when: '(attribute_not_exists(#day) OR #day <> :day) AND attribute_not_exists(blocked)',
        change: 'SET #day = :day, mails = :one, expires_at = :expires',
        names,
        values,
      });
      if (isFirstToday) return true;
      const { ':expires': _, ...counting } = values;
      return update({
        key: keyOf(email),
        when: '#day = :day AND mails < :most AND attribute_not_exists(blocked)',
        change: 'ADD mails :one',
        names,
        values: { ...counting, ':most': CONFIRM_MAILS_A_DAY },
      });
    },

    /** Mail to this address came back, or its reader complained: it is not asked again. Safe to repeat. */
    async block(email: string, at: Date): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(email),
          UpdateExpression: 'SET blocked = :yes, expires_at = :expires',
          ExpressionAttributeValues: { ':yes': true, ':expires': secondsAfter(at, BLOCK_DAYS) },
        }),
      );
    },
  };
}
