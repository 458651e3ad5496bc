// The judge of a month of carts must be able to say no: each promise is broken once here.
import { expect, test } from 'vitest';
import { cartOwner } from '../../../../../local/products/cart-recovery/demo/cast.ts';
import type { CartEvidence, Reminder } from '../../../../../local/products/cart-recovery/demo/evidence.ts';
import * as promises from '../../../../../local/products/cart-recovery/demo/promises.ts';
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';

const limits = { quietFrom: 21, quietUntil: 8, timeZone: 'Europe/London', doNotDisturbDays: 3 };
const ana = cartOwner('k-1', 'Ana', 'ana@example.com');

const reminder = (at: string, more: Partial<Reminder> = {}): Reminder => ({
  id: `m-${at}`,
  at,
  to: ana.email,
  cartId: 'k-42',
  step: 'first',
  returnLink: 'https://shop.example/cart/k-42',
  unsubscribe: 'https://shop.example/u/x',
  ...more,
});
const noon = reminder('2026-11-17T12:00:00.040Z');
const evidence = (part: Partial<CartEvidence>): CartEvidence => ({
  people: [ana],
  reminders: [noon],
  carts: [{ cart_id: 'k-42', status: 'open', began_at: '2026-11-17T09:00:00.000Z' }],
  audit: [],
  unsubs: [],
  endings: [],
  logLines: [],
  now: '2026-11-20T00:00:00.000Z',
  ...part,
});

test('given one reminder at noon, then no promise is broken', () => {
  expect(promises.brokenCartPromises(evidence({}), limits)).toEqual([]);
});

test.each([ana.email, digestOfAddress(ana.email)])(
  'given a reminder after %s was listed, then it is told; at the listing itself it is not',
  (email) => {
    const listed = (unsubscribed_at: string) =>
      evidence({ unsubs: [{ email, unsubscribed_at, source: 'complaint' }] });
    expect(promises.afterUnsubscribing(listed('2026-11-17T11:59:00Z'))).toHaveLength(1);
    expect(promises.afterUnsubscribing(listed('2026-11-17T12:00:00Z'))).toEqual([]);
  },
);

test('given a reminder after a purchase, then it is told for carts that began before the purchase only', () => {
  const bought = (at: string) => evidence({ endings: [{ kind: 'bought', email: ana.email, at }] });
  expect(promises.afterThePurchase(bought('2026-11-17T11:00:00.000Z'))).toHaveLength(1);
  expect(promises.afterThePurchase(bought('2026-11-17T08:00:00.000Z'))).toEqual([]);
  expect(promises.afterThePurchase(bought('2026-11-17T13:00:00.000Z'))).toEqual([]);
});

test('given a reminder to somebody erased, then it is told', () => {
  const endings = [{ kind: 'erased' as const, email: ana.email, at: '2026-11-17T11:00:00.000Z' }];
  expect(promises.afterErasure(evidence({ endings }))).toHaveLength(1);
});

test('given two reminders of one step, then it is told; of two steps, then not', () => {
  const again = (step: string) => evidence({ reminders: [noon, reminder('2026-11-18T12:00:00Z', { step })] });
  expect(promises.moreThanOncePerStep(again('first'))).toHaveLength(1);
  expect(promises.moreThanOncePerStep(again('second'))).toEqual([]);
});

test('given a reminder without a way out, then it is told', () => {
  const reminders = [reminder('2026-11-17T12:00:00Z', { unsubscribe: undefined })];
  expect(promises.withoutAWayOut(evidence({ reminders }))).toHaveLength(1);
});

test('given another cart two days later, then somebody was disturbed; after three days or for the same cart, not', () => {
  const other = (at: string, cartId: string) => evidence({ reminders: [noon, reminder(at, { cartId })] });
  expect(promises.disturbed(other('2026-11-19T12:00:00Z', 'k-43'), limits)).toHaveLength(1);
  expect(promises.disturbed(other('2026-11-20T12:00:01Z', 'k-43'), limits)).toEqual([]);
  expect(promises.disturbed(other('2026-11-18T12:00:00Z', 'k-42'), limits)).toEqual([]);
});

test('given a zone of the receiver’s own, then its hours are quiet and not the shop’s', () => {
  const late = reminder('2026-11-17T22:00:00Z');
  const far = cartOwner('k-1', 'Ana', ana.email, { timeZone: 'America/New_York' });
  expect(promises.remindedInQuietHours(evidence({ reminders: [late] }), limits)).toHaveLength(1);
  expect(promises.remindedInQuietHours(evidence({ reminders: [late], people: [far] }), limits)).toEqual([]);
  expect(promises.remindedInQuietHours(evidence({ people: [far] }), limits)).toHaveLength(1);
});

test('given an open cart that was due long ago, then it was forgotten', () => {
  const due = (wakeup_at: string) =>
    evidence({ carts: [{ cart_id: 'k-42', status: 'open', began_at: '2026-11-17', wakeup_at }] });
  expect(promises.cartsForgotten(due('2026-11-19T21:00:00.000Z'))).toHaveLength(1);
  expect(promises.cartsForgotten(due('2026-11-19T23:00:00.000Z'))).toEqual([]);
});

test('given a cart that stopped without a word in the trail, then it is told', () => {
  const carts = [{ cart_id: 'k-42', status: 'closed', began_at: '2026-11-17' }];
  const audit = [{ cart_id: 'k-42', action: 'gave-up', by_user: 'system' }];
  expect(promises.stopsWithoutTrail(evidence({ carts }))).toHaveLength(1);
  expect(promises.stopsWithoutTrail(evidence({ carts, audit }))).toEqual([]);
});
