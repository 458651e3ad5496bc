// The upsell recommender: whoever was erased keeps out, and every offer that waits or is out must be whole. Pure.
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { canonical, type Row } from '../plan.ts';
import { erasedOn, itemsOf, lacks, lookAtOpen, type RestoredProduct, type Tables } from './product.ts';

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

/** A telephone may be a family's: who shares only the number of somebody erased loses the number and nothing else. */
function forget(restored: Tables, now: Tables): number {
  const erased = erasedOn('optout', 'customer_id', restored, now);
  const rows = restored.get('customers');
  let left = 0;
  for (const [key, text] of rows ?? []) {
    const row = JSON.parse(text) as Row;
    const isErased = (address: string | undefined) =>
      address !== undefined && erased.has(digestOfAddress(address));
    if (erased.has(row.customer_id?.S ?? '') || isErased(row.email?.S)) {
      rows?.delete(key);
      left += 1;
    } else if (isErased(row.phone?.S)) {
      const { phone: _, phone_from: __, ...rest } = row;
      rows?.set(key, canonical(rest));
      left += 1;
    }
  }
  return left;
}
