// What was erased stays erased: after `npm run erase` no door brings a member back, and every figure still adds up.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKED_UP_TABLES, KEYS_OF } from '../../lambdas/loyalty/backup/key.ts';
import { main as erase } from '../../tools/erase.ts';
import { main as importCommand } from '../../tools/import.ts';
import { canonical } from '../../tools/restore/plan.ts';
import { main as restore } from '../../tools/restore.ts';
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  refundOf,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
let sale: ReturnType<typeof saleOf>;
const NAME = 'Maria Erasable';
const EMAIL = 'maria.erasable@example.com';
const TABLES = ['members', 'ledger', 'sales', 'audit', 'review', 'lapsing', 'notices', 'sends'] as const;

beforeAll(async () => {
  shop = await startLoyalty();
  await shop.runtime.put('loy-members', [
    memberRow(MARIA, {
      balance: 50,
      name: NAME,
      email: EMAIL,
      birthday: '03-07',
      birthday_given: '2026',
      'stamps:latte': 3,
    }),
  ]);
  await shop.runtime.put('loy-ledger', [{ ...openingRow(MARIA, 50), stamps: { latte: 3 } }]);
  sale = saleOf(shop.runtime.now(), { phone: MARIA });
  await shop.tell(sale);
  // A night passes, and with it a daily copy.
  await shop.advance('P1D');
});
afterAll(() => shop?.stop());

const environment = () => ({
  SHOP_SETTINGS: JSON.stringify(shop.settings),
  PORT: new URL(shop.runtime.url).port,
});
async function run(
  command: (
    args: readonly string[],
    terminal: { readonly print: (line: string) => void },
    environment: Readonly<Record<string, string | undefined>>,
  ) => Promise<number>,
  ...args: readonly string[]
) {
  const lines: string[] = [];
  const code = await command(args, { print: (line) => lines.push(line) }, environment());
  return { code, text: lines.join('\n') };
}
async function everyRow(): Promise<string> {
  const rows = await Promise.all(TABLES.map((table) => shop.runtime.table(`loy-${table}`)));
  // In whatever order the engine tells them.
  return JSON.stringify(rows.map((table) => table.map(canonical).sort()));
}
async function isGone() {
  const all = await everyRow();
  for (const part of [MARIA, NAME, EMAIL, 'maria.erasable', '03-07', 'birthday'])
    expect(all).not.toContain(part);
  expect(await shop.member(MARIA)).toBeUndefined();
}
async function addsUp() {
  const ledger = await shop.runtime.table('loy-ledger');
  for (const member of await shop.runtime.table('loy-members')) {
    const mine = ledger.filter(({ phone }) => phone === member.phone);
    expect(mine.reduce((sum, { points_change }) => sum + Number(points_change), 0)).toBe(member.balance);
    const stamps = mine.reduce((sum, row) => sum + Number((row.stamps as { latte?: number })?.latte ?? 0), 0);
    expect(stamps).toBe(member['stamps:latte'] ?? 0);
  }
}

