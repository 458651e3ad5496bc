// What the store says of its customers, on a real engine: consents in any order, other addresses, deleted, merged.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CustomerEvent, hearOfCustomer } from '../../../../lambdas/upsell/ordering/customer-events.ts';
import { makeCustomerChanges } from '../../../../lambdas/upsell/state/customer-changes.ts';
import { makeListedAs } from '../../../../lambdas/upsell/state/listed-as.ts';
import { makeRecordConsent } from '../../../../lambdas/upsell/state/record-consent.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { minutesAfter, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const day = (date: number) => `2026-06-0${date}T12:00:00.000Z`;
const hear = async (event: CustomerEvent) => {
  const answer = await hearOfCustomer(event, {
    ...tables,
    log: makeLog({ functionName: 'test', now: () => noon, write: () => {} }),
    now: () => noon,
    listedAs: makeListedAs(tables.documents, 'optout'),
    recordConsent: makeRecordConsent(tables.documents, tables.customers, tables.optOut),
  });
  return JSON.parse(answer.body);
};
let people = 0;
const somebody = () => {
  people += 1;
  return { id: `c-${people}`, email: `c-${people}@example.com` };
};
const put = (Item: Record<string, unknown>) =>
  tables.documents.send(new PutCommand({ TableName: 'customers', Item }));
const agreed = (customer: object, at: string): CustomerEvent => ({
  type: 'customer.consented',
  customer,
  channel: 'email',
  at,
});
const ended = (customer: object, at: string, more: object = {}): CustomerEvent => ({
  type: 'customer.consent_ended',
  customer,
  channel: 'email',
  at,
  ...more,
});
const consentOf = async ({ id }: { id: string }) => (await tables.customers.get(id))?.email_consent;

describe('what the store says of consent', () => {
  it('counts by when it was said, whichever is heard first', async () => {
    for (const [first, second] of [
      [agreed, ended],
      [ended, agreed],
    ] as const) {
      const inOrder = somebody();
      await hear(first(inOrder, day(1)));
      await hear(second(inOrder, day(2)));
      const crossed = somebody();
      await hear(second(crossed, day(2)));
      expect(await hear(first(crossed, day(1)))).toMatchObject({ status: 'ignored' });
      expect(await consentOf(crossed)).toBe(await consentOf(inOrder));
      expect(await consentOf(crossed)).toBe(second === agreed);
    }
  });

  it('ends what was remembered, and is told apart from where there was nothing to end', async () => {
    const tom = somebody();
    expect(await hear(ended(tom, day(1)))).toEqual({ status: 'ignored', reason: 'no-consent-to-end' });
    await hear(agreed(tom, day(2)));
    expect(await hear(ended(tom, day(3)))).toEqual({ status: 'accepted' });
    expect(await tables.customers.get(tom.id)).toMatchObject({
      email_consent: false,
      email_consent_at: day(3),
    });
  });

  it('ends it on every account with that address, and leaves the other channel alone', async () => {
    const tom = somebody();
    const other = {
      customer_id: `other-${tom.id}`,
      email: tom.email,
      email_consent: true,
      sms_consent: true,
    };
    await put(other);
    await hear(ended(tom, day(3)));
    expect(await tables.customers.get(other.customer_id)).toMatchObject({
      email_consent: false,
      sms_consent: true,
    });
  });

  it('keeps no address of somebody who does not agree', async () => {
    const tom = somebody();
    await hear(ended(tom, day(1), { pending: true }));
    expect(await tables.customers.get(tom.id)).toEqual({
      customer_id: tom.id,
      email_consent: false,
      email_consent_at: day(1),
      email_consent_pending: true,
    });
    await hear(agreed(tom, day(2)));
    expect(await tables.customers.get(tom.id)).not.toHaveProperty('email_consent_pending');
  });

  it('keeps nothing at all of somebody who was erased', async () => {
    const tom = somebody();
    await hear({ type: 'customer.erased', customer: tom });
    await hear(ended(tom, day(1)));
    expect(await tables.customers.get(tom.id)).toBeUndefined();
  });

  it('dated into the future was said now', async () => {
    const tom = somebody();
    await hear(agreed(tom, '2031-01-01T00:00:00.000Z'));
    expect(await tables.customers.get(tom.id)).toMatchObject({ email_consent_at: noon.toISOString() });
  });

  it('and opts out for good, whatever else was said and whichever of it is heard first', async () => {
    const out = (customer: object, at?: string): CustomerEvent => ({
      type: 'customer.opted_out',
      customer,
      said: { channel: 'email', ...(at === undefined ? {} : { at }) },
    });
    const tom = somebody();
    await hear(agreed(tom, day(2)));
    expect(await hear(out(tom, day(1)))).toEqual({ status: 'accepted' });
    expect(await tables.optOut.isListed([tom.id])).toBe(true);
    expect(await hear(out(tom, day(3)))).toMatchObject({ status: 'duplicate' });
    expect(await hear(agreed(tom, day(4)))).toEqual({ status: 'ignored', reason: 'opted-out' });
    const ana = somebody();
    await hear(out(ana, day(1)));
    expect(await hear(agreed(ana, day(2)))).toEqual({ status: 'ignored', reason: 'opted-out' });
    expect(await tables.optOut.isListed([ana.id])).toBe(true);
    const timeless = somebody();
    await hear(agreed(timeless, day(2)));
    await hear(out(timeless));
    expect(await tables.optOut.isListed([digestOfAddress(timeless.email)])).toBe(true);
  });
});

