// The worst day: all tables are gone. Yesterday's copy brings every row back, and a sale that the till sends again
// is still known.

import { DeleteItemCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKED_UP_TABLES, type BackupManifest, KEYS_OF } from '../../lambdas/loyalty/backup/key.ts';
import { main } from '../../tools/restore.ts';
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
beforeAll(async () => {
  shop = await startLoyalty();
});
afterAll(() => shop?.stop());

const client = () =>
  new DynamoDBClient({
    endpoint: shop.runtime.endpointUrl,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });
type Tables = Record<string, Record<string, unknown>[]>;
async function everything(): Promise<Tables> {
  const tables: Tables = {};
  for (const table of BACKED_UP_TABLES) {
    const rows = await shop.runtime.table(`loy-${table}`);
    const sortKey = (row: Record<string, unknown>) => KEYS_OF[table].map((name) => row[name]).join('\n');
    tables[table] = rows
      .filter((row) => !String(row.notice_id ?? '').startsWith('backup#'))
      .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  }
  return tables;
}
async function emptyAll(): Promise<void> {
  const dynamo = client();
  for (const table of BACKED_UP_TABLES) {
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: `loy-${table}` }));
    for (const item of Items) {
      const Key = Object.fromEntries(KEYS_OF[table].map((name) => [name, item[name]!]));
      await dynamo.send(new DeleteItemCommand({ TableName: `loy-${table}`, Key }));
    }
  }
  dynamo.destroy();
}
async function restore(...args: readonly string[]) {
  const lines: string[] = [];
  const shown = (line: string) => lines.push(line);
  const environment = {
    SHOP_SETTINGS: JSON.stringify(shop.settings),
    PORT: new URL(shop.runtime.url).port,
  };
  const code = await main(args, { print: shown }, environment);
  return { code, said: lines.join('\n') };
}
const manifest = async (day: string): Promise<BackupManifest | undefined> => {
  const object = await shop.runtime.objects.read('loy-backups', `${day}/manifest.json`);
  return object === undefined ? undefined : JSON.parse(object.body.toString());
};

const sale = saleOf('2026-06-02T13:20:00.000Z');
let before: Tables;

describe('the daily copy', () => {
  it('is not taken of a shop without members, so that emptied tables never become the latest copy', async () => {
    await shop.advance('2026-06-03T07:20:00.000Z');
    expect(await manifest('2026-06-03')).toBeUndefined();
  });

  it('is taken once, after three at night on the wall clock of the shop', async () => {
    await shop.runtime.put('loy-members', [
      memberRow(MARIA, { balance: 84.5 }),
      memberRow('+12125550177', { balance: 0.3333, name: 'Zoë "Z" 🌱' }),
    ]);
    await shop.runtime.put('loy-ledger', [openingRow(MARIA, 84.5), openingRow('+12125550177', 0.3333)]);
    expect((await shop.tell(sale)).json).toMatchObject({ status: 'accepted' });
    await shop.runtime.put('loy-staff', [
      {
        name: 'ana',
        shown_name: 'Ana',
        role: 'manager',
        pin_hash: 'scrypt$1$1$1$c2FsdA==$aGFzaA==',
        failures: 0,
        ended_sessions: { one: '2026-06-03T12:00:00.000Z' },
        added_at: '2026-06-01T12:00:00.000Z',
        added_by: 'operator',
      },
    ]);
    await shop.advance('2026-06-04T06:59:00.000Z');
    expect(await manifest('2026-06-04')).toBeUndefined();
    before = await everything();
    await shop.advance('2026-06-04T07:01:00.000Z');
    const first = await manifest('2026-06-04');
    expect(first?.tables.find(({ table }) => table === 'members')?.rows).toBe(2);
    expect(first?.sum_of_balances).toBe(first?.sum_of_ledger);
    await shop.advance('2026-06-04T09:01:00.000Z');
    expect(await manifest('2026-06-04')).toEqual(first);
  });
});

