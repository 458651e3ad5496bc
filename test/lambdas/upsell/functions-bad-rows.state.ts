// Rows that cannot be, in every run of the upsell recommender: the others are handled, the run does not fail, no later
// run meets them again, and the owner hears of them once.

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSender, type SenderParts } from '../../../lambdas/upsell/functions/sender.ts';
import { makeSweep } from '../../../lambdas/upsell/functions/sweep.ts';
import { GATE_ENDINGS, type GateEnding } from '../../../lambdas/upsell/rows.ts';
import { defaultUpsellSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice } from '../../../lambdas/upsell/rules/voice.ts';
import { makeCameWeeks } from '../../../lambdas/upsell/state/came-weeks.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { HOSTILE_VALUES, lettersOn } from '../../support/left-out-letters.ts';
import { anOffer, minutesAfter, noon, tom } from './builders.ts';
import { startUpsellTables, type UpsellTables } from './tables.ts';

let tables: UpsellTables;
let letters: ReturnType<typeof lettersOn>;
let now = noon;
const put = (TableName: string, Item: object) => tables.documents.send(new PutCommand({ TableName, Item }));
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());
beforeEach(() => {
  now = noon;
  letters = lettersOn(tables.documents, () => now);
});

const shopper = { email: tom.email, name: 'Tom', email_consent: true };
const product = {
  sku: 'LIGHTS',
  name: 'Lights',
  price_minor: 4_500,
  currency: 'GBP',
  stock: 5,
  category: 'a',
  tags: [],
  store_ref: 'r',
};

function sender(changes: Partial<SenderParts> = {}) {
  const { parts } = letters;
  return makeSender({
    ...tables,
    ...parts,
    load: async () =>
      ({
        'settings.txt': { rules: { ...defaultUpsellSettings, channel: 'email' } },
        'voice.txt': { rules: defaultUpsellVoice },
      }) as never,
    documents: async () => [],
    tellOwner: async () => {},
    tellLeftOut: (leftOut) => tellLeftOut(leftOut, parts),
    tellOfFailures: async () => {},
    pace: { elapsed: () => 0, sleep: async () => {} },
    catalogue: { products: async () => new Map([['LIGHTS', { ...product, priceMinor: 4_500 } as never]]) },
    linkKeys: async () => ['a-link-key-of-decent-length'],
    addLinkUrl: 'https://a.example',
    optOutUrl: 'https://o.example',
    ...changes,
  });
}

const NONE_ENDED = Object.fromEntries(GATE_ENDINGS.map((ending) => [ending, 0])) as Record<
  GateEnding,
  number
>;

describe('the sender', () => {
  it('sends what can be sent, closes what cannot be made into a message, and fails no run', async () => {
    const customers = ['c-good-1', 'c-good-2'];
    for (const customer_id of customers)
      await put('customers', { ...shopper, customer_id, email: `${customer_id}@example.com` });
    const due = (offer_id: string, changes: object) =>
      put('offers', {
        ...anOffer({ offer_id, order_id: offer_id, sku: 'LIGHTS', customer_id: 'c-good-1' }),
        ...changes,
      });
    await due('a-good', { customer_id: 'c-good-1' });
    const fields = [
      'customer_id',
      'order_id',
      'price_minor',
      'currency',
      'due_at',
      'put_off_at',
      'product_name',
      'line',
    ];
    let planted = 0;
    for (const field of fields)
      for (const value of [undefined, ...HOSTILE_VALUES]) {
        planted += 1;
        // Each has a shopper of its own, with a row that is as it should be, so that only this field is wrong.
        const customer_id = `c-${planted}`;
        await put('customers', { ...shopper, customer_id, email: `${customer_id}@example.com` });
        await due(`bad-${planted}`, { customer_id, [field]: value });
      }
    for (const [field, value] of [
      ['name', 42],
      ['name', {}],
      ['locale', 'no locale'],
      ['locale', 7],
      ['owned_skus', 'x'],
      ['last_nudged_at', 'never'],
    ] as const) {
      planted += 1;
      await put('customers', {
        ...shopper,
        customer_id: `c-${planted}`,
        email: `c-${planted}@example.com`,
        [field]: value,
      });
      await due(`bad-${planted}`, { customer_id: `c-${planted}` });
    }
    await due('z-good', { customer_id: 'c-good-2' });
    for (let run = 0; run < 4; run += 1) {
      await sender()();
      now = minutesAfter(now, 5);
    }
    for (const id of ['a-good', 'z-good'])
      expect(await tables.offers.get(id)).toMatchObject({ state: 'sent' });
    // What no claim takes is closed for its age at the latest.
    now = minutesAfter(noon, 25 * 60);
    await sender()();
    const left = await tables.offers.page({ state: 'chosen', until: now.toISOString(), limit: 200 });
    expect(left.offers).toEqual([]);
    expect(letters.told().length).toBeGreaterThan(0);
    const before = letters.told().length;
    await sender()();
    expect(letters.told()).toHaveLength(before);
  });
});

