// The desk on a phone, by keyboard alone, without JavaScript, for a screen reader, and against another site.
import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundAs } from '../../lambdas/loyalty/decisions/found-as.ts';
import { startBrowser } from '../support/browser.ts';
import {
  balanceOn,
  ledgerOf,
  lookUp,
  memberWith,
  openTill,
  PIN,
  putRules,
  putStaff,
  shoot,
} from '../support/desk-browser.ts';
import { type LoyaltyRuntime, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let browser: Browser;
beforeAll(async () => {
  [loyalty, browser] = await Promise.all([startLoyalty(), startBrowser()]);
  await Promise.all([putStaff(loyalty), putRules(loyalty)]);
});
afterAll(async () => {
  await browser?.close();
  await loyalty?.stop();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Third';

const sentTo = (phone: string, outcome: string) => ({
  phone,
  letter: outcome,
  kind: 'reward-earned',
  subject: 'You have earned a reward at Ridgeback Cycles: free coffee or free lunch',
  recipient: 'w•••@e•••.com',
  at: '2026-06-01T13:00:00.000Z',
  outcome,
});

/** Every page of the desk that is about members, in turn. */
async function walk(page: Page, visit: (name: string) => Promise<void>): Promise<void> {
  const { phone, typed } = await memberWith(loyalty, 130, {
    name: LONG_NAME,
    needs_email: true,
    email: undefined,
  });
  const listed_at = '2026-06-01T13:00:00.000Z';
  const lapsed = await memberWith(loyalty, 40, { name: LONG_NAME, lapsing_since: listed_at });
  await loyalty.runtime.put('loy-lapsing', [
    { phone: lapsed.phone, listed_at, weeks_away: 12, nudge_count: 1, last_nudge: listed_at },
  ]);
  await loyalty.runtime.put('loy-sends', [sentTo(phone, 'sent'), sentTo(phone, 'unknown')]);
  await loyalty.tell(
    saleOf(loyalty.runtime.now(), {
      phone: lapsed.phone,
      total: '9000.00',
      sale_id: 'a-long-sale-id-of-the-till',
    }),
  );
  for (const who of [phone, lapsed.phone]) {
    const row = await loyalty.member(who);
    await loyalty.runtime.put('loy-members', [{ ...row, ...foundAs(who, LONG_NAME) }]);
  }
  const { phone: _, ...nobodys } = saleOf(loyalty.runtime.now(), { sale_id: `nobodys-${phone}` });
  await loyalty.tell(nobodys);
  await page.goto(loyalty.deskUrl);
  await visit('home');
  await page.getByLabel('Or a name or e-mail address').fill('wolfe third');
  await page.keyboard.press('Enter');
  await heading(page, 'Which one is it?').waitFor();
  await visit('found');
  await page.goto(loyalty.deskUrl);
  await page.getByLabel('Or a name or e-mail address').fill('Nobody Here');
  await page.getByRole('button', { name: 'Find' }).click();
  await heading(page, 'Nobody is found').waitFor();
  await visit('nobody-found');
  await lookUp(page, loyalty, '12');
  await visit('no-number');
  await lookUp(page, loyalty, '212 555 9999');
  await visit('add');
  await lookUp(page, loyalty, typed);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await visit('member');
  await page.getByRole('link', { name: 'Count the sale just rung up' }).click();
  await heading(page, 'Which sale was it?').waitFor();
  await visit('count');
  await page
    .getByRole('link', { name: /^This one/ })
    .first()
    .click();
  await heading(page, 'Count this sale?').waitFor();
  await visit('count-confirm');
  await page.getByRole('link', { name: 'Cancel' }).click();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page.getByRole('button', { name: /^Free lunch/ }).click();
  await visit('goodwill-confirm');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: /^Free coffee/ }).click();
  await visit('confirm');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await heading(page, 'Done').waitFor();
  await visit('done');
  await page.getByRole('link', { name: 'Back to the member' }).click();
  await page.getByRole('link', { name: 'All changes' }).click();
  await visit('history');
  await page.getByRole('link', { name: 'Back to the member' }).click();
  await page.getByRole('link', { name: 'Mails sent' }).click();
  await heading(page, /^Mails to/).waitFor();
  await visit('sent');
  await page.getByRole('link', { name: 'Held sales' }).click();
  await visit('held');
  await page.getByRole('link', { name: 'Approve' }).first().click();
  await visit('held-approve');
  await page.getByRole('link', { name: 'Lapsing' }).click();
  await visit('lapsing');
  await page.getByRole('button', { name: 'Rest' }).first().click();
  await visit('rest');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await heading(page, 'Resting').waitFor();
  await visit('rested');
  await page.goto(`${loyalty.deskUrl}done/forged`);
  await visit('out-of-date');
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`given a phone 360 px wide in the ${colorScheme}, then no page is wider and axe finds no serious fault`, async () => {
    const { page, context } = await openTill(browser, loyalty, 'Mel', {
      viewport: { width: 360, height: 740 },
      colorScheme,
    });
    const faults: string[] = [];
    const pages: string[] = [];
    await walk(page, async (name) => {
      pages.push(name);
      await shoot(page, `360-${colorScheme}-${name}`);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(width) > 360) faults.push(`${name} is ${width} px wide`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical') faults.push(`${name}: ${id} ${nodes[0]?.html}`);
      const small = await page
        .locator('main button, main a.button, nav a, nav button, summary')
        .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 48).length);
      if (small > 0) faults.push(`${name} has ${small} small targets`);
    });
    expect(faults).toEqual([]);
    expect(pages.length).toBeGreaterThanOrEqual(18);
    await context.close();
    // Two dozen pages, each drawn and looked through by axe.
  }, 300_000);

