// One person, three products: what is held of them is told, why they got what they got, all of it comes along, and once they are
// forgotten no store of the laptop names them.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { main as person } from '../../tools/person.ts';
import { main as why } from '../../tools/why.ts';
import { memberRow, openingRow } from '../support/loyalty-runtime.ts';
import { bikeOrder } from '../support/upsell-runtime.ts';
import { startWholeShop, type WholeShop } from '../support/whole-shop.ts';

const PHONE = '+447700900461';
const EMAIL = 'tomasin.quill@example.com';
const NAME = 'Tomasin Quill';
const ID = 'c-7714';
const MASKED = 't•••@example.com';
const SILENT = ['upsr-optout', 'cr-unsub', 'loy-notices'];

let shop: WholeShop;
const customer = {
  id: ID,
  name: NAME,
  phone: PHONE,
  email: EMAIL,
  marketing_consent: true,
  locale: 'en-GB',
};
const cart = (id: string, changes: object = {}) => ({
  type: 'cart.updated',
  event_id: `e-${id}`,
  cart_id: id,
  occurred_at: shop.runtime.now().toISOString(),
  email: EMAIL,
  name: NAME,
  currency: 'GBP',
  total: '120.00',
  return_url: `https://ridgeback.example/cart/${id}`,
  saved_link: false,
  marketing_consent: true,
  items: [{ sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '120.00' }],
  ...changes,
});
const sale = (id: string, phone = PHONE) => ({
  type: 'sale.completed',
  sale_id: id,
  closed_at: shop.runtime.now().toISOString(),
  phone,
  member_id: null,
  currency: 'GBP',
  total: '18.00',
  items: [{ code: 'LATTE', name: 'Latte', quantity: 3, amount: '18.00' }],
});

/** Everything the laptop has: tables, objects with all their versions, queues, schedules, logs. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const { runtime } = shop;
  const all = new Map<string, string>();
  for (const name of runtime.tables())
    all.set(`table ${name}`, JSON.stringify(await runtime.table(name), sets));
  for (const { name } of runtime.status().functions) all.set(`log ${name}`, runtime.logs(name).join('\n'));
  all.set('queues', JSON.stringify(runtime.services.sqs.deadLetters()));
  all.set('schedules', JSON.stringify(await schedules()));
  for (const [key, text] of await objects()) all.set(`object ${key}`, text);
  return all;
}

const connection = (region: string) => ({
  endpoint: shop.runtime.endpointUrl,
  region,
  credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
});

/** Alarm clocks with what they hold. */
async function schedules() {
  const client = new SchedulerClient(connection('ap-southeast-1'));
  const found = [];
  for (const GroupName of ['loy-deferrals', 'cr-wakeups']) {
    const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName }));
    for (const { Name } of Schedules) {
      const { Target } = await client.send(new GetScheduleCommand({ GroupName, Name }));
      found.push({ Name, Input: Target?.Input });
    }
  }
  return found;
}

/** All versions of all objects, but the daily copies, which stay as they are and which a restore goes through. */
async function objects(): Promise<ReadonlyMap<string, string>> {
  const s3 = new S3Client({ ...connection('ap-southeast-1'), forcePathStyle: true });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const found = new Map<string, string>();
  for (const { Name: Bucket = '' } of Buckets) {
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key, VersionId } of Versions) {
      if (Bucket.startsWith('loy-backups') && !Key?.startsWith('erased/')) continue;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      found.set(`${Bucket}/${Key}@${VersionId}`, (await Body?.transformToString('utf-8')) ?? '');
    }
  }
  return found;
}
const sets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);

/** Where one of these texts occurs. */
async function whereIs(...texts: readonly string[]): Promise<readonly string[]> {
  const all = await everything();
  return [...all].filter(([, text]) => texts.some((each) => text.includes(each))).map(([place]) => place);
}

beforeAll(async () => {
  shop = await startWholeShop();
  const { runtime } = shop;
  runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
  await runtime.put('loy-members', [
    memberRow(PHONE, { balance: 50, name: NAME, email: EMAIL, birthday: '11-23' }),
  ]);
  await runtime.put('loy-ledger', [openingRow(PHONE, 50)]);
  await shop.tell('order', bikeOrder('o-1', runtime.now(), customer));
  await shop.tell(
    'order',
    bikeOrder('o-guest', runtime.now(), { ...customer, id: undefined, phone: undefined }),
  );
  await shop.tell('cart', cart('k-1'));
  await shop.tell('sale', sale('s-1'));
  await runtime.advance('P1D');
  await shop.tell('cart', cart('k-2'));
  await runtime.advance('PT1H');
}, 480_000);
afterAll(() => shop?.stop());