describe('a customer whom the store knows by another address', () => {
  const changed = (customerId: string, more: object): CustomerEvent => ({
    type: 'customer.changed',
    customerId,
    at: day(2),
    ...more,
  });
  it('is written to there, or nowhere where the store has none', async () => {
    const tom = somebody();
    const phone = { phone: '+447700900123', phone_from: 'customer' };
    await put({ customer_id: tom.id, email: tom.email, ...phone, name: 'Tom', order_count: 2 });
    expect(await hear(changed(tom.id, { name: 'Thomas', email: 'new@example.com', phone: 'none' }))).toEqual({
      status: 'accepted',
    });
    expect(await tables.customers.get(tom.id)).toEqual({
      customer_id: tom.id,
      email: 'new@example.com',
      email_from: 'customer',
      name: 'Thomas',
      contact_at: day(2),
      order_count: 2,
    });
    await hear(changed(tom.id, { at: day(3), email: 'none' }));
    expect(await tables.customers.get(tom.id)).not.toHaveProperty('email');
  });

  it('keeps what an order said of itself, where the record has none', async () => {
    const tom = somebody();
    await put({ customer_id: tom.id, email: tom.email, phone: '+447700900123', contact_at: day(1) });
    await hear(changed(tom.id, { email: tom.email, phone: 'none' }));
    expect(await tables.customers.get(tom.id)).toMatchObject({ phone: '+447700900123', contact_at: day(2) });
    await hear(changed(tom.id, { at: day(3), phone: '+447700900124' }));
    await hear(changed(tom.id, { at: day(4), phone: 'none' }));
    const row = await tables.customers.get(tom.id);
    expect([row?.phone, row?.phone_from, row?.email]).toEqual([undefined, undefined, tom.email]);
  });

  it('is decided anew where an order came between', async () => {
    const tom = somebody();
    await put({ customer_id: tom.id, phone: '+447700900123', phone_from: 'customer', contact_at: day(1) });
    let isFirst = true;
    const changes = makeCustomerChanges(tables.documents, {
      table: 'customers',
      optOut: tables.optOut,
      customers: {
        get: async (id) => {
          const row = await tables.customers.get(id);
          // The order's own number takes the place of the record's in the moment after the look.
          if (isFirst) await put({ customer_id: tom.id, phone: '+447700900199', contact_at: day(2) });
          isFirst = false;
          return row;
        },
      },
    });
    expect(await changes.change(tom.id, { phone: 'none', at: day(3) }, [])).toBe('changed');
    expect(await tables.customers.get(tom.id)).toMatchObject({ phone: '+447700900199', contact_at: day(3) });
  });

  it('stays as a newer word says, and a body that says nothing of an address leaves it', async () => {
    const tom = somebody();
    await put({ customer_id: tom.id, email: tom.email, contact_at: day(3) });
    expect(await hear(changed(tom.id, { email: 'old@example.com' }))).toEqual({
      status: 'ignored',
      reason: 'older-word',
    });
    await hear(changed(tom.id, { at: day(4), phone: '+447700900124' }));
    expect(await tables.customers.get(tom.id)).toMatchObject({ email: tom.email, phone: '+447700900124' });
  });

  it('is nobody of ours where nothing was bought, and nobody who was erased', async () => {
    expect(await hear(changed('stranger', { email: 'x@example.com' }))).toEqual({
      status: 'ignored',
      reason: 'unknown',
    });
    expect(await tables.customers.get('stranger')).toBeUndefined();
    const gone = somebody();
    await hear({ type: 'customer.erased', customer: gone });
    const tom = somebody();
    await put({ customer_id: tom.id, email: tom.email });
    expect(await hear(changed(tom.id, { email: gone.email }))).toEqual({
      status: 'ignored',
      reason: 'erased',
    });
  });

  it('may have said something of consent beside it', async () => {
    const tom = somebody();
    await put({ customer_id: tom.id, email: tom.email, email_consent: true, email_consent_at: day(1) });
    await hear(changed(tom.id, { consents: { email: { agrees: false, at: day(2) } } }));
    expect(await consentOf(tom)).toBe(false);
    await hear(changed(tom.id, { consents: { email: { agrees: true, at: day(1) } } }));
    expect(await consentOf(tom)).toBe(false);
  });
});

