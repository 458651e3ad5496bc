// What the rules give with the nudge that goes out by itself, on a real engine: once for each nudge.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import type { LapsingRow, LedgerRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { aRegular, emptied, given, MONDAY, type SweepOptions, sweepOn } from '../lapsing-tables.ts';
import { startLoyaltyTables } from '../tables.ts';

const MARIA = '+12125550100';
const REF = `${MONDAY.toISOString()}#bonus:nudge.1`;

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());
beforeEach(() => emptied(tables.documents));

const gift = { winBackGift: 50, rewards: [] };
const sweep = (options: SweepOptions = {}) => sweepOn(tables.documents, { rules: gift, ...options });
const balance = async () => (await tables.all<MemberRow>('members'))[0]?.balance;
const ledger = () => tables.all<LedgerRow>('ledger');

describe('points with a nudge', () => {
  it('are on the card, in the ledger and the audit, and one mail tells of them', async () => {
    await given(tables.documents, aRegular(MARIA));
    const { announced } = await sweep();
    expect(await balance()).toBe(90);
    const [row, ...others] = await ledger();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ phone: MARIA, ts: REF, points_change: 50, reason: 'win-back-bonus' });
    expect(row).not.toHaveProperty('by_staff');
    expect(announced).toEqual([
      { type: 'loy.win_back', detail: { phone: MARIA, kind: 'bonus', ref: REF, points: 50 } },
    ]);
    expect((await tables.all<AuditRow>('audit')).map(({ action, by_user }) => [action, by_user])).toEqual([
      ['bonus-grant', 'system'],
      ['nudge', 'system'],
    ]);
    expect(await tables.all<LapsingRow>('lapsing')).toMatchObject([{ nudge_count: 1 }]);
  });

  it('are given once, however often the sweep runs, also beside itself', async () => {
    await given(tables.documents, aRegular(MARIA));
    await Promise.all([sweep(), sweep()]);
    await sweep();
    await sweep({ now: new Date(MONDAY.getTime() + 7 * 86_400_000) });
    expect(await balance()).toBe(90);
    expect(await ledger()).toHaveLength(1);
  });

  it('given it dies at any step, then the next run gives them once and tells of them', async () => {
    for (let step = 1; step <= 12; step += 1) {
      await emptied(tables.documents);
      await given(tables.documents, aRegular(MARIA));
      let left = step;
      const first = await sweep({
        beforeEffect: () => {
          left -= 1;
          if (left === 0) throw new Error('went away');
        },
      });
      const second = await sweep({ rules: { ...gift, winBackGift: 75 } });
      const paid = await ledger();
      expect(paid).toHaveLength(1);
      expect(await balance()).toBe(40 + (paid[0]?.points_change ?? 0));
      const told = [...first.announced, ...second.announced].map(({ detail }) => detail);
      expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(
        new Set([JSON.stringify({ phone: MARIA, kind: 'bonus', ref: REF, points: paid[0]?.points_change })]),
      );
    }
  });

  it('go to nobody who would not hear of them: their nudge alone is announced, and its row will say why it did not go out', async () => {
    const refusals = [
      { reason: 'silent-elsewhere' },
      { reason: 'bought-elsewhere', boughtAt: MONDAY.toISOString() },
    ] as const;
    for (const refusal of refusals) {
      await emptied(tables.documents);
      await given(tables.documents, aRegular(MARIA));
      const { announced } = await sweep({ contacts: { look: async () => refusal } });
      expect([await balance(), await ledger()]).toEqual([40, []]);
      expect(announced.map(({ detail }) => detail)).toMatchObject([{ phone: MARIA, kind: 'nudge' }]);
    }
  });

  it('are told of where they were given already, though their person wants to hear nothing by the next try', async () => {
    for (let step = 1; step <= 12; step += 1) {
      await emptied(tables.documents);
      await given(tables.documents, aRegular(MARIA));
      let left = step;
      const first = await sweep({
        beforeEffect: () => {
          left -= 1;
          if (left === 0) throw new Error('went away');
        },
      });
      const wasGiven = (await ledger()).length === 1;
      const second = await sweep({ contacts: { look: async () => ({ reason: 'silent-elsewhere' }) } });
      expect(await ledger()).toHaveLength(wasGiven ? 1 : 0);
      const told = [...first.announced, ...second.announced].map(({ detail }) => detail);
      expect(told).toContainEqual(
        expect.objectContaining({ phone: MARIA, kind: wasGiven ? 'bonus' : 'nudge' }),
      );
      if (wasGiven) expect(told).not.toContainEqual(expect.objectContaining({ kind: 'nudge' }));
    }
  });

  it('go to whoever has had enough messages for now, or a better one first: their mail waits', async () => {
    await given(tables.documents, aRegular(MARIA));
    await sweep({ contacts: { look: async () => ({ reason: 'enough-messages', until: MONDAY }) } });
    expect(await balance()).toBe(90);
  });

  it('are asked about by the address, the number and the last visit, and wait where nobody can be asked', async () => {
    await given(tables.documents, aRegular(MARIA));
    const down = await sweep({
      contacts: {
        look: async () => {
          throw new Error('no answer');
        },
      },
    });
    expect(down.swept).toHaveProperty('error');
    expect(await balance()).toBe(40);
    const asked: unknown[] = [];
    await sweep({
      contacts: {
        look: async (keys, ask) => {
          asked.push([keys, ask.notBoughtSince]);
          return undefined;
        },
      },
    });
    const keys = [digestOfAddress(MARIA), digestOfAddress('maria@example.com')];
    expect(asked).toEqual([[keys, '2026-04-08T15:00:00.001Z']]);
    expect(await balance()).toBe(90);
  });

  it('say so as well where they bring a reward within reach', async () => {
    await given(tables.documents, aRegular(MARIA));
    const { announced } = await sweep({
      rules: { ...gift, rewards: [{ reward: 'free coffee', points: 90 }] },
    });
    expect(announced.map(({ type }) => type)).toEqual(['loy.reward_earned', 'loy.win_back']);
  });

  it('go to nobody whom no mail can reach, nor to whoever the list alone is for', async () => {
    await given(tables.documents, aRegular(MARIA, { opted_in: false }));
    await sweep();
    expect(await balance()).toBe(40);
    await emptied(tables.documents);
    await given(tables.documents, aRegular(MARIA));
    await sweep({ rules: { ...gift, lapsingAction: 'list' } });
    expect(await balance()).toBe(40);
  });
});
