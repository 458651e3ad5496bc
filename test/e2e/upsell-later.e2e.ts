// A message service that says "later", "never" or nothing at all: what becomes of nudges, of their claims, of the cap and of
// the report, and who hears of it.
import { afterEach, describe, expect, it } from 'vitest';
import type { Trouble } from '../../local/endpoint.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
/** What the service answers to the sender's next messages; undefined lets them through. */
let service: (() => Trouble | undefined) | undefined;
/** When it was asked, to the minute. */
let asked: string[] = [];
let claimLost: 'before' | 'after' | undefined;

async function open(upsell: Readonly<Record<string, unknown>> = {}) {
  service = undefined;
  claimLost = undefined;
  asked = [];
  shop = await startUpsell({
    upsell,
    intercept: ({ functionName, action }, phase) => {
      if (functionName !== 'upsr-sender') return undefined;
      if (action === 'TransactWriteItems' && phase === claimLost) {
        claimLost = undefined;
        return { fail: 'InternalServerError' };
      }
      if (phase !== 'before' || (action !== 'Publish' && action !== 'SendEmail')) return undefined;
      asked.push(shop.runtime.now().toISOString().slice(0, 16));
      return service?.();
    },
  });
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
  await shop.daytime();
}
afterEach(() => shop.stop());

async function chosen(orderId: string) {
  const robin = somebody();
  await shop.order(bikeOrder(orderId, shop.runtime.now(), robin));
  expect(await shop.offerOf(orderId)).toMatchObject({ state: 'chosen' });
  return robin;
}
const customerOf = async (id: string) =>
  (await shop.runtime.table('upsr-customers')).find((row) => row.customer_id === id);
const alarms = () =>
  shop.ownerLetters().filter(({ subject }) => subject?.includes('ALARM: "upsr-sender-errors"'));
const emails = (address: string) => shop.runtime.messages().filter(({ to }) => to === address);

describe('nudges that are put off', () => {
  it.each([
    ['SNS', 'sms', 'Throttled'],
    ['SES', 'email', 'SendingPausedException'],
    ['SES', 'email', 'LimitExceededException'],
  ])(
    'by %s (%s, %s) for hours all go out, asked for seldom, and the owner hears of it',
    async (_, channel, fail) => {
      await open({ channel });
      const people = [await chosen('one'), await chosen('two'), await chosen('three')];
      service = () => ({ fail });
      await shop.advance('PT6H');
      for (const orderId of ['one', 'two', 'three'])
        expect(await shop.offerOf(orderId)).toMatchObject({ state: 'chosen' });
      for (const { id } of people) expect(await customerOf(id)).not.toHaveProperty('last_nudged_at');
      // One question a run at most, whoever waits.
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeLessThan(50);
      expect(alarms()).toHaveLength(1);

      service = undefined;
      await shop.advance('PT18H');
      for (const { phone, email } of people)
        expect(channel === 'sms' ? shop.nudgesTo(phone) : emails(email)).toHaveLength(1);
      expect(alarms()).toHaveLength(1);
    },
  );

  it('are looked at again: who opted out meanwhile gets none', async () => {
    await open();
    const robin = await chosen('opted-out');
    service = () => ({ fail: 'Throttled' });
    await shop.advance('PT75M');
    await shop.post({ type: 'customer.opted_out', customer: { id: robin.id } });
    service = undefined;
    await shop.advance('PT1H');
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
    expect(await shop.offerOf('opted-out')).toMatchObject({ state: 'never-sent', reason: 'opted-out' });
  });

  it('for more than a day are outdated, and that rings', async () => {
    await open();
    const robin = await chosen('outdated');
    service = () => ({ fail: 'Throttled' });
    await shop.advance('PT27H');
    service = undefined;
    await shop.advance('PT2H');
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
    expect(await shop.offerOf('outdated')).toMatchObject({ state: 'never-sent', reason: 'too-late' });
    expect(alarms().length).toBeGreaterThanOrEqual(2);
  });
});

describe('nudges that are refused, or of which nobody knows', () => {
  it('ring once, say so in the rows and in the report, and are not counted as sent', async () => {
    await open({ channel: 'email' });
    const refused = await chosen('refused');
    await chosen('unknown');
    const answers = [{ fail: 'MessageRejected' }, { fail: 'InternalServiceErrorException' }];
    service = () => answers.shift();
    await shop.advance('PT70M');
    const rows = [await shop.offerOf('refused'), await shop.offerOf('unknown')];
    expect(rows.map((row) => row?.reason).toSorted()).toEqual(['fate-unknown', 'refused']);
    expect(alarms()).toHaveLength(1);
    if (rows[0]?.reason === 'refused')
      expect(await customerOf(refused.id)).not.toHaveProperty('last_nudged_at');

    await shop.advance('P14D');
    const report = shop.ownerLetters().find(({ subject }) => subject?.startsWith('Add-on take-up'));
    const all = shop.ownerLetters().filter(({ subject }) => subject?.startsWith('Add-on take-up'));
    expect(report).toBeDefined();
    const words = all.map(({ text }) => text).join('\n');
    expect(words).toContain('1 nudge whose fate we do not know');
    expect(words).toContain('the message service refused it');
    expect(words).not.toMatch(/of 1 nudges were taken/);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('a claim whose answer is lost', () => {
  it.each(['before', 'after'] as const)('is known again, and the nudge goes out once (%s)', async (when) => {
    await open();
    const robin = await chosen('lost');
    claimLost = when;
    await shop.advance('PT70M');
    expect(claimLost).toBeUndefined();
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
    expect(await shop.offerOf('lost')).toMatchObject({ state: 'sent' });
    expect(await shop.offerOf('lost')).not.toHaveProperty('reason');
  });
});
