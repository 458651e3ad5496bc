// Cart recovery on the console, in a real browser: from the press of a button to the filled basket.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SampleStore, startSampleStore } from '../../../../local/sample/store/sample-store.ts';
import { startBrowser } from '../../../support/browser.ts';
import { type CartRuntime, startCarts } from '../../../support/cart-runtime.ts';

let carts: CartRuntime;
let store: SampleStore;
let browser: Browser;
beforeAll(async () => {
  [carts, store, browser] = await Promise.all([startCarts(), startSampleStore(), startBrowser()]);
  carts.runtime.outside.register('ridgeback.example', store.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await store?.stop();
  await carts?.stop();
});

test('given Ana leaves a cart, when two hours pass, then her reminder shows it and leads back to it', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(carts.runtime.url);
  await page.getByRole('button', { name: /Ana leaves a cart/ }).click();
  await page.getByText('"accepted"').waitFor();
  await page.getByText('Waiting', { exact: true }).locator('..').getByText('1').waitFor();
  await page.getByRole('button', { name: 'Fast-forward by 2 hours' }).click();
  await page
    .getByText('Reminders', { exact: true })
    .locator('..')
    .getByText('1')
    .waitFor({ timeout: 30_000 });

  const subject = carts.mailsTo('ana@example.com')[0]?.subject;
  await page
    .getByText(subject ?? 'no letter')
    .first()
    .click();
  const letter = page.frameLocator('iframe');
  await letter.getByText('Handlebar bag').first().waitFor();
  const drawn = await letter
    .locator('img')
    .first()
    .evaluate(
      (image: { complete: boolean; naturalWidth: number }) => image.complete && image.naturalWidth > 0,
    );
  expect(drawn).toBe(true);
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT, fullPage: true });

  const opened = page.context().waitForEvent('page');
  await letter.getByRole('link', { name: /cart/i }).first().click();
  await (await opened).frameLocator('iframe').getByText('Rear rack').waitFor();
  expect(store.basket()).toContainEqual({ sku: 'LOCK-CABLE', quantity: 2 });

  await page.getByRole('button', { name: /Check the cart out/ }).click();
  await page.getByText('Bought', { exact: true }).locator('..').getByText('1').waitFor();
  // The letter's frame runs no script, not even the test's own.
  expect(errors.filter((text) => !text.includes('Blocked script execution'))).toEqual([]);
});
