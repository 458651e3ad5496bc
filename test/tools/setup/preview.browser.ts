// The three main mails and a page in a real browser, in the house's look and in a shop's own: everything can be read, by day and
// by night, on a phone and on a screen.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readShopSettings } from '../../../lib/settings/shop-settings.ts';
import { markup } from '../../../shared/pages/markup.ts';
import { pageAnswer } from '../../../shared/pages/page.ts';
import { previewMails, previewPage } from '../../../tools/setup/preview.ts';
import { exampleShop } from '../../lib/synthesise.ts';
import { startBrowser } from '../../support/browser.ts';
import { judge, LIGHTS } from '../../support/judged.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser?.close());

const looks = [
  { called: 'the house’s look', look: undefined },
  { called: 'a shop’s own', look: { colour: '#7a1f3d', font: 'Georgia' } },
  // The lightest that is taken by day, which is the hardest by night.
  { called: 'a shop’s own of little contrast', look: { colour: '#717100', font: 'serif' } },
];
describe.each(looks)('in $called', ({ look }) => {
  const shop = readShopSettings({ ...exampleShop(), ...(look === undefined ? {} : { look }) });
  const body = markup`<h1>No more suggestions?</h1><p>A <a href="https://shop.example">link</a> in a sentence.</p><form method="post"><label for="name">Your name</label><input id="name"><p class="wrong">Something is wrong.</p><button type="submit">Stop</button></form><p class="soft">Small print.</p>`;
  const face = { name: shop.name, ...(look === undefined ? {} : { look }) };
  const page = pageAnswer(200, { title: 'A page', shop: face, body, nonce: 'bm9uY2Utb2YtdGhlLXRlc3Q' }).body;
  const drawn = [
    ...previewMails(shop).map(({ what, html }) => ({ what, html })),
    { what: 'A page', html: page },
    { what: 'The preview', html: previewPage(shop) },
  ];

  test.each(LIGHTS)(
    'given $width px and a $colorScheme screen, then axe finds nothing serious and nothing is cut off',
    async (light) => {
      for (const { what, html } of drawn) {
        const { found, over } = await judge(browser, html, light);
        expect(found, what).toEqual([]);
        expect(over, what).toBeLessThanOrEqual(0);
      }
    },
  );
});
