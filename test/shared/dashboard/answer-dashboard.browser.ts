// The owner's page and its lists in a real browser: they fit a phone of 360 pixels, axe finds nothing serious by day and by night, every
// number can be reached by the keyboard, and a screen reader has all of them in tables.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cartSheet } from '../../../lambdas/cart-recovery/dashboard/cart-sheet.ts';
import { loyaltySheet } from '../../../lambdas/loyalty/dashboard/loyalty-sheet.ts';
import { upsellSheet } from '../../../lambdas/upsell/dashboard/upsell-sheet.ts';
import { answerDashboard } from '../../../shared/dashboard/answer-dashboard.ts';
import type { DashboardRow, Sheet } from '../../../shared/dashboard/sheet.ts';
import { shownWeeks } from '../../../shared/dashboard/weeks.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { startBrowser } from '../../support/browser.ts';
import { judge, LIGHTS } from '../../support/judged.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser?.close());

const shop = {
  name: 'Ridgeback Cycles',
  locale: 'en-GB',
  currency: 'GBP',
  timeZone: 'Europe/London',
} as unknown as Shop;
const now = new Date('2026-06-11T08:00:00Z');
const so = {
  offered: { of: 900, hits: 90, amounts: { 4500: 90 } },
  heldOut: { of: 300, hits: 10, amounts: { 4500: 10 } },
  weeks: 12,
};
const documents = [{ document: 'rules.txt', problem: { key: 'rules.txt' } as never }];

const rowOf = (sheet: Sheet, most: number): DashboardRow => ({
  counted_at: now.toISOString(),
  weeks: Object.fromEntries(
    shownWeeks(now, shop.timeZone).map(({ key }, week) => [
      key,
      Object.fromEntries(
        sheet.charts.flatMap(({ lines }) =>
          lines.map((line, at) => [line.key, week % 5 === at ? 0 : ((week * 7 + at * 13) % 17) * most]),
        ),
      ),
    ]),
  ),
  sheet,
});
const SHEETS: Readonly<Record<string, Sheet>> = {
  upsell: upsellSheet({ so, documents }, shop),
  carts: cartSheet({ so: undefined, documents: [], withinDays: 7 }, shop),
  loyalty: loyaltySheet({ so, documents, held: 3, isWorthKnown: true }, shop),
};
const LONG = `Order ${'9'.repeat(60)}`;
const lists = async () => ({
  rows: [{ what: LONG, more: ['offered: Lights & lock <bundle>', 'tapped'] }],
  more: true,
});

const page = async (
  own: Sheet | undefined,
  query: Readonly<Record<string, string>> = {},
  others: readonly Sheet[] = [],
) =>
  (
    await answerDashboard(
      { method: 'GET', query },
      { shop, nonce: 'bm9uY2Utb2YtdGhlLXRlc3Q' },
      {
        dashboards: { get: async () => own && rowOf(own, 12_345) },
        lists,
        shared: { others: async () => others.map((sheet) => rowOf(sheet, 1)) },
      },
    )
  ).body;

const DRAWN: readonly (readonly [string, () => Promise<string>])[] = [
  ...Object.entries(SHEETS).map(([name, sheet]) => [`the page of ${name}`, () => page(sheet)] as const),
  ['the page of all three', () => page(SHEETS.upsell, {}, [SHEETS.carts as Sheet, SHEETS.loyalty as Sheet])],
  ['the page before the first count', () => page(undefined)],
  ['a list', () => page(SHEETS.upsell, { rows: 'nudges', week: '2026-W23', skip: '100' })],
];

describe.each(LIGHTS.map((light) => ({ ...light, width: light.width === 390 ? 360 : light.width })))(
  'at $width px, $colorScheme',
  (light) => {
    test.each(DRAWN)('%s fits, and axe finds nothing serious', async (_, html) => {
      // Every table opened, because what is folded is judged by nobody.
      const opened = (await html()).replaceAll('<details>', '<details open>');
      const { found, over } = await judge(browser, opened, light);
      expect(found).toEqual([]);
      expect(over).toBeLessThanOrEqual(0);
    });
  },
);

test('every figure of every chart stands in a table as well, and leads to its rows', async () => {
  const html = await page(SHEETS.loyalty);
  const tab = await browser.newPage();
  await tab.setContent(html);
  const charts = SHEETS.loyalty?.charts ?? [];
  expect(await tab.locator('details table').count()).toBe(charts.length);
  for (const [at, { lines }] of charts.entries()) {
    const table = tab.locator('details table').nth(at);
    expect(await table.locator('tbody tr').count()).toBe(13);
    expect(await table.locator('thead th').count()).toBe(lines.length + 1);
  }
  // A number without rows is no link, and all others are.
  const links = await tab.locator('td a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links.length).toBeGreaterThan(100);
  for (const href of links) expect(href).toMatch(/^\?rows=[A-Za-z]+&week=2026-W\d\d$/);
  expect(await tab.locator('svg[aria-hidden=true]').count()).toBe(await tab.locator('svg').count());
  await tab.locator('summary').first().focus();
  await tab.keyboard.press('Enter');
  expect(await tab.locator('details').first().getAttribute('open')).not.toBeNull();
  await tab.close();
});
