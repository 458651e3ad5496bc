// The letter that drafts have ceased, on a real engine.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDraftsSeen } from '../../../../lambdas/cart-recovery/state/drafts-seen.ts';
import { tellOfDrafts } from '../../../../lambdas/cart-recovery/taking-in/tell-of-drafts.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import type { Email } from '../../../../shared/messages/outcome.ts';
import { aChange, aShop, hoursAfter, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';
import { takesIn } from '../takes-in.ts';

let tables: CartTables;
let now = two;
const letters: Email[] = [];
beforeAll(async () => {
  tables = await startCartTables();
});
afterAll(() => tables.stop());

const look = () =>
  tellOfDrafts({
    shop: aShop({ platform: 'woocommerce' }),
    drafts: makeDraftsSeen(tables.documents, 'notices'),
    notices: makeNotices({ documents: tables.documents, table: 'notices', now: () => now }),
    log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
    now: () => now,
    sendEmail: async (email) => {
      letters.push(email);
      return { outcome: 'sent', messageId: 'm' };
    },
  });
const hoursOn = (hours: number) => {
  now = hoursAfter(two, hours);
};

it('given a shop that had drafts, then the owner hears once when none came for a week, and anew the next time', async () => {
  await look();
  hoursOn(24 * 30);
  await look();
  expect(letters).toEqual([]);

  const drafts = makeDraftsSeen(tables.documents, 'notices');
  const { tell } = takesIn({ ...tables, drafts } as CartTables, () => now);
  hoursOn(0);
  await tell(aChange({ isDraft: true }));
  // An order that was placed and not paid is no draft.
  hoursOn(24 * 3);
  await tell(aChange({ eventId: 'e-2' }));
  hoursOn(24 * 7 - 1);
  await look();
  expect(letters).toEqual([]);
  for (const hours of [1, 2, 300]) {
    hoursOn(24 * 7 + hours);
    await look();
  }
  expect(letters.map(({ subject }) => subject)).toEqual([
    'Ridgeback Cycles: no drafts from your store since 9 June 2026',
  ]);
  expect(letters[0]?.text).toContain('Order updated');

  hoursOn(24 * 40);
  await tell(aChange({ eventId: 'e-3', isDraft: true }));
  hoursOn(24 * 50);
  await look();
  expect(letters).toHaveLength(2);
  // By then the claim of that letter is forgotten; what is two months old is no news.
  hoursOn(24 * 115);
  await look();
  expect(letters).toHaveLength(2);
});
