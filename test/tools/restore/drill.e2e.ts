// The drill, on the laptop: everything is restored under other names, every balance, open cart and open offer is looked at, and
// nothing is left behind, whatever is found.
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdk from '../../../cdk.json' with { type: 'json' };
import type { Runtime } from '../../../local/runtime/runtime.ts';
import { main } from '../../../tools/restore.ts';
import { type CartRuntime, cartOf, startCarts } from '../../support/cart-runtime.ts';
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  saleOf,
  startLoyalty,
} from '../../support/loyalty-runtime.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../../support/upsell-runtime.ts';

const clientOf = (runtime: Runtime, region: string) =>
  new DynamoDBClient({
    endpoint: runtime.endpointUrl,
    region,
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });

async function tablesIn(runtime: Runtime): Promise<string[]> {
  const client = clientOf(runtime, 'eu-west-2');
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  client.destroy();
  return TableNames.toSorted();
}

/** Everything in every table, as text. */
async function everything(runtime: Runtime): Promise<string> {
  const rows = await Promise.all(runtime.tables().map(async (name) => [name, await runtime.table(name)]));
  return JSON.stringify(rows);
}

async function restore(runtime: Runtime, shop: object, ...args: string[]) {
  const lines: string[] = [];
  const environment = { SHOP_SETTINGS: JSON.stringify(shop), PORT: new URL(runtime.url).port };
  const code = await main(args, { print: (line) => lines.push(line) }, environment);
  return { code, said: lines.join('\n') };
}

/** What the cells of the printed table say, line by line. */
const cells = (said: string) =>
  said
    .split('\n')
    .filter((line) => /^(?:upsell|cart-recovery|loyalty) {2}/.test(line))
    .map((line) => line.trim().split(/ {2,}/));

describe('given the upsell recommender with offers that wait and are out', () => {
  let shop: UpsellRuntime;
  const settings = { ...cdk.context.shop, products: { upsell: cdk.context.shop.products.upsell } };
  const drill = (...args: string[]) => restore(shop.runtime, settings, 'drill', ...args);
  beforeAll(async () => {
    shop = await startUpsell();
    shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
    await shop.order(bikeOrder('1001', shop.runtime.now(), somebody()));
    await shop.advance('PT65M');
    await shop.order(bikeOrder('1002', shop.runtime.now(), somebody()));
  });
  afterAll(() => shop?.stop());

  it('then it comes back whole, and neither a table nor a change is left', async () => {
    const [tables, before] = [await tablesIn(shop.runtime), await everything(shop.runtime)];
    const { code, said } = await drill();
    expect(said).toContain('All of it came back whole');
    expect(code).toBe(0);
    expect(cells(said)).toEqual([
      [
        'upsell',
        expect.stringContaining('point in time, 2026-06-09T'),
        String(shop.runtime.tables().length),
        expect.any(String),
        expect.any(String),
        'open offers',
        '2',
        '0',
      ],
    ]);
    const [, , , rows, same] = cells(said)[0] ?? [];
    expect(rows).toBe(same);
    expect(await tablesIn(shop.runtime)).toEqual(tables);
    expect(await everything(shop.runtime)).toBe(before);
  });

  it('then an offer that is not whole is told by its id, and nothing is left all the same', async () => {
    const offer = await shop.offerOf('1002');
    const { price_minor: _, ...torn } = offer ?? {};
    await shop.runtime.put('upsr-offers', [torn]);
    const tables = await tablesIn(shop.runtime);
    const { code, said } = await drill('upsell');
    expect(code).toBe(1);
    expect(said).toContain(`  open offers: ${offer?.offer_id} has no price_minor`);
    expect(said).toContain('1 are not right');
    expect(await tablesIn(shop.runtime)).toEqual(tables);
    await shop.runtime.put('upsr-offers', [{ ...offer }]);
  });

  it('then a table that another drill left is no ground to begin on, is named, and goes by the command that is told', async () => {
    const client = clientOf(shop.runtime, 'eu-west-2');
    const TableName = 'upsr-optout-drill';
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      }),
    );
    const { code, said } = await drill();
    expect(code).toBe(1);
    expect(said).toContain(`still there: ${TableName}`);
    expect(said).toContain('npm run restore -- drill upsell --remove');
    expect(await tablesIn(shop.runtime)).toContain(TableName);

    const removed = await drill('upsell', '--remove');
    expect(removed).toEqual({ code: 0, said: 'upsell: no table of a drill is left.' });
    expect(await tablesIn(shop.runtime)).not.toContain(TableName);
    expect((await drill()).code).toBe(0);
    client.destroy();
  });

  it('then of a table that is missing the drill says so, and removes what it had made', async () => {
    const client = clientOf(shop.runtime, 'eu-west-2');
    await client.send(new DeleteTableCommand({ TableName: 'upsr-notices' }));
    const tables = await tablesIn(shop.runtime);
    const { code, said } = await drill();
    expect(code).toBe(1);
    expect(said).toContain('upsr-notices');
    expect(await tablesIn(shop.runtime)).toEqual(tables);
    client.destroy();
  });

  it('then only what it knows is understood', async () => {
    expect(await drill('upsel')).toMatchObject({
      code: 2,
      said: expect.stringContaining('upsell, cart-recovery, loyalty'),
    });
    expect((await drill('--yes')).code).toBe(2);
    expect((await drill('--at', '2026-06-09 09:00')).said).toContain('write it with its zone');
    expect((await drill('--at', '2026-06-01T09:00:00Z')).said).toContain('keeps no history');
  });
});

