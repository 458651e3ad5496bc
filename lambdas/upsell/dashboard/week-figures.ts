// What the owner's page counts of the upsell recommender, by the week in which an order was to be nudged, or ended at the gate: every
// order is in exactly one of `nudges`, `unknown`, `noFit`, `neverSent`, `waiting` and `ended`.
import type { Figure, Figures } from '../../../shared/dashboard/figures.ts';
import type { ListedRow } from '../../../shared/dashboard/sheet.ts';
import { ENDINGS, inWords } from '../report/report-words.ts';
import { GATE_ENDINGS, type OfferState } from '../rows.ts';
import { NUDGED, type WeekRow } from '../state/week-rows.ts';

type OfferOfWeek = Extract<WeekRow, { is: 'offer' }>;

const isUnknown = ({ reason }: OfferOfWeek): boolean => reason === 'fate-unknown';

const offersThat = (states: readonly OfferState[], of: (offer: OfferOfWeek) => number): Figure<WeekRow> => ({
  on: (shelf) => states.some((state) => state === shelf),
  of: (row) => (row.is === 'offer' && states.includes(row.state) ? of(row) : 0),
});
const sentAnd = (...states: OfferState[]) => offersThat(states, (offer) => (isUnknown(offer) ? 0 : 1));
const CAPPED = ['capped', 'enough-messages'];
const isEnding = (shelf: string): boolean => GATE_ENDINGS.some((ending) => ending === shelf);

export const upsellFigures: Figures<WeekRow> = {
  orders: { of: () => 1 },
  nudges: sentAnd(...NUDGED),
  taken: sentAnd('taken'),
  late: sentAnd('out-of-window'),
  ignored: sentAnd('ignored'),
  mayStillTap: sentAnd('sent'),
  unknown: offersThat(NUDGED, (offer) => (isUnknown(offer) ? 1 : 0)),
  bought: offersThat(NUDGED, ({ bought_orders = {} }) => (Object.keys(bought_orders).length > 0 ? 1 : 0)),
  boughtMinor: offersThat(NUDGED, ({ bought_orders = {} }) =>
    Object.values(bought_orders).reduce((sum, minor) => sum + minor, 0),
  ),
  noFit: offersThat(['no-fit'], () => 1),
  neverSent: offersThat(['never-sent'], () => 1),
  waiting: offersThat(['chosen'], () => 1),
  ended: { on: isEnding, of: ({ is }) => (is === 'order' ? 1 : 0) },
  capped: {
    on: (shelf) => shelf === 'never-sent' || shelf === 'capped',
    of: (row) => {
      const reason = row.is === 'order' ? row.ended_as : row.state === 'never-sent' ? row.reason : undefined;
      return CAPPED.includes(reason ?? '') ? 1 : 0;
    },
  },
};

const STATES: Readonly<Record<OfferState, string>> = {
  chosen: 'waits for its time',
  sent: 'sent, and may still be tapped',
  taken: 'tapped',
  ignored: 'not tapped',
  'out-of-window': 'tapped too late',
  'no-fit': 'nothing fitted',
  'never-sent': 'never sent',
};

/** An order and what became of it; no name is in it. */
export function listedOrder(row: WeekRow): ListedRow {
  if (row.is === 'order') return { what: `Order ${row.order_id}`, more: [ENDINGS[row.ended_as]] };
  const { order_id = 'unknown', product_name, sku, trigger_name, state, reason, bought_orders = {} } = row;
  const offered = product_name ?? sku;
  const orders = Object.keys(bought_orders);
  return {
    what: `Order ${order_id}`,
    more: [
      ...(offered === undefined ? [] : [`offered: ${offered}`]),
      ...(trigger_name === undefined ? [] : [`with ${trigger_name}`]),
      isUnknown(row) ? 'nobody knows whether it went out' : STATES[state],
      ...(state === 'never-sent' ? [inWords(reason ?? 'unknown')] : []),
      ...(orders.length === 0 ? [] : [`bought with order ${orders.join(', ')}`]),
    ],
  };
}
