// The loyalty tracker forgets a person: every number of theirs as `npm run erase` does, and what only knows an address.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { digestsOf, makeConfirmLimit } from '../../lambdas/loyalty/state/confirm-limit.ts';
import { isConditionFailed } from '../../shared/aws/conditional.ts';
import { eraseMember } from '../erase/member.ts';
import type { Destination } from '../frame/destination.ts';
import { type Held, rowsIn } from './hold.ts';
import { keptForms, marksOf, type Person } from './person.ts';

/** Safe to repeat: numbers are marked first, and addresses get no mail that asks for a confirmation, for good. */
export async function forgetMembers(person: Person, held: Held, destination: Destination): Promise<void> {
  const { documents, tableName } = destination;
  const limit = makeConfirmLimit(documents, tableName('notices'));
  for (const email of person.emails) await limit.never(digestsOf(email));
  const phones = person.phones.filter((phone) => !person.notMembers.includes(phone)).flatMap(keptForms);
  for (const phone of phones) await eraseMember(phone, destination);
  const { texts } = marksOf(person, true);
  for (const { phone, pending_email } of rowsIn(held, 'members'))
    if (!phones.includes(String(phone)) && texts.includes(String(pending_email)))
      await withoutPending(phone, pending_email, destination);
}

/** What stays for good, so that nobody writes to them: a mark of the erased, and an address that wants no mail. */
export const isSilence = (row: Readonly<Record<string, unknown>>): boolean =>
  /^erased#/.test(String(row.notice_id)) || row.never === true;

/** Somebody else's row, at which their address was named and never confirmed. */
async function withoutPending(
  phone: unknown,
  email: unknown,
  { documents, tableName }: Destination,
): Promise<void> {
  try {
    await documents.send(
      new UpdateCommand({
        TableName: tableName('members'),
        Key: { phone },
        ConditionExpression: 'pending_email = :email',
        UpdateExpression: 'REMOVE pending_email, pending_id, pending_at, pending_by',
        ExpressionAttributeValues: { ':email': email },
      }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
}
