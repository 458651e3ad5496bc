// Sales that were rung up without a number, and what the desk counts of them: once, by whom, whatever the till says later.
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UnnamedRow } from '../../../lambdas/loyalty/decisions/unnamed-sale.ts';
import type { AuditRow } from '../../../lambdas/loyalty/desk-rows.ts';
import { makeEarn } from '../../../lambdas/loyalty/functions/earn.ts';
import type { LedgerRow, MemberRow } from '../../../lambdas/loyalty/rows.ts';
import type { SaleRow } from '../../../lambdas/loyalty/sale-rows.ts';
import { makeUnnamed } from '../../../lambdas/loyalty/state/unnamed.ts';
import { memberRow } from '../../support/loyalty-runtime.ts';
import { STORY, saleTold } from './builders.ts';
import { earnOn, startLoyaltyTables, TABLES, ZONE } from './tables.ts';

const NOW = new Date('2026-06-02T13:20:00.000Z');
let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let earnings: ReturnType<typeof earnOn>;
let count = 0;
let saleId = '';
let ana = '';
let ben = '';
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables?.stop());
beforeEach(async () => {
  count += 1;
  saleId = `n-${count}`;
  ana = `+1212555${6000 + count}`;
  ben = `+1212555${7000 + count}`;
  earnings = earnOn(tables.documents, { now: () => NOW });
  for (const phone of [ana, ben])
    await tables.documents.send(
      new PutCommand({ TableName: TABLES.members, Item: memberRow(phone, { balance: 0 }) }),
    );
});

const unnamed = (changes: object = {}) => {
  const { phone: _, ...sale } = saleTold({ saleId, ...changes });
  return sale;
};
const booking = (phone: string, byStaff = 'sam') => ({
  type: 'sale.booked' as const,
  saleId,
  day: '2026-06-02',
  told: `2026-06-02T13:15:00.000Z#${saleId}`,
  phone,
  byStaff,
});
const kept = async () =>
  (await tables.all<UnnamedRow>('unnamed')).filter(({ sale }) => sale.saleId === saleId);
const ledgerOf = async (phone: string) =>
  (await tables.all<LedgerRow>('ledger')).filter((row) => row.phone === phone);
const balanceOf = async (phone: string) =>
  (await tables.all<MemberRow>('members')).find((row) => row.phone === phone)?.balance;

describe('a sale without a number', () => {
  test('is remembered without a person, for two days', async () => {
    expect(await earnings.earn(unnamed())).toEqual({ status: 'ignored', reason: 'no-member' });
    const [row] = await kept();
    expect(row).toMatchObject({ day: '2026-06-02', sale: { saleId, totalMinor: 1800 } });
    expect(row?.expires_at).toBe(Date.parse('2026-06-04T13:15:00.000Z') / 1000);
    expect(JSON.stringify(row)).not.toContain('phone');
  });

  test('told with a number, it writes nothing there', async () => {
    await earnings.earn(saleTold({ saleId, phone: ana }));
    expect(await kept()).toEqual([]);
  });

  test('of nothing, or of last week, it is not remembered', async () => {
    await earnings.earn(unnamed({ totalMinor: 0, items: [] }));
    await earnings.earn(unnamed({ closedAt: '2026-05-28T10:00:00.000Z' }));
    expect(await kept()).toEqual([]);
  });

  test('told again with other figures, it has the newer ones, whichever comes last', async () => {
    const newer = unnamed({ type: 'sale.updated', totalMinor: 900, updatedAt: '2026-06-02T13:19:00.000Z' });
    await earnings.earn(newer);
    await earnings.earn(unnamed({ type: 'sale.updated', updatedAt: '2026-06-02T13:16:00.000Z' }));
    expect((await kept()).map(({ sale }) => sale.totalMinor)).toEqual([900]);
  });

  test('is listed newest first and once, and not after its two days', async () => {
    const desk = makeUnnamed(tables.documents, TABLES.unnamed, ZONE);
    await earnings.earn(unnamed());
    await earnings.earn(unnamed({ closedAt: '2026-06-02T13:18:00.000Z' }));
    const recent = await desk.recent(NOW, 20);
    expect(recent.filter(({ sale }) => sale.saleId === saleId)).toHaveLength(1);
    expect(recent.map(({ told }) => told)).toEqual(
      recent
        .map(({ told }) => told)
        .toSorted()
        .toReversed(),
    );
    expect(await desk.recent(new Date('2026-06-04T13:30:00.000Z'), 20)).toEqual([]);
  });
});

