import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Destination, openDestination } from '../../../tools/frame/destination.ts';
import { importHistory } from '../../../tools/import/history.ts';
import { main } from '../../../tools/import.ts';
import { aShop } from '../../shared/platforms/shops.ts';
import { standIn } from '../../shared/platforms/stand-in.ts';
import { type Engine, startEngine, table } from '../../support/dynamo.ts';

const exampleSettings = {
  name: 'Ridgeback Cycles',
  country: 'GB',
  currency: 'GBP',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  ownerEmails: ['owner@ridgeback.example'],
  sender: 'hello@ridgeback.example',
  products: {
    upsell: {
      enabled: true,
      region: 'eu-west-2',
      platform: 'shopify',
      storeUrl: 'https://ridgeback.example',
      channel: 'email',
      budgetUsd: 'off',
    },
  },
};
const now = new Date('2026-11-17T19:30:00Z');
const folder = mkdtempSync(join(tmpdir(), 'history-'));
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine([
    table('upsr-orders', 'order_id'),
    table('upsr-customers', 'customer_id'),
    table('upsr-optout', 'customer_id'),
  ]);
});
afterAll(() => {
  engine.stop();
  rmSync(folder, { recursive: true });
});

function destination(overrides: Partial<Destination> = {}): Destination {
  return {
    place: 'a test',
    shop: aShop(),
    now: () => now,
    connection: { region: 'eu-west-2' },
    documents: engine.documents,
    secrets: new SecretsManagerClient({ region: 'eu-west-2' }),
    tableName: (name) => `upsr-${name}`,
    secretId: (name) => `upsr/${name}`,
    ...overrides,
  };
}
function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}
async function run(source: string, confirmed: boolean, into = destination()) {
  const lines: string[] = [];
  const options = { source, since: new Date('2025-01-01T00:00:00Z'), confirmed, now: () => now };
  const code = await importHistory(options, into, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}
const countOf = async (name: string) =>
  (await engine.documents.send(new ScanCommand({ TableName: name, Select: 'COUNT' }))).Count;
const customer = async (id: string) =>
  (await engine.documents.send(new GetCommand({ TableName: 'upsr-customers', Key: { customer_id: id } })))
    .Item;

describe('importing a history file', () => {
  const header = 'order_id,placed_at,total,customer_id,email,sku';
  const lines = [
    header,
    '1,2026-01-14,5.00,c-1,tom@example.com,BELL',
    '2,2026-02-14,25.00,c-1,tom@example.com,PUMP',
    '3,x,1,c-2,,A',
  ];

  it('shows what would happen and writes nothing', async () => {
    const { code, said } = await run(file('history.csv', lines), false);
    expect(code).toBe(0);
    expect(said).toContain('2 orders of 1 customers, 2 different SKUs');
    expect(said).toContain('£30.00 spent');
    expect(said).toContain('line 4: placed_at must be an instant');
    expect(said).toContain('Nothing was written');
    expect(await countOf('upsr-orders')).toBe(0);
  });

  it('imports each order once, however often it runs', async () => {
    const path = file('history.csv', lines);
    expect((await run(path, true)).said).toContain('Imported 2 orders; 0 were known already.');
    expect((await run(path, true)).said).toContain('Imported 0 orders; 2 were known already.');
    expect(await customer('c-1')).toMatchObject({
      order_count: 2,
      spent_minor: 3_000,
      owned_skus: new Set(['BELL', 'PUMP']),
      email: 'tom@example.com',
    });
  });

  it('leaves out whoever opted out', async () => {
    await engine.documents.send(new PutCommand({ TableName: 'upsr-optout', Item: { customer_id: 'c-9' } }));
    const { said } = await run(
      file('gone.csv', [header, '9,2026-01-14,5.00,c-9,gone@example.com,BELL']),
      true,
    );
    expect(said).toContain('1 of people who opted out were left out');
    expect(await customer('c-9')).toBeUndefined();
  });

  it('imports 2,000 orders and tells how far it is', async () => {
    const many = Array.from(
      { length: 2_000 },
      (_, index) => `m-${index},2026-03-01,5.00,m-${index % 700},,SKU-${index % 40}`,
    );
    const { said } = await run(file('many.csv', [header, ...many]), true);
    expect(said).toContain('Imported 2000 orders');
    expect(said.match(/of 2000 orders/g)).toHaveLength(4);
    expect(await customer('m-0')).toMatchObject({ order_count: 3 });
  });

  it('fails when no order could be read', async () => {
    expect((await run(file('bad.csv', [header, '3,x,1,c-2,,A']), true)).code).toBe(1);
  });

  it('pulls from the store of the settings only', async () => {
    await expect(run('platform', false)).rejects.toThrow('Name a file instead');
    const shopify = destination({ shop: aShop({ platform: 'shopify' }) });
    await expect(run('woocommerce', false, shopify)).rejects.toThrow('not woocommerce');
  });
});

describe('npm run import', () => {
  const say = async (...args: string[]) => {
    const lines: string[] = [];
    const code = await main(args, { print: (line) => lines.push(line) }, {});
    return { code, said: lines.join('\n') };
  };

  it('explains itself', async () => {
    const { code, said } = await say('--help');
    expect([code, said.includes('order_id,placed_at,total,customer_id,sku')]).toEqual([0, true]);
  });

  it.each([
    [[]],
    [['carts', 'x.csv']],
    [['history', 'x', '--since', 'soon']],
    [['history', 'x', '--nope']],
    [['history', 'x', '--aws', '--endpoint', 'y']],
  ])('does not understand %j', async (args) => expect((await say(...args)).code).toBe(2));

  it('says so when the laptop does not answer', async () => {
    const { code, said } = await say('history', 'x.csv', '--endpoint', 'http://127.0.0.1:1');
    expect([code, said.includes('npm start')]).toEqual([1, true]);
  });

  it('does not take just anything on the usual port for the laptop', async () => {
    await using other = await standIn(() => ({ status: 404, body: 'nothing here' }));
    const environment = { PORT: new URL(other.url).port, SHOP_SETTINGS: JSON.stringify(exampleSettings) };
    await expect(openDestination({ aws: false, environment })).rejects.toThrow('not the laptop runtime');
    const opened = await openDestination({ aws: false, endpoint: other.url, environment });
    expect(opened.place).toBe(`the laptop, ${other.url}`);
  });

  it('finds the AWS endpoint of the laptop on its status page, and the names with their stage', async () => {
    await using laptop = await standIn(() => ({ body: { awsEndpoint: 'http://127.0.0.1:4999' } }));
    const settings = { ...exampleSettings, stage: 'test' };
    const environment = { SHOP_SETTINGS: JSON.stringify(settings) };
    const opened = await openDestination({ aws: false, endpoint: laptop.url, environment });
    expect([opened.place, opened.tableName('orders'), opened.secretId('store-api')]).toEqual([
      'the laptop, http://127.0.0.1:4999',
      'upsr-orders-test',
      'upsr/store-api-test',
    ]);
  });
});
