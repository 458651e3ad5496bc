// What tills write: half an emoji, impossible ids, and sales of thousands of lines whose points are exact to the end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoyaltyRuntime, refundOf, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
const now = () => shop.runtime.now();
beforeAll(async () => {
  shop = await startLoyalty();
});
afterAll(() => shop?.stop());

describe('a sale', () => {
  it('with half an emoji in an item’s name, its own or by being cut, earns its points', async () => {
    const phone = '+12125550131';
    const items = [
      { name: `${'a'.repeat(299)}😀b`, quantity: 1, amount: '6.00' },
      { name: 'Mug HALF', quantity: 1, amount: '12.00' },
    ];
    const text = JSON.stringify(saleOf(now(), { phone, items })).replace('HALF', '\\ud83d');
    expect(await shop.postRaw(text)).toMatchObject({ status: 200, json: { status: 'accepted' } });
    // The same body again is the same sale.
    expect(await shop.postRaw(text)).toMatchObject({ status: 200, json: { status: 'duplicate' } });
    expect(await shop.member(phone)).toMatchObject({ balance: 18 });
  });

  it.each(['a\\u0000b', 'a\\ud83d', 'x'.repeat(201)])(
    'with an id that cannot be (%s) is refused by its field',
    async (id) => {
      const text = JSON.stringify(saleOf(now(), { sale_id: 'REPLACED' })).replace('REPLACED', id);
      expect(await shop.postRaw(text)).toMatchObject({
        status: 400,
        json: { issues: [{ path: 'sale_id' }] },
      });
    },
  );

  it('of 5,000 lines earns exactly, and so does each refund of it', async () => {
    const phone = '+12125550132';
    // A small sale first, so that the member is known and nothing is held for its size.
    await shop.tell(saleOf(now(), { phone, total: '30.00', items: [] }));
    const lines = Array.from({ length: 5_000 }, (_, number) => ({
      code: `C-${number}`,
      name: number % 2 === 0 ? `Beans number ${number}` : `Thing number ${number} of a long sale`,
      quantity: 1,
      amount: '0.01',
    }));
    const sale = saleOf(now(), { phone, sale_id: 'é'.repeat(200), total: '50.00', items: lines });
    expect(Buffer.byteLength(JSON.stringify(sale))).toBeGreaterThan(300_000);
    expect(await shop.tell(sale)).toMatchObject({
      status: 200,
      json: { status: 'accepted', reason: 'added' },
    });
    // 50 for the total, and one more for each of the 2,500 cents of beans.
    expect(await shop.member(phone)).toMatchObject({ balance: 30 + 50 + 25 });
    const some = refundOf(sale, now(), { sale_id: 'r-some', total: '0.02', items: [lines[4], lines[5]] });
    expect(await shop.tell(some)).toMatchObject({ status: 200, json: { reason: 'taken-back' } });
    expect(await shop.member(phone)).toMatchObject({ balance: 30 + 75 - 0.03 });
    expect(await shop.tell(refundOf(sale, now(), { sale_id: 'r-rest' }))).toMatchObject({
      status: 200,
      json: { reason: 'taken-back' },
    });
    expect(await shop.member(phone)).toMatchObject({ balance: 30 });
  });
});
