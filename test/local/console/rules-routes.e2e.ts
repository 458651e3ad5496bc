// The editor's routes on the real runtime: what is in force, what a text would mean, and an edit that takes effect.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bikeOrder, somebody, startUpsell, type UpsellRuntime } from '../../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell();
}, 120_000);
afterAll(() => shop.stop());

const settings = '/_local/console/rules/upsell/settings.txt';
async function ask(path: string, body?: object, headers = { 'content-type': 'application/json' }) {
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${shop.runtime.url}${path}`, init);
  // biome-ignore lint/suspicious/noExplicitAny: each answer is looked into by the test that asked.
  return { status: answer.status, json: (await answer.json()) as any };
}

describe('the editor of the owner’s documents', () => {
  it('names the documents of the products that run, and refuses any other', async () => {
    const { json } = await ask('/_local/console/rules');
    expect(json).toEqual([
      {
        product: 'upsell',
        title: expect.any(String),
        documents: [
          { key: 'settings.txt', title: 'upsell settings' },
          { key: 'voice.txt', title: 'upsell wording' },
        ],
      },
    ]);
    expect((await ask('/_local/console/rules/loyalty/rules.txt')).status).toBe(404);
    expect((await ask('/_local/console/rules/upsell/catalogue.csv', { text: '', put: true })).status).toBe(
      404,
    );
  });

  it('given a text with a mistake, then it says so, says what the rest means, and puts nothing in force', async () => {
    const text = 'Wait a bit.\nNo quiet hours.';
    const { json } = await ask(settings, { text });
    expect(json.problems).toMatchObject([{ line: 1, text: 'Wait a bit.' }]);
    expect(json.meanings).toMatchObject([{ line: 2, text: 'No quiet hours.' }]);
    expect((await ask(settings, { text, put: true })).status).toBe(409);
    expect(await shop.runtime.objects.read('upsr-rules-source', 'settings.txt')).toBeUndefined();
  });

  it('given a page of another site, then its form is turned away', async () => {
    const form = { 'content-type': 'text/plain' };
    expect((await ask(settings, { text: 'No quiet hours.', put: true }, form)).status).toBe(415);
  });

  it('given a good text, when it is put in force, then the next order is nudged by it', async () => {
    const look = await ask(settings, { text: 'Wait 15 minutes before sending.' });
    expect(look.json.changes).toContainEqual({
      was: 'A nudge goes out 1 hour after the order.',
      becomes: 'A nudge goes out 15 minutes after the order.',
    });
    await ask(settings, { text: 'Wait 15 minutes before sending.', put: true });
    await shop.advance('PT2M');
    const robin = somebody();
    await shop.order(bikeOrder('1001', shop.runtime.now(), robin));
    await shop.advance('PT25M');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
  });

  it('given mistakes that somebody wants to see at work, then the letter comes and the last good version counts', async () => {
    await ask(settings, { text: 'Wait <b>a bit</b>.', put: 'with-mistakes' });
    await shop.runtime.idle();
    await shop.advance('PT5M');
    const letter = shop.runtime.messages().find(({ subject }) => subject?.includes('upsell settings'));
    expect(letter?.text).toContain('Line 1: Wait <b>a bit</b>.');
    expect(letter?.text).toContain('In force meanwhile:\n  A nudge goes out 15 minutes after the order.');
    expect(letter?.html).not.toContain('<b>a bit');
    const { json } = await ask(settings);
    expect(json).toMatchObject({ isRefused: true, name: 'the last version that was understood' });
    expect(json.meanings[0]).toMatchObject({ means: 'A nudge goes out 15 minutes after the order.' });
  });
});
