// A message service that says "later", "never" or nothing at all: what becomes of nudges, of their claims, of the cap, and
// who hears of it. One shop and one day for all of it, in this order.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Trouble } from '../../local/aws/intercept.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
/** What SES answers to the sender's next mails; undefined lets them through. */
let ses: (() => Trouble | undefined) | undefined;
/** When it was asked, to the minute. */
let asked: string[] = [];
let claimLost: 'before' | 'after' | undefined;

beforeAll(async () => {
  shop = await startUpsell({
    upsell: { channel: 'email' },
    intercept: ({ functionName, action }, phase) => {
      if (functionName !== 'upsr-sender') return undefined;
      if (action === 'TransactWriteItems' && phase === claimLost) {
        claimLost = undefined;
        return { fail: 'InternalServerError' };
      }
      if (phase !== 'before' || action !== 'SendEmail') return undefined;
      asked.push(shop.runtime.now().toISOString().slice(0, 16));
      return ses?.();
    },
  });
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
  await shop.daytime();
}, 180_000);
afterAll(() => shop.stop());
afterEach(() => {
  ses = undefined;
  asked = [];
});

async function chosen(orderId: string) {
  const robin = somebody();
  await shop.order(bikeOrder(orderId, shop.runtime.now(), robin));
  expect(await shop.offerOf(orderId)).toMatchObject({ state: 'chosen' });
  return robin;
}
const customerOf = async (id: string) =>
  (await shop.runtime.table('upsr-customers')).find((row) => row.customer_id === id);
const alarms = () =>
  shop.ownerLetters().filter(({ subject }) => subject?.includes('ALARM: "upsr-sender-errors"')).length;
const mailsTo = (address: string) => shop.runtime.messages().filter(({ to }) => to === address);

describe('nudges that SES puts off', () => {
  it('for two hours all go out, asked for seldom, and the owner hears of it', {
    timeout: 180_000,
  }, async () => {
    const people = [await chosen('one'), await chosen('two'), await chosen('three')];
    ses = () => ({ fail: 'SendingPausedException' });
    await shop.advance('PT3H');
    for (const orderId of ['one', 'two', 'three'])
      expect(await shop.offerOf(orderId)).toMatchObject({ state: 'chosen' });
    for (const { id } of people) expect(await customerOf(id)).not.toHaveProperty('last_nudged_at');
    // One question a run at most, whoever waits.
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThanOrEqual(25);
    expect(alarms()).toBe(1);

    ses = undefined;
    await shop.advance('PT1H');
    for (const { email } of people) expect(mailsTo(email)).toHaveLength(1);
    expect(alarms()).toBe(1);
  });

  it('are looked at again: who opted out meanwhile gets none', { timeout: 180_000 }, async () => {
    const robin = await chosen('opted-out');
    ses = () => ({ fail: 'LimitExceededException' });
    await shop.advance('PT70M');
    expect(asked.length).toBeGreaterThan(0);
    await shop.post({ type: 'customer.opted_out', customer: { id: robin.id } });
    ses = undefined;
    await shop.advance('PT20M');
    expect(mailsTo(robin.email)).toEqual([]);
    expect(await shop.offerOf('opted-out')).toMatchObject({ state: 'never-sent', reason: 'opted-out' });
  });
});

describe('nudges that are refused, or of which nobody knows', () => {
  it('ring once, say so in the rows, and give the cap back where nothing went out', {
    timeout: 180_000,
  }, async () => {
    const before = alarms();
    const people = { refused: await chosen('refused'), unknown: await chosen('unknown') };
    const answers = [{ fail: 'MessageRejected' }, { fail: 'InternalServiceErrorException' }];
    ses = () => answers.shift();
    await shop.advance('PT67M');
    for (const [orderId, { id }] of Object.entries(people)) {
      const offer = await shop.offerOf(orderId);
      const customer = await customerOf(id);
      if (offer?.reason === 'refused') {
        expect(offer).toMatchObject({ state: 'never-sent' });
        expect(customer).not.toHaveProperty('last_nudged_at');
      } else {
        expect(offer).toMatchObject({ state: 'sent', reason: 'fate-unknown' });
        expect(customer).toHaveProperty('last_nudged_at');
      }
    }
    expect(answers).toEqual([]);
    expect(alarms()).toBe(before + 1);
  });
});

describe('a claim whose answer is lost', () => {
  it.each(['before', 'after'] as const)(
    'is known again, and the nudge goes out once (%s)',
    { timeout: 180_000 },
    async (when) => {
      const robin = await chosen(`lost-${when}`);
      claimLost = when;
      await shop.advance('PT66M');
      expect(claimLost).toBeUndefined();
      expect(mailsTo(robin.email)).toHaveLength(1);
      const offer = await shop.offerOf(`lost-${when}`);
      expect(offer).toMatchObject({ state: 'sent' });
      expect(offer).not.toHaveProperty('reason');
    },
  );
});

describe('nudges that SES puts off for more than a day', () => {
  it('are outdated, and that rings', { timeout: 300_000 }, async () => {
    const before = alarms();
    const robin = await chosen('outdated');
    ses = () => ({ fail: 'TooManyRequestsException' });
    await shop.advance('PT25H30M');
    ses = undefined;
    await shop.advance('PT1H');
    expect(mailsTo(robin.email)).toEqual([]);
    expect(await shop.offerOf('outdated')).toMatchObject({ state: 'never-sent', reason: 'too-late' });
    expect(alarms()).toBeGreaterThan(before);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
