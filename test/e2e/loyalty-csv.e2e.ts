// A till that only exports files: the export is imported by the command that an owner types, through the webhook.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { main } from '../../tools/import.ts';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
const folder = mkdtempSync(join(tmpdir(), 'till-'));
beforeAll(async () => {
  shop = await startLoyalty({ functions: 'threads' });
});
afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true });
});

const ana = '+12125550111';
const lines = [
  'sale_id,closed_at,phone,total,code,item,quantity,amount,refund_of',
  's-1,2026-06-01 09:15,212-555-0111,18.00,BEANS-250,House beans,1,6.00,',
  's-1,2026-06-01 09:15,212-555-0111,18.00,LATTE,Latte,3,12.00,',
  's-2,2026-06-01 10:00,,4.00,LATTE,Latte,1,4.00,',
  's-3,2026-06-01 11:30,212-555-0111,7.50,LATTE,Latte,2,7.50,',
  'r-1,2026-06-02 08:00,,-6.00,BEANS-250,House beans,1,-6.00,s-1',
];
async function importFile(rows: readonly string[], ...options: string[]) {
  const file = join(folder, 'export.csv');
  writeFileSync(file, rows.join('\n'));
  const said: string[] = [];
  const settings = { ...cdk.context.shop, country: 'US', currency: 'USD', timeZone: 'America/New_York' };
  const environment = { SHOP_SETTINGS: JSON.stringify(settings) };
  const args = ['sales', file, '--endpoint', shop.runtime.url, ...options];
  const code = await main(args, { print: (line) => said.push(line) }, environment);
  await shop.runtime.idle();
  return { code, said: said.join('\n') };
}

describe('importing a till’s export', () => {
  it('shows first, and counts nothing', async () => {
    const { code, said } = await importFile(lines);
    expect(code).toBe(0);
    expect(said).toContain('3 sales of');
    expect(said).toContain('--yes');
    expect(await shop.member(ana)).toBeUndefined();
  });

  it('counts each sale and takes each refund back, once however often it is imported', async () => {
    const first = await importFile(lines, '--yes');
    expect(first).toMatchObject({ code: 0 });
    expect(first.said).toContain('Done: 2 added, 1 ignored (no member), 1 taken back.');
    expect(await shop.member(ana)).toMatchObject({ balance: 19.5, visit_count: 2 });

    const again = await importFile(lines, '--yes');
    expect(again.said).toContain('Done: 1 ignored (no member), 3 known already.');
    expect(await shop.member(ana)).toMatchObject({ balance: 19.5, visit_count: 2 });
    const ledger = await shop.ledger(ana);
    expect(ledger.map(({ points_change }) => points_change)).toEqual([24, 7.5, -12]);
  });

  it('knows a sale that the webhook was told of already', async () => {
    await shop.tell({
      type: 'sale.completed',
      sale_id: 's-9',
      closed_at: '2026-06-02T13:00:00Z',
      phone: '+12125550112',
      currency: 'USD',
      total: '5.00',
      items: [],
    });
    const { said } = await importFile([String(lines[0]), 's-9,2026-06-02 09:00,2125550112,5.00'], '--yes');
    expect(said).toContain('Done: 1 known already.');
    expect(await shop.member('+12125550112')).toMatchObject({ balance: 5 });
  });

  it('leaves out what it cannot read, says where, and imports the rest', async () => {
    const { code, said } = await importFile(
      [String(lines[0]), 's-20,soon,2125550113,5.00', 's-21,2026-06-02 09:00,2125550113,5.00'],
      '--yes',
    );
    expect(code).toBe(0);
    expect(said).toContain('line 2: closed_at must be');
    expect(await shop.member('+12125550113')).toMatchObject({ balance: 5 });
  });
});
