// The desk's door and its staff list in a real browser: by mouse, by keyboard alone, without JavaScript, on a phone.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { PIN, putStaff, shoot } from '../support/desk-browser.ts';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let browser: Browser;
beforeAll(async () => {
  [loyalty, browser] = await Promise.all([startLoyalty(), startBrowser()]);
  await putStaff(loyalty);
});
afterAll(async () => {
  await browser?.close();
  await loyalty?.stop();
});

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 } };

async function openDoor(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // A page that is refused shows as an error of the network; only what a page does wrong counts.
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) errors.push(line.text());
  });
  await page.goto(loyalty.deskUrl);
  return { context, page, errors };
}

async function signIn(page: Page, name: string, pin = PIN): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const at = (path: string): string => new URL(path, loyalty.deskUrl).href;
const seriousFaults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target }) => target),
  ]);
const sidewaysPixels = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
/** What a finger must hit and is lower than 48 pixels. */
const smallTargets = (page: Page) =>
  page.evaluate<
    string[]
  >(`[...document.querySelectorAll('button,a[href],input:not([type=hidden]):not([type=radio]),select,label.choice')]
    .filter((one) => { const box = one.getBoundingClientRect(); return box.width > 0 && box.right > 0 && box.height < 48; })
    .map((one) => one.outerHTML.slice(0, 80))`);

test('given a name and its PIN, then the desk opens, stays open and closes with signing out', async () => {
  const { page, context, errors } = await openDoor();
  expect(page.url()).toBe(at('/sign-in'));
  await signIn(page, 'SAM');
  await page.getByText('Signed in as').waitFor();
  await page.goto(loyalty.deskUrl);
  expect(await page.getByText('Sam').count()).toBe(1);

  const cookie = (await context.cookies()).find(({ name }) => name === '__Host-desk');
  expect(cookie).toMatchObject({ name: '__Host-desk', httpOnly: true, secure: true, sameSite: 'Strict' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(await heading(page)).toBe('Sign in to the desk');
  // What stays opens nothing: it only says that somebody signed in on this browser before.
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['__Host-desk-device']);
  await page.goBack();
  await page.reload();
  expect(await heading(page)).toBe('Sign in to the desk');
  expect(errors).toEqual([]);
});

test('given a wrong PIN, then the page says so and keeps nothing of it', async () => {
  const { page } = await openDoor();
  await signIn(page, 'Sam', '111999');
  expect(await page.getByRole('alert').textContent()).toMatch(/do not go together/);
  expect(await page.getByLabel('PIN').inputValue()).toBe('');
  await shoot(page, 'sign-in-refused');
});

test('given twelve hours, then the next press asks for the PIN again', async () => {
  const { page } = await openDoor();
  await signIn(page, 'Mel');
  await page.getByText('Signed in as').waitFor();
  await loyalty.advance('PT12H');
  await page.goto(at('/staff'));
  expect(await page.getByText('You are not signed in any more').count()).toBe(1);
  await signIn(page, 'Mel');
  await page.getByText('Signed in as').waitFor();
});

test('given a form on another site, then it cannot post here, signed in or not', async () => {
  const { page, context } = await openDoor();
  await signIn(page, 'Mel');
  await page.getByText('Signed in as').waitFor();
  const other = await context.newPage();
  await other.route('https://evil.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${at('/staff/role')}"><input name="name" value="sam"><input name="role" value="manager"><button>Win</button></form>`,
    }),
  );
  await other.goto('https://evil.example/');
  const [answer] = await Promise.all([
    other.waitForResponse((response) => response.url() === at('/staff/role')),
    other.getByRole('button').click(),
  ]);
  expect(answer.status()).toBe(403);
  const sam = (await loyalty.runtime.table('loy-staff')).find(({ name }) => name === 'sam');
  expect(sam?.role).toBe('staff');
});

