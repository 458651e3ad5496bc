// The loyalty tracker on the console, in a real browser: from the press of a button to the coffee at the desk.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillCounter } from '../../../../local/products/loyalty/sample-counter.ts';
import { startBrowser } from '../../../support/browser.ts';
import { type LoyaltyRuntime, startLoyalty } from '../../../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let browser: Browser;
beforeAll(async () => {
  [loyalty, browser] = await Promise.all([startLoyalty(), startBrowser()]);
  await fillCounter(loyalty.runtime);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await loyalty?.stop();
});

test('given Maria buys coffee and beans, then her reward mail is in the inbox and the desk gives her the coffee', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(loyalty.runtime.url);
  const figure = (label: string) => page.getByText(label, { exact: true }).locator('..');
  await figure('Points owed').getByText('84').waitFor();
  await page.getByRole('button', { name: /Maria buys coffee and beans/ }).click();
  await page.getByText('"accepted"').waitFor();
  await figure('Points owed').getByText('108').waitFor();
  await page
    .getByText(/You have earned a reward/)
    .first()
    .waitFor({ timeout: 10_000 });
  await page.getByRole('button', { name: /Ring up 1,800/ }).click();
  await figure('Held').getByText('1').waitFor();
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT, fullPage: true });

  await page.getByText('sign in as Ana with PIN 123456').waitFor();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Staff desk' }).click();
  const desk = await opened;
  await desk.getByLabel('Your name').fill('Ana');
  await desk.getByLabel('PIN').fill('123456');
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.getByLabel('Phone number').fill('+44 7700 900100');
  await desk.getByRole('button', { name: 'Look up' }).click();
  await desk.getByRole('button', { name: /free coffee/i }).click();
  await desk.getByRole('button', { name: 'Confirm' }).click();
  await desk.getByRole('heading', { name: 'Done' }).waitFor();
  await page.bringToFront();
  await figure('Redeemed').getByText('1').waitFor();
  expect(errors.filter((text) => !text.includes('Blocked script execution'))).toEqual([]);
});