describe('a member who asked to be forgotten', () => {
  it('given the command without --yes, then it says whom and changes nothing', async () => {
    const before = await everyRow();
    const { code, text } = await run(erase, MARIA);
    expect([code, text.includes('would be forgotten')]).toEqual([0, true]);
    expect(text).not.toContain(MARIA);
    expect(await everyRow()).toBe(before);
  });

  it('given --yes, twice, then nothing of them is left in any table, and every balance is the sum of its rows', async () => {
    for (const again of [false, true]) {
      const { code, text } = await run(erase, MARIA, '--yes');
      expect([code, text]).toEqual([0, expect.stringContaining(again ? 'Nobody was' : 'Forgotten')]);
      await isGone();
      await addsUp();
    }
    const lapsed = (await shop.runtime.table('loy-ledger')).filter(({ reason }) => reason === 'erased');
    expect(lapsed).toMatchObject([{ points_change: -74, stamps: { latte: -3 } }]);
    expect(await shop.runtime.table('loy-sales')).toMatchObject([{ sale_id: sale.sale_id }]);
  });

  it.each([
    ['the same sale again', () => sale],
    ['a new sale with the number', () => saleOf(shop.runtime.now(), { phone: MARIA })],
    ['an enormous sale', () => saleOf(shop.runtime.now(), { phone: MARIA, total: '99999.00' })],
    ['a correction of the old sale', () => ({ ...sale, type: 'sale.updated', total: '20.00' })],
  ])('given %s, then the till is answered, and nobody comes back', async (_, body) => {
    expect((await shop.tell(body())).json).toMatchObject({ status: 'ignored', reason: 'erased' });
    await isGone();
    await addsUp();
  });

  it('given a refund of the old sale, then it counts for nobody', async () => {
    await shop.tell(refundOf(sale, shop.runtime.now()));
    await isGone();
    await addsUp();
  });

  it('given the sign-up form, then the page is as ever, and nothing is kept', async () => {
    const before = shop.mailsTo(EMAIL).length;
    const answer = await fetch(shop.signupUrl, {
      method: 'POST',
      body: new URLSearchParams({ name: NAME, phone: MARIA, email: EMAIL }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('You are in')]);
    await shop.runtime.idle();
    await isGone();
    expect(shop.mailsTo(EMAIL)).toHaveLength(before);
  });

  it('given an import of members, then they are left out', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'erase-')), 'members.csv');
    writeFileSync(file, `phone,name,email,points\n${MARIA},${NAME},${EMAIL},300\n+12125550177,Bo,,20\n`);
    const { text } = await run(importCommand, 'members', file, '--consent-confirmed', '--yes');
    expect(text).toContain('1 left out');
    await isGone();
    expect(await shop.member('+12125550177')).toMatchObject({ balance: 20 });
  });

  it('given a number that was read wrongly, then it goes alone, or with the right one', async () => {
    const [wrong, right] = ['+65091234567', '+6591234567'];
    const put = (...phones: readonly string[]) =>
      Promise.all([
        shop.runtime.put(
          'loy-members',
          phones.map((phone) => memberRow(phone, { balance: 20 })),
        ),
        shop.runtime.put(
          'loy-ledger',
          phones.map((phone) => openingRow(phone, 20)),
        ),
      ]);
    await put(wrong, right);
    expect((await run(erase, right, '--as-kept', '--yes')).text).toContain('leave --as-kept out');
    expect((await run(erase, wrong, '--as-kept', '--yes')).text).toContain('Forgotten');
    expect([await shop.member(wrong), (await shop.member(right))?.balance]).toEqual([undefined, 20]);
    await put(wrong);
    expect((await run(erase, '+65 9123 4567', '--yes')).text).toContain('Forgotten');
    expect([await shop.member(wrong), await shop.member(right)]).toEqual([undefined, undefined]);
    await addsUp();
  });

  it('given all tables are lost and an old copy is restored, then they stay forgotten', async () => {
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: shop.runtime.endpointUrl,
        region: 'ap-southeast-1',
        credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
      }),
    );
    for (const table of BACKED_UP_TABLES)
      for (const row of (await client.send(new ScanCommand({ TableName: `loy-${table}` }))).Items ?? []) {
        const Key = Object.fromEntries(KEYS_OF[table].map((name) => [name, row[name]]));
        await client.send(new DeleteCommand({ TableName: `loy-${table}`, Key }));
      }
    client.destroy();
    const { code, text } = await run(restore, 'latest', '--yes');
    expect([code, text]).toEqual([0, expect.stringContaining('rows are left out')]);
    await isGone();
    const { json } = await shop.tell(saleOf(shop.runtime.now(), { phone: MARIA }));
    expect(json).toMatchObject({ reason: 'erased' });
    await isGone();
  });
});
