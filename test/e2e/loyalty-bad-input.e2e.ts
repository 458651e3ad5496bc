// What a till, a stranger or a broken sender may post about sales, and what each is answered.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORGERS_SECRET, signStandardWebhook } from '../../local/sample/store/sign.ts';
import { type LoyaltyRuntime, refundOf, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
const now = () => shop.runtime.now();
beforeAll(async () => {
  shop = await startLoyalty();
});
afterAll(() => shop?.stop());

const json = { 'content-type': 'application/json' };
const signed = (body: string, secret = shop.secret, at = now()) => ({
  ...json,
  ...signStandardWebhook(body, secret, 'msg_x', at),
});
const fromNow = (minutes: number) => new Date(now().getTime() + minutes * 60_000);
let callers = 0;
/** A sale of somebody new. */
function someone(changes: Readonly<Record<string, unknown>> = {}) {
  callers += 1;
  return saleOf(now(), { phone: `+1212555${1000 + callers}`, ...changes });
}
const nothingIsKnownOf = async ({ sale_id, phone }: { sale_id: unknown; phone: unknown }) => {
  expect((await shop.runtime.table('loy-sales')).filter((row) => row.sale_id === sale_id)).toEqual([]);
  expect(await shop.member(String(phone))).toBeUndefined();
};

describe('a signature', () => {
  it.each<[string, (text: string) => Record<string, string>]>([
    ['is missing', () => json],
    ['is wrong', (text) => signed(text, FORGERS_SECRET)],
    ['is of another body', () => signed('{}')],
    ['is six minutes old', (text) => signed(text, shop.secret, fromNow(-6))],
    ['is six minutes ahead', (text) => signed(text, shop.secret, fromNow(6))],
    ['is empty', () => ({ ...json, 'x-signature': '' })],
  ])('that %s is answered 401, and nothing else is done', async (_, headers) => {
    const sale = someone();
    const text = JSON.stringify(sale);
    expect((await shop.postRaw(text, headers(text))).status).toBe(401);
    await shop.runtime.idle();
    await nothingIsKnownOf(sale);
  });

  it('of one header is enough for a simple till', async () => {
    const text = JSON.stringify(someone());
    const hex = createHmac('sha256', shop.secret).update(text).digest('hex');
    expect(await shop.postRaw(text, { ...json, 'x-signature': `sha256=${hex}` })).toMatchObject({
      status: 200,
      json: { status: 'accepted', reason: 'added' },
    });
  });
});

describe('a body', () => {
  it('of more than 900 KB is answered 413', async () => {
    const text = JSON.stringify({ ...someone(), note: 'x'.repeat(900 * 1024) });
    expect((await shop.postRaw(text)).status).toBe(413);
  });

  it.each([['{"type":"sale.completed",'], ['[]'], ['null'], ['"sale"'], ['']])(
    'that reads %s is answered 400',
    async (text) => {
      const answer = await shop.postRaw(text);
      expect(answer).toMatchObject({ status: 400, json: { error: 'invalid' } });
      expect(answer.text).not.toMatch(/at .*\.(?:js|mjs|ts):/);
    },
  );

  const item = { code: 'X', name: 'X', quantity: 1, amount: '1.00' };
  it.each<[string, object, string[]]>([
    [
      'lacks its fields',
      { sale_id: undefined, closed_at: undefined, currency: undefined, total: undefined, items: undefined },
      ['closed_at', 'currency', 'items', 'sale_id', 'total'],
    ],
    ['has a negative total', { total: '-1.00' }, ['total']],
    ['has three decimals', { total: '1.005' }, ['total']],
    ['has a total beyond all counting', { total: '99999999999999999' }, ['total']],
    ['is in another currency', { currency: 'EUR' }, ['currency']],
    ['has a time that is none', { closed_at: 'yesterday' }, ['closed_at']],
    ['has a phone that is none', { phone: 'walk in' }, ['phone']],
    ['has a quantity of nothing', { items: [{ ...item, quantity: 0 }] }, ['items.0.quantity']],
    [
      'has several mistakes',
      {
        total: 'lots',
        items: [
          { ...item, amount: 'x' },
          { ...item, name: 7 },
        ],
      },
      ['items.0.amount', 'items.1.name', 'total'],
    ],
  ])('that %s is answered 400 naming each field', async (_, changes, paths) => {
    const sale = someone();
    const answer = await shop.tell({ ...sale, ...changes });
    expect(answer.status).toBe(400);
    const issues = answer.json.issues as { path: string; message: string }[];
    expect(issues.map(({ path }) => path).sort()).toEqual(paths);
    expect(issues.every(({ message }) => message.length > 0)).toBe(true);
    await nothingIsKnownOf(sale);
  });

  it.each<[string, Record<string, unknown>]>([
    ['names no sale', { refund_of: undefined }],
    ['names no sale and nothing else', { refund_of: null, type: 'sale.voided' }],
  ])('of a refund that %s is answered 400, and nothing is taken back', async (_, changes) => {
    const sale = someone();
    await shop.tell(sale);
    const answer = await shop.tell(refundOf(sale, now(), changes));
    expect(answer).toMatchObject({ status: 400, json: { issues: [{ path: 'refund_of' }] } });
    expect(await shop.member(String(sale.phone))).toMatchObject({ balance: 24 });
  });

  it('of an unknown type, or of nobody, is ignored and not refused', async () => {
    expect(await shop.post({ ...someone(), type: 'drawer.opened' })).toMatchObject({
      status: 200,
      json: { status: 'ignored', reason: 'type drawer.opened' },
    });
    expect(await shop.post(someone({ phone: null }))).toMatchObject({
      status: 200,
      json: { status: 'ignored' },
    });
    expect(await shop.post(someone({ phone: null, member_id: 'M-77' }))).toMatchObject({
      status: 200,
      json: { status: 'ignored', reason: 'the member id is not a phone number' },
    });
  });

  it('may arrive base64, with ids beyond 2^53 and the phone as it is typed', async () => {
    const sale = someone({ sale_id: 'ID', phone: '(212) 555-0188' });
    const text = JSON.stringify(sale).replace('"ID"', '820982911946154508');
    const headers = { ...signed(text), 'content-type': 'application/octet-stream' };
    expect((await shop.postRaw(text, headers)).status).toBe(200);
    expect(await shop.ledger('+12125550188')).toMatchObject([{ sale_id: '820982911946154508' }]);
  });

  it('told twice counts once', async () => {
    const sale = someone();
    expect((await shop.tell(sale)).json).toEqual({ status: 'accepted', reason: 'added' });
    expect((await shop.tell(sale)).json.status).toBe('duplicate');
    expect(await shop.ledger(String(sale.phone))).toHaveLength(1);
    expect(await shop.member(String(sale.phone))).toMatchObject({ balance: 24 });
  });
});

describe('another method', () => {
  it('is answered 405', async () => {
    const answer = await fetch(shop.runtime.functionUrl('loy-pos-webhook'));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('the log of all this', () => {
  it('names reasons and no person', () => {
    const lines = ['loy-pos-webhook', 'loy-earn'].flatMap((name) => shop.runtime.logs(name)).join('\n');
    expect(lines).toContain('signature-wrong');
    expect(lines).toContain('items.0.amount');
    expect(lines).not.toMatch(/212\D{0,2}555/);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
