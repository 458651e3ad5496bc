// Redeeming at the desk, in a real browser: the reference's story, and everything that must not redeem twice.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
import {
  type LoyaltyRuntime,
  MARIA,
  memberRow,
  openingRow,
  STORY_RULES,
  saleOf,
  startLoyalty,
} from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let browser: Browser;
let sam: Till;
beforeAll(async () => {
  [loyalty, browser] = await Promise.all([startLoyalty(), startBrowser()]);
  await Promise.all([putStaff(loyalty), putRules(loyalty)]);
  sam = await openTill(browser, loyalty, 'Sam');
});
afterAll(async () => {
  await browser?.close();
  await loyalty?.stop();
});

const coffee = (page: Page) => page.getByRole('button', { name: /^Free coffee/ });
const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('given the story of the reference, then Friday ends with a coffee, 8 points and the barista in the ledger', async () => {
  await loyalty.runtime.put('loy-members', [memberRow(MARIA, { balance: 84 })]);
  await loyalty.runtime.put('loy-ledger', [openingRow(MARIA, 84)]);
  await loyalty.tell(saleOf(loyalty.runtime.now()));

  const { page } = sam;
  await shoot(page, 'home');
  await lookUp(page, loyalty, '(212) 555-0100');
  expect(await heading(page, 'Maria').count()).toBe(1);
  expect(await balanceOn(page)).toBe('108 points');
  expect(await page.getByRole('button', { name: /free lunch/i }).count()).toBe(0);
  expect(await page.getByText('142 points to go for').count()).toBe(1);
  await shoot(page, 'member');

  // Three taps in all after the number: Look up, the reward, Confirm.
  await coffee(page).click();
  await heading(page, 'Free coffee — 100 points').waitFor();
  expect(await page.getByText('Maria, who has 108 points now and 8 afterwards').count()).toBe(1);
  await shoot(page, 'confirm');
  await confirm(page).click();
  await heading(page, 'Done').waitFor();
  expect(await page.getByText('8 points now').count()).toBe(1);
  await shoot(page, 'done');

  expect((await loyalty.member(MARIA))?.balance).toBe(8);
  const { redeemed } = await ledgerOf(loyalty, MARIA);
  expect(redeemed).toMatchObject([{ points_change: -100, reward: 'free coffee', by_staff: 'sam' }]);
});

test('given every page on the way, then no address holds a number and no log a person', async () => {
  const { phone, typed } = await memberWith(loyalty, 108, { name: 'Zebulon' });
  const { page } = sam;
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await confirm(page).click();
  await heading(page, 'Done').waitFor();
  const last = phone.slice(-7);
  for (const address of addresses) expect(decodeURIComponent(address)).not.toContain(last);
  expect(addresses.length).toBeGreaterThanOrEqual(4);
  const log = loyalty.runtime.logs('loy-redeem-handler').join('\n');
  for (const secret of [last, 'Zebulon', 'maria@example.com']) expect(log).not.toContain(secret);
});

test('given Cancel, then nothing is written', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  expect(await balanceOn(page)).toBe('108 points');
  expect((await ledgerOf(loyalty, phone)).redeemed).toEqual([]);
});

for (const javaScriptEnabled of [true, false])
  test(`given a double click on Confirm ${javaScriptEnabled ? 'with' : 'without'} JavaScript, then one redemption`, async () => {
    const { phone, typed } = await memberWith(loyalty, 308);
    const { page, context } = await openTill(browser, loyalty, 'Sam', { javaScriptEnabled });
    await lookUp(page, loyalty, typed);
    await coffee(page).dblclick();
    await heading(page, 'Free coffee — 100 points').waitFor();
    await confirm(page).dblclick();
    await heading(page, 'Done').waitFor();
    const { redeemed, sum } = await ledgerOf(loyalty, phone);
    expect(redeemed).toHaveLength(1);
    expect(sum).toBe(208);
    expect((await loyalty.member(phone))?.balance).toBe(208);
    await context.close();
  });

test('given one confirmation in two tabs, then one redemption, and both tabs say that it is done', async () => {
  const { phone, typed } = await memberWith(loyalty, 308);
  const { page, context } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await heading(page, /100 points/).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await confirm(page).click();
  await heading(page, 'Done').waitFor();
  await confirm(other).click();
  await heading(other, 'Done').waitFor();
  expect((await ledgerOf(loyalty, phone)).redeemed).toHaveLength(1);
  expect((await loyalty.member(phone))?.balance).toBe(208);
  await other.close();
});

test('given Back and Reload after Confirm, then one redemption', async () => {
  const { phone, typed } = await memberWith(loyalty, 308);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  const asked = page.url();
  await confirm(page).click();
  await heading(page, 'Done').waitFor();
  await page.reload();
  await page.goBack();
  // Wherever the browser's memory leads, nothing on the page gives the coffee again.
  if (await confirm(page).count()) await confirm(page).click();
  await heading(page, 'Done').waitFor();
  await page.goto(asked);
  await heading(page, 'Done').waitFor();
  expect(await page.getByText('208 points now').count()).toBe(1);
  expect((await ledgerOf(loyalty, phone)).redeemed).toHaveLength(1);
});

