// The story of a member, as the console is told it: points and their reasons, what is held, what was mailed, and why nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Story } from '../../../../local/console/story.ts';
import { fillCounter } from '../../../../local/products/loyalty/sample-counter.ts';
import { type LoyaltyRuntime, startLoyalty } from '../../../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
beforeAll(async () => {
  loyalty = await startLoyalty();
  await fillCounter(loyalty.runtime);
}, 120_000);
afterAll(async () => {
  await loyalty?.stop();
});

const ask = async <T>(path: string, body?: object): Promise<T> => {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await fetch(`${loyalty.runtime.url}/_local/console/${path}`, init)).json() as Promise<T>;
};
type Outcome = {
  readonly came: readonly { says: string; why?: string }[];
  readonly nothing?: string;
  readonly next?: string;
  readonly story?: { readonly product: string; readonly id: string };
};
const press = async (event: string): Promise<Outcome> => {
  const sent = await ask<{ press: string }>('send', { event });
  return ask<Outcome>(`outcome/${sent.press}`);
};

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
  expect((await press('sale-again')).nothing).toContain('Nothing new came of it');
  const held = await press('sale-mistyped');
  expect(held.came[0]?.says).toMatch(/^Held: a sale of \D1,800.00, \d+ points/);
  expect(held.came[0]?.why).toContain('far larger than any basket of theirs before');
  expect(held.next).toContain('A manager decides at the desk');
  expect((await press('sale-nobody')).nothing).toContain('is nobody’s');
});

test('given the rows of members and of staff, then a member’s lead to the story and the others to none', async () => {
  const members = await ask<{ stories: (string | null)[] }>('rows/loy-members');
  expect(members.stories).toContain('+447700900100');
  const staff = await ask<{ stories: (string | null)[] }>('rows/loy-staff');
  expect(new Set(staff.stories)).toEqual(new Set([null]));
});
