// The weekly sweep against a real engine: the same list whatever repeats, and a cost that is that of the list.
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import type { LapsingRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { makeCoveredDays } from '../../../../lambdas/loyalty/state/covered.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { isHeldOut } from '../../../../shared/people/held-out.ts';
import { aRegular, emptied, given, MONDAY, SEEN, type SweepOptions, sweepOn } from '../lapsing-tables.ts';
import { startLoyaltyTables, TABLES } from '../tables.ts';

const MARIA = '+12125550100';
const TOM = '+12125550101';
const weeksLater = (weeks: number) => new Date(MONDAY.getTime() + weeks * 7 * 86_400_000);

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

beforeEach(() => emptied(tables.documents));

const sweep = (options: SweepOptions = {}) => sweepOn(tables.documents, options);
const members = async () =>
  new Map((await tables.all<MemberRow>('members')).map((member) => [member.phone, member]));
const audited = async () => (await tables.all<AuditRow>('audit')).map(({ action }) => action).sort();
const visit = (phone: string, at: Date) =>
  tables.documents.send(
    new UpdateCommand({
      TableName: TABLES.members,
      Key: { phone },
      UpdateExpression: 'SET last_seen = :at',
      ExpressionAttributeValues: { ':at': at.toISOString() },
    }),
  );

describe('a sweep', () => {
  it('given a regular whose last visit passed the window, then they are listed, stamped, nudged and audited', async () => {
    await given(tables.documents, aRegular(MARIA));
    const { swept, announced } = await sweep();
    expect(swept).toEqual({ listed: 1, keep: 0, nudge: 1, 'hold-out': 0, rest: 0, unlist: 0 });
    const listed_at = MONDAY.toISOString();
    expect(await tables.all('lapsing')).toMatchObject([
      {
        phone: MARIA,
        listed_at,
        weeks_away: 8,
        nudge_count: 1,
        last_nudge: listed_at,
        last_nudge_by: 'system',
      },
    ]);
    expect((await members()).get(MARIA)).toMatchObject({
      lapsing_since: listed_at,
      status: 'active',
      balance: 40,
    });
    expect(announced).toEqual([
      { type: 'loy.win_back', detail: { phone: MARIA, kind: 'nudge', ref: `${listed_at}#1` } },
    ]);
    expect(await tables.all('audit')).toMatchObject([
      { phone: MARIA, action: 'nudge', by_user: 'system', before: { nudge_count: 0 }, day: '2026-06-08' },
    ]);
  });

  it('given a hold-out, then who is held out is listed, noted once and never nudged, and everybody else is', async () => {
    const phones = Array.from(
      { length: 12 },
      (_, index) => `+1212555${String(200 + index).padStart(4, '0')}`,
    );
    const heldOut = phones.filter((phone) => isHeldOut(digestOfAddress(phone), 50, 'loyalty'));
    expect(heldOut.length).toBeGreaterThan(0);
    expect(heldOut.length).toBeLessThan(12);
    await given(tables.documents, ...phones.map((phone) => aRegular(phone)));
    const rules = { holdOutPercent: 50 };
    const nudged = 12 - heldOut.length;
    const first = await sweep({ rules });
    expect(first.swept).toMatchObject({ listed: 12, nudge: nudged, 'hold-out': heldOut.length });
    expect(first.announced.length).toBe(nudged);
    const again = await sweep({ rules, now: weeksLater(1) });
    expect(again.swept).toMatchObject({ nudge: 0, 'hold-out': 0 });
    expect(again.announced).toEqual([]);
    const rows = await tables.all<LapsingRow>('lapsing');
    expect(
      rows
        .filter(({ held_out_at }) => held_out_at !== undefined)
        .map(({ phone }) => phone)
        .sort(),
    ).toEqual(heldOut);
    expect((await audited()).filter((action) => action === 'held-out').length).toBe(heldOut.length);
  });

  it('given a one-time visitor, one still inside the window and one at rest, then nobody is listed', async () => {
    await given(
      tables.documents,
      aRegular('+12125550111', { visit_count: 1 }),
      aRegular('+12125550112', { last_seen: '2026-04-20T15:00:00.000Z' }),
      aRegular('+12125550113', { status: 'rested' }),
    );
    const { swept, announced } = await sweep({ rules: { regularVisits: 1 } });
    expect([swept, announced]).toEqual([
      { listed: 0, keep: 0, nudge: 0, 'hold-out': 0, rest: 0, unlist: 0 },
      [],
    ]);
  });

  it('given a visit by redeeming or an import that tells of old visits, then they are found by the ledger', async () => {
    const redeemed = aRegular(MARIA);
    const imported = aRegular(TOM, { joined: '2026-06-05T15:00:00.000Z', joined_by: 'import' });
    for (const Item of [redeemed, imported])
      await tables.documents.send(new PutCommand({ TableName: TABLES.members, Item }));
    await sweep({ now: weeksLater(-1) });
    const rows = [
      {
        phone: MARIA,
        ts: `${SEEN}#redeem:c-1`,
        day: '2026-04-08',
        reason: 'reward-redeem',
        points_change: -100,
      },
      {
        phone: TOM,
        ts: '2026-06-05T15:00:00.000Z#import:i',
        day: '2026-06-05',
        reason: 'import',
        points_change: 0,
      },
    ];
    for (const Item of rows) await tables.documents.send(new PutCommand({ TableName: TABLES.ledger, Item }));
    expect((await sweep()).swept).toMatchObject({ listed: 2 });
  });

  it('given it runs twice, at once or again, then one listing, one nudge and one audit entry', async () => {
    await given(tables.documents, aRegular(MARIA), aRegular(TOM));
    const runs = await Promise.all([sweep(), sweep({ now: new Date(MONDAY.getTime() + 40) })]);
    runs.push(await sweep({ now: new Date(MONDAY.getTime() + 60_000) }));
    const refs = new Set(
      runs.flatMap(({ announced }) => announced.map(({ detail }) => JSON.stringify(detail))),
    );
    expect(refs.size).toBe(2);
    expect(await tables.all('lapsing')).toMatchObject([{ nudge_count: 1 }, { nudge_count: 1 }]);
    expect(await audited()).toEqual(['nudge', 'nudge']);
  });

  it('given the list only, then nobody is nudged; given nudging later, then those on the list are', async () => {
    await given(tables.documents, aRegular(MARIA), aRegular(TOM, { opted_in: false }));
    expect((await sweep({ rules: { lapsingAction: 'list' } })).announced).toEqual([]);
    const later = await sweep({ now: weeksLater(1) });
    expect(later.announced).toMatchObject([{ detail: { phone: MARIA } }]);
    expect(await tables.all('lapsing')).toMatchObject([{ weeks_away: 9 }, { weeks_away: 9 }]);
  });

  it('given as many nudges as there may be and a week of silence, then rest, keeping every point', async () => {
    await given(tables.documents, aRegular(MARIA));
    await sweep({ rules: { maxNudges: 1 } });
    expect(
      (await sweep({ now: new Date(MONDAY.getTime() + 3_600_000), rules: { maxNudges: 1 } })).swept,
    ).toMatchObject({ keep: 1 });
    const { swept } = await sweep({ now: weeksLater(1), rules: { maxNudges: 1 } });
    expect(swept).toMatchObject({ rest: 1 });
    const maria = (await members()).get(MARIA);
    expect(maria).toMatchObject({ status: 'rested', balance: 40 });
    expect(maria).not.toHaveProperty('lapsing_since');
    expect([await tables.all('lapsing'), await audited()]).toEqual([[], ['nudge', 'rest']]);
    expect((await sweep({ now: weeksLater(2) })).swept).toMatchObject({ listed: 0 });
  });

  it('given a listed member seen again whose row was missed, then they leave the list as come back', async () => {
    await given(tables.documents, aRegular(MARIA));
    await sweep();
    await visit(MARIA, new Date(MONDAY.getTime() + 86_400_000));
    const { swept, announced } = await sweep({ now: weeksLater(1) });
    expect([swept, announced]).toEqual([
      { listed: 0, keep: 0, nudge: 0, 'hold-out': 0, rest: 0, unlist: 1 },
      [],
    ]);
    expect(await audited()).toEqual(['nudge', 'returned']);
    expect((await members()).get(MARIA)).not.toHaveProperty('lapsing_since');
  });

  it('given a longer window, then they leave the list, and come back to it when they pass it', async () => {
    await given(tables.documents, aRegular(MARIA));
    await sweep({ rules: { lapsingAction: 'list' } });
    const longer = { lapsingDays: 70, lapsingAction: 'list' } as const;
    expect((await sweep({ rules: longer })).swept).toMatchObject({ unlist: 1 });
    expect((await sweep({ now: weeksLater(1), rules: longer })).swept).toMatchObject({ listed: 0 });
    expect((await sweep({ now: weeksLater(2), rules: longer })).swept).toMatchObject({ listed: 1 });
    expect(await audited()).toEqual([]);
  });

  it('given a shorter window, or fewer visits that make a regular, then the next sweep lists who fits now', async () => {
    await given(tables.documents, aRegular(MARIA, { last_seen: '2026-05-01T15:00:00.000Z' }));
    await given(tables.documents, aRegular(TOM, { visit_count: 3 }));
    expect((await sweep()).swept).toMatchObject({ listed: 0 });
    expect((await sweep({ rules: { lapsingDays: 30 } })).swept).toMatchObject({ listed: 1 });
    expect((await sweep({ rules: { lapsingDays: 30, regularVisits: 3 } })).swept).toMatchObject({
      listed: 1,
    });
  });

  it('given a member who is gone, then their row leaves the list', async () => {
    await given(tables.documents, aRegular(MARIA));
    await sweep();
    await tables.documents.send(new DeleteCommand({ TableName: TABLES.members, Key: { phone: MARIA } }));
    expect((await sweep()).swept).toMatchObject({ unlist: 1 });
    expect(await tables.all('lapsing')).toEqual([]);
  });
});

describe('a sweep that is killed', () => {
  it('given a kill before any of its effects and then a retry, then the same rows and one nudge each', async () => {
    const setUp = async () => {
      await emptied(tables.documents);
      const covered = { through: '2026-04-02', swept: '2026-06-01', regular_visits: 5 };
      await makeCoveredDays(tables.documents, TABLES.notices).set(covered);
      await given(tables.documents, aRegular(MARIA), aRegular(TOM));
      const rested: LapsingRow = {
        phone: '+12125550199',
        listed_at: '2026-05-25T13:00:00.000Z',
        weeks_away: 9,
        nudge_count: 2,
        last_nudge: '2026-05-26T13:00:00.000Z',
      };
      await given(
        tables.documents,
        aRegular(rested.phone, { lapsing_since: rested.listed_at, last_seen: '2026-03-10T15:00:00.000Z' }),
      );
      await tables.documents.send(new PutCommand({ TableName: TABLES.lapsing, Item: rested }));
    };
    const outcome = async () => ({
      members: (await tables.all<MemberRow>('members')).sort((a, b) => (a.phone < b.phone ? -1 : 1)),
      lapsing: (await tables.all<LapsingRow>('lapsing')).sort((a, b) => (a.phone < b.phone ? -1 : 1)),
      audit: await audited(),
      notices: await tables.all('notices'),
    });
    await setUp();
    const whole = await sweep();
    const expected = await outcome();
    expect(expected.audit).toEqual(['nudge', 'nudge', 'rest']);

    let kills = 0;
    for (let at = 1; at <= 20; at += 1) {
      await setUp();
      let effects = 0;
      let dead = false;
      const killed = await sweep({
        beforeEffect: () => {
          effects += 1;
          dead ||= effects === at;
          if (dead) throw new Error('killed');
        },
      });
      if (!dead) break;
      kills += 1;
      expect(killed.swept).toHaveProperty('error');
      const retried = await sweep();
      expect(await outcome()).toEqual(expected);
      const told = [...killed.announced, ...retried.announced].map(({ detail }) => JSON.stringify(detail));
      expect([...new Set(told)].sort()).toEqual(
        whole.announced.map(({ detail }) => JSON.stringify(detail)).sort(),
      );
    }
    expect(kills).toBeGreaterThan(6);
  });
});

describe('the cost of a sweep', () => {
  it('given a hundred times as many members who are not due, then it asks the same', async () => {
    const asked = async (others: number) => {
      await given(tables.documents, aRegular(MARIA, { phone: `+1212556${others}`.padEnd(12, '0') }));
      for (let index = 0; index < others; index += 1)
        await tables.documents.send(
          new PutCommand({
            TableName: TABLES.members,
            Item: aRegular(`+1312555${String(index).padStart(4, '0')}`, {
              last_seen: '2026-06-01T15:00:00.000Z',
            }),
          }),
        );
      let calls = 0;
      const counting = new Proxy(tables.documents, {
        get(target, key) {
          if (key !== 'send') return Reflect.get(target, key);
          return (command: object, ...rest: unknown[]) => {
            calls += 1;
            return Reflect.apply(target.send, target, [command, ...rest]);
          };
        },
      });
      await sweepOn(counting);
      await tables.documents.send(
        new DeleteCommand({ TableName: TABLES.notices, Key: { notice_id: 'lapsing#covered' } }),
      );
      for (const { phone } of await tables.all<LapsingRow>('lapsing')) {
        await tables.documents.send(new DeleteCommand({ TableName: TABLES.lapsing, Key: { phone } }));
        await tables.documents.send(new DeleteCommand({ TableName: TABLES.members, Key: { phone } }));
      }
      return calls;
    };
    const few = await asked(5);
    expect(await asked(500)).toBe(few);
  });
});
