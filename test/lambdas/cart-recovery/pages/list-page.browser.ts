// The day's list in a real browser: on a phone its three buttons stand in a row, each word whole.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPORT_COLUMNS } from '../../../../lambdas/cart-recovery/decisions/export.ts';
import { listPage } from '../../../../lambdas/cart-recovery/pages/list-page.ts';
import { csvText } from '../../../../shared/text/csv.ts';
import { startBrowser } from '../../../support/browser.ts';
import { aShop } from '../builders.ts';

const CART: Partial<Record<(typeof EXPORT_COLUMNS)[number], string>> = {
  Cart: 'K-TPO41S-32',
  'Last change': '2026-11-17 10:15',
  Shopper: 'a•••@example.com',
  Items: '1 × Rear rack; 1 × Handlebar bag; 2 × Cable for a U-lock',
  Total: '120.00',
  Currency: 'GBP',
  Status: 'open',
  'Suppress this cart': 'https://links.example/o/s',
  'Unsubscribe this address': 'https://links.example/o/u',
  'Write off this cart': 'https://links.example/o/w',
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser?.close());

test.each([
  [390, 1],
  [360, 2],
  [320, 2],
])(
  'given a phone of %i pixels, then the buttons stand in %i rows, and no word is broken',
  async (width, rows) => {
    const tab = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage();
    const csv = csvText([[...EXPORT_COLUMNS], EXPORT_COLUMNS.map((name) => CART[name] ?? '')]);
    const { body } = listPage({
      day: '2026-11-17',
      csv,
      csvHref: '?csv',
      nonce: 'bm9uY2Utbm9uY2UtMTIz',
      shop: aShop(),
    });
    await tab.setContent(body);
    const boxes = await Promise.all(
      (await tab.locator('.list a.button').all()).map((one) => one.boundingBox()),
    );
    expect(boxes).toHaveLength(3);
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(rows);
    // A second line would make it higher.
    expect(Math.max(...boxes.map((box) => box?.height ?? 0))).toBeLessThan(50);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await tab.context().close();
  },
);
