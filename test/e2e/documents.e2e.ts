// The owner edits the settings document through the object interface, and the next nudge obeys.
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bikeOrder, type Row, somebody, startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell();
});
afterAll(() => shop?.stop());

/** Saves the document and lets a minute go by: that is all an owner has to wait. */
async function edit(text: string, document = 'settings.txt'): Promise<void> {
  const saved = await fetch(`${shop.runtime.url}/_local/objects/upsr-rules-source/${document}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/plain' },
    body: text,
  });
  expect(saved.status).toBe(200);
  await shop.advance('PT1M');
}

async function setKnobs(sentences: string): Promise<void> {
  const client = new SSMClient({
    endpoint: shop.runtime.endpointUrl,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });
  await client.send(
    new PutParameterCommand({ Name: '/upsr/config/settings', Value: sentences, Overwrite: true }),
  );
  client.destroy();
  await shop.advance('PT1M');
}

let orders = 0;
/** A bike bought now by somebody new; what was decided about it. */
async function anOrder(proposed: readonly string[] = ['BUNDLE-LIGHTS-LOCK']) {
  orders += 1;
  shop.runtime.model.setMode({
    script: JSON.stringify({ suggestions: proposed.map((sku) => ({ sku, line: 'A fine thing to have' })) }),
  });
  const robin = somebody();
  const id = `d-${orders}`;
  await shop.order(bikeOrder(id, shop.runtime.now(), robin));
  return { id, robin, offer: (await shop.offerOf(id)) as Row };
}

const delayMinutes = ({ due_at, chosen_at }: Row) =>
  Math.round((Date.parse(String(due_at)) - Date.parse(String(chosen_at))) / 60_000);
const settingsLetters = () =>
  shop.ownerLetters().filter(({ subject }) => subject?.includes('look at your upsell settings'));

describe('a settings document that the owner has just saved', () => {
  it('changes when and by what channel the next nudge goes out', async () => {
    const before = await anOrder();
    expect(delayMinutes(before.offer)).toBe(60);
    await edit('Wait 2 hours before sending.\nSend by e-mail.');
    const { robin, offer } = await anOrder();
    expect(delayMinutes(offer)).toBe(120);
    await shop.advance('PT115M');
    expect(shop.nudgesTo(robin.email)).toEqual([]);
    await shop.advance('PT11M');
    expect(shop.nudgesTo(robin.email)).toMatchObject([{ channel: 'email' }]);
    expect(shop.nudgesTo(robin.phone)).toEqual([]);
  });

  it('keeps a product from being offered, and its kind', async () => {
    await edit('Never offer SKU BUNDLE-LIGHTS-LOCK or anything in the category "locks".');
    const { offer } = await anOrder(['BUNDLE-LIGHTS-LOCK', 'LOCK-U-GOLD', 'HELMET-CITY']);
    expect(offer).toMatchObject({
      sku: 'HELMET-CITY',
      trace: [
        { sku: 'BUNDLE-LIGHTS-LOCK', outcome: 'never-offered' },
        { sku: 'LOCK-U-GOLD', outcome: 'never-offered' },
        { sku: 'HELMET-CITY', outcome: 'chosen' },
      ],
    });
  });

  it('makes two things a pair that the store does not know to be one', async () => {
    const apart = await anOrder(['COFFEE-BEANS-1KG']);
    expect(apart.offer).toMatchObject({ state: 'no-fit' });
    await edit('Always pair BIKE-COMMUTER with COFFEE-BEANS-1KG.');
    shop.runtime.model.setMode('fail');
    const { offer } = await anOrder(['COFFEE-BEANS-1KG']);
    expect(offer).toMatchObject({ state: 'chosen', sku: 'COFFEE-BEANS-1KG' });
  });

  it('narrows what an add-on may cost', async () => {
    await edit('Only offer add-ons between 1% and 5% of the order.');
    // 520.00: from 5.20 to 26.00.
    const { offer } = await anOrder(['BUNDLE-LIGHTS-LOCK', 'HELMET-CITY', 'BELL-BRASS']);
    expect(offer).toMatchObject({
      sku: 'BELL-BRASS',
      trace: [{ outcome: 'outside-price-band' }, { outcome: 'outside-price-band' }, { outcome: 'chosen' }],
    });
  });

  it('ends the quiet hours', async () => {
    const night = new Date(shop.runtime.now());
    night.setUTCHours(21, 30, 0, 0);
    await shop.advance(night.toISOString());
    const { robin: waiting } = await anOrder();
    await shop.advance('PT70M');
    expect(shop.nudgesTo(waiting.phone)).toEqual([]);

    await edit('No quiet hours.');
    const { robin } = await anOrder();
    await shop.advance('PT70M');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
  });
});

describe('a sentence that is not understood', () => {
  const good = '# For the summer\nWait 2 hours before sending.';
  const bad = '# For the summer\nWait 2 hours before sending.\nWait a good while before sending.';

  it('leaves the last good version in force and brings one letter, however often the functions run', async () => {
    await edit(good);
    await edit(bad);
    await shop.advance('PT2H');
    expect(delayMinutes((await anOrder()).offer)).toBe(120);
    const [letter, ...others] = settingsLetters();
    expect(others).toEqual([]);
    for (const told of [
      'Line 3',
      'Wait a good while before sending.',
      'Wait 60 minutes before sending.',
      'the last version that was understood stays in force',
    ])
      expect(letter?.text).toContain(told);
  });

  it('brings a second letter when another one takes its place, and none when the first comes back', async () => {
    await edit(`${good}\nSend by pigeon.`);
    await shop.advance('PT15M');
    expect(settingsLetters()).toHaveLength(2);
    expect(settingsLetters()[1]?.text).toContain('Send by pigeon.');
    // There is no such sentence about pigeons, so all sentences are named instead of one.
    expect(settingsLetters()[1]?.text).toContain('All sentences are listed in rules/README.md.');
    await edit(bad);
    await shop.advance('PT15M');
    expect(settingsLetters()).toHaveLength(2);
    expect(delayMinutes((await anOrder()).offer)).toBe(120);
  });

  it('is forgotten once it is put right', async () => {
    await edit('# For the summer\nWait 3 hours before sending.');
    expect(delayMinutes((await anOrder()).offer)).toBe(180);
    await shop.advance('PT15M');
    expect(settingsLetters()).toHaveLength(2);
  });

  it('in the wording is told of by its own letter, and nudges go on in the words as shipped', async () => {
    await shop.daytime();
    await edit('Wait 60 minutes before sending.');
    await edit('Text message:\nBuy {add-on} at once: {link}\n', 'voice.txt');
    const { robin } = await anOrder(['BUNDLE-LIGHTS-LOCK']);
    await shop.advance('PT66M');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
    expect(shop.nudgesTo(robin.phone)[0]?.text).not.toContain('Buy ');
    const letters = shop.ownerLetters().filter(({ subject }) => subject?.includes('upsell wording'));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('{price}');
  });
});

describe('the sentences in Parameter Store', () => {
  it('count only where the document is silent', async () => {
    await setKnobs('Wait 4 hours before sending. Only offer add-ons between 1% and 2% of the order.');
    await edit('Wait 2 hours before sending.');
    const { offer } = await anOrder(['BUNDLE-LIGHTS-LOCK', 'TUBE-700']);
    expect(delayMinutes(offer)).toBe(120);
    expect(offer).toMatchObject({ sku: 'TUBE-700', trace: [{ outcome: 'outside-price-band' }, {}] });
    await edit('Only offer add-ons between 3% and 40% of the order.');
    const next = await anOrder(['BUNDLE-LIGHTS-LOCK', 'TUBE-700']);
    expect(delayMinutes(next.offer)).toBe(240);
    expect(next.offer).toMatchObject({ sku: 'BUNDLE-LIGHTS-LOCK' });
  });

  it('do no harm when they are bad: the document counts alone, and one letter says so', async () => {
    await setKnobs('Wait for rain before sending.');
    await shop.advance('PT15M');
    expect(delayMinutes((await anOrder()).offer)).toBe(60);
    const letters = shop.ownerLetters().filter(({ text }) => text.includes('Wait for rain before sending.'));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('/upsr/config/settings');
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
