// The upsell recommender's part of the morning's count.
import { type CountDashboardParts, makeCountDashboard } from '../../../shared/dashboard/count-dashboard.ts';
import { countWeek, type WeekRows } from '../../../shared/dashboard/figures.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { reportWeek } from '../decisions/report.ts';
import { cameSoFar } from '../report/came-so-far.ts';
import type { CameWeeks } from '../state/came-weeks.ts';
import type { Offers } from '../state/offers.ts';
import type { WeekRow } from '../state/week-rows.ts';
import { upsellSheet } from './upsell-sheet.ts';
import { upsellFigures } from './week-figures.ts';

export type CountUpsellParts = Pick<CountDashboardParts, 'log' | 'now' | 'dashboards' | 'shared'> & {
  readonly shop: Shop;
  readonly weekRows: WeekRows<WeekRow>;
  readonly offers: Pick<Offers, 'page' | 'followed'>;
  readonly cameWeeks: CameWeeks;
  readonly documents: () => Promise<readonly ReadDocument[]>;
};

export const countUpsell = (parts: CountUpsellParts) =>
  makeCountDashboard({
    ...parts,
    countWeek: (week) => countWeek(week, parts.weekRows, upsellFigures),
    async sheet() {
      const now = parts.now();
      const zone = parts.shop.timeZone;
      const asking = { offers: parts.offers, weeks: parts.cameWeeks, zone, now };
      const came = await cameSoFar(reportWeek(now, zone), asking);
      return upsellSheet({ so: came?.so, documents: await parts.documents() }, parts.shop);
    },
  });
