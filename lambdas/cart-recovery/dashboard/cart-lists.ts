// The carts behind a number of the owner's page, judged by the days by which they were counted.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Lists, listsOf } from '../../../shared/dashboard/figures.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import { makeWeekRows } from '../state/week-rows.ts';
import { cartFigures, listedCart, WITHIN_DAYS } from './week-figures.ts';

export type CartListsParts = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly shop: Shop;
};

export function cartLists({ client, table, shop }: CartListsParts): Lists {
  const weekRows = makeWeekRows({
    client,
    table,
    zone: shop.timeZone,
    carts: makeCartReads(client, table),
  });
  return (asked) => {
    const by = { withinDays: asked.figures[WITHIN_DAYS] ?? 0, currency: shop.currency };
    return listsOf(weekRows, cartFigures(by), listedCart(shop, by.withinDays))(asked);
  };
}
