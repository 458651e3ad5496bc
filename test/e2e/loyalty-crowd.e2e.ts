// Tills and the desk at the same moment, over HTTP: a hundred sales and twenty redemptions of one member, some doubled and
// some tried again. And a refund of points that were spent at the desk meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerOf, memberWith, PIN, putRules, putStaff } from '../support/desk-browser.ts';
import { type LoyaltyRuntime, refundOf, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let cookie: string;
beforeAll(async () => {
  loyalty = await startLoyalty();
  await putStaff(loyalty);
  await putRules(loyalty);
  const signedIn = await send('/sign-in', { name: 'sam', pin: PIN });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => loyalty?.stop());

const at = (path: string): string => new URL(path, loyalty.deskUrl).href;
const send = (path: string, form: Record<string, string>): Promise<Response> =>
  fetch(at(path), {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { cookie: cookie ?? '' },
    redirect: 'manual',
  });
const page = async (response: Response): Promise<string> => {
  const next = response.headers.get('location');
  if (next === null) return response.text();
  return (await fetch(at(next), { headers: { cookie } })).text();
};
const field = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Looks the member up, taps the coffee, and stands before Confirm. */
async function beforeConfirm(typed: string): Promise<Record<string, string>> {
  const home = await (await fetch(at('/'), { headers: { cookie } })).text();
  const csrf = field(home, 'csrf');
  const member = await page(await send('/lookup', { csrf, phone: typed }));
  const reward = { reward: 'free coffee', points: '100', kind: 'give' };
  const confirm = await page(await send('/confirm', { csrf, member: field(member, 'member'), ...reward }));
  const confirmation = field(confirm, 'confirmation');
  expect(confirmation).not.toBe('');
  return { csrf, confirmation };
}
const points = (row: { points_change?: unknown }) => Math.round(Number(row.points_change) * 10_000);

test('100 sales and 20 redemptions at once: exact to the cent, each once, never negative, one announcement per crossing', async () => {
  const { phone, typed } = await memberWith(loyalty, 150, { email: 'crowd@example.com' });
  const confirmations = await Promise.all(Array.from({ length: 20 }, () => beforeConfirm(typed)));
  const now = loyalty.runtime.now();
  const sales = Array.from({ length: 100 }, () => saleOf(now, { phone, total: '4.35', items: [] }));
  const told = [...sales, ...sales.slice(0, 30)];
  const [sold, given] = await Promise.all([
    Promise.all(told.map((sale) => loyalty.post(sale))),
    Promise.all([...confirmations, ...confirmations.slice(0, 8)].map((one) => send('/redeem', one))),
  ]);
  for (const [place, { status }] of sold.entries()) if (status !== 200) await loyalty.post(told[place] ?? {});
  for (const sale of sales.slice(70)) await loyalty.post(sale);
  await loyalty.runtime.idle();

  const { rows, redeemed } = await ledgerOf(loyalty, phone);
  const balance = Number((await loyalty.member(phone))?.balance);
  expect(rows.reduce((sum, row) => sum + points(row), 0) / 10_000).toBe(balance);
  expect(balance).toBe(150 + 435 - redeemed.length * 100);
  expect(balance).toBeGreaterThanOrEqual(0);
  expect(redeemed.length).toBeGreaterThan(0);
  expect(given.map(({ status }) => status).every((status) => status === 303 || status === 409)).toBe(true);
  const saleIds = rows.filter(({ reason }) => reason === 'earn').map(({ sale_id }) => sale_id);
  expect(new Set(saleIds)).toEqual(new Set(sales.map(({ sale_id }) => sale_id)));
  expect(saleIds).toHaveLength(100);
  const crossings = rows.filter(({ crossed }) => crossed !== undefined).length;
  const mails = loyalty
    .mailsTo('crowd@example.com')
    .filter(({ text }) => /say your phone number/i.test(text));
  expect(mails).toHaveLength(crossings);
  expect((await loyalty.runtime.permissions()).denied).toEqual([]);
});

test('a refund of points that were spent meanwhile is held, and takes nothing', async () => {
  const { phone, typed } = await memberWith(loyalty, 84);
  const sale = saleOf(loyalty.runtime.now(), { phone });
  await loyalty.tell(sale);
  expect((await send('/redeem', await beforeConfirm(typed))).status).toBe(303);
  const answer = await loyalty.tell(refundOf(sale, loyalty.runtime.now()));
  expect(answer).toMatchObject({ status: 200, json: { status: 'accepted', reason: 'held' } });
  expect((await loyalty.member(phone))?.balance).toBe(8);
  expect(await loyalty.review(phone)).toMatchObject([
    { kind: 'refund', status: 'held', flag_reason: 'redeemed-already', computed_points: -24 },
  ]);
});
