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

  const link = page.locator('#reader .bubble a');
  await link.waitFor({ timeout: 30_000 });
  const opened = page.context().waitForEvent('page');
  await link.click();
  const phone = await opened;
  await phone.frameLocator('iframe').getByText('Added to your basket').waitFor();
  expect(upsell.store.basket()).toEqual([{ sku: 'BUNDLE-LIGHTS-LOCK', quantity: 1 }]);

  await page.getByText('Tapped', { exact: true }).locator('..').getByText('1').waitFor();
  expect(errors).toEqual([]);
});

test('given only a keyboard, when a button is pressed, then the order goes out, and its answer has the focus and the reason', async () => {
  const { page } = await openConsole({ width: 1280, colorScheme: 'light' });
  await page.getByRole('button', { name: /gift card/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('"accepted"').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('gift card');
  await page.getByText('Nothing goes with it, so there is no nudge').waitFor();
  expect(await isInView(page, '#answer')).toBe(true);
  // From there the next stop presses it again, so that nobody has to go back.
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Press again');
  await page.context().close();
});

test('given the page has loaded, then the first Tab reaches the skip link and the second the clock', async () => {
  const { page } = await openConsole({ width: 1280, colorScheme: 'light' });
  const focused = () => page.evaluate('document.activeElement.textContent');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the content');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Fast-forward by 5 minutes');
  await page.context().close();
});

test('given the page opens, then it is drawn before its script begins', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 844 }, bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(`new MutationObserver((_, watch) => {
    if (document.querySelector('button.event') === null) return;
    watch.disconnect();
    window.begunAt = performance.now();
  }).observe(document, { childList: true, subtree: true });`);
  await page.goto(upsell.runtime.url);
  await page.waitForFunction(
    `window.begunAt !== undefined && performance.getEntriesByName('first-contentful-paint').length > 0`,
  );
  const [drawn, begun] = (await page.evaluate(
    `[performance.getEntriesByName('first-contentful-paint')[0].startTime, window.begunAt]`,
  )) as [number, number];
  expect(drawn).toBeLessThanOrEqual(begun);
  await context.close();
});

test('given a clock that is moved far, then the page says how far it has come', async () => {
  const { page } = await openConsole({ width: 1280, colorScheme: 'light' });
  const { now } = (await upsell.runtime.status()) as { now: string };
  const middle = new Date(Date.parse(now) + 3.5 * 86_400_000).toISOString();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_local/clock', async (route) => {
    await arrived;
    await route.fulfill({ json: { now: middle, fired: [] } });
  });
  await page.route('**/_local/status', async (route) => {
    const status = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...status, now: middle } });
  });
  await page.getByRole('button', { name: 'Fast-forward by 1 week' }).click();
  await page.getByText(/^Playing 1 week… (?:49|50) %$/).waitFor();
  arrive();
  await page.getByText('Nothing was due', { exact: true }).waitFor();
  // A look at the clock may be under way.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
});

test('given a press while the clock is moved, then it is sent when the clock stands still, and taken', async () => {
  const { page, errors } = await openConsole({ width: 1360, colorScheme: 'light' });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_local/clock', async (route) => {
    await arrived;
    await route.continue();
  });
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/_local/console/send')) sent += 1;
  });
  await page.getByRole('button', { name: 'Fast-forward by 2 hours' }).click();
  await page.getByRole('button', { name: /Somebody buys something/ }).click();
  await page.getByText('It is sent when the clock stands still…').waitFor();
  expect(sent).toBe(0);
  arrive();
  await page.getByText('"status":"accepted"').first().waitFor();
  expect([sent, errors]).toEqual([1, []]);
  await page.context().close();
});

test('given every control of the shop floor, then its name has the words that are seen on it', async () => {
  const { page } = await openConsole({ width: 1280, colorScheme: 'light' });
  const wrong = await page.evaluate(`[...document.querySelectorAll('button, a')]
    .filter((each) => each.checkVisibility() && each.hasAttribute('aria-label'))
    .filter((each) => !each.getAttribute('aria-label').includes(each.innerText.trim()))
    .map((each) => each.outerHTML)`);
  expect(wrong).toEqual([]);
  await page.context().close();
});

