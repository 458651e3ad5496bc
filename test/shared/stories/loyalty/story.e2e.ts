// The story of a member, as the console is told it: points and their reasons, what is held, what was mailed, and why nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillCounter } from '../../../../local/products/loyalty/sample-counter.ts';
import type { Story } from '../../../../shared/stories/story.ts';
import { consoleAt } from '../../../support/console-press.ts';
import { type LoyaltyRuntime, startLoyalty } from '../../../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
beforeAll(async () => {
  loyalty = await startLoyalty();
  await fillCounter(loyalty.runtime);
}, 120_000);
afterAll(async () => {
  await loyalty?.stop();
});

const { ask, press } = consoleAt(() => loyalty.runtime.url);

test('given Maria’s sale, then its points, what came within reach and the mail are told', async () => {
  const sold = await press('sale');
  expect(sold.came[0]).toMatchObject({ says: '+24 points for a sale' });
  expect(sold.came[0]?.why).toContain('18 points, and 6 more');
  expect(sold.came[0]?.why).toContain('came within reach: free coffee');
  const story = await ask<Story>(`stories/loyalty/${encodeURIComponent(sold.story?.id ?? '')}`);
  const mail = loyalty.runtime.messages().find(({ to }) => to === 'maria@example.com');
  expect(story.lines.find(({ kind }) => kind === 'message')?.message).toBe(mail?.id);
  expect(story.stands).toMatch(/^108 points/);
  expect(await ask(`story-of/${mail?.id}`)).toEqual({ product: 'loyalty', id: sold.story?.id });
});

test('given a refund, a typing mistake, nobody and a repeat, then each says what it led to, or why to nothing', async () => {
  const refund = await press('sale-refund-part');
  expect(refund.came[0]?.says).toMatch(/^−\d+ points for a refund/);
  expect((await press('sale-refund')).came[0]?.says).toMatch(/^−\d+ points for a refund/);
  expect((await press('sale-refund')).came[0]?.says).toBe('No points for a refund');
  expect((await press('sale-again')).nothing).toBe('Told before; what is told twice counts once.');
  expect((await press('sale-updated')).came[0]?.says).toMatch(/^Held: a changed sale of /);
  const held = await press('sale-mistyped');
  expect(held.came[0]?.says).toMatch(/^Held: a sale of \D1,800.00, [\d,]+ points$/);
  expect(held.came[0]?.why).toContain('far larger than any basket of theirs before');
  expect(held.next).toContain('A manager decides at the desk');
});

test('given a sale without a number, then it says what the desk can still do with it, and the row is there', async () => {
  const { nothing } = await press('sale-nobody');
  expect(nothing).toContain('is nobody’s');
  expect(nothing).toContain('For two days the desk can count it');
  expect(nothing).not.toContain('nothing of it is kept');
  const { rows } = await ask<{ rows: { phone?: string }[] }>('rows/loy-unnamed');
  expect(rows).toHaveLength(1);
  expect(rows[0]).not.toHaveProperty('phone');
});

test('given the rows of members and of staff, then a member’s lead to the story and the others to none', async () => {
  const members = await ask<{ stories: (string | null)[] }>('rows/loy-members');
  expect(members.stories).toContain('+447700900100');
  const staff = await ask<{ stories: (string | null)[] }>('rows/loy-staff');
  expect(new Set(staff.stories)).toEqual(new Set([null]));
});
