// Whoever opted out of one product before the products shared what they know, or before that table was lost, is silent in all: by a
// command that is safe to repeat, and that the doctor asks for as long as nobody ran it.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { main as doctor } from '../../../tools/doctor.ts';
import { main as erase } from '../../../tools/erase.ts';
import { main as person } from '../../../tools/person.ts';
import { main as restore } from '../../../tools/restore.ts';
import { memberRow, openingRow } from '../../support/loyalty-runtime.ts';
import { startWholeShop, type WholeShop } from '../../support/whole-shop.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let shop: WholeShop;
beforeAll(async () => {
  shop = await startWholeShop({ shop: { people: { region: 'eu-central-1' } } });
}, 480_000);
afterAll(() => shop?.stop());

const AT = '2026-05-01T12:00:00.000Z';
const of = (address: string) => digestOfAddress(address);
const silences = async () =>
  Object.fromEntries(
    (await shop.runtime.table('ppl-contacts')).map(({ person: who, ...row }) => [who, row] as const),
  );
/** The line of the doctor about it. */
async function diagnosis(): Promise<string> {
  const { text } = await shop.run(doctor, '--json', '--endpoint', shop.runtime.url);
  const lines = JSON.parse(text) as { says: string; state: string; advice?: string }[];
  const line = lines.find(({ says }) => says === 'silent people');
  return `${line?.state} ${line?.advice ?? ''}`.trim();
}

const EXPECTED = {
  [of('+447700900701')]: { silent_upsell: AT },
  [of('kim@example.com')]: { silent_upsell: AT },
  [of('+447700900702')]: { silent_upsell: AT },
  [of('gone@example.com')]: { silent_erased: AT },
  [of('cart@example.com')]: { silent_cart_recovery: AT },
  [of('refused@example.com')]: { silent_cart_recovery: AT },
  [of('+447700900703')]: { silent_loyalty: expect.any(String) },
  [of('member@example.com')]: { silent_loyalty: expect.any(String) },
  [of('bounced@example.com')]: { silent_loyalty: expect.any(String) },
  [of('+447700900799')]: { silent_erased: AT },
  [of('never@example.com')]: { silent_loyalty: expect.any(String) },
};

it('tells of everybody on each product’s own list, and of nobody else, however often', async () => {
  const { put } = shop.runtime;
  await put('upsr-optout', [
    { customer_id: of('+447700900701'), opted_out_at: AT, source: 'text-message' },
    // Listed by the store's id alone: their own row says who that is.
    { customer_id: 'c-1', opted_out_at: AT, source: 'store' },
    { customer_id: 'c-nobody', opted_out_at: AT, source: 'store' },
    { customer_id: of('gone@example.com'), opted_out_at: AT, source: 'erased' },
  ]);
  await put('upsr-customers', [{ customer_id: 'c-1', email: 'kim@example.com', phone: '+447700900702' }]);
  await put('cr-unsub', [{ email: 'cart@example.com', unsubscribed_at: AT, source: 'shopper' }]);
  await put('cr-people', [
    { email: 'refused@example.com', consent_refused: true, consent: false, consent_at: AT },
    { email: 'quiet@example.com', consent: false, consent_at: AT },
  ]);
  await put('loy-members', [
    memberRow('+447700900703', { email: 'member@example.com', opted_in: false }),
    memberRow('+447700900704', { email: 'bounced@example.com', email_trouble: 'bounce' }),
    memberRow('+447700900705', { email: 'glad@example.com' }),
    memberRow('+447700900706', {
      email: 'unconfirmed@example.com',
      opted_in: false,
      email_confirmed_at: undefined,
    } as never),
  ]);
  await put('loy-notices', [
    { notice_id: `erased#${of('+447700900799')}`, erased_at: AT, source: 'erased' },
    { notice_id: `confirm-mails#${of('never@example.com')}`, never: true, blocked: true },
    { notice_id: `confirm-mails#${of('twice@example.com')}`, day: '2026-06-01', mails: 2 },
  ]);
  expect(await diagnosis()).toBe('ill npm run person -- share');
  const told = await shop.run(person, 'share');
  expect(told.code).toBe(0);
  expect(told.text).toContain('upsell: 3 rows');
  await Promise.all([shop.run(person, 'share'), shop.run(person, 'share')]);
  expect(await silences()).toEqual({ ...EXPECTED, shared: { shared_at: expect.any(String) } });
  expect(await diagnosis()).toBe('well');
});

it('erasing a member alone is heard by all as well, under the number and the address', async () => {
  const phone = '+447700900720';
  await shop.runtime.put('loy-members', [memberRow(phone, { email: 'forget@example.com' })]);
  await shop.runtime.put('loy-ledger', [openingRow(phone, 5)]);
  await shop.run(erase, phone, '--yes');
  await shop.run(erase, phone, '--yes');
  const rows = await silences();
  for (const address of [phone, 'forget@example.com'])
    expect(rows[of(address)]).toEqual({ silent_erased: expect.any(String) });
});

it('is told again by a restore, because the table itself is none that is restored', async () => {
  const [lost] = [of('cart@example.com')];
  await shop.runtime.put('ppl-contacts', [{ person: lost }]);
  const restored = await shop.run(restore, 'cart-recovery', 'newest', '--beside', '--yes');
  expect(restored.text).toContain('all products know it');
  expect(restored.code).toBe(0);
  expect((await silences())[lost]).toMatchObject({ silent_cart_recovery: AT });
});