test('given a keyboard alone, then from sign-in to Done and its Undo', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const context = await browser.newContext();
  const page = await context.newPage();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate('document.activeElement.textContent.trim()');
  /** The page has put the focus where it belongs. */
  const focusOn = (selector: string) => page.locator(`${selector}:focus`).waitFor();
  await page.goto(loyalty.deskUrl);
  await focusOn('input[name=name]');
  await page.keyboard.type('Sam');
  await press('Tab');
  await page.keyboard.type(PIN);
  await press('Enter');
  await focusOn('input[name=phone]');
  await page.keyboard.type(typed);
  await press('Enter');
  await heading(page, 'Maria').waitFor();
  await focusOn('h1');
  await press('Tab');
  expect(await focused()).toContain('Free coffee');
  await press('Enter');
  await heading(page, 'Free coffee — 100 points').waitFor();
  await focusOn('h1');
  // A second Enter that was meant for the page before does nothing here.
  await press('Enter');
  expect((await ledgerOf(loyalty, phone)).redeemed).toEqual([]);
  await press('Tab');
  expect(await focused()).toBe('Confirm');
  await press('Enter');
  await heading(page, 'Done').waitFor();
  await focusOn('h1');
  expect((await ledgerOf(loyalty, phone)).redeemed).toHaveLength(1);
  await press('Tab', 'Tab');
  expect(await focused()).toBe('Undo');
  await press('Enter');
  await heading(page, 'Taken back').waitFor();
  expect((await loyalty.member(phone))?.balance).toBe(108);
  await context.close();
});

