// Every mail that a person gets, in a real browser: everything can be read, by day and by night, and nothing is wider than a phone,
// whatever names and ids people choose. A larger screen shows the same card, which tools/setup/preview.browser.ts looks at.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../../support/browser.ts';
import { everyMail } from '../../support/every-mail.ts';
import { judge, LIGHTS } from '../../support/judged.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser?.close());

const mails = Object.entries(await everyMail());

const phones = LIGHTS.filter(({ width }) => width === 390);

describe.each(phones)('at $width px, $colorScheme', (light) => {
  test.each(mails)('what %s writes fits, and axe finds nothing serious', async (_, letters) => {
    for (const { html = '' } of letters) {
      const { found, over } = await judge(browser, html, light);
      expect(found).toEqual([]);
      expect(over).toBeLessThanOrEqual(0);
    }
  });
});
