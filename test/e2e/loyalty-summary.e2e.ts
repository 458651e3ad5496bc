// The monthly summary on the laptop runtime: the first Monday at nine, figures equal to the rows, once, and of the model
// only what is so.
import { afterEach, describe, expect, it } from 'vitest';
import {
  type LoyaltyRuntime,
  memberRow,
  refundOf,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime | undefined;
afterEach(async () => {
  await shop?.stop();
  shop = undefined;
});

const PHONES = Array.from({ length: 40 }, (_, index) => `+12125550${String(100 + index)}`);
const dayOf = (index: number) => `2026-06-${String(1 + (index % 30)).padStart(2, '0')}`;
const sales = Array.from({ length: 120 }, (_, index) => ({
  sale_id: `s-${index}`,
  phone: PHONES[index % PHONES.length],
  move: index % 60 === 59 ? 'hold' : 'add',
  version: 0,
  day_points: 12.5 + index,
  day: dayOf(index),
  ...(index % 40 < 3 && index < 40 ? { enrols: true } : {}),
}));
const change = (index: number, key: string, points_change: number, changes: object) => ({
  phone: PHONES[index % PHONES.length],
  ts: `${dayOf(index)}T15:00:00.000Z#${key}:${index}`,
  points_change,
  day: dayOf(index),
  posted_at: `${dayOf(index)}T15:00:00.000Z`,
  ...changes,
});
const ledger = [
  ...Array.from({ length: 9 }, (_, index) =>
    change(index, 'redeem', -100, { reason: 'reward-redeem', reward: 'free coffee' }),
  ),
  ...Array.from({ length: 3 }, (_, index) =>
    change(10 + index, 'redeem', -500, { reason: 'reward-redeem', reward: '$25 off' }),
  ),
  change(20, 'refund', -18, { reason: 'refund' }),
  change(21, 'bonus', 50, { reason: 'win-back-bonus' }),
];
const deed = (index: number, action: string, by_user = 'Sam') => ({
  phone: PHONES[index % PHONES.length],
  ts: `${dayOf(index)}T15:00:00.000Z#${action}`,
  action,
  by_user,
  before: {},
  after: {},
  day: dayOf(index),
});
const audit = [
  ...Array.from({ length: 6 }, (_, index) => deed(index, 'nudge', 'system')),
  ...Array.from({ length: 2 }, (_, index) => deed(index, 'returned', 'system')),
  deed(21, 'win-back-bonus'),
  deed(30, 'joined', 'member'),
];
const totals = {
  given: sales.filter(({ move }) => move === 'add').reduce((sum, { day_points }) => sum + day_points, 0) - 18,
  net: ledger.reduce((sum, { points_change }) => sum + points_change, 0) + 18,
};
const outstanding = totals.given + totals.net;
const whole = (points: number) => new Intl.NumberFormat('en-US').format(Math.floor(points));

/** The summary of June, sent on the first Monday of July at nine in New York. */
async function summaryOfJune(answer?: string) {
  shop = await startLoyalty({ startAt: '2026-07-06T12:58:00.000Z' });
  const { runtime } = shop;
  await runtime.put('loy-sales', sales);
  await runtime.put('loy-ledger', ledger);
  await runtime.put('loy-audit', audit);
  await runtime.put('loy-members', [memberRow(PHONES[0] ?? '')]);
  if (answer !== undefined) runtime.model.setMode({ script: JSON.stringify({ paragraph: answer }) });
  await shop.advance('PT5M');
  return letters();
}
const letters = () => (shop?.ownerLetters() ?? []).filter(({ subject }) => subject?.startsWith('Loyalty in'));

describe('the monthly summary', () => {
  it('tells the figures of the rows, once, however often it runs', async () => {
    const [letter, ...others] = await summaryOfJune();
    expect([letter?.subject, others]).toEqual(['Loyalty in June 2026', []]);
    const text = letter?.text ?? '';
    expect(text).toMatch(/^Joined at the till +#+ +3$/m);
    expect(text).toMatch(/^Signed up .* 1$/m);
    expect(text).toMatch(/^Purchases with points +118$/m);
    expect(text).toContain(whole(totals.given));
    expect(text).toMatch(/^Points redeemed +2,400$/m);
    expect(text).toMatch(/^free coffee +#+ +9$/m);
    expect(text).toMatch(/^\$25 off +#+ +3$/m);
    expect(text).toMatch(/^Nudged +#+ +6$/m);
    expect(text).toMatch(/^Came back +#+ +2$/m);
    expect(text).toContain(whole(outstanding));
    // The rules as shipped: 500 points are 25 off, so that a point is worth five cents.
    expect(text).toContain(
      `worth ${new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(outstanding * 0.05)}`,
    );

    await shop?.runtime.invoke('loy-summary', {});
    await Promise.all([shop?.runtime.invoke('loy-summary', {}), shop?.runtime.invoke('loy-summary', {})]);
    expect(letters()).toHaveLength(1);
    expect(shop?.runtime.permissions().denied).toEqual([]);
    expect(shop?.runtime.logs('loy-summary').join('\n')).not.toMatch(/\+1212|Maria/);
  });

  it("throws the model's paragraph away when it holds a number of its own", async () => {
    const [letter] = await summaryOfJune('A splendid month: 999 people joined and doubled your points.');
    expect(letter?.text).not.toContain('splendid');
    expect(letter?.text).toContain('In June 2026 4 people joined');
  });

  it("uses the model's paragraph when every number in it is one of ours", async () => {
    const honest = 'A lively June 2026: 4 people joined, 12 rewards were claimed, and 2 regulars came back.';
    const [letter] = await summaryOfJune(honest);
    expect(letter?.text).toContain(honest);
  });
});

describe('a month of real sales', () => {
  it('comes to the same in the letter as in the balances, with the model switched off', async () => {
    // The last of May is a Sunday, and the first Monday of June the day after.
    shop = await startLoyalty({ startAt: '2026-05-31T20:00:00.000Z', shop: { model: 'off' } });
    const sold = [];
    for (let index = 0; index < 6; index += 1) {
      const sale = saleOf(shop.runtime.now(), { phone: PHONES[index % 4], total: `${20 + index}.50` });
      sold.push(sale);
      // Every sale is told twice.
      await Promise.all([shop.tell(sale), shop.tell(sale)]);
    }
    const [first, second] = sold;
    if (first === undefined || second === undefined) throw new Error('nothing was sold');
    await shop.tell(refundOf(first, shop.runtime.now()));
    await shop.tell(saleOf(shop.runtime.now(), { phone: PHONES[9], total: '900.00', items: [] }));
    await shop.advance('2026-06-01T13:05:00.000Z');

    const members = await shop.runtime.table('loy-members');
    const held = members.reduce((sum, { balance }) => sum + Number(balance), 0);
    const text = letters()[0]?.text ?? '';
    expect(letters()).toHaveLength(1);
    expect(text).toMatch(/^Joined at the till +#+ +4$/m);
    expect(text).toMatch(/^Purchases with points +6$/m);
    expect(text).toMatch(new RegExp(`^Points given +${Math.floor(held)}$`, 'm'));
    expect(text).toMatch(/^Sales held for review +1$/m);
    expect(text).toContain(`Together they hold ${Math.floor(held)} points now`);
  });
});
