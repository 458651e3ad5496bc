// The upsell recommender on a day on which AWS does not answer: the owner's settings are never guessed, no order is lost,
// and the week's report comes a day late rather than never.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Intercept } from '../../local/endpoint.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
let trouble: Intercept | undefined;
/** A Saturday. */
beforeAll(async () => {
  shop = await startUpsell({ intercept: (call, phase) => trouble?.(call, phase) });
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
  for (const action of ['GetObject', 'GetParameter']) {
    trouble = failing('upsr-order', action);
    expect((await shop.post(order)).status).toBeGreaterThanOrEqual(500);
    expect(await shop.runtime.table('upsr-orders')).toEqual([]);
  }
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
  const { startsAt } = nextMonday(shop.runtime.now());
  await shop.advance(new Date(startsAt.getTime() + 8 * 3_600_000).toISOString());
  trouble = failing('upsr-sweep', 'SendEmail', 'GetItem');
  await shop.advance('PT15H');
  expect(reports()).toEqual([]);
  trouble = undefined;
  await shop.advance('P3D');
  expect(reports()).toHaveLength(1);
});

function nextMonday(now: Date): { startsAt: Date } {
  const days = (8 - now.getUTCDay()) % 7 || 7;
  return { startsAt: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days)) };
}