describe('a customer who wants no more, as their own body says', () => {
  const refuses = { email: { agrees: false, at: day(1), refused: true } } as const;
  it('is listed for good as by the topic of its own, under their addresses too', async () => {
    const tom = somebody();
    await put({ customer_id: tom.id, email: tom.email, email_consent: true, email_consent_at: day(2) });
    const body = { type: 'customer.changed', customerId: tom.id, at: day(3), consents: refuses } as const;
    expect(await hear(body)).toEqual({ status: 'accepted' });
    expect(await hear(body)).toMatchObject({ status: 'duplicate' });
    expect(await tables.optOut.isListed([digestOfAddress(tom.email)])).toBe(true);
  });

  it('is listed also where they have bought nothing yet', async () => {
    const tom = somebody();
    await hear({
      type: 'customer.changed',
      customerId: tom.id,
      at: day(3),
      consents: refuses,
      email: tom.email,
    });
    expect(await tables.optOut.isListed([tom.id])).toBe(true);
    expect(await tables.optOut.isListed([digestOfAddress(tom.email)])).toBe(true);
    expect(await tables.customers.get(tom.id)).toBeUndefined();
  });
});

describe('an agreement that names an address', () => {
  it('is remembered without it, where a newer one is known', async () => {
    const tom = somebody();
    await put({ customer_id: tom.id, email: 'new@example.com', contact_at: day(3) });
    expect(await hear(agreed(tom, day(2)))).toEqual({ status: 'accepted' });
    expect(await tables.customers.get(tom.id)).toMatchObject({
      email: 'new@example.com',
      email_consent: true,
    });
    expect(await hear(agreed(tom, day(2)))).toMatchObject({ status: 'accepted' });
    expect(await hear(agreed(tom, day(1)))).toEqual({ status: 'ignored', reason: 'older-word' });
  });
});

describe('a customer whom the store has no longer', () => {
  it('is forgotten, and may come back', async () => {
    const tom = somebody();
    await hear(agreed(tom, day(1)));
    for (const _ of [1, 2])
      expect(await hear({ type: 'customer.deleted', customerId: tom.id })).toEqual({ status: 'accepted' });
    expect(await tables.customers.get(tom.id)).toBeUndefined();
    expect(await hear(agreed(tom, day(2)))).toEqual({ status: 'accepted' });
  });
});

describe('two customers who are one', () => {
  const merged = (keptId: string, goneId: string): CustomerEvent => ({
    type: 'customer.merged',
    keptId,
    goneId,
  });
  it('own what either bought, once, and were nudged when either was', async () => {
    const [kept, gone] = [somebody(), somebody()];
    const lately = minutesAfter(noon, -60).toISOString();
    await put({
      customer_id: kept.id,
      email: kept.email,
      owned_skus: new Set(['A']),
      order_count: 1,
      spent_minor: 100,
      last_order_at: day(2),
      last_nudged_at: day(1),
    });
    await put({
      customer_id: gone.id,
      email: gone.email,
      email_consent: true,
      owned_skus: new Set(['A', 'B']),
      order_count: 2,
      spent_minor: 200,
      last_order_at: day(1),
      last_nudged_at: lately,
    });
    expect(await hear(merged(kept.id, gone.id))).toEqual({ status: 'accepted' });
    expect(await hear(merged(kept.id, gone.id))).toMatchObject({ status: 'ignored' });
    expect(await tables.customers.get(gone.id)).toBeUndefined();
    expect(await tables.customers.get(kept.id)).toEqual({
      customer_id: kept.id,
      email: kept.email,
      owned_skus: new Set(['A', 'B']),
      order_count: 3,
      spent_minor: 300,
      last_order_at: day(2),
      last_nudged_at: lately,
    });
  });

  it('want no messages where one of them wanted none', async () => {
    const [kept, gone] = [somebody(), somebody()];
    await hear({ type: 'customer.opted_out', customer: gone });
    await hear(merged(kept.id, gone.id));
    expect(await tables.optOut.isListed([kept.id])).toBe(true);
  });

  it('told at the same time are merged once', async () => {
    const [kept, gone] = [somebody(), somebody()];
    await put({ customer_id: gone.id, order_count: 2, spent_minor: 5 });
    await Promise.all([1, 2, 3].map(() => hear(merged(kept.id, gone.id))));
    expect(await tables.customers.get(kept.id)).toMatchObject({ order_count: 2, spent_minor: 5 });
  });
});
