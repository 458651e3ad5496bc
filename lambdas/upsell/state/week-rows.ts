// The offers and the ended orders of a week, found by their indexes: what the owner's page counts and lists. The cost is that of the
// week, whatever there is besides.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { readMany } from '../../../shared/aws/batches.ts';
import { pagesOf, queryRows } from '../../../shared/aws/pages.ts';
import type { WeekRows } from '../../../shared/dashboard/figures.ts';
import type { IsoWeek } from '../../../shared/time/time.ts';
import { OFFERS_BY_STATE, type OFFERS_BY_STATE_ATTRIBUTES, ORDERS_BY_ENDING } from '../names.ts';
import { GATE_ENDINGS, type GateEnding, type OfferRow, type OfferState, type OrderRow } from '../rows.ts';

type IndexedOffer = Pick<
  OfferRow,
  'offer_id' | 'state' | 'send_at' | (typeof OFFERS_BY_STATE_ATTRIBUTES)[number]
>;

export type WeekRow =
  | ({ readonly is: 'offer' } & Partial<IndexedOffer> & Pick<OfferRow, 'state' | 'bought_orders'>)
  | ({ readonly is: 'order' } & Pick<OrderRow, 'order_id' | 'recorded_at'> & {
        readonly ended_as: GateEnding;
      });

const PAGE = 100;
/** An order bought what an offer in one of these was about, if anything. */
export const NUDGED = ['sent', 'taken', 'ignored', 'out-of-window'] as const satisfies readonly OfferState[];
const STATES: readonly OfferState[] = ['chosen', ...NUDGED, 'no-fit', 'never-sent'];

const isState = (shelf: string): shelf is OfferState => STATES.some((state) => state === shelf);
const isNudged = (state: OfferState): boolean => NUDGED.some((one) => one === state);

export type WeekRowsParts = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: { readonly offers: string; readonly orders: string };
};

export function makeWeekRows({ client, tables }: WeekRowsParts): WeekRows<WeekRow> {
  async function* offersOf(week: IsoWeek, state: OfferState): AsyncGenerator<WeekRow> {
    const pages = pagesOf((ExclusiveStartKey: Record<string, unknown> | undefined) =>
      client.send(
        new QueryCommand({
          TableName: tables.offers,
          IndexName: OFFERS_BY_STATE,
          KeyConditionExpression: '#state = :state AND send_at BETWEEN :from AND :until',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': state, ...spanOf(week) },
          Limit: PAGE,
          ExclusiveStartKey,
        }),
      ),
    );
    for await (const page of pages) {
      const offers = page as readonly IndexedOffer[];
      const bought = isNudged(state) ? await boughtOf(offers) : new Map();
      for (const offer of offers)
        yield { is: 'offer', ...offer, state, ...(bought.get(offer.offer_id) ?? {}) };
    }
  }

  /** The index does not say what was bought. */
  async function boughtOf(offers: readonly IndexedOffer[]) {
    const rows = await readMany<Pick<OfferRow, 'offer_id' | 'bought_orders'>>(client, {
      table: tables.offers,
      keys: offers.map(({ offer_id }) => ({ offer_id })),
      ProjectionExpression: 'offer_id, bought_orders',
    });
    return new Map(rows.map((row) => [row.offer_id, row]));
  }

  async function* ordersOf(week: IsoWeek, ending: GateEnding): AsyncGenerator<WeekRow> {
    const rows = queryRows<Pick<OrderRow, 'order_id' | 'recorded_at'>>(client, {
      TableName: tables.orders,
      IndexName: ORDERS_BY_ENDING,
      KeyConditionExpression: 'ended_as = :ending AND recorded_at BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':ending': ending, ...spanOf(week) },
    });
    for await (const row of rows) yield { is: 'order', ...row, ended_as: ending };
  }

  return {
    shelves: () => [...STATES, ...GATE_ENDINGS],
    rows: (week, shelf) => (isState(shelf) ? offersOf(week, shelf) : ordersOf(week, shelf as GateEnding)),
  };
}

/** An index's range holds both its ends. */
const spanOf = ({ startsAt, endsAt }: IsoWeek) => ({
  ':from': startsAt.toISOString(),
  ':until': new Date(endsAt.getTime() - 1).toISOString(),
});
