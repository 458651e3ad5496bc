// The buttons of the upsell recommender: orders, and what comes after an order.
import type { Press, SampleButton } from '../../console/product-face.ts';
import type { SampleOrder } from '../../sample/store/feed.ts';
import { sampleId } from '../sample-id.ts';
import {
  commuterBikeOrder,
  customerErased,
  customerOptedOut,
  giftCardOrder,
  orderCancelled,
  orderRefunded,
  randomOrder,
  type When,
} from './sample-orders.ts';

const NOTHING_YET = 'No order has been sent from this page yet. Send one first.';

/** They remember the last order, so that it can be sent again, cancelled or refunded. */
export function orderButtons(): readonly SampleButton[] {
  let last: SampleOrder | undefined;
  const when = (press: Press): When => ({ orderId: sampleId('R', press), placedAt: press.now });
  const ordering = (orderOf: (when: When, press: Press) => SampleOrder) => (press: Press) => {
    last = orderOf(when(press), press);
    return last;
  };
  const ofTheLast = (eventOf: (order: SampleOrder) => object) => () =>
    last === undefined ? NOTHING_YET : eventOf(last);

  return [
    {
      event: 'commuter-bike',
      label: 'Tom buys a commuter bike',
      hint: 'A nudge follows an hour later',
      make: ordering(commuterBikeOrder),
    },
    {
      event: 'gift-card',
      label: 'Ngozi buys a gift card',
      hint: 'Nothing goes with it: no nudge',
      make: ordering(giftCardOrder),
    },
    {
      event: 'random',
      label: 'Somebody buys something',
      hint: 'One to three things off the shelves',
      make: ordering((placed, { now, count }) => randomOrder(now.getTime() + count, placed)),
    },
    {
      event: 'again',
      label: 'Send the last order again',
      hint: 'Stores repeat themselves; it must not matter',
      make: ofTheLast((order) => order),
    },
    {
      event: 'cancel',
      label: 'Cancel the last order',
      hint: 'Stops a nudge that is still waiting',
      make: ofTheLast(({ order_id }) => orderCancelled(order_id)),
    },
    {
      event: 'refund',
      label: 'Refund the last order',
      hint: 'Stops it as well',
      make: ofTheLast(({ order_id }) => orderRefunded(order_id)),
    },
    {
      event: 'opt-out',
      label: 'The last shopper opts out',
      hint: 'For good',
      make: ofTheLast(({ customer }) => customerOptedOut(customer.id)),
    },
    {
      event: 'erase',
      label: 'Erase the last shopper',
      hint: 'Everything about a person goes',
      make: ofTheLast(({ customer }) => customerErased(customer.id)),
    },
    {
      event: 'forged',
      label: 'Forge an order',
      hint: 'A wrong signature is turned away',
      isForged: true,
      make: (press) => commuterBikeOrder(when(press)),
    },
  ];
}
