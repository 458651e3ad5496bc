// The upsell recommender: whoever was erased keeps out, and every offer that waits or is out must be whole. Pure.
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { Row } from '../plan.ts';
import {
  changeRows,
  erasedOn,
  itemsOf,
  lacks,
  lookAtOpen,
  type Marked,
  type RestoredProduct,
  relist,
  type Tables,
} from './product.ts';

const DAY_MS = 86_400_000;
const OPEN = ['chosen', 'sent'];
const OF_EVERY_OFFER = [
  'order_id',
  'customer_id',
  'sku',
  'product_name',
  'price_minor',
  'currency',
  'send_at',
];

export const upsell: RestoredProduct = {
  fillThemselves: ['catalogue', 'pairings'],
  mayHoldOthers: ['notices'],
  beside: true,
  forget,
  looks(seen) {
    const orders = new Set(itemsOf(seen.restored, 'orders').map(({ order_id }) => String(order_id)));
    const people = new Set(itemsOf(seen.restored, 'customers').map(({ customer_id }) => String(customer_id)));
    const peopleNow = new Set(itemsOf(seen.now, 'customers').map(({ customer_id }) => String(customer_id)));
    return [
      lookAtOpen(
        'open offers',
        {
          table: 'offers',
          key: 'offer_id',
          isOpen: ({ state }) => OPEN.includes(String(state)),
          writtenBy: ({ chosen_at }) => Date.parse(String(chosen_at)) + DAY_MS,
          fault(offer) {
            const id = String(offer.customer_id);
            if (!orders.has(String(offer.order_id))) return `has no order ${offer.order_id}`;
            if (!people.has(id) && peopleNow.has(id)) return 'has no customer';
            if (offer.state === 'sent' && offer.sent_at === undefined) return 'was sent nobody knows when';
            return lacks(offer, OF_EVERY_OFFER);
          },
        },
        seen,
      ),
    ];
  },
};

/**
 * A telephone may be a family's: who shares only the number of somebody erased loses the number and nothing else. Orders and offers
 * of whoever was forgotten everywhere are nobody's.
 */
function forget(restored: Tables, now: Tables, marked: Marked): number {
  const erased = new Set([...erasedOn('optout', 'customer_id', restored, now), ...marked.keys()]);
  const isErased = (address: string | undefined) =>
    address !== undefined && erased.has(digestOfAddress(address));
  const isMarked = ({ customer_id }: Row) => marked.has(customer_id?.S ?? '');
  const forgotten =
    changeRows(restored.get('customers'), (row) => {
      if (erased.has(row.customer_id?.S ?? '') || isErased(row.email?.S)) return undefined;
      const { phone, phone_from: _, ...rest } = row;
      return isErased(phone?.S) ? rest : row;
    }) +
    changeRows(restored.get('orders'), (row) => {
      const { customer_id: _, ...rest } = row;
      return isMarked(row) ? rest : row;
    }) +
    changeRows(restored.get('offers'), (row) =>
      isMarked(row) ? { ...row, customer_id: { S: 'erased' } } : row,
    );
  relist(restored.get('optout'), marked, (key, at) => ({
    customer_id: { S: key },
    opted_out_at: { S: at },
    source: { S: 'erased' },
  }));
  return forgotten;
}
