// A runtime with a seed: the same story comes out the same to the last letter, ids, tokens and moments included; another seed
// gives other ids.
import { expect, it } from 'vitest';
import { bikeOrder, startUpsell } from '../../support/upsell-runtime.ts';

async function storyOf(seed: string): Promise<string> {
  const shop = await startUpsell({ seed });
  try {
    for (const id of ['1001', '1002']) {
      const customer = { id, name: 'Robin', email: `${id}@example.com`, phone: `+44770090${id}` };
      await shop.order(
        bikeOrder(id, shop.runtime.now(), { ...customer, marketing_consent: true, locale: 'en-GB' }),
      );
    }
    await shop.advance('PT90M');
    const nudge = shop.nudges()[0];
    expect(nudge).toBeDefined();
    await shop.advance('P1D');
    const rows = await Promise.all(
      shop.runtime.tables().map(async (name) => [name, await shop.runtime.table(name)]),
    );
    const { calls } = await shop.runtime.usage();
    const told = { now: shop.runtime.now(), rows, messages: shop.runtime.messages(), calls };
    return JSON.stringify(told, undefined, 1).replaceAll(/127\.0\.0\.1:\d+/g, 'here');
  } finally {
    await shop.stop();
  }
}

it('is the same story again, and another one for another seed', async () => {
  const first = await storyOf('one');
  expect(await storyOf('one')).toBe(first);
  expect(await storyOf('two')).not.toBe(first);
}, 240_000);
