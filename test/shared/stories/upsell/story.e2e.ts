// The story of an order, as the console is told it: from the gate to the tap, and why nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Story } from '../../../../shared/stories/story.ts';
import { consoleAt, type Outcome } from '../../../support/console-press.ts';
import { startUpsell, type UpsellRuntime } from '../../../support/upsell-runtime.ts';

let upsell: UpsellRuntime;
beforeAll(async () => {
  upsell = await startUpsell();
}, 120_000);
afterAll(async () => {
  await upsell?.stop();
});

const { ask, press } = consoleAt(() => upsell.runtime.url);
const storyOf = ({ story }: Outcome) => ask<Story>(`stories/upsell/${encodeURIComponent(story?.id ?? '')}`);

test('given Tom’s order, then what was chosen and what was not is told, and when the nudge is due', async () => {
  const outcome = await press('commuter-bike');
  expect(outcome.came.map(({ says }) => says)).toEqual([
    'It may earn a nudge',
    'Lights and lock bundle is chosen',
  ]);
  expect(outcome.came[1]?.why).toContain('BIKE-COMMUTER: does not go with it');
  expect(outcome.came[1]?.why).toContain('MYSTERY-GIFT: the shop sells no such thing');
  expect(outcome.next).toContain('goes out with the first run after 9 June at 11:00');

  await upsell.runtime.advance('PT65M');
  const story = await storyOf(outcome);
  expect(story.lines.map(({ kind }) => kind)).toEqual(['event', 'decision', 'decision', 'message']);
  const text = upsell.runtime.messages().find(({ channel }) => channel === 'sms');
  expect(story.lines.at(-1)?.message).toBe(text?.id);
  expect(await ask(`story-of/${text?.id}`)).toEqual({ product: 'upsell', id: outcome.story?.id });
});

test('given his next order, then it says when he had his nudge and when the next is possible', async () => {
  const { came, stands, next } = await press('commuter-bike');
  expect(came).toEqual([expect.objectContaining({ says: 'No nudge for this order' })]);
  expect(stands).toBe('Tom had a nudge on 9 June; the next is possible on 9 July.');
  expect(next).toBe('An order from 9 July on may earn Tom the next nudge.');
});

test('given another rule of the owner’s, then that one is told', async () => {
  await upsell.runtime.objects.write(
    'upsr-rules-source',
    'settings.txt',
    Buffer.from('Nudge each customer at most once every 10 days.'),
    'text/plain',
  );
  const { stands } = await press('commuter-bike');
  expect(stands).toContain('the next is possible on 19 June.');
});

test('given a repeat, a gift card, a forged order and a cancellation, then each says what it led to, or why to nothing', async () => {
  await press('gift-card');
  const again = await press('again');
  expect(again.came).toEqual([]);
  expect(again.nothing).toBe('Told before; what is told twice counts once.');
  expect(again.stands).toContain('nothing in the shop goes with it');
  const forged = await press('forged');
  expect(forged.nothing).toContain('its signature is wrong');
  const story = await storyOf(again);
  expect(story.lines.filter(({ kind }) => kind === 'event').map(({ why }) => why)).toEqual([
    undefined,
    'Told before; what is told twice counts once.',
  ]);
});

test('given the store takes an order back, asks for silence or to forget, then it says why nothing comes of it', async () => {
  const stops = 'It stops a nudge that still waits, and none was waiting for this order.';
  expect((await press('cancel')).nothing).toBe(stops);
  expect((await press('refund')).nothing).toBe(stops);
  const silent = await press('opt-out');
  expect(silent.nothing).toMatch(/none will go out any more/);
  expect(silent.stands).toMatch(/^They want no suggestions since /);
  expect((await press('erase')).nothing).toMatch(/What was known of them is gone/);
});

test('given a customer’s row, then their story is that of all their orders; a product’s row has none', async () => {
  const rows = await ask<{ stories: (string | null)[]; rows: { customer_id: string }[] }>(
    'rows/upsr-customers',
  );
  const tom = rows.stories[rows.rows.findIndex(({ customer_id }) => customer_id === 'c-77')];
  const story = await ask<Story>(`stories/upsell/${encodeURIComponent(tom ?? '')}`);
  expect(story.title).toMatch(/^Tom, 3 orders/);
  const goods = await ask<{ stories: (string | null)[] }>('rows/upsr-catalogue');
  expect(new Set(goods.stories)).toEqual(new Set([null]));
});
