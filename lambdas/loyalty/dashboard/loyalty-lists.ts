// What is behind a number of the owner's page: moves and deeds of a week, and the cases that wait for a manager.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DashboardParts } from '../../../shared/dashboard/answer-dashboard.ts';
import { makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import { type Lists, listsOf } from '../../../shared/dashboard/figures.ts';
import { sharedDashboardsOnAws } from '../../../shared/dashboard/shared-dashboards.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { heldCases, makeWeekRows } from '../state/week-rows.ts';
import { HELD } from './loyalty-sheet.ts';
import { listedCase, listedMove, loyaltyWeekFigures } from './week-figures.ts';

export type LoyaltyListsParts = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: {
    readonly sales: string;
    readonly ledger: string;
    readonly audit: string;
    readonly review: string;
    readonly notices: string;
  };
  readonly shop: Shop;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** The owner's page as loy-signup shows it. */
export const loyaltyDashboard = (parts: LoyaltyListsParts): DashboardParts => ({
  ...sharedDashboardsOnAws(parts.environment, 'loyalty'),
  dashboards: makeDashboards(parts.client, parts.tables.notices),
  lists: loyaltyLists(parts),
});

function loyaltyLists({ client, tables, shop }: Omit<LoyaltyListsParts, 'environment'>): Lists {
  const weekRows = makeWeekRows({ client, tables, zone: shop.timeZone });
  const lists = listsOf(weekRows, loyaltyWeekFigures, listedMove(shop));
  return async (asked) => {
    if (asked.key !== HELD) return lists(asked);
    return { rows: (await heldCases(client, tables.review)).map(listedCase), more: false };
  };
}
