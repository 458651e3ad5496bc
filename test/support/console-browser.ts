// The laptop's console in a browser, as its tests open it.
import type { Browser, Page } from 'playwright-core';

export type Look = { readonly width: number; readonly colorScheme: 'light' | 'dark' };

/** A page at that address, and what it complains of: errors that are thrown and errors that are written to its log. */
export async function openPage(
  browser: Browser,
  url: string,
  { width, colorScheme }: Look,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  return { page, errors };
}
