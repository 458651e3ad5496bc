// An owner who edits the two documents in Google Drive: every quarter of an hour they are mirrored to the bucket, but
// only when they changed, and only when they can be read.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersAlarm } from '../../local/simulator/alarm-letters.ts';
import { driveStandIn } from '../shared/rules/drive-stand-in.ts';
import { putSecret } from '../support/platform-runtime.ts';
import { bikeOrder, type Row, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

const SETTINGS = '1SettingsDocumentOfRidgebackCycles_for-tests';
const VOICE = '1VoiceDocumentOfRidgebackCycles_____for-tests';
const ALARM = 'upsr-drive-sync-errors';
const wording = `Text message:
Hello {name}! {add-on} for {price}: {link}

Opt-out line:
Reply STOP to opt out

E-mail subject:
{add-on}

E-mail opening:
{add-on} for {price}.
`;

let drive: Awaited<ReturnType<typeof driveStandIn>>;
let shop: UpsellRuntime;
beforeAll(async () => {
  drive = await driveStandIn();
  drive.files.set(SETTINGS, googleDoc('Wait 2 hours before sending.'));
  drive.files.set(VOICE, googleDoc(wording));
  shop = await startUpsell({ upsell: { drive: { settingsDocument: SETTINGS, voiceDocument: VOICE } } });
  for (const host of ['oauth2.googleapis.com', 'www.googleapis.com'])
    shop.runtime.outside.register(host, drive.url);
  await putSecret(shop.runtime, 'upsr/drive/sa', JSON.stringify(drive.serviceAccount));
});
afterAll(async () => {
  await shop?.stop();
  await drive?.stop();
});

let edits = 0;
/** A Google Doc just edited; Drive names the moment and no revision. */
function googleDoc(text: string) {
  edits += 1;
  const modifiedTime = new Date(Date.UTC(2026, 5, 1) + edits * 1000).toISOString();
  return { mimeType: 'application/vnd.google-apps.document', modifiedTime, text };
}

/** Half a minute after the next run by the clock. */
function afterNextRun() {
  const quarterMs = 15 * 60_000;
  const at = (Math.floor(shop.runtime.now().getTime() / quarterMs) + 1) * quarterMs + 30_000;
  return shop.advance(new Date(at).toISOString());
}
const stored = async (key: string) =>
  (await shop.runtime.objects.read('upsr-rules-source', key))?.body.toString().replace(/^\uFEFF/, '');
const writes = async () => {
  const { calls } = await shop.runtime.usage();
  const puts = calls.filter(
    ({ function: name, action }) => name === 'upsr-drive-sync' && action === 'PutObject',
  );
  return puts.reduce((sum, { count }) => sum + count, 0);
};
const letters = () => shop.ownerLetters().filter(({ subject }) => subject?.includes('please look at'));
const alarm = () =>
  (shop.runtime.alarms() as { name: string; state: string }[]).find(({ name }) => name === ALARM)?.state;
const rung = () => shop.ownerLetters().filter((mail) => lettersAlarm(mail) === ALARM).length;

let orders = 0;
async function delayOfAnOrder(): Promise<number> {
  orders += 1;
  await shop.order(bikeOrder(`g-${orders}`, shop.runtime.now(), somebody()));
  const { due_at, chosen_at } = (await shop.offerOf(`g-${orders}`)) as Row;
  return Math.round((Date.parse(String(due_at)) - Date.parse(String(chosen_at))) / 60_000);
}

describe('two documents in Google Drive', () => {
  it('are mirrored by the next run, and in force a minute later', async () => {
    expect(await delayOfAnOrder()).toBe(60);
    await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 2 hours before sending.');
    expect(await stored('voice.txt')).toBe(wording);
    await shop.advance('PT1M');
    expect(await delayOfAnOrder()).toBe(120);
    const robin = somebody();
    // Where the model has a line that fits one part, that goes out; without it, the owner's words do.
    shop.runtime.model.setMode('fail');
    await shop.order(bikeOrder('g-voice', shop.runtime.now(), robin));
    await shop.advance('PT126M');
    expect(shop.nudgesTo(robin.phone)[0]?.text).toMatch(/^Ridgeback Cycles: Hello Robin! /);
  });

  it('are not written again while they are unchanged', async () => {
    const before = await writes();
    expect(before).toBe(2);
    await afterNextRun();
    await afterNextRun();
    expect(await writes()).toBe(before);
  });

  it('are each mirrored by itself: one edit is one write', async () => {
    drive.files.set(SETTINGS, googleDoc('Wait 3 hours before sending.'));
    await afterNextRun();
    expect(await writes()).toBe(3);
    expect(await stored('settings.txt')).toBe('Wait 3 hours before sending.');
  });
});

describe('an edit that cannot be read', () => {
  it('never reaches the bucket, and brings one letter that names the line', async () => {
    drive.files.set(SETTINGS, googleDoc('Wait 3 hours before sending.\r\nWait a good while before sending.'));
    for (let run = 0; run < 4; run += 1) await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 3 hours before sending.');
    expect(await writes()).toBe(3);
    expect(letters()).toHaveLength(1);
    expect(letters()[0]?.text).toContain('Line 2');
    expect(letters()[0]?.text).toContain('Wait a good while before sending.');
    expect(await delayOfAnOrder()).toBe(180);
    // A mistake of the owner's is no fault of the function's.
    expect(alarm()).toBe('OK');
  });

  it('counts once it is put right', async () => {
    drive.files.set(
      SETTINGS,
      googleDoc('Wait 3 hours before sending.\r\nOnly offer add-ons between 1% and 5%.'),
    );
    await afterNextRun();
    expect(await stored('settings.txt')).toContain('between 1% and 5%');
    drive.files.set(SETTINGS, googleDoc('Wait 90 minutes before sending.'));
    await afterNextRun();
    await shop.advance('PT1M');
    expect(await delayOfAnOrder()).toBe(90);
    expect(letters()).toHaveLength(1);
  });

  it('includes a file that is no document at all, and the words of the letter say what to do', async () => {
    drive.files.set(SETTINGS, { ...googleDoc(''), mimeType: 'application/pdf' });
    await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 90 minutes before sending.');
    expect(letters().at(-1)?.text).toContain('Google Docs');
    drive.files.set(SETTINGS, googleDoc('Wait 90 minutes before sending.'));
  });
});

describe('Google Drive having a bad day', () => {
  it('with one refusal is asked again in the same run', async () => {
    await afterNextRun();
    drive.files.set(SETTINGS, googleDoc('Wait 100 minutes before sending.'));
    drive.failNext(429);
    await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 100 minutes before sending.');
    expect(alarm()).toBe('OK');
  });

  it('with nothing but errors fails the run and rings the alarm; a later run makes up for it', async () => {
    drive.files.set(SETTINGS, googleDoc('Wait 110 minutes before sending.'));
    drive.failNext(...Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 500 : 429)));
    await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 100 minutes before sending.');
    drive.recover();
    await shop.advance('PT2M');
    expect(alarm()).toBe('ALARM');
    expect(rung()).toBe(1);
    await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 110 minutes before sending.');
    // It is well when nothing failed for an hour.
    await shop.advance('PT1H');
    expect(alarm()).toBe('OK');
  });

  it('with one document no longer shared still mirrors the other, and rings the alarm', async () => {
    drive.files.delete(VOICE);
    drive.files.set(SETTINGS, googleDoc('Wait 120 minutes before sending.'));
    await afterNextRun();
    expect(await stored('settings.txt')).toBe('Wait 120 minutes before sending.');
    await shop.advance('PT1M');
    expect(alarm()).toBe('ALARM');
    expect(rung()).toBe(2);
    expect(await stored('voice.txt')).toBe(wording);
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