describe.each([
  { words: 'with JavaScript', javaScriptEnabled: true },
  { words: 'without JavaScript', javaScriptEnabled: false },
])('the staff list on a phone, $words', ({ words, javaScriptEnabled }) => {
  test('given a manager, then somebody is added, changed and removed', async () => {
    const { page, errors } = await openDoor({ ...PHONE, javaScriptEnabled });
    await signIn(page, 'Mel');
    await page.getByRole('link', { name: 'Staff' }).click();
    await page.getByRole('link', { name: 'Add somebody' }).click();
    const name = `Bo <b>${words}</b>`;
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const pin = (await page.locator('.pin').textContent()) ?? '';
    expect(pin).toMatch(/^\d{6}$/);
    expect(await heading(page)).toBe(`${name} is on the list`);
    await page.getByRole('link', { name: 'Back to the staff list' }).click();
    await page.getByRole('button', { name: `Change ${name}` }).click();
    await page.getByRole('button', { name: 'Make them a manager' }).click();
    expect(await page.getByRole('status').textContent()).toMatch(/role is changed/);

    const { page: theirs } = await openDoor({ ...PHONE, javaScriptEnabled });
    await signIn(theirs, name, pin);
    await theirs.getByRole('link', { name: 'Staff' }).waitFor();

    await page.getByRole('button', { name: `Change ${name}` }).click();
    await page.getByRole('button', { name: 'Remove from the list' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(await page.getByText(name).count()).toBe(0);
    await theirs.reload();
    expect(await heading(theirs)).toBe('Sign in to the desk');
    expect(errors).toEqual([]);
  });
});

test('given only a keyboard, then Mel signs in, adds Kit and signs out', async () => {
  const { page } = await openDoor(PHONE);
  await firstFieldHasFocus(page);
  await page.keyboard.type('Mel');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await page.getByText('Signed in as').waitFor();
  await focusOn(page, 'Staff');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/staff'));
  await focusOn(page, 'Add somebody');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/staff/add'));
  await firstFieldHasFocus(page);
  await page.keyboard.type('Kit');
  await page.keyboard.press('Enter');
  await page.getByText('Kit is on the list').waitFor();
  await focusOn(page, 'Sign out');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/sign-in'));
});

/** A page that was just drawn gives its focus a moment later; nobody types that fast. */
const firstFieldHasFocus = (page: Page) => page.waitForFunction('document.activeElement.id === "name"');

/** Presses Tab until the focus is where the words are; at most once around the page. */
async function focusOn(page: Page, words: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const [text, outline] = await page.evaluate<[string, string]>(
      '[document.activeElement.textContent.trim(), getComputedStyle(document.activeElement).outlineStyle]',
    );
    if (text === words) return expect(outline).toBe('solid');
  }
  throw new Error(`Tab never comes to "${words}"`);
}

describe.each([
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const)('every page of the frame, $width pixels wide and $colorScheme', ({ width, colorScheme }) => {
  test('has no fault that axe knows, no scrolling sideways and no small target', async () => {
    const { page } = await openDoor({ viewport: { width, height: 740 }, colorScheme });
    const look = async (name: string) => {
      expect([name, await seriousFaults(page)]).toEqual([name, []]);
      expect([name, await sidewaysPixels(page), await smallTargets(page)]).toEqual([name, 0, []]);
      await shoot(page, `${name}-${width}-${colorScheme}`);
    };
    await look('sign-in');
    await signIn(page, 'Mel', '111999');
    await look('sign-in-refused');
    await signIn(page, 'Mel');
    await page.goto(at('/staff'));
    await look('staff');
    await page.getByRole('button', { name: 'Change Sam' }).click();
    await look('staff-person');
    await page.getByRole('button', { name: 'Make a new PIN' }).click();
    await look('staff-pin');
    await putStaff(loyalty);
    await page.goto(at('/staff'));
    await page.getByRole('button', { name: 'Change Mel' }).click();
    await page.getByRole('button', { name: 'Remove from the list' }).click();
    await look('staff-remove');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(await heading(page)).toBe('The last manager stays');
    await look('staff-last');
    await page.goto(at('/staff/add'));
    await look('staff-add');
    await page.goto(at('/pin'));
    await look('pin');
    await page.goto(at('/nothing'));
    await look('nothing');
  });
});
