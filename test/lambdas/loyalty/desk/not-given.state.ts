// A gift that the owner's limit does not allow, as the desk says it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { STORY } from '../builders.ts';
import type { Visitor } from './desk-frame.ts';
import { fieldOf, leadsTo, lookedUp, startMembersDesk, tapped } from './members-desk.ts';

let desk: Awaited<ReturnType<typeof startMembersDesk>>;
let mel: Visitor;
beforeAll(async () => {
  desk = await startMembersDesk();
  mel = await desk.till('Mel', 'manager');
});
afterAll(() => desk?.stop());
beforeEach(() => {
  desk.world.rules = { ...STORY, goodwillPerDay: 1 };
});

async function asked(till: Visitor, phone: string): Promise<string> {
  const path = await tapped(till, await lookedUp(till, phone), 'free coffee', 100, 'gift');
  return fieldOf(await till.get(path), 'confirmation');
}
const tap = async (till: Visitor, phone: string, kind: string) =>
  till.post('/confirm', {
    member: fieldOf(await lookedUp(till, phone), 'member'),
    reward: 'free coffee',
    points: '100',
    kind,
  });

test('given one gift a day, then the second is refused at the tap and at Confirm, and what needs no gift goes on', async () => {
  const [first, second, rich] = [await desk.member(90), await desk.member(90), await desk.member(150)];
  const [one, other] = [await asked(mel, first), await asked(mel, second)];
  expect(leadsTo(await mel.post('/redeem', { confirmation: one }))).toMatch(/^\/done\//);

  // Opened before the first was given.
  const late = await mel.post('/redeem', { confirmation: other });
  expect(late.status).toBe(409);
  expect(late.text).toContain('No further goodwill today');
  expect(late.text).toContain('One goodwill reward a day is what the owner allows each of you');
  expect((await desk.standing(second)).balance).toBe(90);
  expect((await tap(mel, second, 'gift')).text).toContain('No further goodwill today');

  // Its own repeat still says that it was done, and a reward that points pay for is no gift.
  expect(leadsTo(await mel.post('/redeem', { confirmation: one }))).toMatch(/^\/done\//);
  expect((await tap(mel, rich, 'give')).status).toBe(303);

  // The owner takes the sentence out: from the next tap on.
  desk.world.rules = STORY;
  expect((await tap(mel, second, 'gift')).status).toBe(303);
});

test('given another manager, then theirs is left', async () => {
  const ana = await desk.till('Ana', 'manager');
  const phone = await desk.member(90);
  expect(leadsTo(await ana.post('/redeem', { confirmation: await asked(ana, phone) }))).toMatch(/^\/done\//);
});

test('given a limit, then whoever is about to give one reads how many are left after it, and nothing of it without one', async () => {
  const bo = await desk.till('Bo', 'manager');
  const confirmPage = async (kind: string, balance = 90) => {
    const member = await lookedUp(bo, await desk.member(balance));
    return bo.get(await tapped(bo, member, 'free coffee', 100, kind));
  };
  desk.world.rules = { ...STORY, goodwillPerDay: 2 };
  const first = await confirmPage('gift');
  expect(first.text).toContain('After it you can give 1 more today.');
  await bo.post('/redeem', { confirmation: fieldOf(first, 'confirmation') });
  expect((await confirmPage('gift')).text).toContain('It is your last one today.');
  expect((await confirmPage('give', 150)).text).not.toContain('today.');
  desk.world.rules = STORY;
  expect((await confirmPage('gift')).text).not.toContain('today.');
});
