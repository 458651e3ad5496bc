// What the world writes, from the store's webhook to the message: half an emoji, long and impossible ids, large orders.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWellFormed } from '../../shared/text/well-formed.ts';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell({ upsell: { channel: 'email' } });
});
afterAll(() => shop.stop());

const allText = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => [name, ...allText(member)])
      : [];
const proposing = (sku: string) =>
  shop.runtime.model.setMode({
    script: JSON.stringify({ suggestions: [{ sku, line: 'It goes so well with your bike' }] }),
  });

describe('an order', () => {
  it('with half an emoji in every text, and one cut over the edge, brings its nudge', async () => {
    await shop.daytime();
    proposing('BUNDLE-LIGHTS-LOCK');
    const robin = somebody({ name: `${'R'.repeat(99)}😀x` });
    const order = bikeOrder('half', shop.runtime.now(), robin);
    const item = { sku: 'BIKE-COMMUTER', name: `${'a'.repeat(299)}😀 bike`, quantity: 1, price: '520.00' };
    const text = JSON.stringify({ ...order, items: [item, { ...item, sku: 'MUG', name: 'Mug HALF' }] });
    const answer = await shop.postRaw(text.replace('HALF', '\\ud83d \\uffff \\u0000'));
    await shop.runtime.idle();
    expect(answer).toMatchObject({ status: 200, json: { status: 'accepted' } });
    const row = await shop.orderRow('half');
    expect(row).toMatchObject({
      gate_outcome: 'queued',
      items: [{ name: `${'a'.repeat(299)}😀` }, { name: 'Mug' }],
    });
    expect(allText(row).every(isWellFormed)).toBe(true);
    await shop.advance('PT65M');
    expect(shop.nudgesTo(robin.email)).toHaveLength(1);
  });

  it('whose ids are two hundred accented letters is nudged, and its links work to the end', async () => {
    await shop.daytime();
    proposing('BUNDLE-LIGHTS-LOCK');
    const robin = somebody({ id: 'é'.repeat(200) });
    const orderId = 'ö'.repeat(200);
    expect(await shop.order(bikeOrder(orderId, shop.runtime.now(), robin))).toMatchObject({ status: 200 });
    await shop.advance('PT65M');
    const [nudge] = shop.nudgesTo(robin.email);
    const header =
      Object.entries(nudge?.headers ?? {}).find(([name]) => name.toLowerCase() === 'list-unsubscribe')?.[1] ??
      '';
    expect(header.length).toBeLessThan(300);
    const tap = /https?:\/\/\S+\/a\/[\w.-]+/.exec(nudge?.text ?? '')?.[0] ?? '';
    expect((await shop.tap(tap)).status).toBe(302);
    expect(await shop.offerOf(orderId)).toMatchObject({ state: 'taken' });
    const unsubscribe = /<([^>]+)>/.exec(header)?.[1] ?? '';
    expect((await fetch(unsubscribe, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(
      200,
    );
    expect(await shop.order(bikeOrder('after-optout', shop.runtime.now(), robin))).toMatchObject({
      status: 200,
    });
    expect(await shop.orderRow('after-optout')).toMatchObject({ gate_outcome: 'opted-out' });
  });

  it.each(['a\\u0000b', 'a\\ud83d', 'a\\uffff', 'x'.repeat(201)])(
    'with an id that cannot be (%s) is refused by its field',
    async (id) => {
      const text = JSON.stringify(bikeOrder('REPLACED', shop.runtime.now())).replace('REPLACED', id);
      expect(await shop.postRaw(text)).toMatchObject({
        status: 400,
        json: { issues: [{ path: 'order_id' }] },
      });
    },
  );

  it('of 5,000 lines is taken, and nothing of it is offered again', async () => {
    await shop.daytime();
    const robin = somebody();
    const items = Array.from({ length: 5_000 }, (_, number) => ({
      sku:
        number === 4_999
          ? 'BUNDLE-LIGHTS-LOCK'
          : number === 0
            ? 'BIKE-COMMUTER'
            : `SKU-ACCESSORY-${String(number).padStart(6, '0')}`,
      name: `Thing number ${number} of a very long order`,
      quantity: 1,
      price: '1.00',
    }));
    proposing('BUNDLE-LIGHTS-LOCK');
    const order = bikeOrder('long', shop.runtime.now(), robin, { items });
    expect(Buffer.byteLength(JSON.stringify(order))).toBeGreaterThan(400_000);
    expect(await shop.order(order)).toMatchObject({ status: 200, json: { status: 'accepted' } });
    expect(await shop.orderRow('long')).toMatchObject({ gate_outcome: 'queued', line_count: 5_000 });
    const offer = await shop.offerOf('long');
    expect(offer?.sku).not.toBe('BUNDLE-LIGHTS-LOCK');
    expect(JSON.stringify(offer?.trace ?? [])).toContain('already-owned');
    expect(shop.runtime.status().queues.filter(({ dead }) => dead > 0)).toEqual([]);
  });
});
