// `npm run preview` as it is typed: a shop's own orders, carts and sales, played once more; what would have been sent and why not; and
// nobody is written to.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { main } from '../../local/preview.ts';
import { sampleCatalogue } from '../../local/sample/store/feed.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'preview-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | object): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
/** The settings of a shop whose store is none that posts to a laptop, and that is live. */
const { products } = cdk.context.shop;
const settings = {
  ...cdk.context.shop,
  people: { region: 'eu-central-1' },
  products: {
    ...products,
    upsell: {
      ...Object.fromEntries(
        Object.entries(products.upsell).filter(
          ([name]) => !['cartLinkTemplate', 'catalogueUrl'].includes(name),
        ),
      ),
      platform: 'shopify',
    },
  },
};
async function preview(...args: readonly string[]) {
  const lines: string[] = [];
  const to = join(folder, `out-${args[0]}`);
  const code = await main(
    [...args, '--to', to],
    { print: (line) => lines.push(line) },
    { SHOP_SETTINGS: JSON.stringify(settings) },
  );
  const read = (end: string) => readFileSync(`${to}.${end}`, 'utf8');
  return { code, said: lines.join('\n'), page: () => read('html'), table: () => read('csv') };
}
const day = (date: string, hour = 11) => `2026-05-${date}T${hour}:00:00.000Z`;
const customer = (id: string, consent = true) => ({
  id,
  name: 'Kim',
  phone: `+4477009001${id.slice(-2)}`,
  marketing_consent: consent,
  locale: 'en-GB',
});
const order = (order_id: string, placed_at: string, who: object | undefined, sku = 'BIKE-COMMUTER') => ({
  type: 'order.created',
  order_id,
  placed_at,
  currency: 'GBP',
  total: '520.00',
  customer: who,
  items: [{ sku, name: 'A thing', quantity: 1, price: '520.00' }],
});

it('of orders says of each whether it would have had a nudge, and why not, by what people own already', async () => {
  const orders = file('orders.json', [
    // Older than what is played: it counts as what they own.
    order('old-1', '2026-03-01T11:00:00.000Z', customer('c-01'), 'BUNDLE-LIGHTS-LOCK'),
    order('p-1', day('02'), customer('c-02')),
    order('p-2', day('03'), customer('c-03', false)),
    order('p-3', day('04'), customer('c-01')),
    order('p-4', day('05'), undefined),
    order('p-5', day('06'), customer('c-02')),
    { type: 'order.created', order_id: 'p-6' },
  ]);
  const { code, said, page, table } = await preview(
    'upsell',
    orders,
    '--catalogue',
    file('products.json', sampleCatalogue),
  );
  expect(code).toBe(0);
  expect(said).toContain('Playing 5 of the last 30 days');
  expect(said).toContain('Nobody was written to.');
  const rows = table().split('\r\n');
  const of = (id: string) => rows.find((row) => row.startsWith(`${id},`)) ?? '';
  expect(rows.filter((row) => row.startsWith('old-1'))).toEqual([]);
  expect(of('p-1')).toContain('Lights and lock bundle is chosen');
  expect(of('p-1')).toContain('would have got it');
  expect(of('p-2')).toContain('The store never said that they agreed');
  expect(of('p-3')).not.toContain('Lights and lock bundle is chosen');
  expect(of('p-4')).toContain('nobody to write to');
  expect(page()).toContain('Order p-5 of Kim');
  expect(page()).toContain('Left out: order 7');
});

it('of carts says which reminders would have gone out', async () => {
  const cart = (cart_id: string, date: string, changes: object = {}) => ({
    type: 'cart.updated',
    event_id: `e-${cart_id}`,
    cart_id,
    occurred_at: day(date),
    email: `${cart_id}@example.com`,
    currency: 'GBP',
    total: '120.00',
    return_url: `https://ridgeback.example/cart/${cart_id}`,
    marketing_consent: true,
    items: [{ sku: 'SHIRT-LINEN', name: 'Linen shirt', quantity: 1, price: '120.00' }],
    ...changes,
  });
  const events = [
    cart('k-2', '02', { marketing_consent: false }),
    cart('k-1', '01'),
    cart('k-3', '03', { cart_id: undefined }),
    { type: 'cart.updated' },
  ];
  const { code, said, table, page } = await preview('cart-recovery', file('events.json', events));
  expect(code).toBe(0);
  expect(said).toContain('1  No first reminder: They would have got it');
  expect(table()).toMatch(/k-1,.*No second reminder: They would have got it/);
  expect(table()).toMatch(/k-2,.*They did not agree to mail/);
  expect(page()).toMatch(/Left out: event 4: it has no occurred_at; event 3 of .*: 4\d\d/);
});

it('of a till’s file says what points and which mails would have come of it', async () => {
  const sales = file(
    'sales.csv',
    'sale_id,closed_at,phone,total,code,item,quantity,amount\n' +
      's1,2026-05-02 09:15,07700 900123,18.00,LATTE,Latte,3,18.00\n' +
      's2,2026-05-03 10:15,07700 900124,6.00,BEANS,Beans,1,6.00\n',
  );
  const members = file(
    'members.csv',
    'phone,name,email,points,email_consent\n07700 900123,Maria,maria@example.com,90,yes\n',
  );
  const { code, table } = await preview('loyalty', sales, '--members', members);
  expect(code).toBe(0);
  expect(table()).toContain('+18 points for a sale');
  expect(table()).toMatch(/Maria.*A mail does not go out: .*they would have got it/);
});

it('says what is wrong in a sentence, and writes nothing then', async () => {
  const before = readdirSync(folder);
  expect((await preview('bakery', 'x')).code).toBe(2);
  expect((await preview('upsell', file('none.json', []))).code).toBe(1);
  expect((await preview('cart-recovery', file('text.txt', 'no list'))).said).toContain('no JSON list');
  expect((await preview('loyalty', 'x', '--days', 'many')).said).toContain('--days');
  expect(readdirSync(folder).filter((name) => name.startsWith('out-'))).toEqual(
    before.filter((name) => name.startsWith('out-')),
  );
});
