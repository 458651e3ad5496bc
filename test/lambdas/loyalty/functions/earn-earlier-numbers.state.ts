// loy-earn and the desk on a real engine, where a number's country changed how it is written: whoever was kept under the
// form of the time before stays who they are.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { makeErasedMembers } from '../../../../lambdas/loyalty/state/erased-members.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import { makeImportMembers } from '../../../../lambdas/loyalty/state/points/import-members.ts';
import { saleTold } from '../builders.ts';
import { earnOn, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

const at = new Date('2026-06-02T13:15:00.000Z');
const phonesOf = async (name: 'members' | 'ledger') =>
  (await tables.all<MemberRow | LedgerRow>(name)).map(({ phone }) => phone).sort();
const keptBefore = (phone: string): MemberRow => ({
  phone,
  balance: 84,
  visit_count: 6,
  joined: '2019-03-02T12:00:00.000Z',
  joined_by: 'form',
  status: 'active',
  opted_in: true,
});

describe.each([
  ['Mexico', '+5215512345678', '+525512345678'],
  ['Brazil', '+551187654321', '+5511987654321'],
  ['Benin', '+22997123456', '+2290197123456'],
])('in %s', (country, earlier, present) => {
  test('a member of old earns under either form, and nobody is made a second time', async () => {
    await tables.documents.send(new PutCommand({ TableName: TABLES.members, Item: keptBefore(earlier) }));
    const { earn } = earnOn(tables.documents);
    const told = saleTold({ saleId: `${country}-1`, phone: present });
    expect(await earn(told)).toMatchObject({ reason: 'added' });
    expect(await earn(told)).toMatchObject({ status: 'duplicate' });
    expect(await earn({ type: 'event.late', saleId: told.saleId, event: told })).toMatchObject({
      status: 'duplicate',
    });
    const members = makeMembers(tables.documents, TABLES, ZONE);
    expect(await members.join({ phone: present, by: 'desk', byUser: 'sam', at })).toMatchObject({
      kind: 'existing',
      member: { phone: earlier, balance: 108 },
    });
    const imports = makeImportMembers(tables.documents, TABLES, ZONE);
    const listed = { phone: present, isConfirmed: false, points: 5, visits: 1 };
    expect(await imports.add(listed, { id: 'list', at })).toBe('existing');
    expect(await phonesOf('members')).not.toContain(present);
    expect((await phonesOf('ledger')).filter((phone) => phone === earlier)).toHaveLength(1);
  });
});

test('somebody new is kept under the form of today, and somebody forgotten under any form stays forgotten', async () => {
  const { earn } = earnOn(tables.documents);
  expect(await earn(saleTold({ saleId: 'new', phone: '+523312345678' }))).toMatchObject({ reason: 'added' });
  expect(await phonesOf('members')).toContain('+523312345678');

  const erased = makeErasedMembers(tables.documents, TABLES.notices);
  await erased.mark('+5218112345678', at);
  expect(await erased.isErased('+528112345678')).toBe(true);
  expect(await earn(saleTold({ saleId: 'erased', phone: '+528112345678' }))).toMatchObject({
    reason: 'erased',
  });
  const members = makeMembers(tables.documents, TABLES, ZONE);
  expect(await members.join({ phone: '+528112345678', by: 'form', byUser: 'member', at })).toEqual({
    kind: 'erased',
  });
});