test('given Tom had his nudge, when he buys again, then the page says why nothing comes and when something may', async () => {
  const { page, errors } = await openConsole({ width: 1360, colorScheme: 'light' });
  await page.getByRole('button', { name: /Tom buys a commuter bike/ }).click();
  await page.getByText(/Tom had a nudge on \d+ \w+; the next is possible on \d+ \w+\./).waitFor();
  await page.getByRole('link', { name: /The whole story: Order R-/ }).click();
  const timeline = page.locator('.timeline');
  await timeline.getByText('No nudge for this order').waitFor();
  await timeline.getByText('came in').waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test('given a message, a row and a line of the bill, then each leads to the story behind it', async () => {
  const { page, errors } = await openConsole({ width: 1360, colorScheme: 'light' });
  await page.getByRole('button', { name: 'Its story' }).click();
  await page.locator('.timeline').getByText('A text goes out').waitFor();
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.locator('#reader .bubble').waitFor();

  await page.getByRole('link', { name: 'Tables' }).click();
  await page.getByLabel('Table').selectOption('upsr-orders');
  await page.reload();
  await page.getByRole('region', { name: 'Rows of upsr-orders' }).waitFor();
  expect(await page.getByLabel('Table').inputValue()).toBe('upsr-orders');
  const headings = await page.locator('#table-rows th').allTextContents();
  expect(headings.slice(0, 2)).toEqual(['Story', 'order_id']);
  expect(headings.slice(2)).toEqual(headings.slice(2).toSorted());
  await page
    .getByRole('link', { name: /^Story of R-/ })
    .first()
    .click();
  await page.locator('.timeline').waitFor();

  await page.getByRole('link', { name: 'Bill', exact: true }).click();
  await page.getByText('The free allowance takes off').waitFor();
  await page.locator('details', { hasText: 'SMS to GB' }).locator('summary').click();
  await page.getByRole('link', { name: 'The stories that made these calls' }).click();
  await page.getByRole('heading', { name: 'Stories' }).waitFor();
  await page.getByLabel('Search the stories').fill('Ngozi');
  await page
    .getByRole('link', { name: /of Ngozi/ })
    .first()
    .waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test('given a function’s log, then it opens below its row as lines, and alarms say neither 1970 nor two things', async () => {
  const { page } = await openConsole({ width: 1360, colorScheme: 'light' });
  await page.getByRole('link', { name: 'Functions' }).click();
  const button = page.getByRole('button', { name: 'Log of upsr-order', exact: true });
  await button.click();
  const row = page.locator('li', { has: button });
  await row.locator('.log').getByText('order recorded').first().waitFor();
  expect(await row.locator('.log').textContent()).not.toContain('{"timestamp"');
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await page.getByRole('link', { name: 'Alarms' }).click();
  await page.getByText(/alarms, none rings/).waitFor();
  const text = (await page.locator('#view-alarms').textContent()) ?? '';
  expect(text).not.toMatch(/1970|all well/);
  await page.getByRole('link', { name: /What to do about upsr-order-errors/ }).click();
  await page.getByText('What it means.').waitFor();
  await page.context().close();
});

/** Whether all of it is on the screen. */
const isInView = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`(() => {
    const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`);

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
  test.each(['floor', 'stories', 'tables', 'bill', 'permissions', 'functions', 'alarms', 'bad-day'])(
    'given the section %s, then it fits the screen and axe finds nothing',
    async (section) => {
      const { page, errors } = await openConsole(look);
      await page
        .getByRole('link', { name: NAMES[section] ?? section, exact: false })
        .first()
        .click();
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

// The last, because a letter stays open in its frame, in which no script runs, not even that of a check.
test('given two messages, then they are found by a word, by whom they are for and as unread, and read in every form', async () => {
  const { page, errors } = await openConsole({ width: 1360, colorScheme: 'light' });
  // A shopper who answers a text has the owner written to.
  upsell.runtime.receiveText({ from: '+447700900123', body: 'Have you got these in blue?' });
  await page
    .locator('.letter-row', { hasText: 'owner@ridgeback.example' })
    .first()
    .waitFor({ timeout: 60_000 });
  const rows = page.locator('.letter-row');
  const all = await rows.count();
  await page.getByLabel('Search the inbox').fill('STOP to opt');
  await page.locator('.letter-row', { hasText: 'text to' }).first().waitFor();
  expect(await rows.count()).toBeLessThan(all);
  await page.getByLabel('Search the inbox').fill('');
  await page.getByLabel('To whom').selectOption('owner@ridgeback.example');
  await rows.first().click();
  expect(await rows.filter({ hasText: 'text to' }).count()).toBe(0);
  await page.locator('#reader iframe').waitFor();
  await page.getByRole('button', { name: 'Side by side' }).click();
  await page.locator('#reader .pair pre').waitFor();
  await page.getByRole('button', { name: 'Source' }).click();
  await page.getByText('multipart/alternative').waitFor();
  await page.getByRole('button', { name: 'Full height' }).click();
  expect(await page.locator('#inbox').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Full height' }).click();
  await page.getByLabel('To whom').selectOption('');
  await page.getByRole('button', { name: 'Unread' }).click();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  expect(await rows.count()).toBe(all);
  expect(errors.filter((text) => !text.includes('Blocked script execution'))).toEqual([]);
  await page.context().close();
});
