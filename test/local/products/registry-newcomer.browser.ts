// A newcomer's three stories, as the README tells them, on a screen of 1360 by 900: everything that is pressed and everything
// that is to be looked at is there without scrolling.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleOf } from '../../../local/console/console.ts';
import { packs } from '../../../local/products/registry.ts';
import type { Runtime } from '../../../local/runtime/runtime.ts';
import { openSampleShop } from '../../../local/sample/shop.ts';
import { startRuntime } from '../../../local/start-runtime.ts';
import { rulesDesk } from '../../../tools/rules/desk.ts';
import { startBrowser } from '../../support/browser.ts';
import { buildHere } from '../../support/build-here.ts';

let runtime: Runtime;
let shop: Awaited<ReturnType<typeof openSampleShop>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [runtime, browser] = await Promise.all([
    startRuntime({
      packs,
      pages: consoleOf(packs, async () => rulesDesk),
      ephemeral: true,
      quiet: true,
      engine: 'memory',
      functions: 'here',
      build: buildHere,
      startAt: '2026-11-17T10:00:00Z',
    }),
    startBrowser(),
  ]);
  shop = await openSampleShop(runtime, packs);
  page = await (await browser.newContext({ viewport: { width: 1360, height: 900 } })).newPage();
  await page.goto(runtime.url);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await runtime?.stop();
});

/** On the screen as it is; a click of the test's own would scroll, so it is looked at before. */
async function onScreen(what: Locator): Promise<Locator> {
  await what.waitFor({ timeout: 100_000 });
  const box = await what.boundingBox();
  expect(box, String(what)).not.toBeNull();
  expect(box?.y ?? -1, String(what)).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0), String(what)).toBeLessThanOrEqual(900);
  return what;
}
const press = async (name: RegExp) => (await onScreen(page.getByRole('button', { name }).first())).click();
const nothingScrolled = async () => {
  const scrolled = await page.evaluate(
    `[document.scrollingElement, ...document.querySelectorAll('.store, main')].map((each) => each.scrollTop)`,
  );
  expect(new Set(scrolled as number[])).toEqual(new Set([0]));
  // Nor is anything cut off at the foot, where nobody could scroll to it.
  expect(await page.evaluate('document.scrollingElement.scrollHeight')).toBeLessThanOrEqual(900);
};

test('given Tom’s text, then order, answer, clock, text and the next order’s reason need no scrolling', async () => {
  await press(/Tom buys a commuter bike/);
  await onScreen(page.getByText('"accepted"'));
  await onScreen(page.getByText('Lights and lock bundle is chosen'));
  await press(/Fast-forward by 65 minutes/);
  await onScreen(page.locator('#reader .bubble a'));
  await press(/Tom buys a commuter bike/);
  await onScreen(page.getByText(/the next is possible on/).first());
  await nothingScrolled();
});

test('given Ana’s reminder, then cart, letter, checkout and its silence need no scrolling', async () => {
  await (await onScreen(page.getByRole('tab', { name: 'Cart recovery' }))).click();
  await press(/Ana leaves a cart/);
  await onScreen(page.getByText(/the first reminder is due on/));
  await press(/Fast-forward by 2 hours/);
  await onScreen(page.locator('#reader iframe'));
  for (const other of [/Put one more thing/, /Send the last event again/, /Forge a cart/])
    await onScreen(page.getByRole('button', { name: other }));
  await press(/Check the cart out/);
  await onScreen(page.getByText('It is bought: silence from here on'));
  await nothingScrolled();
});

test('given Maria’s reward, then sale, mail, desk, repeat, refund and the held sale need no scrolling', async () => {
  await page.getByRole('tab', { name: 'Cart recovery' }).focus();
  await page.keyboard.press('ArrowRight');
  await press(/Maria buys coffee and beans/);
  await onScreen(page.getByText(/\+24 points for a sale/));
  await onScreen(page.locator('#reader').getByText(/You have earned a reward/));
  await onScreen(page.getByRole('link', { name: 'Staff desk' }));
  await press(/Send the last event again/);
  await onScreen(page.getByText(/Why nothing:/));
  await press(/Refund the last sale/);
  await onScreen(page.getByText(/points for a refund/));
  await press(/Ring up 1,800.00/);
  await onScreen(page.getByText(/Held: a sale of/));
  await press(/Sell to nobody/);
  await onScreen(page.getByText(/A sale without a phone number is nobody’s/));
  await press(/Forge a sale/);
  await onScreen(page.getByText(/its signature is wrong/));
  await nothingScrolled();
});
