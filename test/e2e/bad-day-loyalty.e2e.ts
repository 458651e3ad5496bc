// The loyalty tracker on a day on which AWS does not answer: nothing is guessed, nothing is lost, nothing is said twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import {
  type LoyaltyRuntime,
  memberRow,
  openingRow,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
let trouble: Intercept | undefined;
/** The Saturday before the first Monday of a month, in the morning in New York. */
beforeAll(async () => {
  shop = await startLoyalty({
    startAt: '2026-08-01T13:15:00.000Z',
    intercept: (call, phase) => trouble?.(call, phase),
  });
  await shop.runtime.objects.write(
    'loy-rules-source',
    'rules.txt',
    Buffer.from('Earn 10 points per dollar spent.\nReward tiers: 100 points = a free coffee.'),
  );
});
beforeEach(() => {
  trouble = undefined;
});
afterAll(() => shop.stop());

const failing =
  (functionName: string, ...actions: string[]): Intercept =>
  (call, phase) =>
    phase === 'before' && call.functionName === functionName && actions.includes(call.action)
      ? 'fail'
      : undefined;
const at = () => shop.runtime.now().toISOString();

describe('a sale that meets a function which has just started', () => {
  it.each([
    ['Parameter Store', 'GetParameter'],
    ['S3', 'GetObject'],
  ])('is answered 5xx while %s fails, and its repeat earns what the owner wrote', async (_, action) => {
    const sale = saleOf(at(), { phone: `+1212555${action === 'GetObject' ? '7001' : '7000'}` });
    trouble = failing('loy-earn', action);
    expect((await shop.tell(sale)).status).toBeGreaterThanOrEqual(500);
    expect(await shop.ledger(sale.phone)).toEqual([]);
    trouble = undefined;
    expect(await shop.tell(sale)).toMatchObject({ status: 200 });
    expect(await shop.member(sale.phone)).toMatchObject({ balance: 180 });
    expect(await shop.tell(sale)).toMatchObject({ status: 200 });
    expect(await shop.member(sale.phone)).toMatchObject({ balance: 180 });
    // The next one meets a function that knows the parameter and not yet the document.
    if (action === 'GetParameter') await shop.advance('PT15M');
  });
});

describe('a mail whose claim was answered with an error', () => {
  it.each([
    ['once', 1],
    ['at every try of the first run', 3],
  ])('goes out exactly once: %s', async (_, lost) => {
    const phone = `+12125557${lost}10`;
    const email = `lost-${lost}@example.com`;
    await shop.runtime.put('loy-members', [memberRow(phone, { email, balance: 84 })]);
    await shop.runtime.put('loy-ledger', [openingRow(phone, 84)]);
    let left = lost;
    trouble = (call, phase) => {
      if (call.functionName !== 'loy-email-dispatch' || call.action !== 'PutItem' || phase !== 'after')
        return;
      left -= 1;
      return left >= 0 ? 'fail' : undefined;
    };
    await shop.tell(saleOf(at(), { phone }));
    await shop.advance('PT10M');
    expect(left).toBeLessThan(0);
    expect(shop.mailsTo(email)).toHaveLength(1);
  });
});

describe('an evening on which nothing worked', () => {
  it('is made up for the next morning, once, and no earlier evening is', async () => {
    await shop.runtime.put('loy-members', [
      memberRow('+12125557200', { email: 'eve@example.com', balance: 1 }),
    ]);
    await shop.runtime.put('loy-ledger', [openingRow('+12125557200', 1)]);
    await shop.advance(wallUntil('2026-08-01', '19:30'));
    await shop.advance(wallUntil('2026-08-02', '12:00'));
    await shop.tell(saleOf(at(), { phone: '+12125557200', items: [], total: '3.00' }));
    trouble = failing('loy-nightly-balance', 'Query');
    await shop.advance(wallUntil('2026-08-02', '23:00'));
    const balances = () =>
      shop.mailsTo('eve@example.com').filter(({ subject }) => subject?.startsWith('Your balance'));
    expect(balances()).toEqual([]);
    trouble = undefined;
    await shop.advance(wallUntil('2026-08-03', '08:30'));
    expect(balances()).toHaveLength(1);
  }, 180_000);
});

describe('a first Monday on which nothing worked', () => {
  it('is made up for the next morning, with the figures of its own month, once', async () => {
    const sold = { phone: '+12125557300', move: 'add', version: 1, day_points: 30 };
    const on = (day: string, id: string) => ({
      ...sold,
      sale_id: id,
      ts: `${day}T15:00:00.000Z#sale:${id}`,
      day,
    });
    await shop.runtime.put('loy-sales', [
      on('2026-07-03', 's-1'),
      on('2026-07-31', 's-2'),
      on('2026-06-30', 's-3'),
    ]);
    trouble = failing('loy-summary', 'GetObject', 'Query');
    await shop.advance(wallUntil('2026-08-03', '23:00'));
    const summaries = () => shop.ownerLetters().filter(({ subject }) => subject === 'Loyalty in July 2026');
    expect(summaries()).toEqual([]);
    trouble = undefined;
    await shop.tell(saleOf(at(), { phone: '+12125557300' }));
    await shop.advance(wallUntil('2026-08-04', '09:30'));
    expect(summaries()).toHaveLength(1);
    expect(summaries()[0]?.text).toMatch(/^Purchases with points +2$/m);
    // That evening the balance of the Monday went out, and not once more that of the Sunday.
    expect(
      shop.mailsTo('eve@example.com').filter(({ subject }) => subject?.startsWith('Your balance')),
    ).toHaveLength(1);
  }, 180_000);

  it('then asks two questions a morning: whether a month is owed, and when the owner’s page was counted', async () => {
    const calls = async () =>
      (await shop.runtime.usage()).calls
        .filter((call) => call.function === 'loy-summary' && !['lambda', 'logs'].includes(call.service))
        .reduce((sum, { count }) => sum + count, 0);
    const before = await calls();
    await shop.runtime.invoke('loy-summary', {});
    expect((await calls()) - before).toBe(2);
  });
});

/** That moment on the wall in New York, as `advance` takes it. */
function wallUntil(day: string, clock: string): string {
  return new Date(`${day}T${clock}:00-04:00`).toISOString();
}
