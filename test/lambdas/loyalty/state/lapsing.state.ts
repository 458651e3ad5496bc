// The steps of the lapsing list as the desk takes them, against a real engine.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import type { MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { type Lapsing, makeLapsing } from '../../../../lambdas/loyalty/state/lapsing.ts';
import { aRegular, emptied, given, MONDAY, SEEN } from '../lapsing-tables.ts';
import { startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

const MARIA = '+12125550100';
const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const act = (minutes: number) => ({ phone: MARIA, at: minutesLater(minutes), byUser: 'Sam' });

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let lapsing: Lapsing;
beforeAll(async () => {
  tables = await startLoyaltyTables();
  lapsing = makeLapsing(tables.documents, TABLES, ZONE);
});
afterAll(() => tables.stop());
beforeEach(async () => {
  await emptied(tables.documents);
  await given(tables.documents, aRegular(MARIA));
  await lapsing.listed({ member: aRegular(MARIA), weeksAway: 8, at: MONDAY });
});

const maria = async () => (await tables.all<MemberRow>('members'))[0];
const actions = async () => (await tables.all<AuditRow>('audit')).map(({ action }) => action).sort();

describe('listing', () => {
  it('given a member seen since they were read, rested or listed, then nothing happens', async () => {
    const listed = (changes: Partial<MemberRow>) =>
      lapsing.listed({ member: aRegular('+12125550102', changes), weeksAway: 8, at: MONDAY });
    await given(tables.documents, aRegular('+12125550102', { last_seen: '2026-06-08T12:59:00.000Z' }));
    expect(await listed({ last_seen: SEEN })).toEqual({ kind: 'changed' });
    await given(tables.documents, aRegular('+12125550102', { status: 'rested' }));
    expect(await listed({})).toEqual({ kind: 'changed' });
    const again = await lapsing.listed({ member: aRegular(MARIA), weeksAway: 9, at: minutesLater(1) });
    expect([again, (await lapsing.list()).length]).toEqual([{ kind: 'changed' }, 1]);
  });
});

describe('nudging', () => {
  const nudge = (minutes: number, maxNudges = 2) => lapsing.nudge({ ...act(minutes), maxNudges });

  it('given the same tap twice, at once or after another, then it counts once and keeps its name', async () => {
    const first = `${MONDAY.toISOString()}#1`;
    const twice = await Promise.all([nudge(1), nudge(1)]);
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['already', 'nudged']);
    expect(twice).toMatchObject([{ ref: first }, { ref: first }]);
    expect(await nudge(2, 3)).toEqual({ kind: 'nudged', ref: `${MONDAY.toISOString()}#2`, count: 2 });
    expect(await nudge(1, 3)).toEqual({ kind: 'already', ref: first, count: 1 });
    expect(await lapsing.get(MARIA)).toMatchObject({
      nudge_count: 2,
      last_nudge: minutesLater(2).toISOString(),
    });
    expect(await maria()).toMatchObject({ last_nudge: minutesLater(2).toISOString() });
    expect(await actions()).toEqual(['nudge', 'nudge']);
  });

  it('given ten taps at once of ten people, then never more than there may be', async () => {
    const taps = await Promise.all(Array.from({ length: 10 }, (_, index) => nudge(index + 1)));
    const nudged = taps.filter(({ kind }) => kind === 'nudged');
    expect(nudged).toHaveLength(2);
    expect(new Set(nudged.map((one) => ('ref' in one ? one.ref : ''))).size).toBe(2);
    expect(taps.filter(({ kind }) => kind === 'too-many')).toHaveLength(8);
    expect(await lapsing.get(MARIA)).toMatchObject({ nudge_count: 2 });
  });

  it('given somebody who is not on the list, then it says so', async () => {
    expect(await lapsing.nudge({ ...act(1), phone: '+12125550177', maxNudges: 2 })).toEqual({
      kind: 'not-listed',
    });
  });
});

describe('resting', () => {
  const rest = (one: Omit<Parameters<typeof lapsing.rest>[0], 'member'>) =>
    lapsing.rest({ ...one, member: aRegular(MARIA, { lapsing_since: '2026-06-01T13:00:00.000Z' }) });

  it('given a rest, twice, then off the list with every point, audited once', async () => {
    expect([await rest(act(1)), await rest(act(2))]).toEqual([{ kind: 'rested' }, { kind: 'already' }]);
    expect(await maria()).toMatchObject({ status: 'rested', balance: 40 });
    expect(await maria()).not.toHaveProperty('lapsing_since');
    expect(await tables.all('lapsing')).toEqual([]);
    expect(await tables.all('audit')).toMatchObject([
      {
        action: 'rest',
        by_user: 'Sam',
        before: { status: 'active', nudge_count: 0, balance: 40, visit_count: 6 },
        after: { status: 'rested', balance: 40, visit_count: 6 },
      },
    ]);
  });

  it('given it is taken back, then active and on the list as before, nudges counted', async () => {
    await lapsing.nudge({ ...act(1), maxNudges: 2 });
    const before = [await maria(), await lapsing.get(MARIA)];
    await rest(act(2));
    const rested = (await maria()) as MemberRow;
    const back = { member: rested, at: minutesLater(3), byUser: 'Sam' };
    expect(await lapsing.unrest(back)).toEqual({ kind: 'active' });
    expect(await lapsing.unrest(back)).toEqual({ kind: 'already' });
    expect([await maria(), await lapsing.get(MARIA)]).toEqual(before);
    expect(await actions()).toEqual(['nudge', 'rest', 'unrest']);
  });

  it('given a rest of somebody on no list and back, then active and on no list', async () => {
    await emptied(tables.documents);
    await given(tables.documents, aRegular(MARIA));
    await rest(act(1));
    await lapsing.unrest({ member: (await maria()) as MemberRow, at: minutesLater(2), byUser: 'Sam' });
    expect([await maria(), await lapsing.list()]).toMatchObject([{ status: 'active' }, []]);
    expect(await maria()).not.toHaveProperty('lapsing_since');
  });

  it('given a visit since the sweep read them, then no rest; given nobody, then it says so', async () => {
    expect(await rest({ ...act(1), seen: '2026-01-01T00:00:00.000Z' })).toEqual({ kind: 'changed' });
    expect(await rest({ ...act(1), phone: '+12125550177' })).toEqual({ kind: 'unknown-member' });
    expect(await lapsing.get(MARIA)).toBeDefined();
  });
});
