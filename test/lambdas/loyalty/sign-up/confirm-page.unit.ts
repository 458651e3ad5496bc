// The confirmation page pressed again, after a press that was cut off between the member's row and whoever else has to hear of it.
import { expect, it } from 'vitest';
import type { MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import {
  answerConfirmPage,
  type ConfirmPageParts,
} from '../../../../lambdas/loyalty/sign-up/confirm-page.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import type { Shop } from '../../../../shared/shop/shop.ts';
import { aRequest } from '../../../shared/webhooks/requests.ts';
import { memberRow } from '../../../support/loyalty-runtime.ts';
import { noon } from '../mail-builders.ts';
import { silentLog } from '../tables.ts';

const phone = '+447700900123';
const email = 'maria@example.com';
const shop = { name: 'Fern & Oak', currency: 'GBP', locale: 'en-GB', timeZone: 'UTC' } as Shop;

/** The page of a link whose address was confirmed by now. */
async function visit(method: 'GET' | 'POST', changes: Partial<MemberRow>) {
  const told: string[] = [];
  const parts = {
    now: () => noon,
    log: silentLog,
    members: { get: async () => memberRow(phone, { email, opted_in: true, ...changes }) },
    consent: { confirm: async ({ pendingId }: { readonly pendingId: string }) => told.push(pendingId) },
  } as unknown as ConfirmPageParts;
  const token = { phone, addressDigest: digestOfAddress(email), pendingId: 'p1', expiresAt: noon };
  const frame = { nonce: 'bm9uY2Utb2YtYS10ZXN0', shop };
  const page = await answerConfirmPage(aRequest({ method }), { frame, token, baseUrl: 'https://x' }, parts);
  expect(page.body).toContain('Your address is confirmed');
  return told;
}

it('given it is pressed again, then whoever else has to hear of it hears of it, and by opening it nobody', async () => {
  expect(await visit('POST', {})).toEqual(['p1']);
  expect(await visit('GET', {})).toEqual([]);
});

it('given the member stopped their mail since, then an old press brings none back', async () => {
  expect(await visit('POST', { opted_in: false })).toEqual([]);
});

it('given a complaint or a bounce since, then an old press tells nobody that mail is welcome', async () => {
  expect(await visit('POST', { email_trouble: 'complaint' })).toEqual([]);
});