describe('npm run person -- show', () => {
  it.each([[PHONE], ['07700 900461'], [EMAIL], [` ${EMAIL.toUpperCase()}`]])(
    'given %s, then what all three products hold is told in sentences, joined where a row names both',
    async (typed) => {
      const { code, text } = await shop.run(person, 'show', ...typed.trim().split(' '));
      expect(code).toBe(0);
      expect(text).toContain(`customer ${ID}: ${NAME}, ${PHONE}, ${EMAIL}`);
      expect(text).toContain('Cart k-1 of Tomasin Quill');
      expect(text).toContain('Cart k-2 of Tomasin Quill');
      expect(text).toMatch(/A member since 2 March of Tomasin Quill, \+447700900461: 68 points, 7 visits/);
      expect(text).toContain('Told the birthday: 23 November.');
      expect(text).toContain('2 orders, of 9 June.');
      expect(text).toContain('Agreed to reminders since');
      expect(text).toContain('belongs to them as well');
    },
  );

  it('given somebody nobody knows, then it says so', async () => {
    const { code, text } = await shop.run(person, 'show', 'nobody@example.com');
    expect([code, text.match(/Nothing\./g)?.length]).toEqual([0, 3]);
  });

  it('given neither a number nor an address, then it is not understood', async () => {
    expect((await shop.run(person, 'show', 'Tom')).code).toBe(2);
  });
});

describe('npm run person -- why', () => {
  it('tells each message with what led to it, the rules and the shop’s time', async () => {
    const { code, text } = await shop.run(person, 'why', EMAIL);
    expect(code).toBe(0);
    expect(text).toContain(
      '9 June at 10:00  It may earn a nudge: They agreed, can be reached, and had none lately.',
    );
    expect(text).toMatch(/9 June at 11:\d\d {2}A text goes out/);
    expect(text).toContain('No nudge for this order: ');
    expect(text).toMatch(/9 June at 12:0\d {2}The first reminder goes out/);
    expect(text).toContain(
      'Whoever was reminded of one cart is not reminded of another for 3 days; the two reminders of one cart keep their own waits.',
    );
    expect(text).toContain('No customer gets more than one nudge in 30 days.');
    expect(text).toContain('+18 points for a sale');
  });
});

describe('npm run why', () => {
  it.each([
    ['o-1', 'Order o-1', 'A text goes out'],
    ['k-1', 'Cart k-1', 'The first reminder goes out'],
    ['s-1', 'Sale s-1', '+18 points for a sale'],
  ])('given %s, then its own story is told', async (id, title, line) => {
    const { code, text } = await shop.run(why, id);
    expect([code, text]).toEqual([0, expect.stringContaining(title)]);
    expect(text).toContain(line);
    expect(text).toContain('What the rules say now:');
  });

  it('given an id that nobody knows, then it says so', async () => {
    expect(await shop.run(why, 'x-404')).toMatchObject({
      code: 1,
      text: expect.stringContaining('Nothing is known'),
    });
  });
});

describe('npm run person -- export', () => {
  it('writes every row that names them, and a page to read, over nothing that is there', async () => {
    const name = join(mkdtempSync(join(tmpdir(), 'person-')), 'copy');
    expect((await shop.run(person, 'export', EMAIL, '--to', name)).code).toBe(0);
    const copy = JSON.parse(readFileSync(`${name}.json`, 'utf8')) as {
      products: { product: string; tables: Record<string, object[]>; stories: object[] }[];
    };
    const ofProduct = Object.fromEntries(copy.products.map((each) => [each.product, each.tables]));
    expect(Object.keys(ofProduct.upsell ?? {}).sort()).toEqual(['customers', 'offers', 'orders']);
    expect(Object.keys(ofProduct['cart-recovery'] ?? {}).sort()).toEqual(
      expect.arrayContaining(['people', 'sends', 'state']),
    );
    expect(Object.keys(ofProduct.loyalty ?? {})).toEqual(
      expect.arrayContaining(['ledger', 'members', 'sales']),
    );
    expect(ofProduct.loyalty?.members).toMatchObject([{ birthday: '11-23' }]);
    // Complete: whatever table names them is in it.
    const places = await whereIs(PHONE, EMAIL, digestOfAddress(PHONE), digestOfAddress(EMAIL));
    for (const table of places.filter((place) => place.startsWith('table ')))
      expect(
        JSON.stringify(
          Object.entries(ofProduct).flatMap(([product, tables]) =>
            Object.keys(tables).map(
              (each) => `table ${{ upsell: 'upsr', 'cart-recovery': 'cr', loyalty: 'loy' }[product]}-${each}`,
            ),
          ),
        ),
      ).toContain(table);
    const page = readFileSync(`${name}.html`, 'utf8');
    for (const part of [NAME, EMAIL, PHONE, 'The first reminder goes out']) expect(page).toContain(part);
    expect((await shop.run(person, 'export', EMAIL, '--to', name)).code).toBe(1);
  });
});

