// The story of a cart, as the console is told it: the wait, the reminder, the end, and why nothing more.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Story } from '../../../../shared/stories/story.ts';
import { type CartRuntime, startCarts } from '../../../support/cart-runtime.ts';
import { consoleAt } from '../../../support/console-press.ts';

let carts: CartRuntime;
beforeAll(async () => {
  carts = await startCarts();
}, 120_000);
afterAll(async () => {
  await carts?.stop();
});

const { ask, press } = consoleAt(() => carts.runtime.url);

test('given Ana’s cart, then the wait and the moment of the reminder are told, and a repeat changes neither', async () => {
  const left = await press('cart');
  expect(left.came.map(({ says }) => says)).toEqual(['The wait begins']);
  expect(left.next).toMatch(/^If nothing changes, the first reminder is due on /);
  const again = await press('cart-again');
  expect(again.nothing).toBe('Told before; what is told twice counts once.');
  expect(again.next).toBe(left.next);

  await carts.runtime.advance('PT130M');
  const story = await ask<Story>(`stories/cart-recovery/${encodeURIComponent(left.story?.id ?? '')}`);
  const sent = story.lines.find(({ kind }) => kind === 'message');
  const mail = carts.runtime.messages().find(({ to }) => to === 'ana@example.com');
  expect(sent).toMatchObject({ says: 'The first reminder goes out', message: mail?.id });
  expect(await ask(`story-of/${mail?.id}`)).toEqual(
    left.story && { product: 'cart-recovery', id: left.story.id },
  );
  expect(story.next).toContain('the second reminder is due on');
});

test('given one thing more in it, then the wait that begins again is what came of it', async () => {
  await carts.runtime.advance('PT5M');
  const changed = await press('cart-change');
  expect(changed.came.map(({ says }) => says)).toEqual(['The wait begins']);
  expect(changed.nothing).toBeUndefined();
});

test('given she checks out, then it says that silence follows, and whatever comes later says why nothing', async () => {
  const bought = await press('cart-checkout');
  expect(bought.came).toEqual([
    {
      at: expect.any(String),
      kind: 'decision',
      says: 'It is bought: silence from here on',
      why: 'Whoever bought is not reminded of anything they left before.',
    },
  ]);
  expect(bought.next).toContain('Nothing more comes of this cart');
  expect((await press('cart-again')).nothing).toBe('Told before; what is told twice counts once.');
  expect((await press('cart-erase')).nothing).toMatch(/What was known of them is gone/);
  expect((await press('cart-forged')).nothing).toContain('its signature is wrong');
});
