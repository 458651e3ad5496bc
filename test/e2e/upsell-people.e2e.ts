// Promises that are about a person, whichever id, account or spelling their orders come under: one nudge inside the cap,
// and what was erased stays erased.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell();
});
afterAll(() => shop.stop());

/** Its nudge is due at once. */
const overAnHourAgo = () => new Date(shop.runtime.now().getTime() - 65 * 60_000);
const everything = async () =>
  JSON.stringify([
    await shop.runtime.table('upsr-customers'),
    await shop.runtime.table('upsr-orders'),
    await shop.runtime.table('upsr-offers'),
    await shop.runtime.table('upsr-optout'),
  ]);

describe('the cap', () => {
  it('given four orders at once by one person under four names, then one nudge goes out', async () => {
    const robin = somebody();
    const { id: _, ...guest } = robin;
    const people = [
      robin,
      guest,
      { ...robin, id: 'another-account', phone: '+447700977001' },
      { ...robin, id: 'shouting', email: robin.email.toUpperCase(), phone: '+447700977002' },
    ];
    const answers = await Promise.all(
      people.map((person, index) => shop.post(bikeOrder(`cap-${index}`, overAnHourAgo(), person))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await shop.runtime.idle();
    const outcomes = await Promise.all(people.map((__, index) => shop.orderRow(`cap-${index}`)));
    expect(outcomes.map((row) => row?.gate_outcome).sort()).toEqual(['capped', 'capped', 'capped', 'queued']);

    await shop.runtime.invoke('upsr-sender', {});
    expect(shop.nudges()).toHaveLength(1);

    // Once it is sent, the cap holds for whoever has the address.
    await shop.order(bikeOrder('cap-later', overAnHourAgo(), { ...guest, phone: '+447700977003' }));
    expect(await shop.orderRow('cap-later')).toMatchObject({ gate_outcome: 'capped' });
  });

  it('given an order that is taken back, then the person’s next order has the nudge, under another id too', async () => {
    const robin = somebody();
    await shop.order(bikeOrder('back-1', shop.runtime.now(), robin));
    await shop.post({ type: 'order.cancelled', order_id: 'back-1' });
    await shop.order(bikeOrder('back-2', shop.runtime.now(), { ...robin, id: 'other' }));
    expect(await shop.orderRow('back-2')).toMatchObject({ gate_outcome: 'queued' });
  });
});

describe('an erased person', () => {
  it('given orders under two accounts and as a guest, then an erasure that names the address finds them all', async () => {
    const robin = somebody({ name: 'Rosalind' });
    const { id: _, ...guest } = robin;
    const orders = [robin, guest, { ...robin, id: 'second-account' }].map((person, index) =>
      bikeOrder(`gone-${index}`, overAnHourAgo(), person),
    );
    for (const order of orders) await shop.order(order);
    expect(await everything()).toContain(robin.email);

    const erased = { type: 'customer.erased', customer: { email: robin.email } };
    expect((await shop.post(erased)).json).toEqual({ status: 'accepted' });
    expect(await everything()).not.toContain(robin.email);
    expect(await everything()).not.toContain(robin.phone);
    expect(await everything()).not.toContain('Rosalind');
    expect((await shop.post(erased)).json).toEqual({ status: 'duplicate' });

    // The same orders again, new ones, a consent: nothing brings the person back, and nobody is written to.
    for (const order of orders) await shop.order(order);
    await shop.order(bikeOrder('gone-new', overAnHourAgo(), robin));
    await shop.order(bikeOrder('gone-guest', overAnHourAgo(), { ...guest, name: 'Rosalind' }));
    const consent = { type: 'customer.consented', channel: 'sms', customer: { ...robin, name: undefined } };
    expect((await shop.post(consent)).json).toMatchObject({ status: 'ignored' });
    await shop.runtime.invoke('upsr-sender', {});
    const left = await everything();
    for (const trace of [robin.email, robin.phone, 'Rosalind']) expect(left).not.toContain(trace);
    expect(await shop.orderRow('gone-new')).toMatchObject({ gate_outcome: 'opted-out' });
    expect(await shop.orderRow('gone-new')).not.toHaveProperty('customer_id');
    const rows = await shop.runtime.table('upsr-customers');
    expect(rows.filter(({ customer_id }) => customer_id === robin.id)).toEqual([]);
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
  });

  it('given somebody who had opted out before, then an erasure is the stronger wish', async () => {
    const robin = somebody();
    await shop.post({ type: 'customer.opted_out', customer: { id: robin.id, email: robin.email } });
    await shop.post({ type: 'customer.erased', customer: { id: robin.id, email: robin.email } });
    await shop.order(bikeOrder('stronger', shop.runtime.now(), robin));
    expect(await shop.orderRow('stronger')).not.toHaveProperty('customer_id');
    const rows = await shop.runtime.table('upsr-customers');
    expect(rows.filter(({ customer_id }) => customer_id === robin.id)).toEqual([]);
  });

  it('given a family telephone, then the other account loses the number and keeps its address', async () => {
    const robin = somebody();
    const sam = somebody({ phone: robin.phone });
    await shop.order(bikeOrder('family', shop.runtime.now(), sam));
    await shop.post({
      type: 'customer.erased',
      customer: { id: robin.id, email: robin.email, phone: robin.phone },
    });
    const row = (await shop.runtime.table('upsr-customers')).find(
      ({ customer_id }) => customer_id === sam.id,
    );
    expect(row).toMatchObject({ email: sam.email });
    expect(row).not.toHaveProperty('phone');
  });

  it('given an erasure beside the person’s own order, then nothing of them is left, whichever came first', async () => {
    for (let round = 0; round < 6; round += 1) {
      const robin = somebody();
      await Promise.all([
        shop.post(bikeOrder(`beside-${round}`, shop.runtime.now(), robin)),
        shop.post({ type: 'customer.erased', customer: { id: robin.id, email: robin.email } }),
      ]);
      await shop.runtime.idle();
      expect(await everything()).not.toContain(robin.email);
    }
  });
});
