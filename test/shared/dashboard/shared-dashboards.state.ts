// What products show of each other: each its own part of one row, none ever over a newer one, and nothing of people.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  makeSharedDashboards,
  type SharedDashboards,
  sharedDashboardsOnAws,
} from '../../../shared/dashboard/shared-dashboards.ts';
import type { DashboardRow } from '../../../shared/dashboard/sheet.ts';
import { type Engine, startEngine, table } from '../../support/dynamo.ts';

let engine: Engine;
let of: (product: string) => SharedDashboards;
beforeAll(async () => {
  engine = await startEngine([table('contacts', 'person')]);
  of = (product) => makeSharedDashboards(engine.documents, 'contacts', product);
});
afterAll(() => engine.stop());

const row = (title: string, day: number): DashboardRow => ({
  counted_at: `2026-06-0${day}T08:00:00.000Z`,
  weeks: { '2026-W24': { carts: day } },
  sheet: { title, charts: [], told: [], waiting: [] },
});

it('shows the others and not oneself, whoever counted first', async () => {
  expect(await of('upsell').others()).toEqual([]);
  await Promise.all([
    of('upsell').share(row('Add-ons', 8)),
    of('cart-recovery').share(row('Carts', 8)),
    of('loyalty').share(row('Loyalty', 8)),
  ]);
  expect((await of('upsell').others()).map(({ sheet }) => sheet.title)).toEqual(['Loyalty', 'Carts']);
  expect((await of('loyalty').others()).map(({ sheet }) => sheet.title)).toEqual(['Add-ons', 'Carts']);
});

it('comes to the same twice, and puts no older count over a newer one', async () => {
  expect(await of('upsell').share(row('Add-ons', 9))).toBe(true);
  expect(await of('upsell').share(row('Add-ons', 9))).toBe(true);
  expect(await of('upsell').share(row('Add-ons', 7))).toBe(false);
  const [shown] = (await of('loyalty').others()).filter(({ sheet }) => sheet.title === 'Add-ons');
  expect(shown).toEqual(row('Add-ons', 9));
});

it('is off where a product is on its own', () => {
  expect(sharedDashboardsOnAws({}, 'upsell')).toEqual({});
});