test('given two tills and points for one coffee, then the second says how many points are missing', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const mel = await openTill(browser, loyalty, 'Mel');
  for (const { page } of [sam, mel]) {
    await lookUp(page, loyalty, typed);
    await coffee(page).click();
    await heading(page, /100 points/).waitFor();
  }
  await confirm(sam.page).click();
  await heading(sam.page, 'Done').waitFor();
  const answered = mel.page.waitForResponse((response) => response.url().endsWith('/redeem'));
  await confirm(mel.page).click();
  expect((await answered).status()).toBe(409);
  await heading(mel.page, 'Not enough points any more').waitFor();
  expect(await mel.page.getByText('92 points are missing').count()).toBe(1);
  await shoot(mel.page, 'short');
  await mel.page.getByRole('link', { name: 'Back to the member' }).click();
  expect(await balanceOn(mel.page)).toBe('8 points');
  expect((await ledgerOf(loyalty, phone)).sum).toBe(8);
  await mel.context.close();
});

test.each([150, 250, 350])(
  'given two tills and %i points, then the second Confirm says by whom and when, and another coffee is another tap',
  async (points) => {
    const { phone, typed } = await memberWith(loyalty, points);
    const mel = await openTill(browser, loyalty, 'Mel');
    for (const { page } of [sam, mel]) {
      await lookUp(page, loyalty, typed);
      await coffee(page).click();
      await heading(page, /100 points/).waitFor();
    }
    await Promise.all([confirm(sam.page).click(), confirm(mel.page).click()]);
    const said = /(Sam|Mel) gave this meanwhile: Free coffee/;
    await Promise.any([sam, mel].map(({ page }) => page.getByText(said).waitFor()));
    expect((await ledgerOf(loyalty, phone)).redeemed).toHaveLength(1);
    const second = (await sam.page.getByText(said).count()) > 0 ? sam : mel;
    await shoot(second.page, `meanwhile-${points}`);
    if (points >= 200) {
      await coffee(second.page).click();
      await confirm(second.page).click();
      await heading(second.page, 'Done').waitFor();
    } else await heading(second.page, 'Not enough points any more').waitFor();
    const { redeemed, sum } = await ledgerOf(loyalty, phone);
    expect(redeemed).toHaveLength(points >= 200 ? 2 : 1);
    expect(sum).toBe(points - 100 * redeemed.length);
    await mel.context.close();
  },
);

test('given a refund since the page was loaded, then Confirm says how many points are missing', async () => {
  const { phone, typed } = await memberWith(loyalty, 84);
  const sale = saleOf(loyalty.runtime.now(), { phone });
  await loyalty.tell(sale);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await heading(page, /100 points/).waitFor();
  await loyalty.tell({
    type: 'sale.voided',
    sale_id: `v-${sale.sale_id}`,
    refund_of: sale.sale_id,
    closed_at: loyalty.runtime.now().toISOString(),
  });
  await confirm(page).click();
  await heading(page, 'Not enough points any more').waitFor();
  expect(await page.getByText('16 points are missing').count()).toBe(1);
  expect((await loyalty.member(phone))?.balance).toBe(84);
});

test('given ten minutes on the confirm page, then nothing is given and the member is shown as they are now', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await heading(page, /100 points/).waitFor();
  await loyalty.advance('PT10M');
  await confirm(page).click();
  await page.getByText('had been open for a while').waitFor();
  expect(await balanceOn(page)).toBe('108 points');
  expect((await ledgerOf(loyalty, phone)).redeemed).toEqual([]);
});

test('given Undo, then the points are back at once, once, and the ledger names who did it', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await confirm(page).click();
  await heading(page, 'Done').waitFor();
  await page.getByRole('button', { name: 'Undo' }).dblclick();
  await heading(page, 'Taken back').waitFor();
  expect(await page.getByText('108 points now').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  await shoot(page, 'undone');
  const { rows, sum } = await ledgerOf(loyalty, phone);
  expect(rows.filter(({ reason }) => reason === 'reversed')).toMatchObject([
    { points_change: 100, by_staff: 'sam' },
  ]);
  expect(sum).toBe(108);
  expect((await loyalty.audit(phone)).filter(({ action }) => action === 'reverse')).toHaveLength(1);
});

test('given a quarter of an hour, then staff can no longer undo, and a manager still can', async () => {
  const { phone, typed } = await memberWith(loyalty, 108);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await coffee(page).click();
  await confirm(page).click();
  await heading(page, 'Done').waitFor();
  await loyalty.advance('PT16M');
  await page.getByRole('button', { name: 'Undo' }).click();
  await heading(page, 'For managers').waitFor();
  await lookUp(page, loyalty, typed);
  expect(await page.getByRole('button', { name: /^Undo/ }).count()).toBe(0);
  expect((await loyalty.member(phone))?.balance).toBe(8);

  const mel = await openTill(browser, loyalty, 'Mel');
  await lookUp(mel.page, loyalty, typed);
  await mel.page.getByRole('link', { name: 'All changes' }).click();
  await heading(mel.page, 'All changes of Maria').waitFor();
  await shoot(mel.page, 'history');
  await mel.page.getByRole('button', { name: /^Undo Free coffee/ }).click();
  await heading(mel.page, 'Taken back').waitFor();
  expect((await loyalty.member(phone))?.balance).toBe(108);
  await mel.context.close();
});

