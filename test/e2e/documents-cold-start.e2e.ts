// A function that starts anew has nothing in memory, and must still find the last good version of a document
// whose newest one is bad.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bikeOrder, somebody, startUpsell } from '../support/upsell-runtime.ts';

let stateDirectory: string;
beforeAll(() => {
  stateDirectory = mkdtempSync(join(tmpdir(), 'upsell-'));
});
afterAll(() => rmSync(stateDirectory, { recursive: true, force: true }));

const save = (shop: Awaited<ReturnType<typeof startUpsell>>, text: string) =>
  shop.runtime.objects.write('upsr-rules-source', 'settings.txt', Buffer.from(text));
const letters = (shop: Awaited<ReturnType<typeof startUpsell>>) =>
  shop.ownerLetters().filter(({ subject }) => subject?.includes('upsell settings'));

it('given a bad version over a good one, when all functions start cold, then the good one is in force and no second letter comes', async () => {
  const first = await startUpsell({ stateDirectory });
  await save(first, 'Wait 2 hours before sending.');
  await save(first, 'Wait 2 hours before sending.\nSend by pigeon.');
  await first.advance('PT10M');
  expect(letters(first)).toHaveLength(1);
  await first.stop();

  const second = await startUpsell({ stateDirectory });
  const now = second.runtime.now();
  await second.order(bikeOrder('after-restart', now, somebody()));
  const offer = await second.offerOf('after-restart');
  expect(Date.parse(String(offer?.due_at)) - now.getTime()).toBe(2 * 3_600_000);
  await second.advance('PT3H');
  expect(letters(second)).toHaveLength(1);
  await second.stop();
});
