// What managers do at the desk, in a real browser: gifts, held sales, the lapsing list.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import {
  balanceOn,
  ledgerOf,
  lookUp,
  memberWith,
  openTill,
  putRules,
  putStaff,
  shoot,
  type Till,
} from '../support/desk-browser.ts';
import { type LoyaltyRuntime, STORY_RULES, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let browser: Browser;
let mel: Till;
let sam: Till;
beforeAll(async () => {
  [loyalty, browser] = await Promise.all([startLoyalty(), startBrowser()]);
  await Promise.all([
    putStaff(loyalty),
    putRules(
      loyalty,
      [
        STORY_RULES,
        'Hold a basket 10 times a member’s largest for review.',
        'At most 2 nudges, then rest the member.',
        'A win-back bonus is 50 points.',
      ].join('\n'),
    ),
  ]);
  mel = await openTill(browser, loyalty, 'Mel');
  sam = await openTill(browser, loyalty, 'Sam');
});
afterAll(async () => {
  await browser?.close();
  await loyalty?.stop();
});

const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

describe('goodwill', () => {
  test('given a member a few points short, then a manager may give them, and both rows name the manager', async () => {
    const { phone, typed } = await memberWith(loyalty, 88);
    await lookUp(sam.page, loyalty, typed);
    expect(await sam.page.getByText('goodwill').count()).toBe(0);

    const { page } = mel;
    await lookUp(page, loyalty, typed);
    await page.getByText('Give one anyway, as goodwill').click();
    await shoot(page, 'goodwill');
    await page.getByRole('button', { name: /Free coffee 12 points short/ }).click();
    await page.getByText('You give 12 points as goodwill').waitFor();
    await shoot(page, 'goodwill-confirm');
    await confirm(page).dblclick();
    await heading(page, 'Done').waitFor();
    expect(await page.getByText('0 points now').count()).toBe(1);

    const { rows, sum } = await ledgerOf(loyalty, phone);
    expect(rows.slice(1)).toMatchObject([
      { reason: 'goodwill', points_change: 12, by_staff: 'mel' },
      { reason: 'reward-redeem', points_change: -100, by_staff: 'mel' },
    ]);
    expect(sum).toBe(0);
    expect((await loyalty.audit(phone)).map(({ action, by_user }) => [action, by_user])).toEqual([
      ['override', 'mel'],
    ]);
  });

  test('given Undo of it, then the gift goes back too', async () => {
    const { phone, typed } = await memberWith(loyalty, 88);
    const { page } = mel;
    await lookUp(page, loyalty, typed);
    await page.getByText('Give one anyway').click();
    await page.getByRole('button', { name: /Free coffee/ }).click();
    await confirm(page).click();
    await heading(page, 'Done').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await heading(page, 'Taken back').waitFor();
    expect((await loyalty.member(phone))?.balance).toBe(88);
    expect((await ledgerOf(loyalty, phone)).sum).toBe(88);
  });

  test('given more is missing by now than the page said, then nothing is given', async () => {
    const { phone, typed } = await memberWith(loyalty, 190);
    const { page } = mel;
    await lookUp(page, loyalty, typed);
    await page.getByText('Give one anyway').click();
    await page.getByRole('button', { name: /Free lunch 60 points short/ }).click();
    await page.getByText('You give 60 points').waitFor();
    await lookUp(sam.page, loyalty, typed);
    await sam.page.getByRole('button', { name: /^Free coffee/ }).click();
    await confirm(sam.page).click();
    await heading(sam.page, 'Done').waitFor();
    await confirm(page).click();
    await heading(page, 'Not enough points any more').waitFor();
    expect((await loyalty.member(phone))?.balance).toBe(90);
  });

  test('given staff alter a form into a gift, then it is for managers', async () => {
    const { phone, typed } = await memberWith(loyalty, 108);
    const { page } = sam;
    await lookUp(page, loyalty, typed);
    await page.locator('input[name=kind]').evaluate((input) => input.setAttribute('value', 'gift'));
    await page.getByRole('button', { name: /^Free coffee/ }).click();
    await heading(page, 'For managers').waitFor();
    expect((await loyalty.member(phone))?.balance).toBe(108);
  });
});

describe('held sales', () => {
  const heldSale = async (phone: string) => {
    const sale = saleOf(loyalty.runtime.now(), {
      phone,
      total: '500.00',
      items: [{ code: 'BIKE', name: 'Bike', quantity: 1, amount: '500.00' }],
    });
    expect((await loyalty.tell(sale)).json).toMatchObject({ reason: 'held' });
    return sale;
  };
  const listed = (page: Page, id: string) => page.getByRole('listitem').filter({ hasText: id });

  test('given a basket far larger than any before, then approving adds it once and the member hears of the reward', async () => {
    const { phone, typed } = await memberWith(loyalty, 20, { email: 'held@example.com' });
    const sale = await heldSale(phone);
    const { page } = mel;
    await page.goto(`${loyalty.deskUrl}held`);
    await shoot(page, 'held');
    expect(await page.content()).not.toContain(typed.slice(-7));
    expect(await page.content()).toContain('Maria');
    await listed(page, sale.sale_id).getByRole('link', { name: 'Approve' }).click();
    await heading(page, 'Approve this sale?').waitFor();
    await shoot(page, 'held-approve');
    const asked = page.url();
    const other = await mel.context.newPage();
    await other.goto(asked);
    await confirm(page).click();
    await page.getByText('Approved.').waitFor();
    await confirm(other).click();
    await other.getByText('nothing was added twice').waitFor();
    await other.close();

    await loyalty.runtime.idle();
    expect((await loyalty.member(phone))?.balance).toBe(520);
    expect((await ledgerOf(loyalty, phone)).sum).toBe(520);
    expect(await loyalty.review(phone)).toMatchObject([{ status: 'approved', by_staff: 'mel' }]);
    expect(loyalty.mailsTo('held@example.com')).toHaveLength(1);
  });

  test('given Reject, then nothing is added and it leaves the list', async () => {
    const { phone } = await memberWith(loyalty, 20);
    const sale = await heldSale(phone);
    const { page } = mel;
    await page.goto(`${loyalty.deskUrl}held`);
    await listed(page, sale.sale_id).getByRole('link', { name: 'Reject' }).click();
    await heading(page, 'Reject this sale?').waitFor();
    await shoot(page, 'held-reject');
    await confirm(page).click();
    await page.getByText('Rejected.').waitFor();
    expect(await listed(page, sale.sale_id).count()).toBe(0);
    await shoot(page, 'held-empty');
    expect((await loyalty.member(phone))?.balance).toBe(20);
    expect((await loyalty.audit(phone)).map(({ action }) => action)).toEqual(['reject']);
  });

  test('given staff open the list, then it is for managers', async () => {
    for (const path of ['held', 'lapsing', 'staff']) {
      const response = await sam.page.goto(`${loyalty.deskUrl}${path}`);
      expect(response?.status()).toBe(403);
    }
    await shoot(sam.page, 'for-managers');
  });
});

describe('the lapsing list', () => {
  let lapsed = 0;
  /** Somebody on the list, with a name of their own. */
  async function lapsing(changes: Record<string, unknown> = {}) {
    lapsed += 1;
    const name = `Regular ${lapsed}`;
    const email = `regular${lapsed}@example.com`;
    const listed_at = '2026-06-01T13:00:00.000Z';
    const { phone, typed } = await memberWith(loyalty, 40, {
      name,
      email,
      lapsing_since: listed_at,
      ...changes,
    });
    await loyalty.runtime.put('loy-lapsing', [{ phone, listed_at, weeks_away: 9 + lapsed, nudge_count: 0 }]);
    return { phone, typed, name, email };
  }
  async function tap(page: Page, name: string, button: string) {
    await page.goto(`${loyalty.deskUrl}lapsing`);
    await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: button }).click();
    await confirm(page).waitFor();
  }

  test('given a nudge, then it is counted once and mailed once, and after the last there is none', async () => {
    const { phone, name, email } = await lapsing();
    const { page } = mel;
    await tap(page, name, 'Nudge');
    await shoot(page, 'nudge');
    await confirm(page).dblclick();
    await page.getByText('The nudge is on its way').waitFor();
    await shoot(page, 'lapsing');
    await loyalty.runtime.idle();
    expect(await loyalty.lapsing(phone)).toMatchObject({ nudge_count: 1 });
    expect(loyalty.mailsTo(email)).toHaveLength(1);

    await tap(page, name, 'Nudge');
    await confirm(page).click();
    await page.getByText('The nudge is on its way').waitFor();
    const row = page.getByRole('listitem').filter({ hasText: name });
    expect(await row.getByRole('button', { name: 'Nudge' }).count()).toBe(0);
    expect(await loyalty.lapsing(phone)).toMatchObject({ nudge_count: 2 });
  });

  test('given a bonus, then it is on the balance once with the manager’s name, mailed, and can be undone', async () => {
    const { phone, name, email } = await lapsing();
    const { page } = mel;
    await tap(page, name, 'Bonus');
    await heading(page, 'Give 50 points?').waitFor();
    await shoot(page, 'bonus');
    await confirm(page).dblclick();
    await heading(page, 'Done').waitFor();
    await shoot(page, 'bonus-done');
    await loyalty.runtime.idle();
    expect((await loyalty.member(phone))?.balance).toBe(90);
    const { rows } = await ledgerOf(loyalty, phone);
    expect(rows.slice(1)).toMatchObject([{ reason: 'win-back-bonus', points_change: 50, by_staff: 'mel' }]);
    expect(loyalty.mailsTo(email)).toHaveLength(1);

    await page.getByRole('button', { name: 'Undo' }).click();
    await heading(page, 'Taken back').waitFor();
    expect((await loyalty.member(phone))?.balance).toBe(40);
    expect((await loyalty.audit(phone)).map(({ action }) => action).sort()).toEqual([
      'bonus-grant',
      'reverse',
    ]);
  });

  test('given a bonus that was spent, then Undo says what is missing and takes nothing', async () => {
    const { phone, typed, name } = await lapsing({ balance: 60 });
    const { page } = mel;
    await tap(page, name, 'Bonus');
    await confirm(page).click();
    await heading(page, 'Done').waitFor();
    const done = page.url();
    await lookUp(sam.page, loyalty, typed);
    await sam.page.getByRole('button', { name: /^Free coffee/ }).click();
    await confirm(sam.page).click();
    await heading(sam.page, 'Done').waitFor();
    await page.goto(done);
    await page.getByRole('button', { name: 'Undo' }).click();
    await heading(page, 'The points are spent').waitFor();
    await shoot(page, 'spent');
    expect((await loyalty.member(phone))?.balance).toBe(10);
  });

  test('given Rest, then every point stays and they leave the list; Undo brings them back as they were', async () => {
    const { phone, typed, name } = await lapsing();
    const { page } = mel;
    await tap(page, name, 'Rest');
    await confirm(page).dblclick();
    await heading(page, 'Resting').waitFor();
    await shoot(page, 'rested');
    expect(await loyalty.member(phone)).toMatchObject({ status: 'rested', balance: 40 });
    expect(await loyalty.lapsing(phone)).toBeUndefined();

    await lookUp(page, loyalty, typed);
    await page.getByText('Rested', { exact: true }).waitFor();
    await shoot(page, 'rested-member');
    await page.getByRole('button', { name: 'Make active again' }).click();
    await page.getByText('Active again').waitFor();
    expect(await balanceOn(page)).toBe('40 points');
    expect(await loyalty.lapsing(phone)).toMatchObject({ listed_at: '2026-06-01T13:00:00.000Z' });
    expect((await loyalty.audit(phone)).map(({ action }) => action)).toEqual(['rest', 'unrest']);
  });

  test('given somebody whom no mail reaches, then there is no Nudge for them', async () => {
    const { name } = await lapsing({ opted_in: false });
    const { page } = mel;
    await page.goto(`${loyalty.deskUrl}lapsing`);
    const row = page.getByRole('listitem').filter({ hasText: name });
    expect(await row.getByText('Gets no mail').count()).toBe(1);
    expect(await row.getByRole('button', { name: 'Nudge' }).count()).toBe(0);
    expect(await page.content()).not.toContain('@example.com');
    await shoot(page, 'lapsing-all');
  });
});

test('given all of this, then the desk was denied nothing by its permissions', () => {
  const denied = loyalty.runtime.permissions().denied.filter((one) => one.function === 'loy-redeem-handler');
  expect(denied).toEqual([]);
});
