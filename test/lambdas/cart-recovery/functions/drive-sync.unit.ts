import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDriveSync } from '../../../../lambdas/cart-recovery/functions/drive-sync.ts';
import { makeDrive } from '../../../../shared/rules/drive-api.ts';
import type { ReadDocument } from '../../../../shared/rules/tell-owner.ts';
import { driveStandIn } from '../../../shared/rules/drive-stand-in.ts';
import { versionedBucket } from '../../../shared/rules/versioned-bucket.ts';

const mimeType = 'application/vnd.google-apps.document';

let google: Awaited<ReturnType<typeof driveStandIn>>;
beforeEach(async () => {
  google = await driveStandIn();
  google.files.set('doc-r', {
    mimeType,
    modifiedTime: 't1',
    text: 'Give up 5 days after the second reminder.',
  });
  google.files.set('doc-v', { mimeType, modifiedTime: 't1', text: 'First reminder subject:\nStill here' });
});
afterEach(() => google.stop());

function given() {
  const bucket = versionedBucket();
  const told: ReadDocument[] = [];
  const sync = makeDriveSync({
    s3: bucket.s3,
    bucket: 'rules',
    today: () => '2026-11-28',
    currency: 'USD',
    rulesFileId: 'doc-r',
    voiceFileId: 'doc-v',
    log: { info: () => {}, warn: () => {} },
    tellOwner: async (documents) => void told.push(...documents),
    drive: makeDrive({
      serviceAccount: async () => google.serviceAccount,
      fetch: google.fetch,
      now: () => new Date(Date.UTC(2026, 0, 2)),
      sleep: async () => {},
    }),
  });
  return { bucket, told, sync };
}

describe("mirroring cart recovery's documents from Google Drive", () => {
  it('given two good documents, then both are copied', async () => {
    const { bucket, told, sync } = given();
    await sync();
    expect(bucket.text('rules.txt')).toContain('Give up 5 days');
    expect(bucket.text('voice.txt')).toContain('Still here');
    expect(told).toEqual([]);
  });

  it('given a bad edit, then the last good version stays and the owner is told the line', async () => {
    const { bucket, told, sync } = given();
    await sync();
    google.files.set('doc-r', { mimeType, modifiedTime: 't2', text: 'No quiet hours.\nRemind them a lot.' });
    await sync();
    expect(bucket.text('rules.txt')).toContain('Give up 5 days');
    expect(told).toMatchObject([
      { document: 'rules.txt', problem: { inForce: 'earlier-version', problems: [{ line: 2 }] } },
    ]);
  });
});
