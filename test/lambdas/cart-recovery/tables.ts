// The cart tables on a real engine, with their state functions.
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import {
  CARTS_BY_CUSTOMER,
  CARTS_BY_DAY,
  CARTS_BY_EMAIL,
  CARTS_BY_LINK,
  CARTS_BY_WAKEUP,
  SENDS_BY_RECIPIENT,
} from '../../../lambdas/cart-recovery/names.ts';
import type { CartRow } from '../../../lambdas/cart-recovery/rows.ts';
import { makeAudit } from '../../../lambdas/cart-recovery/state/audit.ts';
import { makeCarts } from '../../../lambdas/cart-recovery/state/carts.ts';
import { makePeople } from '../../../lambdas/cart-recovery/state/people.ts';
import { makeRemindClaims } from '../../../lambdas/cart-recovery/state/remind-claim.ts';
import { makeSends } from '../../../lambdas/cart-recovery/state/sends.ts';
import { makeUnsub } from '../../../lambdas/cart-recovery/state/unsub.ts';
import { startEngine, table } from '../../support/dynamo.ts';

export async function startCartTables() {
  const engine = await startEngine([
    table('state', 'cart_id', [
      { name: CARTS_BY_EMAIL, partition: 'email' },
      { name: CARTS_BY_DAY, partition: 'day', sort: 'cart_id' },
      { name: CARTS_BY_CUSTOMER, partition: 'customer_id' },
      { name: CARTS_BY_LINK, partition: 'link_id' },
      { name: CARTS_BY_WAKEUP, partition: 'waits', sort: 'wakeup_at' },
    ]),
    table(
      'sends',
      'cart_id',
      [{ name: SENDS_BY_RECIPIENT, partition: 'recipient', sort: 'sent_at' }],
      'step',
    ),
    table('audit', 'cart_id', [], 'ts'),
    table('unsub', 'email'),
    table('people', 'email'),
    table('notices', 'notice_id'),
  ]);
  const { documents } = engine;
  const audit = makeAudit(documents, 'audit');
  const carts = makeCarts(documents, 'state', audit);
  const people = makePeople(documents, 'people');
  const unsub = makeUnsub(documents, 'unsub');
  return {
    ...engine,
    audit,
    carts,
    people,
    unsub,
    sends: makeSends(documents, 'sends'),
    claims: makeRemindClaims(documents, { state: 'state', sends: 'sends' }, { people, unsub, audit }),
    /** Puts rows that are new. */
    async given(...rows: readonly CartRow[]): Promise<void> {
      for (const row of rows) await carts.save(row, undefined);
    },
    async all(name: string): Promise<Record<string, unknown>[]> {
      return (await documents.send(new ScanCommand({ TableName: name }))).Items ?? [];
    },
  };
}

export type CartTables = Awaited<ReturnType<typeof startCartTables>>;