test('given a number that nobody has, then two fields and Save make a member', async () => {
  const { page } = sam;
  await lookUp(page, loyalty, '212 555 7777');
  await heading(page, 'Add a member').waitFor();
  expect(await page.getByLabel('Phone number').inputValue()).toBe('212 555 7777');
  await shoot(page, 'add');
  // The cursor stands in the name already.
  await page.locator('input[name=name]:focus').waitFor();
  await page.keyboard.type('Ana Lee');
  await page.keyboard.press('Enter');
  await heading(page, 'Ana Lee').waitFor();
  await shoot(page, 'added');
  expect(await loyalty.member('+12125557777')).toMatchObject({
    name: 'Ana Lee',
    balance: 0,
    joined_by: 'desk',
    needs_email: true,
    opted_in: false,
  });
  expect(await loyalty.audit('+12125557777')).toMatchObject([{ action: 'joined', by_user: 'sam' }]);
});

test('given a number that a sale enrolled, then quick-add finds it and keeps its points', async () => {
  await loyalty.tell(saleOf(loyalty.runtime.now(), { phone: '+12125558888' }));
  const { page } = sam;
  await page.goto(`${loyalty.deskUrl}join`);
  await page.getByLabel('Phone number').fill('+1 (212) 555 8888');
  await page.getByLabel('Name').fill('Bo');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Bo').waitFor();
  expect(await balanceOn(page)).toBe('24 points');
});

test('given text that is no number, then it says so and keeps what was typed', async () => {
  const { page } = sam;
  await lookUp(page, loyalty, '12');
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Phone number').inputValue()).toBe('12');
  await shoot(page, 'no-number');
});

test('given an address for the member, then it waits for its reader, is shown whole to nobody, and can be taken away', async () => {
  const { phone, typed } = await memberWith(loyalty, 20, {
    email: undefined,
    email_confirmed_at: undefined,
    opted_in: false,
    needs_email: true,
  });
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await page.getByText('No e-mail address yet').click();
  await page.getByLabel('E-mail address').fill('Bo@Example.com');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A mail with a link is on its way').waitFor();
  await shoot(page, 'email');
  expect(await page.content()).not.toContain('example.com');
  await page.getByText('b•••@e•••.com').waitFor();
  await page.getByText('written down at the desk').waitFor();
  expect(await loyalty.member(phone)).toMatchObject({ pending_email: 'bo@example.com', opted_in: false });
  await loyalty.runtime.idle();
  expect(loyalty.mailsTo('bo@example.com')).toHaveLength(1);

  await page.getByRole('button', { name: 'Clear what waits' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Taken away.').waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  await shoot(page, 'email-cleared-360');
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await loyalty.member(phone)).not.toHaveProperty('pending_email');
});

test.each(['<script>document.title=1</script>', '<img src=x onerror=alert(1)>'])(
  'given a script in a name, then it is text: %s',
  async (name) => {
    const { typed } = await memberWith(loyalty, 108, { name });
    const { page } = sam;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    await lookUp(page, loyalty, typed);
    expect(await page.locator('h1').textContent()).toBe(name);
    await coffee(page).click();
    expect(await page.locator('main strong bdi').textContent()).toBe(name);
    await confirm(page).click();
    await heading(page, 'Done').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
    expect(dialogs).toEqual([]);
  },
);

test('given the owner changed the price since, then the tap shows the new one and gives nothing', async () => {
  const { phone, typed } = await memberWith(loyalty, 130);
  const { page } = sam;
  await lookUp(page, loyalty, typed);
  await putRules(loyalty, STORY_RULES.replace('100 points', '120 points'));
  await loyalty.advance('PT2M');
  await coffee(page).click();
  await page.getByText('has changed in the rules').waitFor();
  expect(await page.getByRole('button', { name: /Free coffee 120 points/ }).count()).toBe(1);
  await shoot(page, 'changed');

  await coffee(page).click();
  await heading(page, 'Free coffee — 120 points').waitFor();
  await putRules(loyalty);
  await loyalty.advance('PT2M');
  await confirm(page).click();
  await page.getByText('has changed in the rules').waitFor();
  expect((await ledgerOf(loyalty, phone)).redeemed).toEqual([]);
});

test('given all of this, then the desk was denied nothing by its permissions', () => {
  const denied = loyalty.runtime.permissions().denied.filter((one) => one.function === 'loy-redeem-handler');
  expect(denied).toEqual([]);
});
