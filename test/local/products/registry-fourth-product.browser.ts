// A fourth product's card and buttons in a real browser: the page knows only what its pack says.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleOf } from '../../../local/console/console.ts';
import { packs as three } from '../../../local/products/registry.ts';
import type { Runtime } from '../../../local/runtime/runtime.ts';
import { startRuntime } from '../../../local/start-runtime.ts';
import { startBrowser } from '../../support/browser.ts';
import { stamps } from './fixture-stamps/pack.ts';

let runtime: Runtime;
let browser: Browser;
beforeAll(async () => {
  const packs = [...three, stamps];
  const app = 'test/local/products/fixture-stamps/app.ts';
  [runtime, browser] = await Promise.all([
    startRuntime({ app, ephemeral: true, quiet: true, packs, pages: consoleOf(packs) }),
    startBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
});

test('given a press of its button, then its card counts the stamp and its table shows it', async () => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(runtime.url);
  await page.getByRole('tab', { name: 'Stamp cards' }).click();
  await page.getByText('No messages yet. Stamp cards send none.').waitFor();
  await page.getByText('ten stamps are a coffee').waitFor();
  await page.getByRole('button', { name: /Stamp a card now/ }).click();
  await page.getByText('"accepted"').waitFor();
  await page.getByText('Stamps given', { exact: true }).locator('..').getByText('1').waitFor();
  await page.getByRole('link', { name: 'Tables' }).click();
  await page.getByRole('cell', { name: 'c-1', exact: true }).waitFor();
  expect(errors).toEqual([]);
});
