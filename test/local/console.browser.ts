// The console in a real browser, on the real runtime: from the press of a button to the basket.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { type Look, openPage } from '../support/console-browser.ts';
import { startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let upsell: UpsellRuntime;
let browser: Browser;
beforeAll(async () => {
  [upsell, browser] = await Promise.all([startUpsell(), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await upsell?.stop();
});

async function openConsole(look: Look): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await openPage(browser, upsell.runtime.url, look);
  await page.getByRole('button', { name: /Tom buys a commuter bike/ }).waitFor();
  return { page, errors };
}

test('given a fresh shop, when Tom buys and an hour passes, then his tap lands in the basket', async () => {
  const { page, errors } = await openConsole({ width: 1280, colorScheme: 'light' });
  await page.getByRole('button', { name: /Tom buys a commuter bike/ }).click();
  await page.getByText('"accepted"').waitFor();
  await page.getByRole('button', { name: 'Fast-forward by 65 minutes' }).click();
  await page.getByText(/things? ran/).waitFor();
  await page.getByRole('button', { name: 'Fast-forward by 5 minutes' }).click();

  const link = page.locator('.bubble a');
  await link.waitFor({ timeout: 30_000 });
  const opened = page.context().waitForEvent('page');
  await link.click();
  const phone = await opened;
  await phone.frameLocator('iframe').getByText('Added to your basket').waitFor();
  expect(upsell.store.basket()).toEqual([{ sku: 'BUNDLE-LIGHTS-LOCK', quantity: 1 }]);

  await page.getByText('Taken').locator('..').getByText('1').waitFor();
  expect(errors).toEqual([]);
});

test('given only a keyboard, when the first button is reached and pressed, then the order goes out', async () => {
  const { page } = await openConsole({ width: 1280, colorScheme: 'light' });
  await page.getByRole('button', { name: /gift card/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('"accepted"').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('gift card');
});

const NAMES: Readonly<Record<string, string>> = { floor: 'Shop floor', 'bad-day': 'Bad day' };

test('given a bad day, when it is pressed and ended, then the page says what is the matter and that it is over', async () => {
  const { page, errors } = await openConsole({ width: 1280, colorScheme: 'light' });
  await page.getByRole('link', { name: 'Bad day' }).click();
  await page.getByText('a good day').waitFor();
  await page.getByRole('button', { name: /SES says later for an hour/ }).press('Enter');
  await page.getByText('ses: TooManyRequestsException').waitFor();
  await page.getByRole('button', { name: 'End the bad day' }).click();
  await page.getByText('a good day').waitFor();

  await page.getByRole('button', { name: /Take it offline/ }).click();
  await page.getByText('offline, 0 events kept').waitFor();
  await page.getByRole('link', { name: 'Shop floor' }).click();
  await page.getByRole('button', { name: /gift card/ }).click();
  await page.getByText(/kept until the line is back/).waitFor();
  await page.getByRole('link', { name: 'Bad day' }).click();
  await page.getByRole('button', { name: /The line is back/ }).click();
  await page.getByText('It told 1 thing that had happened:').waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

describe.each<Look>([
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
])('at $width px, $colorScheme', (look) => {
  test.each(['floor', 'tables', 'bill', 'permissions', 'functions', 'alarms', 'bad-day'])(
    'given the section %s, then it fits the screen and axe finds nothing',
    async (section) => {
      const { page, errors } = await openConsole(look);
      await page.getByRole('link', { name: NAMES[section] ?? section }).click();
      await page.locator(`#view-${section} h2`).first().waitFor();
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );
});