describe('counting one at the desk', () => {
  test('gives its points once, with who counted it, in ledger, audit and sale', async () => {
    await earnings.earn(unnamed());
    expect(await earnings.earn(booking(ana))).toEqual({ status: 'accepted', reason: 'added' });
    expect(await earnings.earn(booking(ana))).toEqual({ status: 'duplicate', reason: 'added' });
    expect(await ledgerOf(ana)).toMatchObject([
      { reason: 'earn', points_change: 24, sale_id: saleId, by_staff: 'sam' },
    ]);
    expect(await balanceOf(ana)).toBe(24);
    const audit = (await tables.all<AuditRow>('audit')).filter(({ phone }) => phone === ana);
    expect(audit).toMatchObject([{ action: 'sale-booked', by_user: 'sam', after: { sale_id: saleId } }]);
    expect((await tables.all<SaleRow>('sales')).find((row) => row.sale_id === saleId)).toMatchObject({
      phone: ana,
      booked_by: 'sam',
    });
    expect(await kept()).toEqual([]);
  });

  test('for two people at two desks at once, then one of them has it, and the other hears of it', async () => {
    await earnings.earn(unnamed());
    const answers = await Promise.all([
      earnings.earn(booking(ana)),
      earnings.earn(booking(ben, 'ria')),
      earnings.earn(booking(ana)),
      earnings.earn(booking(ben, 'ria')),
    ]);
    const balances = [await balanceOf(ana), await balanceOf(ben)];
    expect(balances.toSorted()).toEqual([0, 24]);
    const winner = balances[0] === 24 ? ana : ben;
    expect(await ledgerOf(winner)).toHaveLength(1);
    for (const [index, who] of [ana, ben, ana, ben].entries())
      expect(answers[index]?.reason).toMatch(
        // The loser may also come so late that nothing is kept any more; never is it added twice.
        who === winner ? /^added$/ : /^(counted-before|not-kept)$/,
      );
  });

  test.each(['the same figures', 'other figures', 'the number of this very member'])(
    'and the till tells it again with %s: it is corrected, never doubled',
    async (what) => {
      await earnings.earn(unnamed());
      await earnings.earn(booking(ana));
      const again = unnamed({
        type: 'sale.updated',
        updatedAt: '2026-06-02T13:19:00.000Z',
        ...(what === 'other figures' ? { totalMinor: 1200, items: [] } : {}),
      });
      await earnings.earn(what.startsWith('the number') ? { ...again, phone: ana } : again);
      await earnings.earn(unnamed());
      expect(await balanceOf(ana)).toBe(what === 'other figures' ? 12 : 24);
      const sum = (await ledgerOf(ana)).reduce((total, row) => total + row.points_change, 0);
      expect(sum).toBe(await balanceOf(ana));
    },
  );

  test('and the till tells another member’s number for it: a person decides, and nothing is given twice', async () => {
    await earnings.earn(unnamed());
    await earnings.earn(booking(ana));
    expect(await earnings.earn({ ...unnamed({ type: 'sale.updated' }), phone: ben })).toMatchObject({
      reason: 'held',
    });
    expect([await balanceOf(ana), await balanceOf(ben)]).toEqual([24, 0]);
  });

  test('after the till told whose it is: nothing is added', async () => {
    await earnings.earn(unnamed());
    await earnings.earn(saleTold({ saleId, phone: ben }));
    expect(await earnings.earn(booking(ana))).toEqual({ status: 'duplicate', reason: 'counted-before' });
    expect([await balanceOf(ana), await balanceOf(ben)]).toEqual([0, 24]);
  });

  test('of a refunded sale takes the refund off again', async () => {
    await earnings.earn(unnamed());
    await earnings.earn({ type: 'sale.voided', saleId: 'v', refundOf: saleId, closedAt: NOW.toISOString() });
    await earnings.earn(booking(ana));
    expect(await balanceOf(ana)).toBe(0);
  });

  test('of a sale that is far larger than usual holds it like any other', async () => {
    await earnings.earn(unnamed({ totalMinor: 500_000, items: [] }));
    expect(await earnings.earn(booking(ana))).toEqual({ status: 'accepted', reason: 'held' });
    expect(await balanceOf(ana)).toBe(0);
  });

  test('nobody kept, or for nobody’s number, adds nothing', async () => {
    expect(await earnings.earn(booking(ana))).toEqual({ status: 'ignored', reason: 'not-kept' });
    await earnings.earn(unnamed());
    expect(await earnings.earn(booking('+12125559999'))).toEqual({ status: 'ignored', reason: 'no-member' });
    expect((await tables.all<SaleRow>('sales')).find((row) => row.sale_id === saleId)).toBeUndefined();
  });

  test('a function that dies after any of its writes is finished by the same booking told again', async () => {
    for (let after = 1; after <= 3; after += 1) {
      saleId = `n-${count}-${after}`;
      await earnings.earn(unnamed());
      let writes = 0;
      const dying = DynamoDBDocumentClient.from(tables.documents, {});
      const send = tables.documents.send.bind(tables.documents);
      dying.send = (async (command: { constructor: { name: string } }) => {
        const answer = await (send as (sent: unknown) => Promise<unknown>)(command);
        if (/Put|Update|Delete|Transact/.test(command.constructor.name)) writes += 1;
        if (writes >= after) throw new Error('the function is gone');
        return answer;
      }) as typeof dying.send;
      const before = (await balanceOf(ana)) ?? 0;
      const cut = makeEarn(earnOn(dying, { now: () => NOW, rules: STORY }).parts);
      await cut(booking(ana)).catch(() => undefined);
      expect(writes).toBe(after);
      const again = await earnings.earn(booking(ana));
      expect(again.reason).toBe('added');
      expect(await balanceOf(ana)).toBe(before + 24);
      expect((await ledgerOf(ana)).filter((row) => row.sale_id === saleId)).toHaveLength(1);
    }
  });

  test('given figures that the till tells while the desk counts, then those count in the end, whoever is first', async () => {
    for (const first of ['till', 'desk']) {
      saleId = `n-${count}-${first}`;
      await earnings.earn(unnamed());
      const before = (await balanceOf(ana)) ?? 0;
      const told = unnamed({
        type: 'sale.updated',
        updatedAt: '2026-06-02T13:19:00.000Z',
        totalMinor: 1200,
        items: [],
      });
      const both = [() => earnings.earn(told), () => earnings.earn(booking(ana))];
      await Promise.all((first === 'till' ? both : both.toReversed()).map((act) => act()));
      expect((await balanceOf(ana)) ?? 0).toBe(before + 12);
    }
  });
});
