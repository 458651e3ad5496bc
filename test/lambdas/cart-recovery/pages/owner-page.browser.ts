// The owner's page in a real browser: on a phone, in the light and in the dark, with names of any length.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUnsubHandler } from '../../../../lambdas/cart-recovery/functions/unsub-handler.ts';
import { type OwnerAction, ownerLink } from '../../../../lambdas/cart-recovery/links/links.ts';
import { ownerKey } from '../../../../lambdas/cart-recovery/links/owners.ts';
import { makeKnownAlarms } from '../../../../shared/alarms/known-alarms.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { startBrowser } from '../../../support/browser.ts';
import { aCart, aShop, hoursAfter, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

const now = hoursAfter(two, 1);
const ana = 'ana.featherstonehaugh@ridgeback-cycles-of-little-wolfeschlegelsteinhausen.example';
const ben = 'ben@shop.example';

let browser: Browser;
let tables: CartTables;
beforeAll(async () => {
  [browser, tables] = await Promise.all([startBrowser(), startCartTables()]);
  await tables.given(
    aCart({ cart_id: 'b-1', email: `${'long'.repeat(12)}@example.com`, wait_override: [1, 12] }),
  );
});
afterAll(async () => {
  await browser?.close();
  await tables?.stop();
});

async function page(action: OwnerAction, by: string | undefined, method = 'GET', body?: string) {
  const link = ownerLink(
    'https://unsub.example',
    { action, cartId: 'b-1', ...(by === undefined ? {} : { by: ownerKey(by) }) },
    { key: 'key-1', now },
  );
  const handle = makeUnsubHandler({
    ...tables,
    shop: aShop({ ownerEmails: [ana, ben] }),
    log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
    now: () => now,
    nonce: () => 'bm9uY2Utb2YtdGhlLXRlc3Q',
    dashboard: { dashboards: { get: async () => undefined }, lists: async () => undefined },
    alarms: makeKnownAlarms(tables.documents, 'notices', () => now),
    linkKeys: async () => ['key-1'],
    schedules: { remove: async () => {}, set: async () => {} },
    storedText: async () => undefined,
  });
  const answer = await handle({
    headers: {},
    rawPath: new URL(link).pathname,
    rawQueryString: '',
    requestContext: { http: { method } },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body }),
  } as never);
  return String(answer?.body);
}

describe.each(['light', 'dark'] as const)('the owner’s page in the %s', (colorScheme) => {
  test.each<[string, () => Promise<string>]>([
    ['with a link of one owner', () => page('suppress', ana)],
    ['with a link that all share', () => page('suppress', undefined)],
    ['that was not told who acts', () => page('write-off', undefined, 'POST')],
    ['that set other waits', () => page('suppress', ana, 'POST', 'wish=waits&first=1&second=12')],
  ])('%s, then it is no wider than a phone, names fit, and axe finds no fault', async (_, html) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme });
    const tab = await context.newPage();
    await tab.setContent(await html());
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    for (const choice of await tab.getByRole('radio').all()) {
      const name = await choice.locator('xpath=../bdi').boundingBox();
      const dot = await choice.boundingBox();
      // Beside its name, and not a button of the page's full width above it.
      expect(dot?.width).toBeLessThan(30);
      expect(name?.x).toBeGreaterThan((dot?.x ?? 0) + (dot?.width ?? 0));
    }
    expect((await new AxeBuilder({ page: tab }).analyze()).violations).toEqual([]);
    await context.close();
  });
});