test('given a keyboard alone, then from four digits to the counted sale', async () => {
  const { phone } = await memberWith(loyalty, 10);
  const row = await loyalty.member(phone);
  await loyalty.runtime.put('loy-members', [{ ...row, ...foundAs(phone, 'Keya') }]);
  const { phone: _, ...nobodys } = saleOf(loyalty.runtime.now(), { sale_id: 'by-keyboard' });
  await loyalty.tell(nobodys);
  const { page, context } = await openTill(browser, loyalty, 'Sam');
  await page.keyboard.type(phone.slice(-4));
  await page.keyboard.press('Enter');
  await heading(page, 'Maria').waitFor();
  await page.getByRole('link', { name: 'Count the sale just rung up' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('h1:focus').waitFor();
  await page
    .getByRole('link', { name: /^This one/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Count this sale?').waitFor();
  await page.locator('h1:focus').waitFor();
  // A second Enter that was meant for the page before does nothing here.
  await page.keyboard.press('Enter');
  expect(await loyalty.ledger(phone)).toHaveLength(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(page, 'Done').waitFor();
  expect((await loyalty.ledger(phone)).at(-1)).toMatchObject({ sale_id: 'by-keyboard', by_staff: 'sam' });
  await context.close();
});

test('given no JavaScript, then lookup, quick-add, redeeming and undoing work', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const { page, context } = await openTill(browser, loyalty, 'Sam', { javaScriptEnabled: false });
  await lookUp(page, loyalty, typed);
  expect(await balanceOn(page)).toBe('108 points');
  await page.getByRole('button', { name: /^Free coffee/ }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await heading(page, 'Done').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await heading(page, 'Taken back').waitFor();
  expect((await loyalty.member(phone))?.balance).toBe(108);
  await lookUp(page, loyalty, '212 555 6060');
  await page.getByLabel('Name').fill('Cy');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Cy').waitFor();
  await context.close();
});

describe('another site', () => {
  let site: Server;
  let address = '';
  const form = (path: string, fields: Record<string, string>) =>
    `<!doctype html><form method="post" action="${loyalty.deskUrl}${path}">${Object.entries(fields)
      .map(([name, value]) => `<input name="${name}" value="${value}">`)
      .join('')}<button>Win a prize</button></form>`;
  let html = '';
  beforeAll(async () => {
    site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(html);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const at = site.address();
    address = `http://localhost:${typeof at === 'object' && at !== null ? at.port : 0}/`;
  });
  afterAll(() => site?.close());

  test('given its form with a stolen confirmation, then it is refused and nothing is given', async () => {
    const { phone, typed } = await memberWith(loyalty, 108);
    const { page, context } = await openTill(browser, loyalty, 'Sam');
    await lookUp(page, loyalty, typed);
    await page.getByRole('button', { name: /^Free coffee/ }).click();
    const value = (name: string) => page.locator(`main input[name=${name}]`).getAttribute('value');
    const fields = { confirmation: (await value('confirmation')) ?? '', csrf: (await value('csrf')) ?? '' };
    for (const [path, sent] of [
      ['redeem', fields],
      ['lookup', { phone: typed }],
      ['join', { phone: '212 555 4321', name: 'Mallory' }],
    ] as const) {
      html = form(path, sent);
      await page.goto(address);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button').click();
      expect([401, 403]).toContain((await answered).status());
    }
    expect((await ledgerOf(loyalty, phone)).redeemed).toEqual([]);
    expect(await loyalty.member('+12125554321')).toBeUndefined();
    await context.close();
  });

  test('given it puts the desk into a frame, then the frame stays empty', async () => {
    const { page, context } = await openTill(browser, loyalty, 'Sam');
    html = `<!doctype html><iframe src="${loyalty.deskUrl}" width="600" height="400"></iframe>`;
    await page.goto(address);
    await page.waitForTimeout(300);
    expect(await page.frameLocator('iframe').getByText('Who is it?').count()).toBe(0);
    await context.close();
  });
});

test('given any page and any refusal of the desk, then it carries the strict headers', async () => {
  const { typed } = await memberWith(loyalty, 108);
  const { page, context } = await openTill(browser, loyalty, 'Mel');
  const bare: string[] = [];
  page.on('response', (response) => {
    const headers = response.headers();
    const isStrict =
      headers['content-security-policy']?.includes("default-src 'none'") &&
      headers['content-security-policy'].includes("frame-ancestors 'none'") &&
      headers['cache-control'] === 'no-store' &&
      headers['x-content-type-options'] === 'nosniff' &&
      headers['x-frame-options'] === 'DENY';
    if (!isStrict) bare.push(`${response.status()} ${response.url()}`);
  });
  await lookUp(page, loyalty, typed);
  await page.getByRole('button', { name: /^Free coffee/ }).click();
  for (const path of ['held', 'lapsing', 'join', 'member/forged', 'confirm/forged', 'nowhere'])
    await page.goto(`${loyalty.deskUrl}${path}`);
  expect(bare).toEqual([]);
  await context.close();
});