describe('given cart recovery with a cart that was reminded once and one that waits', () => {
  let shop: CartRuntime;
  const settings = {
    ...cdk.context.shop,
    currency: 'USD',
    products: { cartRecovery: cdk.context.shop.products.cartRecovery },
  };
  const tool = (...args: string[]) => restore(shop.runtime, settings, ...args);
  const reminded = cartOf(new Date('2026-06-09T13:00:00Z'));
  beforeAll(async () => {
    shop = await startCarts();
    await shop.tell(reminded);
    await shop.advance('PT2H5M');
    await shop.tell(cartOf(shop.runtime.now()));
  });
  afterAll(() => shop?.stop());

  it('then both carts are looked at, and come back whole', async () => {
    const tables = await tablesIn(shop.runtime);
    const { code, said } = await tool('drill');
    expect(cells(said)).toMatchObject([
      { 0: 'cart-recovery', 2: String(shop.runtime.tables().length), 5: 'open carts', 6: '2', 7: '0' },
    ]);
    expect(code).toBe(0);
    expect(await tablesIn(shop.runtime)).toEqual(tables);
  });

  it('then a reminder that nothing else knows of, and a cart that waits for no moment, are told', async () => {
    const cart = await shop.cart(reminded.cart_id);
    const { wakeup_at: _, ...torn } = cart ?? {};
    await shop.runtime.put('cr-state', [torn, { ...torn, cart_id: 'k-torn', wakeup_at: cart?.wakeup_at }]);
    const { code, said } = await tool('drill', 'cart-recovery');
    expect(code).toBe(1);
    expect(said).toContain(`${reminded.cart_id} has no wakeup_at`);
    expect(said).toContain('k-torn has had its first reminder, of which cr-sends knows nothing');
  });
});

describe('given the loyalty tracker with members, a held case and a daily copy', () => {
  let shop: LoyaltyRuntime;
  const tool = (...args: string[]) => restore(shop.runtime, shop.settings, ...args);
  beforeAll(async () => {
    shop = await startLoyalty();
    await shop.runtime.put('loy-members', [
      memberRow(MARIA, { balance: 84.5 }),
      memberRow('+12125550177', { balance: 0.3333 }),
    ]);
    await shop.runtime.put('loy-ledger', [openingRow(MARIA, 84.5), openingRow('+12125550177', 0.3333)]);
    await shop.tell(saleOf('2026-06-02T13:20:00.000Z'));
    await shop.tell(
      saleOf('2026-06-02T13:21:00.000Z', {
        total: '1800.00',
        items: [{ code: 'GIFT', name: 'Gift', quantity: 1, amount: '1800.00' }],
      }),
    );
    await shop.advance('2026-06-03T07:20:00.000Z');
  });
  afterAll(() => shop?.stop());

  it('then both ways back are tried, every balance is the sum of its ledger, and nothing is left', async () => {
    const [tables, before] = [await tablesIn(shop.runtime), await everything(shop.runtime)];
    const { code, said } = await tool('drill', 'loyalty');
    expect(cells(said)).toMatchObject([
      {
        1: expect.stringContaining('point in time'),
        2: String(shop.runtime.tables().length),
        5: 'balances',
        6: '2',
        7: '0',
      },
      { 5: 'held cases', 6: '1', 7: '0' },
      { 1: 'copy of 2026-06-03', 5: 'balances', 6: '2', 7: '0' },
      { 1: 'copy of 2026-06-03', 5: 'held cases', 6: '1', 7: '0' },
    ]);
    expect(code).toBe(0);
    expect(await tablesIn(shop.runtime)).toEqual(tables);
    expect(await everything(shop.runtime)).toBe(before);
  });

  it('then a balance that is not the sum of its ledger is told, with both figures', async () => {
    const maria = await shop.member(MARIA);
    await shop.runtime.put('loy-members', [{ ...maria, balance: 999 }]);
    const tables = await tablesIn(shop.runtime);
    const { code, said } = await tool('drill');
    expect(code).toBe(1);
    expect(said).toContain('balances: …0100 has 999, and the ledger comes to 108.5');
    expect(await tablesIn(shop.runtime)).toEqual(tables);
    await shop.runtime.put('loy-members', [{ ...maria }]);
  });

  it('needed no permission that the template does not give', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
