import { describe, expect, it } from 'vitest';
import { KEYS_OF } from '../../../lambdas/loyalty/backup/key.ts';
import { canonical, keyOf, planRestore, type Row, type Rows } from '../../../tools/restore/plan.ts';

const ledgerRow = (phone: string, ts: string, points: string): Row => ({
  phone: { S: phone },
  ts: { S: ts },
  points_change: { N: points },
});
const memberRow = (phone: string, balance: string): Row => ({ phone: { S: phone }, balance: { N: balance } });
const rows = (table: 'members' | 'ledger', list: readonly Row[]): Rows =>
  new Map(list.map((row) => [keyOf(KEYS_OF[table], row), canonical(row)]));

describe('what a restore would write', () => {
  it('given balances that are the sums of their ledgers, then the rows of the copy as they are', () => {
    const members = rows('members', [memberRow('+1', '0.3'), memberRow('+2', '0')]);
    const ledger = rows('ledger', [ledgerRow('+1', 'a', '0.1'), ledgerRow('+1', 'b', '0.2')]);
    const plan = planRestore(
      new Map([
        ['members', members],
        ['ledger', ledger],
      ]),
    );
    expect(plan.corrections).toEqual([]);
    expect(plan.sumOfLedger).toBe(0.3);
    expect(plan.tables.get('members')).toBe(members);
  });

  it('given points moved meanwhile, then the ledger is right', () => {
    const members = rows('members', [memberRow('+1', '108')]);
    const plan = planRestore(
      new Map([
        ['members', members],
        ['ledger', rows('ledger', [ledgerRow('+1', 'a', '84'), ledgerRow('+9', 'b', '5')])],
      ]),
    );
    expect(plan.corrections).toEqual([{ phone: '+1', from: 108, to: 84 }]);
    expect(JSON.parse([...members.values()][0] ?? '').balance).toEqual({ N: '84' });
    expect(plan.strangers).toBe(1);
  });

  it('given stamps that moved meanwhile, then they are the ledger\u2019s, but for those that have lapsed', () => {
    const stamped = (
      phone: string,
      ts: string,
      posted: string,
      stamps: Readonly<Record<string, string>>,
    ): Row => ({
      ...ledgerRow(phone, ts, '0'),
      posted_at: { S: `${posted}T12:00:00.000Z` },
      stamps: { M: Object.fromEntries(Object.entries(stamps).map(([lot, N]) => [lot, { N }])) },
    });
    const right: Row = { ...memberRow('+2', '0'), 'stamps:latte': { N: '2' } };
    const members = rows('members', [
      { ...memberRow('+1', '0'), 'stamps:latte': { N: '7' }, 'stamps:tea': { N: '1' } },
      right,
    ]);
    const ledger = rows('ledger', [
      stamped('+1', 'a', '2026-05-02', { latte: '3', 'loaf@2026-08': '2', 'loaf@2026-09': '0.5' }),
      stamped('+1', 'b', '2026-09-01', { latte: '-0.5' }),
      stamped('+2', 'a', '2026-05-02', { latte: '2' }),
    ]);
    const plan = planRestore(
      new Map([
        ['members', members],
        ['ledger', ledger],
      ]),
    );
    expect(plan.corrections).toEqual([]);
    expect([...members.values()].map((text) => JSON.parse(text))).toEqual([
      {
        ...memberRow('+1', '0'),
        'stamps:latte': { N: '2.5' },
        'stamps:loaf@2026-09': { N: '0.5' },
        'stamps:tea': { N: '1' },
      },
      right,
    ]);
  });

  it('given the same row told in another order, then it is the same text', () => {
    const one = { a: { S: 'x' }, tags: { SS: ['b', 'a'] }, m: { M: { SS: { S: 'no set' }, b: { N: '1' } } } };
    const other = {
      m: { M: { b: { N: '1' }, SS: { S: 'no set' } } },
      tags: { SS: ['a', 'b'] },
      a: { S: 'x' },
    };
    expect(canonical(one)).toBe(canonical(other));
    // A list has an order.
    expect(canonical({ l: { L: [{ S: 'b' }, { S: 'a' }] } })).not.toBe(
      canonical({ l: { L: [{ S: 'a' }, { S: 'b' }] } }),
    );
  });
});
