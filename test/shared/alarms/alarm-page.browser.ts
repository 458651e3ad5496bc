// The letters about an alarm and their page in a real browser: everything can be read, by day and by night, on a phone and on a screen.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runbookWords } from '../../../lib/constructs/runbook.ts';
import { ringLetter, wellLetter } from '../../../shared/alarms/alarm-letter.ts';
import { answerAlarmPage } from '../../../shared/alarms/alarm-page.ts';
import { alarmDescription } from '../../../shared/alarms/description.ts';
import type { AlarmRow } from '../../../shared/alarms/known-alarms.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { startBrowser } from '../../support/browser.ts';
import { judge, LIGHTS } from '../../support/judged.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 120_000);
afterAll(() => browser?.close());

const shop = { name: 'Ridgeback Cycles', locale: 'en-GB', timeZone: 'Europe/London' } as unknown as Shop;
// The longest of what the runbook says, and the longest name.
const name = 'cr-ingest-webhook-errors-of-a-stage';
const rangAt = new Date('2026-11-28T14:05:00Z');
const known: AlarmRow = {
  state: 'ALARM',
  changedAt: rangAt,
  rangAt,
  description: alarmDescription('The function failed.', runbookWords('cr-ingest-webhook-errors')),
  measured: { value: 0.0234, threshold: 0.02, seconds: 3_600 },
};
const page = async (more: Partial<AlarmRow> | undefined, method = 'GET') => {
  const row = more === undefined ? undefined : { ...known, ...more };
  const answer = await answerAlarmPage(
    { method, body: Buffer.alloc(0) } as never,
    { name, nonce: 'bm9uY2Utb2YtdGhlLXRlc3Q' },
    { shop, now: () => rangAt, alarms: { get: async () => row, mute: async () => true } },
  );
  return answer.body;
};
const facts = { ...known, name, rangAt, url: 'https://pages.example/u/abc' };
const DRAWN: readonly (readonly [string, () => Promise<string>])[] = [
  ['the letter that it rings', async () => ringLetter(facts, shop).html],
  ['the letter that all is well', async () => wellLetter({ ...facts, wellSince: rangAt }, shop).html],
  ['the page', () => page({})],
  ['the page of a silent alarm', () => page({ mutedUntil: new Date('2026-11-28T15:05:00Z') })],
  ['the page of an alarm that nobody knows any more', () => page(undefined)],
];

describe.each(LIGHTS)('at $width px, $colorScheme', (light) => {
  test.each(DRAWN)('%s fits, and axe finds nothing serious', async (_, html) => {
    const { found, over } = await judge(browser, await html(), light);
    expect(found).toEqual([]);
    expect(over).toBeLessThanOrEqual(0);
  });
});
