// The judge itself must be able to say no: each promise is broken once here.
import { expect, test } from 'vitest';
import type { Evidence } from '../../../../../local/products/upsell/demo/evidence.ts';
import * as promises from '../../../../../local/products/upsell/demo/promises.ts';
import type { InboxMessage } from '../../../../../local/world.ts';
import { digestOfAddress } from '../../../../../shared/people/address-digest.ts';

const limits = { capDays: 30, quietFrom: 21, quietUntil: 8, timeZone: 'Europe/London' };
const ana = {
  id: 'c-1',
  name: 'Ana',
  phone: '+447700900123',
  email: 'ana@example.com',
  marketing_consent: true,
  locale: 'en-GB',
};

function nudge(at: string, to = ana.phone): InboxMessage {
  return {
    id: `m-${at}`,
    at,
    product: 'upsell',
    channel: 'sms',
    from: '',
    to,
    text: 'x http://h/AbCdEf012345 STOP',
  };
}

function evidence(part: Partial<Evidence>): Evidence {
  return { people: [ana], nudges: [], offers: [], orders: [], optOuts: [], logLines: [], ...part };
}

const sentOffer = {
  offer_id: 'f-1',
  order_id: 'o-1',
  customer_id: 'c-1',
  state: 'sent',
  sent_at: '2026-11-17T12:00:00Z',
};
const noon = nudge('2026-11-17T12:00:00Z');

test('given one nudge for one order at noon, then no promise is broken', () => {
  const orders = [{ order_id: 'o-1', gate_outcome: 'queued' }];
  const month = evidence({ nudges: [noon], offers: [sentOffer], orders });
  expect(promises.brokenPromises(month, limits)).toEqual([]);
});

test('given a nudge after an opt-out under another address, then it is told', () => {
  const optOuts = [
    {
      customer_id: digestOfAddress(ana.email),
      opted_out_at: '2026-11-17T11:59:00Z',
      source: 'unsubscribe-page',
    },
  ];
  expect(promises.afterOptOut(evidence({ nudges: [noon], optOuts }))).toHaveLength(1);
});

test('given an opt-out after the nudge, then nothing is wrong', () => {
  const optOuts = [{ customer_id: 'c-1', opted_out_at: '2026-11-17T12:01:00Z', source: 'text-message' }];
  expect(promises.afterOptOut(evidence({ nudges: [noon], optOuts }))).toEqual([]);
});

test('given an offer sent after its order was cancelled, then it is told', () => {
  const orders = [{ order_id: 'o-1', stopped_at: '2026-11-17T11:00:00Z' }];
  expect(promises.afterTheOrderWasTakenBack(evidence({ offers: [sentOffer], orders }))).toHaveLength(1);
});

test('given two nudges for one offer, then it is told', () => {
  const nudges = [noon, nudge('2026-11-17T12:05:00Z')];
  expect(promises.moreThanOnePerOrder(evidence({ nudges, offers: [sentOffer] }))).toHaveLength(1);
});

test('given a text and an e-mail to one person within the cap, then it is told', () => {
  const nudges = [noon, nudge('2026-12-10T12:00:00Z', ana.email)];
  expect(promises.moreThanOnePerPerson(evidence({ nudges }), limits)).toHaveLength(1);
});

test('given a nudge one minute into the quiet hours of summer time, then it is told', () => {
  // 20:01 UTC is 21:01 in London on the last day of summer time, and 20:01 the day after.
  const nudges = [nudge('2026-10-24T20:01:00Z'), nudge('2026-10-25T20:01:00Z')];
  expect(promises.inQuietHours(evidence({ nudges }), limits)).toHaveLength(1);
});

test('given a queued order without an offer, then it is told', () => {
  expect(
    promises.ordersLeftBehind(evidence({ orders: [{ order_id: 'o-2', gate_outcome: 'queued' }] })),
  ).toHaveLength(1);
});