describe('a morning on which many texts are due at once', () => {
  it('sends them a second apart, and leaves to the next run what does not fit into this one', async () => {
    now = minutesAfter(noon, 3 * 24 * 60);
    for (let number = 0; number < 50; number += 1) {
      const customer_id = `t-${number}`;
      const phone = `+4477009${String(10_000 + number)}`;
      await put('customers', { customer_id, phone, name: 'Tom', sms_consent: true });
      await put('offers', {
        ...anOffer({ offer_id: customer_id, order_id: customer_id, sku: 'LIGHTS', customer_id }),
        ...{ due_at: now.toISOString(), send_at: now.toISOString() },
      });
    }
    let clock = 0;
    const moments: number[] = [];
    const run = sender({
      load: async () =>
        ({
          'settings.txt': { rules: { ...defaultUpsellSettings, channel: 'sms' } },
          'voice.txt': { rules: defaultUpsellVoice },
        }) as never,
      shop: { ...letters.parts.shop, channel: 'sms', smsNumber: '+447700900999' },
      pace: {
        elapsed: () => clock,
        sleep: async (milliseconds) => {
          clock += milliseconds;
        },
      },
      sendTextMessage: async () => {
        moments.push(clock);
        return { outcome: 'sent', messageId: 'm' };
      },
    });
    await run();
    const first = moments.length;
    expect(first).toBeGreaterThan(20);
    expect(first).toBeLessThan(50);
    await run();
    expect(moments).toHaveLength(50);
    const gaps = moments.slice(1, first).map((moment, index) => moment - (moments[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('the sweep and its report', () => {
  it('closes what can be closed, and reports the week whatever its rows hold', async () => {
    now = new Date('2026-06-15T09:00:00.000Z');
    const closed_at = '2026-06-10T12:00:00.000Z';
    const closed = (offer_id: string, changes: object) =>
      put('offers', {
        offer_id,
        order_id: offer_id,
        customer_id: 'c',
        state: 'ignored',
        send_at: closed_at,
        closed_at,
        sku: 'LIGHTS',
        product_name: 'Lights',
        trigger_sku: 'B',
        trigger_name: 'Bike',
        ...changes,
      });
    await closed('r-good', { state: 'taken' });
    let planted = 0;
    for (const field of ['closed_at', 'sku', 'product_name', 'trigger_sku', 'trigger_name', 'reason'])
      for (const value of [undefined, ...HOSTILE_VALUES]) {
        planted += 1;
        await closed(`r-${planted}`, { [field]: value });
      }
    const open = (offer_id: string, changes: object) =>
      put('offers', {
        offer_id,
        order_id: offer_id,
        customer_id: 'c',
        state: 'sent',
        send_at: closed_at,
        window_ends_at: closed_at,
        ...changes,
      });
    await open('w-good', {});
    for (const [index, value] of HOSTILE_VALUES.entries())
      await open(`w-${index}`, { window_ends_at: value });
    const sweep = () =>
      makeSweep({
        ...letters.parts,
        offers: tables.offers,
        orders: { endedBetween: async () => ({ ...NONE_ENDED, capped: 3 }) },
        finished: makeFinishedPeriods(tables.documents, 'notices'),
        cameWeeks: makeCameWeeks(tables.documents, 'notices'),
      })();
    expect(await sweep()).toMatchObject({ reported: ['2026-W24'] });
    expect(await tables.offers.get('w-good')).toMatchObject({ state: 'ignored' });
    expect(letters.letters.filter(({ subject }) => subject.startsWith('Add-on take-up'))).toHaveLength(1);
    expect(letters.letters[0]?.text).not.toContain('[object');
    expect(await sweep()).toMatchObject({ reported: [] });
  });
});
