// Your members leave with you: everything as CSV, and what was exported can be imported again.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main as exportMain } from '../../tools/export.ts';
import { main as importMain } from '../../tools/import.ts';
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

const EVIL = '+12125550177';
const folder = mkdtempSync(join(tmpdir(), 'export-'));
const here = join(folder, 'here');
let shop: LoyaltyRuntime;
beforeAll(async () => {
  shop = await startLoyalty();
  await shop.runtime.put('loy-members', [
    memberRow(MARIA, { balance: 84.25, birthday: '03-07', 'stamps:latte': 3, 'stamps:loaf@2026-11': -0.5 }),
    memberRow(EVIL, { balance: 0, name: '=HYPERLINK("http://bad.example","Hi")', email: 'eve@example.com' }),
  ]);
  await shop.runtime.put('loy-ledger', [
    { ...openingRow(MARIA, 84.25), stamps: { latte: 3, 'loaf@2026-11': -0.5 } },
  ]);
  await shop.tell(saleOf(shop.runtime.now(), { sale_id: 's-1' }));
});
afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true });
});

const environment = (of: LoyaltyRuntime) => ({
  SHOP_SETTINGS: JSON.stringify(of.settings),
  PORT: new URL(of.runtime.url).port,
});
async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const code = await exportMain(args, { print: (line) => lines.push(line) }, environment(shop));
  return { code, said: lines.join('\n') };
}
const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(here, name)), { bom: true, columns: true });

describe('an export', () => {
  it('holds every member, every change of points, every sale and every entry of the audit', async () => {
    const { code, said } = await run('loyalty', here);
    expect(code).toBe(0);
    expect(said).toContain('members.csv: 2 rows');
    const maria = read('members.csv').find(({ phone }) => phone === MARIA);
    const balance = (await shop.member(MARIA))?.balance;
    expect(maria).toMatchObject({
      name: 'Maria',
      points: String(balance),
      email_consent: 'yes',
      birthday: '03-07',
      stamps: 'latte 3; loaf@2026-11 -0.5',
    });
    expect(read('ledger.csv').map(({ stamps }) => stamps)).toContain('latte 3; loaf@2026-11 -0.5');
    expect(read('members.csv').find(({ phone }) => phone === EVIL)?.birthday).toBe('');
    const points = read('ledger.csv')
      .filter(({ phone }) => phone === MARIA)
      .reduce((sum, row) => sum + Number(row.points_change), 0);
    expect(points).toBeCloseTo(Number(balance), 6);
    expect(read('sales.csv')).toMatchObject([
      { sale_id: 's-1', phone: MARIA, total: '18.00', items: '1 × House beans (6.00); 3 × Latte (12.00)' },
    ]);
    expect(read('audit.csv')).toHaveLength((await shop.runtime.table('loy-audit')).length);
  });

  it('runs no formula that somebody gave for a name', () => {
    expect(readFileSync(join(here, 'members.csv'), 'utf8')).toContain(`"'=HYPERLINK(`);
  });

  it('says which number was meant by one that an earlier version read wrongly', async () => {
    expect(read('members.csv').map(({ number_meant }) => number_meant)).toEqual(['', '']);
    await shop.runtime.put('loy-members', [memberRow('+1447700900123', { balance: 20 })]);
    const folder = `${here}-misread`;
    const { said } = await run('loyalty', folder);
    expect(said).toContain('1 of them stands under a number that an earlier version read wrongly');
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'members.csv')), {
      bom: true,
      columns: true,
    });
    expect(rows.find(({ phone }) => phone === '+1447700900123')).toMatchObject({
      number_meant: '+447700900123',
    });
  });

  it('overwrites nothing', async () => {
    const { code, said } = await run('loyalty', here);
    expect(code).toBe(1);
    expect(said).toContain('exists already');
  });

  it('can be imported by another shop, points and all', async () => {
    const other = await startLoyalty();
    try {
      // A later day than the export's: nothing is imported as having happened after now.
      await other.advance('PT1M');
      const lines: string[] = [];
      const code = await importMain(
        ['members', join(here, 'members.csv'), '--yes'],
        { print: (line) => lines.push(line) },
        environment(other),
      );
      expect(lines.join('\n')).toContain('2 members imported');
      expect(code).toBe(0);
      const [was, is] = [await shop.member(MARIA), await other.member(MARIA)];
      for (const attribute of ['name', 'balance', 'visit_count', 'last_seen', 'joined'])
        expect(is?.[attribute]).toEqual(was?.[attribute]);
      expect((await other.member(EVIL))?.name).toContain('=HYPERLINK');
    } finally {
      await other.stop();
    }
  });

  it('says what it does not understand', async () => {
    expect((await run('upsell')).code).toBe(2);
    expect((await run('loyalty', '--aws', '--endpoint', 'http://127.0.0.1:1')).code).toBe(2);
    expect((await run('loyalty', folder, '--endpoint', 'http://127.0.0.1:9')).code).toBe(1);
    expect((await run('--help')).said).toContain('members.csv');
  });
});
