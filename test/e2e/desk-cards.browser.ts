// Stamp cards at the desk in a real browser: from the till's sales to the free coffee, on a phone, by keyboard, for a screen reader.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import {
  ledgerOf,
  lookUp,
  memberWith,
  openTill,
  putRules,
  putStaff,
  shoot,
} from '../support/desk-browser.ts';
import { type LoyaltyRuntime, STORY_RULES, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let browser: Browser;
beforeAll(async () => {
  [loyalty, browser] = await Promise.all([startLoyalty(), startBrowser()]);
  await putStaff(loyalty);
  await putRules(
    loyalty,
    `${STORY_RULES}\nEvery 10th latte is free.\nBuy 24 croissants or cinnamon buns, the 25th is free, within 6 months.`,
  );
});
afterAll(async () => {
  await browser?.close();
  await loyalty?.stop();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
let sales = 0;
function lattes(phone: string, quantity: number) {
  sales += 1;
  const amount = `${(3 * quantity).toFixed(2)}`;
  return loyalty.tell(
    saleOf(loyalty.runtime.now(), {
      sale_id: `card-${sales}`,
      phone,
      total: amount,
      items: [{ code: 'LATTE', name: 'Latte', quantity, amount }],
    }),
  );
}

async function isGood(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('given nine lattes in two sales, then the tenth is given by keyboard alone, on a phone, and the points stay', async () => {
  const { phone, typed } = await memberWith(loyalty, 0, { name: 'Maria' });
  const { page } = await openTill(browser, loyalty, 'Sam', { viewport: { width: 360, height: 740 } });
  await lattes(phone, 7);
  await lookUp(page, loyalty, typed);
  expect(await page.getByText('7 of 9 stamps').count()).toBe(1);
  await isGood(page);
  await shoot(page, 'cards-seven');

  await lattes(phone, 4);
  await lookUp(page, loyalty, typed);
  const button = page.getByRole('button', { name: /^10th free: latte/ });
  await isGood(page);
  await shoot(page, 'cards-full');
  await button.focus();
  await page.keyboard.press('Enter');
  await heading(page, '10th free: latte — 9 stamps').waitFor();
  expect(await page.getByText('who has 11 stamps now and 2 stamps afterwards').count()).toBe(1);
  await isGood(page);
  await shoot(page, 'cards-confirm');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(page, 'Done').waitFor();
  await isGood(page);
  await shoot(page, 'cards-done');

  expect((await ledgerOf(loyalty, phone)).redeemed).toMatchObject([
    { points_change: 0, reward: '10th free: latte', stamps: { latte: -9 }, by_staff: 'sam' },
  ]);
  expect((await loyalty.member(phone))?.balance).toBe(33);
  await page.getByRole('link', { name: 'Back to the member' }).click();
  expect(await page.getByText('2 of 9 stamps').count()).toBe(1);
  expect(await page.getByText('−9 stamps').count()).toBe(1);
  await shoot(page, 'cards-after');
  await page.getByRole('button', { name: /^Undo 10th free: latte/ }).click();
  await heading(page, 'Taken back').waitFor();
  expect((await loyalty.member(phone))?.['stamps:latte']).toBe(11);
});

test('given a double click without JavaScript, then one card is given', async () => {
  const { phone, typed } = await memberWith(loyalty, 0, { 'stamps:latte': 18 });
  const { page } = await openTill(browser, loyalty, 'Sam', { javaScriptEnabled: false });
  await lookUp(page, loyalty, typed);
  expect(await page.getByText('2 cards full').count()).toBe(1);
  await page.getByRole('button', { name: /^10th free: latte/ }).dblclick();
  await heading(page, '10th free: latte — 9 stamps').waitFor();
  await page.getByRole('button', { name: 'Confirm' }).dblclick();
  await heading(page, 'Done').waitFor();
  expect((await ledgerOf(loyalty, phone)).redeemed).toHaveLength(1);
  expect((await loyalty.member(phone))?.['stamps:latte']).toBe(9);
});
