// The staff desk in a real browser: somebody signed in at a till, and what they do there.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type LoyaltyRuntime, memberRow, openingRow, STORY_RULES } from './loyalty-runtime.ts';
import { quickPins } from './quick-pins.ts';

export const PIN = '482913';

/** Puts Sam (staff) and Mel (manager) on the staff list, both with the same PIN. */
export async function putStaff(loyalty: LoyaltyRuntime): Promise<void> {
  // The same hash every time: another one would end the sessions that are open.
  const pin_hash = await quickPins.hash(PIN, Buffer.alloc(16, 7));
  const person = { pin_hash, failures: 0, added_at: '2026-01-01T00:00:00.000Z', added_by: 'owner' };
  await loyalty.runtime.put('loy-staff', [
    { ...person, name: 'sam', shown_name: 'Sam', role: 'staff' },
    { ...person, name: 'mel', shown_name: 'Mel', role: 'manager' },
  ]);
}

/** The rules of the story, or others, in force from now on. */
export async function putRules(loyalty: LoyaltyRuntime, text: string = STORY_RULES): Promise<void> {
  const saved = await fetch(`${loyalty.runtime.url}/_local/objects/loy-rules-source/rules.txt`, {
    method: 'PUT',
    body: text,
  });
  if (!saved.ok) throw new Error(`The rules were not saved: ${saved.status}`);
}

let members = 0;
/** A member of their own for each test: the number as it is kept and as staff type it. */
export async function memberWith(
  loyalty: LoyaltyRuntime,
  points: number,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly phone: string; readonly typed: string }> {
  members += 1;
  const digits = String(3000 + members);
  const phone = `+1212555${digits}`;
  await loyalty.runtime.put('loy-members', [memberRow(phone, { balance: points, ...changes })]);
  if (points !== 0) await loyalty.runtime.put('loy-ledger', [openingRow(phone, points)]);
  return { phone, typed: `212 555 ${digits}` };
}

/** What the ledger says, and what was redeemed. */
export async function ledgerOf(loyalty: LoyaltyRuntime, phone: string) {
  const rows = await loyalty.ledger(phone);
  return {
    rows,
    sum: rows.reduce((total, row) => total + Number(row.points_change), 0),
    redeemed: rows.filter(({ reason }) => reason === 'reward-redeem'),
  };
}

export type Till = { readonly page: Page; readonly context: BrowserContext };

/** A browser of its own, signed in. */
export async function openTill(
  browser: Browser,
  loyalty: LoyaltyRuntime,
  name: 'Sam' | 'Mel',
  options: BrowserContextOptions = {},
): Promise<Till> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, ...options });
  const page = await context.newPage();
  await page.goto(loyalty.deskUrl);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('PIN').fill(PIN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Phone number').waitFor();
  return { page, context };
}

/** From anywhere at the desk to a number's page. */
export async function lookUp(page: Page, loyalty: LoyaltyRuntime, phone: string): Promise<void> {
  await page.goto(loyalty.deskUrl);
  await page.getByLabel('Phone number').fill(phone);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(member|join|lookup)/);
}

export const balanceOn = async (page: Page): Promise<string> =>
  ((await page.locator('#balance').textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();

/** A picture for the eye, when SHOTS names a folder prefix such as shots/desk-. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}${name}.png`, fullPage: true });
}
