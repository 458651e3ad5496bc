// The editor of the owner's documents in a real browser, on the real runtime: from a typed sentence to the message.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { type Look, openPage } from '../../support/console-browser.ts';
import { startUpsell, type UpsellRuntime } from '../../support/upsell-runtime.ts';

let upsell: UpsellRuntime;
let browser: Browser;
beforeAll(async () => {
  [upsell, browser] = await Promise.all([startUpsell(), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await upsell?.stop();
});

async function openEditor(look: Look): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await openPage(browser, `${upsell.runtime.url}/#rules`, look);
  // What the tests before put in force may be good or bad.
  await page.locator('#rules-state:not(:empty)').waitFor();
  return { page, errors };
}

const own = async () =>
  (await upsell.runtime.objects.read('upsr-rules-source', 'settings.txt'))?.body.toString();

test('given only a keyboard, when a rule is written and put in force, then it is in the bucket and counts', async () => {
  const { page, errors } = await openEditor({ width: 1280, colorScheme: 'light' });
  await page.getByLabel('Its text').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Wait a <b>bit</b>.');
  await page.getByText('1 problem').waitFor();
  await page.getByText('Wait a <b>bit</b>.').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Not yet: put the problems right first.').waitFor();
  expect(await own()).toBeUndefined();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Wait 15 minutes before sending.');
  await page.getByText('all understood').waitFor();
  await page.getByText('Until now: A nudge goes out 1 hour after the order.').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Put in force');
  await page.keyboard.press('Enter');
  await page.getByText('It is in the bucket').waitFor();
  expect(await own()).toBe('Wait 15 minutes before sending.');
  await page.locator('#rules-in-force').getByText('A nudge goes out 15 minutes after the order.').waitFor();

  await page.getByRole('button', { name: 'Go to line 1' }).press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('rules-text');
  expect(errors).toEqual([]);
  await page.context().close();
});

test('given a version with a mistake, when it is saved all the same, then the letter lies in the inbox', async () => {
  const { page, errors } = await openEditor({ width: 1280, colorScheme: 'light' });
  await page.getByLabel('Its text').fill('Wait a bit.');
  await page.getByRole('button', { name: 'Save with its mistakes, as an owner might' }).press('Enter');
  await page.getByText('What was written last is not understood').waitFor();
  await page.getByRole('link', { name: 'Shop floor' }).click();
  await page.getByText('please look at your upsell settings again').first().waitFor({ timeout: 30_000 });
  expect(errors).toEqual([]);
  await page.context().close();
});

test('given another document, when it is chosen, then its own text and meaning are shown', async () => {
  const { page } = await openEditor({ width: 1280, colorScheme: 'light' });
  await page.getByLabel('Document').selectOption({ label: 'upsell wording' });
  await page.locator('#rules-lines').getByText('E-mail subject').waitFor();
  expect(await page.getByLabel('Its text').inputValue()).toContain('Text message:');
  await page.context().close();
});

describe.each<Look>([
  { width: 1360, colorScheme: 'light' },
  { width: 1360, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
])('at $width px, $colorScheme', (look) => {
  test('given good and bad sentences, then the editor fits the screen and axe finds nothing', async () => {
    const { page, errors } = await openEditor(look);
    await page
      .getByLabel('Its text')
      .fill(`Wait 20 minutes before sending.\nFrobnicate ${'on'.repeat(80)}.\nNever offer mugs.`);
    await page
      .locator('#rules-lines')
      .getByText('under "Mugs"')
      .or(page.locator('#rules-lines').getByText('under "mugs"'))
      .first()
      .waitFor();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(errors).toEqual([]);
    if (process.env.SHOTS !== undefined)
      await page.screenshot({
        path: `${process.env.SHOTS}/editor-${look.width}-${look.colorScheme}.png`,
        fullPage: true,
      });
    await page.context().close();
  });
});
