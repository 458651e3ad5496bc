// Regulars who slip away, on the laptop runtime: listed and nudged on Monday at nine, rested in the end, and back with
// their next visit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoyaltyRuntime, memberRow, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

const REGULAR = '+12125550111';
const ONCE = '+12125550112';
const FRESH = '+12125550113';
const UNREACHABLE = '+12125550114';
const NUDGED_TWICE = '+12125550115';
const LONG_AGO = '2026-04-05T15:00:00.000Z';

let shop: LoyaltyRuntime;
/** A Monday, five minutes before nine in the morning in New York. */
beforeAll(async () => {
  shop = await startLoyalty({ startAt: '2026-06-08T12:55:00.000Z' });
  const { runtime } = shop;
  const visited = async (phone: string, changes: Readonly<Record<string, unknown>>) => {
    const member: Record<string, unknown> = memberRow(phone, {
      email: `${phone.slice(-3)}@example.com`,
      last_seen: LONG_AGO,
      ...changes,
    });
    await runtime.put('loy-members', [member]);
    const day = String(member.last_seen).slice(0, 10);
    await runtime.put('loy-sales', [
      { sale_id: `s-${phone}`, phone, move: 'add', version: 0, day_points: 0, day },
    ]);
  };
  await visited(REGULAR, {});
  await visited(ONCE, { visit_count: 1 });
  await visited(FRESH, { last_seen: '2026-05-20T15:00:00.000Z' });
  await visited(UNREACHABLE, { opted_in: false });
  await visited(NUDGED_TWICE, { lapsing_since: '2026-05-25T13:00:00.000Z' });
  await runtime.put('loy-lapsing', [
    {
      phone: NUDGED_TWICE,
      listed_at: '2026-05-25T13:00:00.000Z',
      weeks_away: 7,
      nudge_count: 2,
      last_nudge: '2026-05-28T15:00:00.000Z',
    },
  ]);
  await shop.advance('PT10M');
});
afterAll(() => shop.stop());

describe('the lapsing sweep', () => {
  it('lists the regulars who slipped away, and nobody who came once or came lately', async () => {
    const listed = (await shop.runtime.table('loy-lapsing')).map(({ phone }) => phone).sort();
    expect(listed).toEqual([REGULAR, UNREACHABLE]);
    expect(await shop.lapsing(REGULAR)).toMatchObject({ weeks_away: 9, nudge_count: 1 });
    expect(await shop.lapsing(UNREACHABLE)).toMatchObject({ nudge_count: 0 });
    expect(await shop.member(REGULAR)).toHaveProperty('lapsing_since');
    expect(await shop.member(ONCE)).not.toHaveProperty('lapsing_since');
  });

  it('nudges once whoever may be mailed, with a way out, and nobody else', () => {
    const [nudge, ...others] = shop.mailsTo('111@example.com');
    expect(others).toEqual([]);
    expect(nudge?.headers).toHaveProperty('List-Unsubscribe');
    for (const suffix of ['112', '113', '114', '115'])
      expect(shop.mailsTo(`${suffix}@example.com`)).toEqual([]);
  });

  it('lets a regular rest whom two nudges did not bring back; every point stays', async () => {
    expect(await shop.member(NUDGED_TWICE)).toMatchObject({ status: 'rested', balance: 0 });
    expect(await shop.audit(NUDGED_TWICE)).toMatchObject([
      { action: 'rest', by_user: 'system', before: { nudge_count: 2 }, after: { status: 'rested' } },
    ]);
  });

  it('given it runs again, and twice at once, then the same list and no second mail', async () => {
    const before = await shop.runtime.table('loy-lapsing');
    await shop.runtime.invoke('loy-lapsing-sweep', {});
    await Promise.all([
      shop.runtime.invoke('loy-lapsing-sweep', {}),
      shop.runtime.invoke('loy-lapsing-sweep', {}),
    ]);
    await shop.runtime.idle();
    expect(await shop.runtime.table('loy-lapsing')).toEqual(before);
    expect(shop.mailsTo('111@example.com')).toHaveLength(1);
    expect(await shop.audit(REGULAR)).toMatchObject([{ action: 'nudge', by_user: 'system' }]);
  });

  it('given a visit, then off the list, or awake from the rest, with the points of the sale', async () => {
    for (const phone of [REGULAR, NUDGED_TWICE]) {
      await shop.tell(saleOf(shop.runtime.now(), { phone }));
      const member = await shop.member(phone);
      expect(member).toMatchObject({ status: 'active', visit_count: 7 });
      expect(member).not.toHaveProperty('lapsing_since');
      expect(member?.balance).toBeGreaterThan(0);
      expect(await shop.lapsing(phone)).toBeUndefined();
      expect((await shop.audit(phone)).map(({ action }) => action)).toContain('returned');
    }
    await shop.runtime.invoke('loy-lapsing-sweep', {});
    expect((await shop.runtime.table('loy-lapsing')).map(({ phone }) => phone)).toEqual([UNREACHABLE]);
  });

  it('does nothing that it was not granted, and says nothing of a person in its log', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
    const log = shop.runtime.logs('loy-lapsing-sweep').join('\n');
    expect(log).toContain('lapsing regulars swept');
    expect(log).not.toMatch(/\+1212|example\.com|Maria/);
  });
});
