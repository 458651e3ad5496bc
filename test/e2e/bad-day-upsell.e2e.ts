// The upsell recommender on a day on which AWS does not answer: the owner's settings are never guessed, no order is lost,
// and the week's report comes a day late rather than never.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
let trouble: Intercept | undefined;
/** A Sunday. */
beforeAll(async () => {
  shop = await startUpsell({
    startAt: '2026-06-14T09:00:00.000Z',
    intercept: (call, phase) => trouble?.(call, phase),
  });
});
beforeEach(() => {
  trouble = undefined;
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
});
afterAll(() => shop.stop());

const failing =
  (functionName: string, ...actions: string[]): Intercept =>
  (call, phase) =>
    phase === 'before' && call.functionName === functionName && actions.includes(call.action)
      ? 'fail'
      : undefined;
const settings = (text: string) =>
  shop.runtime.objects.write('upsr-rules-source', 'settings.txt', Buffer.from(text));

it('answers an order 5xx while a function that has just started cannot read the settings, and takes its repeat', async () => {
  await settings('Wait 2 hours before sending.\nNever offer SKU BUNDLE-LIGHTS-LOCK.');
  const order = bikeOrder('bad-1', shop.runtime.now(), somebody());
  trouble = failing('upsr-order', 'GetObject');
  expect((await shop.post(order)).status).toBeGreaterThanOrEqual(500);
  expect(await shop.runtime.table('upsr-orders')).toEqual([]);
  trouble = failing('upsr-picker', 'GetObject');
  expect(await shop.order(order)).toMatchObject({ status: 200 });
  expect(await shop.offerOf('bad-1')).toBeUndefined();
  trouble = undefined;
  await shop.advance('PT30M');
  const offer = await shop.offerOf('bad-1');
  expect(offer).toBeDefined();
  expect(offer?.sku).not.toBe('BUNDLE-LIGHTS-LOCK');
});

it('sends nothing in quiet hours that it cannot read, and sends once it can', async () => {
  await settings('Wait 60 minutes before sending.\nQuiet hours from 10:00 to 18:00.');
  await shop.daytime();
  const robin = somebody();
  trouble = failing('upsr-sender', 'GetObject');
  await shop.order(bikeOrder('bad-2', shop.runtime.now(), robin));
  await shop.advance('PT90M');
  expect(shop.nudgesTo(robin.phone)).toEqual([]);
  trouble = undefined;
  await shop.advance('PT12H');
  expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
});

it('reports a week a day late when nothing worked on Monday, and once', async () => {
  const reports = () => shop.ownerLetters().filter(({ subject }) => subject?.startsWith('Add-on take-up'));
  const closed = '2026-06-11T12:00:00.000Z';
  await shop.runtime.put('upsr-offers', [
    {
      offer_id: 'o-1',
      order_id: '1',
      customer_id: 'c',
      state: 'ignored',
      send_at: closed,
      closed_at: closed,
    },
  ]);
  await shop.advance('2026-06-15T07:30:00.000Z');
  trouble = failing('upsr-sweep', 'Query');
  await shop.advance('2026-06-15T23:30:00.000Z');
  expect(reports()).toEqual([]);
  trouble = undefined;
  await shop.advance('2026-06-16T09:30:00.000Z');
  expect(reports()).toHaveLength(1);
  expect(reports()[0]?.text).toContain('1');
  await shop.advance('PT1H');
  expect(reports()).toHaveLength(1);
}, 180_000);
