// An owner who edits the rules and the wording in Google Drive: a quarter of an hour later, and a minute for the
// functions to notice, carts that wait are treated by the new words, and never by words that cannot be read.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { driveStandIn } from '../shared/rules/drive-stand-in.ts';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';

const RULES = '1RulesDocumentOfRidgebackCycles____for-tests';
const VOICE = '1VoiceDocumentOfRidgebackCycles____for-tests';
const ALARM = 'cr-drive-sync-errors';

let drive: Awaited<ReturnType<typeof driveStandIn>>;
let shop: CartRuntime;
const now = () => shop.runtime.now();

let edits = 0;
/** A Google Doc just edited; Google's export ends lines as Windows does. */
function googleDoc(text: string) {
  edits += 1;
  const modifiedTime = new Date(Date.UTC(2026, 5, 1) + edits * 1000).toISOString();
  return {
    mimeType: 'application/vnd.google-apps.document',
    modifiedTime,
    text: text.replaceAll('\n', '\r\n'),
  };
}
const rulesOf = (hours: number, ...others: readonly string[]) =>
  googleDoc([`All carts: remind after ${hours} hours, then after 22.`, ...others].join('\n'));
const voiceOf = (opening: string) =>
  googleDoc(
    `First reminder subject:\n{name}, your cart\n\nFirst reminder opening:\n${opening}\n\nFirst reminder closing:\nSee you.\n`,
  );

beforeAll(async () => {
  drive = await driveStandIn();
  drive.files.set(RULES, rulesOf(3));
  drive.files.set(VOICE, voiceOf('Your {items} are with us, {name}.'));
  shop = await startCarts({ cartRecovery: { drive: { rulesDocument: RULES, voiceDocument: VOICE } } });
  for (const host of ['oauth2.googleapis.com', 'www.googleapis.com'])
    shop.runtime.outside.register(host, drive.url);
  shop.runtime.services.secretsManager.set('cr/drive/sa', JSON.stringify(drive.serviceAccount));
  shop.runtime.model.setMode('fail');
});
afterAll(async () => {
  await shop?.stop();
  await drive?.stop();
});
beforeEach(async () => {
  const day = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${day}T09:05:00.000Z`);
});

/** A minute after the mirror's next run. */
function mirrored() {
  const quarterMs = 15 * 60_000;
  const next = (Math.floor(now().getTime() / quarterMs) + 1) * quarterMs;
  return shop.advance(new Date(next + 75_000).toISOString());
}
const stored = async (key: string) =>
  (await shop.runtime.objects.read('cr-rules-source', key))?.body.toString().replace(/^\uFEFF/, '');
async function firstReminder() {
  const left = now();
  const cart = cartOf(left);
  await shop.tell(cart);
  await shop.advance('PT6H');
  const [mail] = shop.mailsTo(cart.email);
  return { mail, minutes: Math.floor((Date.parse(mail?.at ?? '') - left.getTime()) / 60_000) };
}
const letters = (title: string) => shop.ownerLetters().filter(({ subject }) => subject?.includes(title));
const alarm = () =>
  (shop.runtime.alarms() as { name: string; state: string }[]).find(({ name }) => name === ALARM)?.state;

describe('two documents in Google Drive', () => {
  it('are mirrored, and the next cart is treated and written to by them', async () => {
    const { mail, minutes } = await firstReminder();
    expect(await stored('rules.txt')).toContain('after 3 hours');
    expect(minutes).toBe(180);
    expect(mail?.subject).toBe('Ana, your cart');
    expect(mail?.text).toContain('Your Linen shirt and Candle are with us, Ana.');
  });

  it('edited while a cart waits: its wake-up obeys the new wait', async () => {
    const cart = cartOf(now());
    await shop.tell(cart);
    drive.files.set(RULES, rulesOf(4));
    await mirrored();
    await shop.advance('PT3H');
    expect(shop.mailsTo(cart.email)).toEqual([]);
    await shop.advance('PT1H');
    expect(shop.mailsTo(cart.email)).toHaveLength(1);
  });

  it('are not written again while they are unchanged', async () => {
    const writes = async () =>
      (await shop.runtime.usage()).calls
        .filter(({ function: name, action }) => name === 'cr-drive-sync' && action === 'PutObject')
        .reduce((sum, { count }) => sum + count, 0);
    const before = await writes();
    for (let run = 0; run < 4; run += 1) await mirrored();
    expect(await writes()).toBe(before);
  });
});

describe('rules edited badly', () => {
  it('never reach the bucket: the last good ones stay in force, and one letter names the line', async () => {
    drive.files.set(RULES, rulesOf(2, '', 'Remind regulars a bit sooner.'));
    for (let run = 0; run < 4; run += 1) await mirrored();
    expect(await stored('rules.txt')).toContain('after 4 hours');
    expect((await firstReminder()).minutes).toBe(240);
    const [letter, ...others] = letters('cart recovery rules');
    expect(others).toEqual([]);
    expect(letter?.text).toContain('Line 3');
    expect(letter?.text).toContain('Remind regulars a bit sooner.');
    expect(alarm()).toBe('OK');
  });

  it('and put right are in force within a minute of the mirror', async () => {
    drive.files.set(RULES, rulesOf(2));
    await mirrored();
    expect((await firstReminder()).minutes).toBe(120);
    expect(letters('cart recovery rules')).toHaveLength(1);
  });
});

describe('wording edited badly', () => {
  it('leaves the last good words in the mails, brings one letter, and holds back no good rules', async () => {
    drive.files.set(VOICE, voiceOf('Take {discount} today, {name}.'));
    drive.files.set(RULES, rulesOf(5));
    for (let run = 0; run < 3; run += 1) await mirrored();
    const { mail, minutes } = await firstReminder();
    expect(minutes).toBe(300);
    expect(mail?.text).toContain('are with us, Ana.');
    const [letter, ...others] = letters('cart recovery wording');
    expect(others).toEqual([]);
    expect(letter?.text).toContain('{discount}');
    expect(letter?.text).toMatch(/Line 5/);
  });

  it('and put right is in the next mail', async () => {
    drive.files.set(VOICE, voiceOf('Good to see you, {name}.'));
    await mirrored();
    expect((await firstReminder()).mail?.text).toContain('Good to see you, Ana.');
  });
});

describe('Google Drive that refuses us', () => {
  it('rings the alarm, lets reminders go on by the last good rules, and a later run makes up for it', async () => {
    drive.files.set(RULES, rulesOf(2));
    drive.failNext(...Array.from({ length: 1_000 }, () => 403));
    await mirrored();
    await shop.advance('PT2M');
    expect(alarm()).toBe('ALARM');
    expect((await firstReminder()).minutes).toBe(300);
    drive.recover();
    await mirrored();
    expect(await stored('rules.txt')).toContain('after 2 hours');
    // It is well when nothing failed for an hour.
    await shop.advance('PT1H');
    expect(alarm()).toBe('OK');
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
