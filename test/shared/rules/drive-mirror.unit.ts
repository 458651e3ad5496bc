import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDriveSync } from '../../../lambdas/upsell/functions/drive-sync.ts';
import { makeDrive } from '../../../shared/rules/drive-api.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import { driveStandIn } from './drive-stand-in.ts';
import { versionedBucket } from './versioned-bucket.ts';

const googleDocument = 'application/vnd.google-apps.document';

let google: Awaited<ReturnType<typeof driveStandIn>>;
beforeEach(async () => {
  google = await driveStandIn();
  google.files.set('doc-s', {
    mimeType: googleDocument,
    modifiedTime: '2026-01-01T00:00:00Z',
    text: 'Wait 10 minutes before sending.\r\n',
  });
  google.files.set('doc-v', {
    mimeType: 'text/plain',
    headRevisionId: 'r1',
    text: 'Opt-out line:\nText STOP to leave',
  });
});
afterEach(() => google.stop());

function given() {
  const bucket = versionedBucket();
  const told: ReadDocument[] = [];
  const slept: number[] = [];
  const sync = makeDriveSync({
    s3: bucket.s3,
    bucket: 'rules',
    today: () => '2026-11-28',
    currency: 'GBP',
    rulesFileId: 'doc-s',
    voiceFileId: 'doc-v',
    log: { info: () => {}, warn: () => {} },
    tellOwner: async (documents) => void told.push(...documents),
    drive: makeDrive({
      serviceAccount: async () => google.serviceAccount,
      fetch: google.fetch,
      now: () => new Date(Date.UTC(2026, 0, 2)),
      sleep: async (milliseconds) => void slept.push(milliseconds),
    }),
  });
  return { bucket, told, slept, sync };
}

describe('mirroring the documents from Google Drive', () => {
  it('given a Google Doc and a text file, then both are copied with their revision', async () => {
    const { bucket, sync, told } = given();
    await sync();
    expect(bucket.text('settings.txt')).toContain('Wait 10 minutes');
    expect(bucket.metadata('settings.txt')).toEqual({ 'drive-revision': '2026-01-01T00:00:00Z' });
    expect(bucket.text('voice.txt')).toContain('STOP');
    expect(bucket.metadata('voice.txt')).toEqual({ 'drive-revision': 'r1' });
    expect(told).toEqual([]);
  });

  it('given nothing new, then nothing is read or written', async () => {
    const { bucket, sync } = given();
    await sync();
    google.requests.length = 0;
    bucket.put('settings.txt', 'pushed by hand', bucket.metadata('settings.txt'));
    await sync();
    expect(google.requests).toEqual(['GET /drive/v3/files/doc-s', 'GET /drive/v3/files/doc-v']);
    expect(bucket.text('settings.txt')).toBe('pushed by hand');
  });

  it('given a bad version, then it is not copied, the owner is told, and the other document still is', async () => {
    const { bucket, sync, told } = given();
    google.files.set('doc-s', { mimeType: googleDocument, modifiedTime: 't2', text: 'Wait a bit.' });
    await sync();
    expect(bucket.text('settings.txt')).toBeUndefined();
    expect(bucket.text('voice.txt')).toContain('STOP');
    expect(told).toMatchObject([
      {
        document: 'settings.txt',
        problem: { inForce: 'built-in', problems: [{ line: 1, text: 'Wait a bit.' }] },
      },
    ]);
  });

  it('given a bad version after a good one, then the good one stays in force', async () => {
    const { bucket, sync, told } = given();
    await sync();
    google.files.set('doc-s', { mimeType: googleDocument, modifiedTime: 't2', text: 'Wait a bit.' });
    await sync();
    expect(bucket.text('settings.txt')).toContain('Wait 10 minutes');
    expect(told).toMatchObject([
      { problem: { inForce: 'earlier-version' }, rules: expect.objectContaining({ sendDelayMinutes: 10 }) },
    ]);
  });

  it('given a document without a word in it, then it is not copied, whatever the grammar makes of nothing', async () => {
    const { bucket, sync, told } = given();
    await sync();
    google.files.set('doc-s', { mimeType: googleDocument, modifiedTime: 't2', text: '\r\n ' });
    await sync();
    expect(bucket.text('settings.txt')).toContain('Wait 10 minutes');
    expect(told).toMatchObject([{ problem: { inForce: 'earlier-version', problems: [{ line: 0 }] } }]);
  });

  it('given a Word file, then the owner is told what to use instead', async () => {
    const { sync, told } = given();
    google.files.set('doc-s', { mimeType: 'application/msword', modifiedTime: 't2', text: '' });
    await sync();
    expect(told[0]?.problem?.problems[0]?.message).toContain('neither a Google Doc nor plain text');
  });

  it('given a document in the trash, then what was mirrored stays', async () => {
    const { bucket, sync, told } = given();
    await sync();
    google.files.set('doc-s', { mimeType: googleDocument, modifiedTime: 't2', trashed: true, text: '' });
    await sync();
    expect(bucket.text('settings.txt')).toContain('Wait 10 minutes');
    expect(told).toEqual([]);
  });

  it('given a document that is not shared with us, then the other is mirrored and the run fails', async () => {
    const { bucket, sync } = given();
    google.files.delete('doc-s');
    await expect(sync()).rejects.toMatchObject({ name: 'GoogleError', status: 404 });
    expect(bucket.text('voice.txt')).toContain('STOP');
  });

  it('given 429 and 503, then it waits longer each time and succeeds', async () => {
    const { bucket, sync, slept } = given();
    google.failNext(429, 503);
    await sync();
    expect(bucket.text('settings.txt')).toContain('Wait 10 minutes');
    expect(slept.length).toBeGreaterThanOrEqual(2);
  });

  it('given Google down for good, then it gives up after four tries', async () => {
    const { sync, slept } = given();
    google.failNext(...Array<number>(20).fill(500));
    await expect(sync()).rejects.toMatchObject({ status: 500 });
    expect(Math.max(...slept)).toBe(4000);
  });
});
