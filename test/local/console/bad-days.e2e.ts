// The console's bad days and outages on a running laptop: pressed as the page presses them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORDERED_KINDS } from '../../../local/aws/faults/kinds.ts';
import { BAD_DAYS } from '../../../local/console/bad-days.ts';
import { startUpsell, type UpsellRuntime } from '../../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell();
});
afterAll(() => shop?.stop());

async function post(path: string, body: unknown, type = 'application/json') {
  const answer = await fetch(`${shop.runtime.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: JSON.parse(text.startsWith('{') ? text : '{}') as never };
}
const press = (event: string) => post('/_local/console/send', { event });
const orders = () => shop.runtime.table('upsr-orders');
const nudges = () => shop.nudges();

describe('a bad day of AWS', () => {
  it.each(BAD_DAYS)('$day is one that the laptop takes, and ends', async ({ order, model }) => {
    expect((await post('/_local/faults', order)).status).toBe(200);
    expect((await post('/_local/model', { mode: model ?? 'stand-in' })).status).toBe(200);
    expect(await post('/_local/faults', { faults: [] })).toMatchObject({ json: { faults: [] } });
    expect(shop.runtime.faults.general.inForce()).toBeUndefined();
    await post('/_local/model', { mode: 'stand-in' });
  });

  it('takes the simulator’s kinds, at a rate, from a seed and for so long', async () => {
    const general = { kinds: 'all', rate: 0.5, seed: 7, forMinutes: 60 };
    expect(await post('/_local/faults', general)).toMatchObject({
      json: { general: { ...general, kinds: ORDERED_KINDS, isOver: false } },
    });
    const wrong = await post('/_local/faults', { kinds: ['earthquake'] });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('answer-lost');
    await post('/_local/faults', { faults: [] });
  });

  it('lets texts wait while the carrier says later, and sends each once afterwards', async () => {
    const day = BAD_DAYS.find(({ day }) => day === 'texts-later');
    await post('/_local/faults', day?.order);
    await press('commuter-bike');
    await shop.runtime.advance('PT2H');
    expect(nudges()).toEqual([]);
    expect(shop.runtime.faults.list()[0]?.struck).toBeGreaterThan(0);
    await shop.runtime.advance('PT3H');
    expect(nudges()).toHaveLength(1);
    await post('/_local/faults', { faults: [] });
  });
});

describe('a store that is offline', () => {
  it('keeps what happens, and tells it all in order when the line is back', async () => {
    const before = (await orders()).length;
    await post('/_local/console/outages', { product: 'upsell', offline: true });
    expect(await press('commuter-bike')).toMatchObject({ json: { kept: 1 } });
    expect(await press('forged')).toMatchObject({ json: { kept: 2 } });
    await shop.runtime.advance('PT4H');
    expect(await orders()).toHaveLength(before);

    const back = await post('/_local/console/outages', { product: 'upsell', offline: false });
    expect(back).toMatchObject({ json: { offline: {}, told: [{ status: 200 }, { status: 401 }] } });
    await shop.runtime.idle();
    expect(await orders()).toHaveLength(before + 1);
    expect(await press('commuter-bike')).toMatchObject({ json: { answer: { status: 200 } } });
  });

  it('is one of the products that there are, and no other site’s page can take it offline', async () => {
    expect((await post('/_local/console/outages', { product: 'till', offline: true })).status).toBe(400);
    expect((await post('/_local/console/outages', { product: 'upsell' })).status).toBe(400);
    const form = await post('/_local/console/outages', { product: 'upsell', offline: true }, 'text/plain');
    expect(form.status).toBe(415);
    const { offline } = (await post('/_local/console/outages', { product: 'loyalty', offline: false }))
      .json as { offline: object };
    expect(offline).toEqual({});
  });
});
