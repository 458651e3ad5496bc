// A mail or a page as somebody sees it: what axe finds of weight, and by how much it is wider than the screen.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';

export type Light = { readonly width: number; readonly colorScheme: 'light' | 'dark' };

export const LIGHTS: readonly Light[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1360].map((width) => ({ colorScheme, width })),
);

/** A mail has no landmarks, because it is shown inside of somebody else's page; that is no serious finding. */
export async function judge(browser: Browser, html: string, { colorScheme, width }: Light) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  try {
    const page = await context.newPage();
    await page.setContent(html);
    const { violations } = await new AxeBuilder({ page }).analyze();
    return {
      found: violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      over: Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')),
    };
  } finally {
    await context.close();
  }
}
