// Cart recovery forgets a person: as an erasure that the store tells of does, and then the digests that it leaves in what was sent and
// in the trail, and the addresses in the day's lists.
import { randomBytes } from 'node:crypto';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { makeAudit } from '../../lambdas/cart-recovery/state/audit.ts';
import { makeCarts } from '../../lambdas/cart-recovery/state/carts.ts';
import { makePeople } from '../../lambdas/cart-recovery/state/people.ts';
import { makeSends } from '../../lambdas/cart-recovery/state/sends.ts';
import { makeUnsub } from '../../lambdas/cart-recovery/state/unsub.ts';
import { eraseShopper } from '../../lambdas/cart-recovery/taking-in/erase-shopper.ts';
import type { CartParts } from '../../lambdas/cart-recovery/taking-in/parts.ts';
import { isConditionFailed } from '../../shared/aws/conditional.ts';
import { makeOneOffs } from '../../shared/aws/one-off-schedules.ts';
import { writeTogether } from '../../shared/aws/transact.ts';
import { makeLog } from '../../shared/handlers/log.ts';
import { formsOf } from '../../shared/people/address.ts';
import { NOBODY } from './forget-orders.ts';
import { type Held, type Row, rowsIn } from './hold.ts';
import { type Marks, marksOf, type Person } from './person.ts';
import type { Reach } from './reach.ts';

/** Safe to repeat; listed first, so that a crash in the middle leaves nobody to be written to. */
export async function forgetCarts(person: Person, held: Held, reach: Reach): Promise<void> {
  const parts = partsIn(reach);
  const emails = [...new Set(person.emails.flatMap(formsOf))];
  for (const email of emails) await eraseShopper(email, parts);
  const marks = marksOf(person);
  for (const row of rowsIn(held, 'sends')) await withoutRecipient(row, marks, reach);
  for (const row of rowsIn(held, 'audit'))
    if (marks.digests.includes(String(row.cart_id))) await toNobody(row, reach);
}

type Parts = Parameters<typeof eraseShopper>[1];

function partsIn({ destination, groups }: Reach): Parts {
  const { documents, connection, tableName, now } = destination;
  const audit = makeAudit(documents, tableName('audit'));
  const parts: Omit<CartParts, 'shop' | 'rules' | 'goLive'> = {
    log: makeLog({ functionName: 'person', now, write: () => {} }),
    now,
    audit,
    carts: makeCarts(documents, tableName('state'), audit),
    people: makePeople(documents, tableName('people')),
    sends: makeSends(documents, tableName('sends')),
    unsub: makeUnsub(documents, tableName('unsub')),
    schedules: makeOneOffs({
      client: new SchedulerClient(connection),
      group: groups[0] ?? 'default',
      // Nothing is set here, only removed.
      roleArn: '',
      targetArn: '',
      deadLettersArn: '',
      now,
    }),
  };
  return parts as Parts;
}

/** The moment it was read, the recipient may be the address still, or its digest. */
async function withoutRecipient(
  { cart_id, step }: Row,
  { texts, digests }: Marks,
  { destination }: Reach,
): Promise<void> {
  const { documents, tableName } = destination;
  const known = [...texts, ...digests].slice(0, 90);
  const values = Object.fromEntries(known.map((each, index) => [`:r${index}`, each]));
  try {
    await documents.send(
      new UpdateCommand({
        TableName: tableName('sends'),
        Key: { cart_id, step },
        ConditionExpression: `recipient IN (${Object.keys(values).join(', ')})`,
        UpdateExpression: 'SET recipient = :nobody',
        ExpressionAttributeValues: { ...values, ':nobody': NOBODY },
      }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
}

/** A bounce or a complaint has its trail under the digest: it stays, and is nobody's. */
async function toNobody(row: Row, { destination }: Reach): Promise<void> {
  const { documents, tableName } = destination;
  const TableName = tableName('audit');
  await writeTogether(documents, {
    gone: { Delete: { TableName, Key: { cart_id: row.cart_id, ts: row.ts } } },
    kept: { Put: { TableName, Item: { ...row, cart_id: `erased:${randomBytes(12).toString('hex')}` } } },
  });
}
