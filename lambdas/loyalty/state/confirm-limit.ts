// How often people are asked to confirm an address. The sign-up form takes any address from anybody, so nobody may use it
// to fill a stranger's mailbox, or thousands of them. One row of loy-notices per address, under its digest.
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { guestId } from '../../../shared/platforms/guest.ts';
import { mailboxOf } from '../decisions/mailbox.ts';

export type ConfirmLimit = ReturnType<typeof makeConfirmLimit>;

export const CONFIRM_MAILS_A_DAY = 3;
/** Far more people than sign up at one counter in a day; few enough to keep SES content with the sender. */
export const FORM_MAILS_A_DAY = 500;
const KEEP_DAYS = 3;
/** As long as anybody would try the same wrong address again. */
const BLOCK_DAYS = 400;

const keyOf = (email: string): string => `confirm-mails#${guestId(email)}`;
const FORM = 'confirm-mails#form';
const secondsAfter = (at: Date, days: number): number => Math.floor(at.getTime() / 1000) + days * 86_400;

export type Taking = { readonly day: string; readonly at: Date };

export function makeConfirmLimit(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  const names = { '#day': 'day' };

  /** Counts one more on this row; false when its day is full or it is blocked. */
  async function count(notice_id: string, most: number, { day, at }: Taking): Promise<boolean> {
    const key = { notice_id };
    const isFirstToday = await update({
      key,
      when: '(attribute_not_exists(#day) OR #day <> :day) AND attribute_not_exists(blocked)',
      change: 'SET #day = :day, mails = :one, expires_at = :expires',
      names,
      values: { ':day': day, ':one': 1, ':expires': secondsAfter(at, KEEP_DAYS) },
    });
    if (isFirstToday) return true;
    return update({
      key,
      when: '#day = :day AND mails < :most AND attribute_not_exists(blocked)',
      change: 'ADD mails :one',
      names,
      values: { ':day': day, ':one': 1, ':most': most },
    });
  }

  return {
    /**
     * Counts one more mail to this address on the shop's `day`; false when its day is full, or that of the mailbox
     * which it is another spelling of, or when the address is blocked.
     */
    async take(email: string, taking: Taking): Promise<boolean> {
      for (const key of new Set([email, mailboxOf(email)].map(keyOf)))
        if (!(await count(key, CONFIRM_MAILS_A_DAY, taking))) return false;
      return true;
    },

    /** Counts one more mail that the form asked for, to whomever; false when the form's day is full. */
    takeByForm: (taking: Taking): Promise<boolean> => count(FORM, FORM_MAILS_A_DAY, taking),

    /** Mail to this address came back, or its reader complained: it is not asked again. Safe to repeat. */
    async block(email: string, at: Date): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { notice_id: keyOf(email) },
          UpdateExpression: 'SET blocked = :yes, expires_at = :expires',
          ExpressionAttributeValues: { ':yes': true, ':expires': secondsAfter(at, BLOCK_DAYS) },
        }),
      );
    },
  };
}
