// Putting a birthday right that was told wrongly, or taking it away. The form never does: it knows nobody.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeTransact } from '../../../shared/aws/transact.ts';
import { localDate } from '../../../shared/time/time.ts';
import type { MemberRow } from '../rows.ts';
import { auditItem } from './audit.ts';

export type BirthdayCorrection = {
  readonly phone: string;
  /** As the page had it that was filled in. */
  readonly seen: string;
  /** `MM-DD`; undefined takes it away. */
  readonly birthday: string | undefined;
  readonly byUser: string;
  readonly at: Date;
};

export type CorrectBirthday = ReturnType<typeof makeCorrectBirthday>;

/**
 * The year in which it last brought points stays, so that nobody has two birthdays in a year. The audit says who did it and that there
 * was a day, not which.
 */
export function makeCorrectBirthday(
  client: DynamoDBDocumentClient,
  tables: { readonly members: string; readonly audit: string },
  zone: string,
) {
  const transact = makeTransact(client);
  return async ({
    phone,
    seen,
    birthday,
    byUser,
    at,
  }: BirthdayCorrection): Promise<'corrected' | 'changed' | 'unknown-member'> => {
    // Saved as it was: nothing to write, and nothing to tell in the audit.
    if (birthday === seen) return 'corrected';
    const outcome = await transact({
      member: {
        Update: {
          TableName: tables.members,
          Key: { phone },
          ConditionExpression: birthdayIsAsSeen,
          UpdateExpression: birthday === undefined ? 'REMOVE birthday' : 'SET birthday = :birthday',
          ExpressionAttributeValues: {
            ':seen': seen,
            ...(birthday === undefined ? {} : { ':birthday': birthday }),
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      audit: auditItem(tables.audit, {
        phone,
        at,
        action: 'birthday-corrected',
        by_user: byUser,
        before: { has_birthday: true },
        after: { has_birthday: birthday !== undefined },
        day: localDate(at, zone),
      }),
    });
    if (outcome.applied) return 'corrected';
    const now = outcome.rows.member as MemberRow | undefined;
    if (now === undefined) return 'unknown-member';
    // Sent twice, or met again because the answer was lost.
    return now.birthday === birthday ? 'corrected' : 'changed';
  };
}

const birthdayIsAsSeen = 'birthday = :seen';
