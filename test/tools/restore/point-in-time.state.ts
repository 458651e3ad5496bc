// Back to one second: rows come out of what was, into empty tables or beside what is there, and the tables in between are gone.
import {
  CreateTableCommand,
  DeleteItemCommand,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Destination } from '../../../tools/frame/destination.ts';
import { restoreToMoment } from '../../../tools/restore/point-in-time.ts';
import { restoredProducts } from '../../../tools/restore/products/registry.ts';
import type { Table } from '../../../tools/restore/tables.ts';
import { type Engine, startEngine, table } from '../../support/dynamo.ts';

type Item = Readonly<Record<string, unknown>>;
const AT = new Date('2026-11-17T08:00:00Z');

let engine: Engine;
afterEach(() => engine.stop());

/** An account whose tables can be taken back to what `was` says. */
async function account(
  prefix: string,
  keys: Record<string, readonly string[]>,
  was: Record<string, readonly Item[]>,
) {
  const tables: Table[] = Object.entries(keys).map(([name, own]) => ({
    name,
    physical: `${prefix}-${name}`,
    keys: own,
  }));
  engine = await startEngine(
    tables.map(({ physical, keys: [key = '', sort] }) => table(physical, key, [], sort)),
  );
  const { documents } = engine;
  const put = (TableName: string, item: Item) =>
    documents.send(new PutItemCommand({ TableName, Item: marshall(item, { removeUndefinedValues: true }) }));
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    if (command.constructor.name !== 'RestoreTableToPointInTimeCommand')
      return documents.send(command as never);
    const { SourceTableName, TargetTableName } = command.input as Record<string, string>;
    const source = tables.find(({ physical }) => physical === SourceTableName)!;
    const [key = '', sort] = source.keys;
    await documents.send(new CreateTableCommand(table(TargetTableName!, key, [], sort)));
    for (const item of was[source.name] ?? []) await put(TargetTableName!, item);
    return {};
  };
  const destination = {
    place: 'here',
    shop: { timeZone: 'Europe/London' },
    now: () => new Date('2026-11-20T12:00:00Z'),
    documents: { send } as unknown as DynamoDBDocumentClient,
    tableName: (name: string) => `${prefix}-${name}`,
  } as unknown as Destination;
  const rows = async (name: string) => {
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: `${prefix}-${name}` }));
    return Items.map((item) => unmarshall(item as never));
  };
  const said: string[] = [];
  const restore = async (wish: { confirmed?: boolean; beside?: boolean } = {}) => {
    const product =
      restoredProducts[({ upsr: 'upsell', cr: 'cart-recovery', loy: 'loyalty' } as const)[prefix as 'cr']];
    const code = await restoreToMoment(
      { at: AT, confirmed: true, beside: false, ...wish },
      {
        product,
        tables,
        destination,
        erased: async () => new Map(),
        print: (line) => said.push(line),
        temporary: { documents: destination.documents, pause: async () => {} },
      },
    );
    const { TableNames = [] } = await documents.send(new ListTablesCommand({}));
    expect(TableNames.toSorted()).toEqual(tables.map(({ physical }) => physical).toSorted());
    return code;
  };
  return {
    put: (name: string, item: Item) => put(`${prefix}-${name}`, item),
    documents,
    rows,
    restore,
    said,
  };
}
type Account = Awaited<ReturnType<typeof account>>;