describe('a restore', () => {
  it('refuses tables that hold anything else, and writes nothing without --yes', async () => {
    await shop.runtime.put('loy-members', [memberRow('+12125550199')]);
    const refused = await restore('latest', '--yes');
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('the table holds 1 that are not among them');

    await emptyAll();
    const shown = await restore('2026-06-04');
    expect(shown.code).toBe(0);
    expect(shown.said).toContain('Run the same again with --yes');
    expect(await shop.runtime.table('loy-members')).toEqual([]);
  });

  it('brings every row back as it was', async () => {
    const { code, said } = await restore('latest', '--yes');
    expect(said).toContain('Restored and checked: 2 members');
    expect(code).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('run again finds everything there', async () => {
    const { code, said } = await restore('latest', '--yes');
    expect(said).toContain('loy-members: 2 rows, 2 of them there already, 0 to write');
    expect(code).toBe(0);
  });

  it('that was interrupted goes on where it stopped', async () => {
    const dynamo = client();
    for (const [table, Key] of [
      ['loy-members', { phone: { S: MARIA } }],
      ['loy-staff', { name: { S: 'ana' } }],
      ['loy-sales', { sale_id: { S: sale.sale_id } }],
    ] as const)
      await dynamo.send(new DeleteItemCommand({ TableName: table, Key }));
    dynamo.destroy();
    const { code, said } = await restore('latest', '--yes');
    expect(said).toContain('loy-members: 2 rows, 1 of them there already, 1 to write');
    expect(code).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('knows a sale that the till sends again', async () => {
    const balance = (await shop.member(MARIA))?.balance;
    const again = await shop.tell({ ...sale, closed_at: '2026-06-04T09:30:00.000Z' });
    expect(again.json).toMatchObject({ status: 'duplicate' });
    expect((await shop.member(MARIA))?.balance).toBe(balance);
  });

  it('sets a balance right that moved while the copy was taken', async () => {
    const dynamo = DynamoDBDocumentClient.from(client());
    await dynamo.send(
      new UpdateCommand({
        TableName: 'loy-members',
        Key: { phone: MARIA },
        UpdateExpression: 'ADD balance :less',
        ExpressionAttributeValues: { ':less': -24 },
      }),
    );
    await shop.advance('2026-06-05T07:01:00.000Z');
    const moved = await manifest('2026-06-05');
    expect((moved?.sum_of_ledger ?? 0) - (moved?.sum_of_balances ?? 0)).toBeCloseTo(24, 6);
    await emptyAll();
    const { code, said } = await restore('latest', '--yes');
    expect(said).toContain('The balance of the member …0100 becomes 108.5');
    expect(code).toBe(0);
    expect((await shop.member(MARIA))?.balance).toBe(108.5);
    expect((await restore('latest')).said).toContain('2 of them there already');
    dynamo.destroy();
  });

  it('asks whether the day is right when most members are missing from it', async () => {
    await emptyAll();
    for (const index of [1, 2, 3, 4, 5])
      await shop.runtime.put('loy-members', [memberRow(`+1212555019${index}`)]);
    await shop.advance('2026-06-06T07:01:00.000Z');
    await emptyAll();
    // The till went on: the first sale after the loss makes a member, and the next night copies that.
    await shop.tell(saleOf(shop.runtime.now(), { phone: '+12125550198' }));
    await shop.advance('2026-06-07T07:01:00.000Z');
    expect((await restore('latest')).said).toContain('The copy of 2026-06-06 has 5 members');
    await emptyAll();
  });

  it('refuses a damaged copy and one that does not exist', async () => {
    const file = (await manifest('2026-06-05'))?.tables.find(({ table }) => table === 'ledger')?.files[0];
    await shop.runtime.objects.write('loy-backups', file?.key ?? '', Buffer.from('something else'));
    const damaged = await restore('2026-06-05', '--yes');
    expect(damaged.code).toBe(1);
    expect(damaged.said).toContain('is not as it was written');
    const none = await restore('2020-01-01');
    expect(none.code).toBe(1);
    expect(none.said).toContain('copies of 2026-06-03, 2026-06-04, 2026-06-05, 2026-06-06');
    expect((await restore('yesterday')).code).toBe(2);
  });

  it('needed no permission that the template does not give', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
