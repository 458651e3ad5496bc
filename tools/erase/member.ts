// Forgets one member (docs/decisions/erased-members.md). The number is marked first, so that no door brings them back while
// this runs or after it; then every row of theirs is moved, one transaction each, under a name made of nothing but
// chance. Figures stay, the person goes. Stopped anywhere, the same command goes on where it was.
import { randomBytes } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { makeErasedMembers } from '../../lambdas/loyalty/state/erased-members.ts';
import type { Destination } from '../frame/destination.ts';
import { forfeit, moveMember } from './own-row.ts';
import { cutThread, pseudonymOf } from './pseudonym.ts';
import { forgetSends, moveRows } from './rows.ts';

export type Forgotten = { readonly wasMember: boolean; readonly rows: number };

/** Throws what AWS throws, and then may be run again. `dice` makes the name that says nothing of anybody. */
export async function eraseMember(
  phone: string,
  destination: Destination,
  dice: (bytes: number) => Buffer = randomBytes,
): Promise<Forgotten> {
  const { documents, tableName, now } = destination;
  const notices = { documents, table: tableName('notices') };
  await makeErasedMembers(documents, notices.table).mark(phone, now());
  const erasing = { phone, pseudonym: await pseudonymOf(phone, notices, dice), destination };
  const wasMember = await moveMember(erasing);
  const rows = await moveRows(erasing);
  await documents.send(new DeleteCommand({ TableName: tableName('lapsing'), Key: { phone } }));
  await forgetSends(erasing);
  await forfeit(erasing);
  await cutThread(phone, notices);
  return { wasMember, rows };
}