describe('npm run person -- erase', () => {
  it('given no --yes, then it says how much and changes nothing', async () => {
    const before = await everything();
    const { code, text } = await shop.run(person, 'erase', EMAIL);
    expect([code, text]).toEqual([0, expect.stringContaining('Nothing was changed')]);
    expect(await everything()).toEqual(before);
  });

  it('given --yes, then no table, object, queue, schedule or log names them, but the lists of the silent', async () => {
    // A list of the day, a dead letter, and two alarm clocks of the evening.
    expect((await whereIs(MASKED)).filter((place) => place.includes('/exports/')).length).toBeGreaterThan(0);
    const client = new SchedulerClient(connection('ap-southeast-1'));
    const dispatch = shop.runtime.deployment
      .ofType('AWS::Lambda::Function')
      .find(({ properties }) => properties.FunctionName === 'loy-email-dispatch')?.properties;
    const { Variables: variables = {} } = (dispatch?.Environment ?? {}) as {
      Variables?: Record<string, unknown>;
    };
    for (const [Name, phones] of [
      ['both', [PHONE, '+447700900999']],
      ['alone', [PHONE]],
    ] as const)
      await client.send(
        new CreateScheduleCommand({
          Name,
          GroupName: 'loy-deferrals',
          ScheduleExpression: 'at(2026-07-01T10:00:00)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: String(variables.SCHEDULE_TARGET),
            RoleArn: String(variables.SCHEDULE_ROLE),
            Input: JSON.stringify({
              'detail-type': 'loy.nightly_email',
              detail: { day: '2026-06-30', phones, batch: 1 },
            }),
          },
        }),
      );
    shop.runtime.services.sqs.deliver('cr-events-dlq', JSON.stringify(cart('k-dead')));
    shop.runtime.services.sqs.deliver(
      'cr-events-dlq',
      JSON.stringify(cart('k-other', { email: 'else@example.com', name: 'Else' })),
    );
    const { code, text } = await shop.run(person, 'erase', EMAIL, '--yes');
    expect(text).toContain('Forgotten, and everything was read again.');
    expect(text).toContain('1 dead letters');
    expect(text).toContain('2 alarm clocks');
    expect((await schedules()).map(({ Name }) => Name)).toEqual(expect.arrayContaining(['both']));
    expect((await schedules()).map(({ Name }) => Name)).not.toContain('alone');
    expect(await whereIs(MASKED)).toEqual([]);
    expect(code).toBe(0);
    expect(await whereIs(PHONE, EMAIL, NAME, 'tomasin', `"${ID}"`)).toEqual(['table upsr-optout']);
    expect(await whereIs('11-23')).toEqual([]);
    const digests = await whereIs(digestOfAddress(PHONE), digestOfAddress(EMAIL));
    expect([...digests].sort()).toEqual(SILENT.map((name) => `table ${name}`).sort());
    expect(await whereIs('else@example.com')).toEqual(['queues']);
    expect(await whereIs('+447700900999')).toContain('schedules');
  });

  it('is noted without the person', async () => {
    for (const table of ['upsr-notices', 'cr-notices', 'loy-notices']) {
      const notes = (await shop.runtime.table(table)).filter(({ notice_id }) =>
        /^erasure#/.test(String(notice_id)),
      );
      expect(notes).toEqual([expect.objectContaining({ by_user: 'owner', rows: expect.any(Number) })]);
    }
  });

  it('given the same again, then there is nothing left to do', async () => {
    const { code, text } = await shop.run(person, 'erase', PHONE, '--yes');
    expect([code, text]).toEqual([0, expect.stringContaining('upsell: 0 rows, 0 dead letters')]);
  });

  it('given later events of theirs, then they are nobody’s, and nobody writes to them', async () => {
    const before = shop.messagesTo(PHONE, EMAIL).length;
    await shop.tell('order', bikeOrder('o-2', shop.runtime.now(), customer));
    await shop.tell('cart', cart('k-3'));
    expect(await shop.tell('sale', sale('s-2'))).toMatchObject({ status: 'ignored', reason: 'erased' });
    await fetch(shop.runtime.functionUrl('loy-signup'), {
      method: 'POST',
      body: new URLSearchParams({ name: 'Q', phone: '+447700900462', email: EMAIL }),
    });
    await shop.runtime.advance('P3D');
    expect(shop.messagesTo(PHONE, EMAIL).length).toBe(before);
    const orders = await shop.runtime.table('upsr-orders');
    expect(orders.find(({ order_id }) => order_id === 'o-2')).toMatchObject({ gate_outcome: 'opted-out' });
    expect(await whereIs(PHONE, NAME)).toEqual([]);
  }, 240_000);
});
