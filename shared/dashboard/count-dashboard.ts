// The morning's count for the owner's page: the weeks that may have changed are counted from the product's indexes, and the row is
// written whole. Safe to repeat: the same rows come to the same figures, and an older count never replaces a newer one.
import type { Log } from '../handlers/log.ts';
import type { Shop } from '../shop/shop.ts';
import type { IsoWeek } from '../time/time.ts';
import type { Dashboards } from './dashboard-row.ts';
import type { SharedDashboards } from './shared-dashboards.ts';
import type { Sheet, WeekFigures } from './sheet.ts';
import { shownWeeks, weeksToCount } from './weeks.ts';

/** The weeks that are shown with their figures, oldest first. */
export type CountedWeeks = readonly { readonly week: IsoWeek; readonly figures: WeekFigures }[];

export type CountDashboardParts = {
  readonly shop: Pick<Shop, 'timeZone'>;
  readonly log: Log;
  readonly now: () => Date;
  readonly dashboards: Dashboards;
  /** Where the products share what they know. */
  readonly shared?: Pick<SharedDashboards, 'share'>;
  /** A week's figures, from the product's rows. */
  readonly countWeek: (week: IsoWeek) => Promise<WeekFigures>;
  /** What follows from all of them together; default: nothing. */
  readonly complete?: (weeks: CountedWeeks) => Promise<CountedWeeks>;
  readonly sheet: (weeks: CountedWeeks) => Promise<Sheet>;
};

/** Counts once a day, however often it is asked. Answers how many weeks it counted. */
export const makeCountDashboard = (parts: CountDashboardParts) => async (): Promise<number> => {
  const now = parts.now();
  const { timeZone } = parts.shop;
  const known = await parts.dashboards.get();
  const toCount = weeksToCount(known, now, timeZone);
  if (toCount.length === 0) return 0;
  const counted = new Map<string, WeekFigures>();
  for (const week of toCount) counted.set(week.key, await parts.countWeek(week));
  const found = shownWeeks(now, timeZone).map((week) => ({
    week,
    figures: counted.get(week.key) ?? known?.weeks[week.key] ?? {},
  }));
  const weeks = (await parts.complete?.(found)) ?? found;
  const row = {
    counted_at: now.toISOString(),
    weeks: Object.fromEntries(weeks.map(({ week, figures }) => [week.key, figures])),
    sheet: await parts.sheet(weeks),
  };
  await parts.dashboards.put(row);
  // The own page has it already; on the others' it stands a day late.
  await parts.shared?.share(row).catch((error: unknown) => parts.log.error('figures not shared', { error }));
  parts.log.info('owner’s page counted', { weeks: toCount.length });
  return toCount.length;
};
