// Stamp cards at the desk on a real engine: what is shown, what one tap gives, and what was forged or came too late.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lotsOf } from '../../../../lambdas/loyalty/decisions/stamp-card.ts';
import type { MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import type { LoyaltyRules, StampCard } from '../../../../lambdas/loyalty/rules/shape.ts';
import { LATTE, STORY, saleTold } from '../builders.ts';
import { earnOn } from '../tables.ts';
import type { Reply, Visitor } from './desk-frame.ts';
import { fieldOf, leadsTo, lookedUp, startMembersDesk } from './members-desk.ts';

const LATTES: StampCard = { name: 'latte', items: [{ kind: 'any', value: 'latte' }], stamps: 9 };
const LOAVES: StampCard = {
  name: 'loaf',
  items: [{ kind: 'any', value: '<b>loaves' }],
  stamps: 20,
  months: 6,
};
const RULES: LoyaltyRules = { ...STORY, stampCards: [LATTES, LOAVES] };

let desk: Awaited<ReturnType<typeof startMembersDesk>>;
let sam: Visitor;
let mel: Visitor;
beforeAll(async () => {
  desk = await startMembersDesk();
  sam = await desk.till('Sam');
  mel = await desk.till('Mel', 'manager');
});
afterAll(() => desk?.stop());
beforeEach(() => {
  desk.world.rules = RULES;
});

/** The till's sales, under the rules that have cards. */
const earn = (event: Parameters<typeof desk.earn>[0]) =>
  earnOn(desk.documents, { now: () => desk.clock.now, rules: RULES }).earn(event);
const withStamps = (latte: number, more: Partial<MemberRow> = {}) =>
  desk.member(0, { ...(latte === 0 ? {} : { 'stamps:latte': latte }), ...more });
const stamps = async (phone: string) =>
  lotsOf((await desk.all<MemberRow>('members')).find((row) => row.phone === phone) ?? {});
const wish = (page: Reply, changes: Record<string, string> = {}) => ({
  member: fieldOf(page, 'member'),
  card: 'latte',
  points: '9',
  ...changes,
});
/** Up to the page with Confirm. */
async function asked(till: Visitor, phone: string) {
  const path = leadsTo(await till.post('/confirm', wish(await lookedUp(till, phone))));
  return { path, page: await till.get(path) };
}

describe('a member\u2019s page', () => {
  test('shows each card with what is on it, and a button where one is full', async () => {
    const page = await lookedUp(sam, await withStamps(7, { 'stamps:loaf@2099-01': 3 }));
    expect(page.text).toContain('Stamp cards');
    expect(page.text).toContain('7 of 9 stamps');
    expect(page.text.match(/<i class="on">/g)).toHaveLength(7);
    expect(page.text).toContain('3 of 20 stamps');
    expect(page.text).toContain('&lt;b&gt;loaves');
    expect(page.text).not.toContain('Card full');
    const full = await lookedUp(sam, await withStamps(20));
    expect(full.text).toContain('10th free: latte');
    expect(full.text).toContain('2 cards full');
    expect(full.text).toContain('2 of 9 stamps on the next card');
  });

  test('says what is owed, and shows no card where the owner has none', async () => {
    const phone = await withStamps(-2);
    expect((await lookedUp(sam, phone)).text).toContain('2 stamps to make up for what was brought back');
    desk.world.rules = STORY;
    expect((await lookedUp(sam, phone)).text).not.toContain('tamp card');
  });

  test('tells of the stamps that a sale brought, and of a full card among the last changes', async () => {
    const phone = await withStamps(8);
    await earn(
      saleTold({
        saleId: `told-${phone}`,
        phone,
        totalMinor: 400,
        items: [{ ...LATTE, quantity: 1, amountMinor: 400 }],
      }),
    );
    expect((await lookedUp(sam, phone)).text).toContain('+4 and +1 stamp<');
    const { page } = await asked(sam, phone);
    await sam.post('/redeem', { confirmation: fieldOf(page, 'confirmation') });
    expect((await lookedUp(sam, phone)).text).toContain('−9 stamps<');
  });
});

describe('one tap and Confirm', () => {
  test('give the free piece, once, for stamps and no points', async () => {
    const phone = await withStamps(10);
    const { path, page } = await asked(sam, phone);
    expect(page.text).toContain('10th free: latte — 9 stamps');
    expect(page.text).toContain(
      'has 10 stamps now and <strong>1 stamp</strong> afterwards. No points come off.',
    );
    const confirmation = fieldOf(page, 'confirmation');
    const replies = await Promise.all([1, 2, 3].map(() => sam.post('/redeem', { confirmation })));
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    const [reply] = replies;
    const done = await sam.get(leadsTo(reply as Reply));
    expect(done.text).toContain('10th free: latte');
    expect(await stamps(phone)).toEqual({ latte: 1 });
    // Back to the page that was confirmed: it says that it is done.
    expect(leadsTo(await sam.get(path))).toMatch(/^\/done\//);
    expect((await desk.standing(phone)).rows).toMatchObject([
      {
        reason: 'reward-redeem',
        reward: '10th free: latte',
        points_change: 0,
        stamps: { latte: -9 },
        by_staff: 'sam',
      },
    ]);
    // And it is undone in one tap.
    const undone = await sam.post('/undo', { entry: fieldOf(done, 'entry') });
    expect((await sam.get(leadsTo(undone))).text).toContain('+9 stamps');
    expect(await stamps(phone)).toEqual({ latte: 10 });
  });

  test('at two tills give one', async () => {
    const phone = await withStamps(18);
    const [one, other] = [await asked(sam, phone), await asked(mel, phone)];
    await sam.post('/redeem', { confirmation: fieldOf(one.page, 'confirmation') });
    const late = await mel.post('/redeem', { confirmation: fieldOf(other.page, 'confirmation') });
    expect(late.status).toBe(409);
    expect(late.text).toContain('gave this meanwhile: 10th free: latte');
    expect((await mel.get(other.path)).status).toBe(409);
    expect(await stamps(phone)).toEqual({ latte: 9 });
  });

  test('give nothing where the stamps went back since the page was opened', async () => {
    const phone = await withStamps(0);
    const items = [{ ...LATTE, quantity: 9, amountMinor: 3600 }];
    const sale = saleTold({ saleId: `back-${phone}`, phone, totalMinor: 3600, items });
    await earn(sale);
    const { path, page } = await asked(sam, phone);
    await earn({ ...sale, type: 'sale.voided', saleId: `void-${phone}`, refundOf: sale.saleId });
    const reply = await sam.post('/redeem', { confirmation: fieldOf(page, 'confirmation') });
    expect([reply.status, reply.text]).toEqual([
      409,
      expect.stringContaining('The card is not full any more'),
    ]);
    expect((await sam.get(path)).status).toBe(409);
    expect(await stamps(phone)).toEqual({ latte: 0 });
  });

  test('give nothing where the owner took the card away, or wants more stamps by now', async () => {
    const phone = await withStamps(9);
    const { page } = await asked(sam, phone);
    for (const stampCards of [[], [{ ...LATTES, stamps: 12 }]]) {
      desk.world.rules = { ...RULES, stampCards };
      const reply = await sam.post('/redeem', { confirmation: fieldOf(page, 'confirmation') });
      expect([reply.status, reply.text]).toEqual([409, expect.stringContaining('changed in the rules')]);
    }
    desk.world.rules = RULES;
    expect(await stamps(phone)).toEqual({ latte: 9 });
  });

  test('keep to the rewards that the owner allows in a visit', async () => {
    const phone = await withStamps(18);
    desk.world.rules = { ...RULES, rewardsPerVisit: 1 };
    const { page } = await asked(sam, phone);
    await sam.post('/redeem', { confirmation: fieldOf(page, 'confirmation') });
    const second = await sam.post('/confirm', wish(await lookedUp(sam, phone)));
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('No further reward today')]);
    expect(await stamps(phone)).toEqual({ latte: 9 });
  });
});

describe('a form that nobody was shown', () => {
  test('for a card that is not full, is none, or costs otherwise, gives nothing', async () => {
    const phone = await withStamps(8);
    const page = await lookedUp(sam, phone);
    const short = await sam.get(leadsTo(await sam.post('/confirm', wish(page))));
    expect([short.status, short.text]).toEqual([
      409,
      expect.stringContaining('The card is not full any more'),
    ]);
    for (const changes of [{ points: '1' }, { points: '' }, { card: 'tea' }, { card: 'constructor' }])
      expect((await sam.post('/confirm', wish(page, changes))).status).toBe(409);
    // There is no goodwill of stamps.
    const gift = await mel.post('/confirm', wish(await lookedUp(mel, phone), { kind: 'gift' }));
    expect((await mel.get(leadsTo(gift))).status).toBe(409);
    expect(await stamps(phone)).toEqual({ latte: 8 });
  });
});
