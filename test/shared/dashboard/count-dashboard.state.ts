// The morning's count: once a day, whole or not at all, and no older count over a newer one, whatever dies in between.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCountDashboard } from '../../../shared/dashboard/count-dashboard.ts';
import { type Dashboards, makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import type { Sheet } from '../../../shared/dashboard/sheet.ts';
import { shownWeeks } from '../../../shared/dashboard/weeks.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { type Engine, startEngine, table } from '../../support/dynamo.ts';

const silent = { info() {}, warn() {}, error() {} } as unknown as Log;
const sheet: Sheet = { title: 'Carts', charts: [], told: [], waiting: [] };
let engine: Engine;
let dashboards: Dashboards;
let tables = 0;
let now: Date;
let counted: string[];
let value: number;

beforeAll(async () => {
  engine = await startEngine([1, 2, 3, 4, 5, 6].map((one) => table(`notices-${one}`, 'notice_id')));
});
afterAll(() => engine.stop());
beforeEach(() => {
  tables += 1;
  dashboards = makeDashboards(engine.documents, `notices-${tables}`);
  now = new Date('2026-06-09T09:00:00Z');
  counted = [];
  value = 1;
});

const count = (changes: Partial<Parameters<typeof makeCountDashboard>[0]> = {}) =>
  makeCountDashboard({
    shop: { timeZone: 'Europe/London' },
    log: silent,
    now: () => now,
    dashboards,
    countWeek: async ({ key }) => {
      counted.push(key);
      return { carts: value };
    },
    sheet: async () => sheet,
    ...changes,
  })();
const keys = () => shownWeeks(now, 'Europe/London').map(({ key }) => key);

describe('the morning’s count', () => {
  it('writes thirteen weeks, and the same day nothing more', async () => {
    expect(await count()).toBe(13);
    const row = await dashboards.get();
    expect(Object.keys(row?.weeks ?? {}).sort()).toEqual([...keys()].sort());
    expect(row).toMatchObject({ counted_at: now.toISOString(), sheet });
    value = 2;
    expect(await count()).toBe(0);
    expect((await dashboards.get())?.weeks['2026-W24']).toEqual({ carts: 1 });
  });

  it('counts two weeks the next day, and keeps the others', async () => {
    await count();
    now = new Date('2026-06-10T09:00:00Z');
    value = 2;
    expect(await count()).toBe(2);
    const row = await dashboards.get();
    expect(row?.weeks['2026-W24']).toEqual({ carts: 2 });
    expect(row?.weeks['2026-W22']).toEqual({ carts: 1 });
  });

  it('counts on the next try what a run left that died before its write', async () => {
    const dies = { ...dashboards, put: () => Promise.reject(new Error('gone')) };
    await expect(count({ dashboards: dies })).rejects.toThrow('gone');
    expect(await dashboards.get()).toBeUndefined();
    expect(await count()).toBe(13);
  });

  it('is done where the answer of its write was lost', async () => {
    const losesTheAnswer = {
      ...dashboards,
      put: async (row: Parameters<Dashboards['put']>[0]) => {
        await dashboards.put(row);
        throw new Error('no answer');
      },
    };
    await expect(count({ dashboards: losesTheAnswer })).rejects.toThrow('no answer');
    expect(await count()).toBe(0);
  });

  it('never puts an older count over a newer one, of two that run beside each other', async () => {
    const older = now;
    const newer = new Date('2026-06-10T09:00:00Z');
    await dashboards.put({ counted_at: newer.toISOString(), weeks: { '2026-W24': { carts: 7 } }, sheet });
    expect(await dashboards.put({ counted_at: older.toISOString(), weeks: {}, sheet })).toBe(false);
    expect((await dashboards.get())?.weeks['2026-W24']).toEqual({ carts: 7 });
  });

  it('lets a product complete what follows from all weeks together', async () => {
    await count({
      complete: async (weeks) =>
        weeks.map(({ week, figures }) => ({ week, figures: { ...figures, all: weeks.length } })),
    });
    expect((await dashboards.get())?.weeks['2026-W24']).toEqual({ carts: 1, all: 13 });
  });
});
