// The member's own row: what is a figure goes under the pseudonym, and then its points lapse.
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { forfeitKey } from '../../lambdas/loyalty/decisions/ledger-key.ts';
import { lotAttribute, lotsOf } from '../../lambdas/loyalty/decisions/stamp-card.ts';
import { opposite, someStamps } from '../../lambdas/loyalty/decisions/stamps.ts';
import { exact } from '../../lambdas/loyalty/points.ts';
import type { MemberRow, Stamps } from '../../lambdas/loyalty/rows.ts';
import { auditItem } from '../../lambdas/loyalty/state/audit.ts';
import { balanceItem } from '../../lambdas/loyalty/state/points/balance-item.ts';
import { ledgerItem } from '../../lambdas/loyalty/state/points/points-items.ts';
import { lookAgain } from '../../shared/aws/look-again.ts';
import { makeTransact } from '../../shared/aws/transact.ts';
import { localDate } from '../../shared/time/time.ts';
import type { Destination } from '../frame/destination.ts';
import type { Erasing } from './rows.ts';

const TRIES = 20;

/** What stays of a member is no person: points, visits, money. Nobody writes to it, and no list shows it. */
export async function moveMember({ phone, pseudonym, destination }: Erasing): Promise<boolean> {
  const { documents, tableName } = destination;
  const transact = makeTransact(documents);
  return lookAgain({ tries: TRIES, who: 'Run it again: the member' }, async () => {
    const member = await memberOf(phone, destination);
    if (member === undefined) return (await memberOf(pseudonym, destination)) !== undefined;
    const lots = lotsOf(member);
    const { balance, visit_count, joined, joined_by, spent_minor, largest_minor, tier, tier_points } = member;
    const Item = {
      phone: pseudonym,
      balance,
      visit_count,
      joined,
      joined_by,
      ...(spent_minor === undefined ? {} : { spent_minor }),
      ...(largest_minor === undefined ? {} : { largest_minor }),
      ...(tier === undefined ? {} : { tier }),
      ...(tier_points === undefined ? {} : { tier_points }),
      status: 'rested',
      opted_in: false,
      ...onRow(lots),
    } satisfies MemberRow;
    const moved = await transact({
      gone: {
        Delete: {
          TableName: tableName('members'),
          Key: { phone },
          // No sale or reward came in between.
          ConditionExpression: [
            'balance = :balance AND visit_count = :visits',
            ...Object.keys(lots).map((_, at) => `#lot${at} = :lot${at}`),
          ].join(' AND '),
          ...(Object.keys(lots).length === 0
            ? {}
            : {
                ExpressionAttributeNames: Object.fromEntries(
                  Object.keys(lots).map((lot, at) => [`#lot${at}`, lotAttribute(lot)]),
                ),
              }),
          ExpressionAttributeValues: {
            ':balance': balance,
            ':visits': visit_count,
            ...Object.fromEntries(Object.values(lots).map((pieces, at) => [`:lot${at}`, pieces])),
          },
        },
      },
      kept: {
        Put: { TableName: tableName('members'), Item, ConditionExpression: 'attribute_not_exists(phone)' },
      },
    });
    return moved.applied ? true : 'again';
  });
}

/** Lots as attributes of a row. */
const onRow = (lots: Stamps): Record<`stamps:${string}`, number> =>
  Object.fromEntries(Object.entries(lots).map(([lot, pieces]) => [lotAttribute(lot), pieces]));

/** The points lapse, as a row of the ledger: what all members hold, and what the month says of it, stay exact. */
export async function forfeit({ pseudonym, destination }: Erasing): Promise<void> {
  const { documents, tableName, shop, now } = destination;
  const transact = makeTransact(documents);
  await lookAgain({ tries: TRIES, who: 'Run it again: the balance' }, async () => {
    const member = await memberOf(pseudonym, destination);
    if (member === undefined) return 'done';
    const at = now();
    const day = localDate(at, shop.timeZone);
    const { balance } = member;
    const lots = lotsOf(member);
    const stamps = opposite(lots);
    const done = await transact({
      balance: balanceItem(tableName('members'), {
        phone: pseudonym,
        points: exact(-balance),
        stamps,
        lots,
        at,
        guard: { atLeast: balance, below: exact(balance + 0.0001) },
      }),
      ledger: ledgerItem(tableName('ledger'), {
        phone: pseudonym,
        ts: forfeitKey(at),
        points_change: exact(-balance),
        reason: 'erased',
        ...someStamps(stamps),
        posted_at: at.toISOString(),
        day,
      }),
      audit: auditItem(tableName('audit'), {
        phone: pseudonym,
        at,
        action: 'erased',
        by_user: 'owner',
        before: { balance },
        after: { balance: 0 },
        day,
      }),
    });
    return done.applied ? 'done' : 'again';
  });
}

async function memberOf(key: string, { documents, tableName }: Destination): Promise<MemberRow | undefined> {
  const { Item } = await documents.send(
    new GetCommand({ TableName: tableName('members'), Key: { phone: key }, ConsistentRead: true }),
  );
  return Item as MemberRow | undefined;
}