describe('the upsell recommender', () => {
  const customer = {
    customer_id: 'c-1',
    name: 'Ana',
    email: 'ana@example.com',
    owned_skus: new Set(['A', 'B']),
  };
  const ben = { customer_id: 'c-2', name: 'Ben', spent_minor: 5 };
  let shop: Account;
  beforeEach(async () => {
    shop = await account(
      'upsr',
      {
        customers: ['customer_id'],
        optout: ['customer_id'],
        catalogue: ['sku'],
        notices: ['notice_id'],
        offers: ['offer_id'],
        orders: ['order_id'],
      },
      { customers: [customer, ben], catalogue: [{ sku: 'OLD' }] },
    );
  });

  it('shows first, and then brings every row back into empty tables, but for what fills itself', async () => {
    expect(await shop.restore({ confirmed: false })).toBe(0);
    expect(shop.said.join()).toContain('Run the same again with --yes');
    expect(await shop.rows('customers')).toEqual([]);
    expect(await shop.restore()).toBe(0);
    expect(
      (await shop.rows('customers')).toSorted((a, b) => (a.customer_id < b.customer_id ? -1 : 1)),
    ).toEqual([customer, ben]);
    expect(await shop.rows('catalogue')).toEqual([]);
    expect(shop.said.at(-1)).toContain('every row of that moment is there');
  });

  it('refuses tables that hold rows, and writes beside them where it is told to, over nothing', async () => {
    await shop.put('customers', { ...ben, spent_minor: 90 });
    expect(await shop.restore()).toBe(1);
    expect(shop.said.join()).toContain('upsr-customers: holds rows already');
    expect(await shop.rows('customers')).toHaveLength(1);
    expect(await shop.restore({ beside: true })).toBe(0);
    expect((await shop.rows('customers')).find(({ customer_id }) => customer_id === 'c-2')).toMatchObject({
      spent_minor: 90,
    });
    expect(await shop.rows('customers')).toHaveLength(2);
  });

  it('brings nobody back who asked to be forgotten since', async () => {
    for (const customer_id of ['c-1', digestOfAddress('ana@example.com')])
      await shop.put('optout', { customer_id, source: 'erased' });
    expect(await shop.restore({ beside: true })).toBe(0);
    expect(await shop.rows('customers')).toEqual([ben]);
    expect(shop.said.join()).toContain('1 rows are left out or changed');
  });
});

describe('cart recovery', () => {
  it('brings its carts back, and says which are not whole', async () => {
    const cart = {
      cart_id: 'k-1',
      status: 'open',
      began_at: '2026-11-16T09:00:00Z',
      day: '2026-11-16',
      version: 1,
      saved_link: false,
    };
    const shop = await account(
      'cr',
      {
        state: ['cart_id'],
        sends: ['cart_id', 'step'],
        unsub: ['email'],
        people: ['email'],
        notices: ['notice_id'],
        audit: ['cart_id', 'ts'],
      },
      {
        state: [cart, { ...cart, cart_id: 'k-2', day: undefined }],
        sends: [{ cart_id: 'k-0', step: 'first', outcome: 'sent' }],
      },
    );
    expect(await shop.restore()).toBe(0);
    expect(await shop.rows('state')).toHaveLength(2);
    expect(shop.said.join('\n')).toContain('2 open carts, 1 of them not whole');
    expect(shop.said.join('\n')).toContain('k-2 has no day');
  });
});

describe('the loyalty tracker', () => {
  const keys = {
    members: ['phone'],
    ledger: ['phone', 'ts'],
    sales: ['sale_id'],
    audit: ['phone', 'ts'],
    review: ['phone', 'sale_id'],
    lapsing: ['phone'],
    staff: ['name'],
    sends: ['phone', 'letter'],
    notices: ['notice_id'],
  };
  const was = {
    members: [{ phone: '+12125550100', balance: 108, name: 'Maria' }],
    ledger: [{ phone: '+12125550100', ts: 'a', points_change: 84 }],
    sends: [{ phone: '+12125550100', letter: 'l-1' }],
  };

  it('comes back with every balance the sum of its ledger, its mails with it', async () => {
    const shop = await account('loy', keys, was);
    expect(await shop.restore()).toBe(0);
    expect(await shop.rows('members')).toMatchObject([{ balance: 84, name: 'Maria' }]);
    expect(await shop.rows('sends')).toHaveLength(1);
    expect(shop.said.join('\n')).toContain('…0100 becomes 84');
    expect((await shop.rows('notices')).map(({ notice_id }) => notice_id)).toEqual([]);
  });

  it('is never restored beside rows of today', async () => {
    const shop = await account('loy', keys, was);
    await shop.put('members', { phone: '+1', balance: 0 });
    expect(await shop.restore({ beside: true })).toBe(1);
    expect(await shop.restore()).toBe(1);
    expect(await shop.rows('members')).toHaveLength(1);
    await shop.documents.send(
      new DeleteItemCommand({ TableName: 'loy-members', Key: { phone: { S: '+1' } } }),
    );
    expect(await shop.restore()).toBe(0);
  });
});
